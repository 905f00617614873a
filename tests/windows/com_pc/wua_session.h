// SPDX-License-Identifier: MIT
#pragma once

#include "com_pc.h"
#include "com_support.h"

#include <wuapi.h>

namespace esu::compc {

/// The entry points of the Windows Update Agent on this PC. Free-threaded.
ComPtr<IUnknown> makeUpdateSession(const std::shared_ptr<ComPc> &pc);
ComPtr<IUnknown> makeSystemInformation(const std::shared_ptr<ComPc> &pc);
ComPtr<IUnknown> makeAutomaticUpdates(const std::shared_ptr<ComPc> &pc);
ComPtr<IUnknown> makeUpdateServiceManager(const std::shared_ptr<ComPc> &pc);

ComPtr<IUpdateSearcher> makeSearcher(const std::shared_ptr<ComPc> &pc);
ComPtr<IUpdateDownloader> makeDownloader(const std::shared_ptr<ComPc> &pc);
ComPtr<IUpdateInstaller> makeInstaller(const std::shared_ptr<ComPc> &pc);

} // namespace esu::compc

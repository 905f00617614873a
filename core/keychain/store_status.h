// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QString>

namespace esu {

/// What lies behind QtKeychain's "other error" on this system: the fault, with `code` where the system gave one. Asked
/// on the event-loop thread right after the job ended; `text` is the library's own.
struct StoreStatus {
    Fault fault = Fault::Backend;
    std::optional<std::uint32_t> code = std::nullopt;
};
StoreStatus storeStatus(const QString &text);
#ifdef Q_OS_WIN
/// The same from a Win32 error.
StoreStatus storeStatusOf(std::uint32_t number);
#endif

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/package_file.h"

namespace esu {

/// The packages (.msu) that a folder or USB stick holds, by their names; other files are passed over. `BadData`, exit
/// 2, when it is no folder that can be read.
Result<PackageFiles> readPackageFolder(const QString &folder);

} // namespace esu

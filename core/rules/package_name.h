// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace esu {

/// What the name of a package file says: "windows6.1-kb4474419-v3-x64_<SHA-1 of the file>.msu".
struct PackageName {
    QString windows;
    QString kb;
    int revision = 1;
    QString architecture;
    QString sha1;
};

/// nullopt = the name of something else. Pure.
std::optional<PackageName> packageName(const QString &fileName);

/// Does this package key ("Package_for_KB4490628~…", "Package_2_for_KB4490628~…") belong to `kb`? Pure.
bool isPackageOf(const QString &packageKey, const QString &kb);

} // namespace esu

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

} // namespace esu

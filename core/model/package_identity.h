// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/package_file.h"

#include <QByteArray>

#include <optional>

namespace esu {

/// What a package says of itself, in the `…-pkgProperties.txt` that every .msu carries
/// (resources/FACTS.md#package-identity).
struct PackageIdentity {
    QString kb = {};           ///< "KB4490628"; empty = not said
    QString architecture = {}; ///< "x64", "x86", "arm64"; empty = not said

    bool operator==(const PackageIdentity &) const = default;
};

/// nullopt = the text says nothing of either. Pure.
std::optional<PackageIdentity> packageIdentityIn(const QByteArray &properties);

/// Nothing of what the package says contradicts what it was taken for: a signature proves who made a file, and not
/// which one it is. Pure.
bool isPackage(const PackageIdentity &identity, const PackageFile &file);

} // namespace esu

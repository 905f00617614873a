// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <cstdint>

namespace esu {

/// One update package (.msu, or the .cab of one) that repairs a prerequisite, with what proves that a file is it.
/// A plain value. Digests are lower-case hexadecimal; an empty one is not known.
struct PackageFile {
    /// Who says what the digests are: `resources/prerequisites.json`, the Catalog's dialog, or nobody (a file of a
    /// folder whose package is not pinned: its name carries its own SHA-1, and only the signature proves it).
    enum class Origin { Pinned, Catalog, Folder };

    QString kb = {};           ///< "KB4474419"
    QString architecture = {}; ///< "x64", "x86", "arm64"
    QString fileName = {};     ///< "windows6.1-kb4474419-v3-x64_<40 hex digits>.msu"
    QString sha1 = {};         ///< 40 digits
    QString sha256 = {};       ///< 64 digits
    std::int64_t size = 0;     ///< bytes, exactly: no download may be larger; 0 = not known
    /// Bytes that the Catalog lists for the update: for people. Nobody documents that it is the file's to the byte.
    std::int64_t listedSize = 0;
    QUrl url = {};     ///< where to download it; empty = ask the Catalog
    QString path = {}; ///< the local file, when there is one
    Origin origin = Origin::Pinned;

    std::int64_t likelySize() const { return size > 0 ? size : listedSize; }
    bool operator==(const PackageFile &) const = default;
};

template <> struct EnumNames<PackageFile::Origin> {
    static constexpr EnumTable<PackageFile::Origin, 3> table{{{PackageFile::Origin::Pinned, u"pinned"},
                                                              {PackageFile::Origin::Catalog, u"catalog"},
                                                              {PackageFile::Origin::Folder, u"folder"}}};
};
static_assert(namesEvery<PackageFile::Origin>());
using PackageFiles = QList<PackageFile>;

/// A name that stays inside a folder, means nothing else to Windows, and that its tools take for a package. Pure.
bool isPackageFileName(const QString &name);

} // namespace esu

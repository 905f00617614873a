// SPDX-License-Identifier: MIT
#include "core/journey/package_folder.h"

#include "core/base/operations.h"
#include "core/rules/package_name.h"

#include <QDir>
#include <QFileInfo>

namespace esu {

Result<PackageFiles> readPackageFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable()) {
        const Fault fault = info.isDir() ? Fault::AccessDenied : Fault::BadData;
        return std::unexpected(
            fileError(fault, operation::arguments,
                      QStringLiteral("--packages: \"%1\" is not a folder that can be read").arg(folder)));
    }
    PackageFiles files;
    for (const QFileInfo &entry : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        const auto name = packageName(entry.fileName());
        if (!name)
            continue;
        files.append({.kb = name->kb,
                      .architecture = name->architecture,
                      .fileName = entry.fileName(),
                      .sha1 = name->sha1,
                      .size = entry.size(),
                      .path = entry.absoluteFilePath(),
                      .origin = PackageFile::Origin::Folder});
    }
    return files;
}

} // namespace esu

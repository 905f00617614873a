// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/package_file.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

/// What stands in the pages of Microsoft Update Catalog, which nobody documents (facts 9). Pure; nullopt = the page is
/// not the one we know.
namespace esu::catalog {

/// The update IDs of a search page whose titles name the KB number; none for its "no result" text.
std::optional<QStringList> updateIds(const QString &page, const QString &kb);

/// The packages of one answer of the download dialog.
std::optional<PackageFiles> files(const QString &dialog, const QString &kb);

/// The form that asks the dialog for one update.
QByteArray dialogForm(const QString &updateId);

/// A plain name, of a package, that is safe to use in a folder.
bool isPackageName(const QString &name);

} // namespace esu::catalog

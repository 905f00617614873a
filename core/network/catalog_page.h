// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/package_file.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>

/// What stands in the pages of Microsoft Update Catalog, which nobody documents (resources/FACTS.md#catalog). Pure;
/// nullopt = the page is not the one we know.
namespace esu::catalog {

/// One page of search results: the updates whose titles name the KB number; none for the "no result" text.
struct SearchPage {
    struct Row {
        QString updateId;
        std::int64_t size = 0; ///< bytes of the whole update as listed, 0 = not said
        bool operator==(const Row &) const = default;
    };
    QList<Row> rows = {};
    bool last = true; ///< no further page follows

    bool operator==(const SearchPage &) const = default;
};
std::optional<SearchPage> searchPage(const QString &page, const QString &kb);

/// The packages of one answer of the download dialog.
std::optional<PackageFiles> files(const QString &dialog, const QString &kb);

/// The form that asks the dialog for one update.
QByteArray dialogForm(const QString &updateId);

} // namespace esu::catalog

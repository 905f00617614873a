// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QUrl>

namespace esu {

/// Where Microsoft Update Catalog answers (facts 9), from `resources/endpoints.json`.
struct CatalogEndpoints {
    QUrl search = {};
    QUrl dialog = {};
    QStringList downloadHosts = {}; ///< the only hosts a package may come from

    bool operator==(const CatalogEndpoints &) const = default;
};

struct Endpoints {
    CatalogEndpoints catalog = {};

    bool operator==(const Endpoints &) const = default;
};

} // namespace esu

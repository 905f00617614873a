// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
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

/// An address whose answer shows that a service can be reached (facts 7.1, 7.2).
struct ProbeEndpoint {
    QString id = {};
    QString purpose = {}; ///< "activation", "windows-update", "certificates"
    QUrl url = {};
    QStringList programmes = {}; ///< empty = every PC

    bool operator==(const ProbeEndpoint &) const = default;
};

struct Endpoints {
    CatalogEndpoints catalog = {};
    QList<ProbeEndpoint> probes = {};

    bool operator==(const Endpoints &) const = default;
};

} // namespace esu

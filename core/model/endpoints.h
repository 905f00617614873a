// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/surroundings.h"

#include <QList>
#include <QStringList>
#include <QUrl>

namespace esu {

/// Where Microsoft Update Catalog answers (resources/FACTS.md#catalog), from `resources/endpoints.json`.
struct CatalogEndpoints {
    QUrl search = {};
    QUrl dialog = {};
    QStringList downloadHosts = {}; ///< the only hosts a package may come from

    bool operator==(const CatalogEndpoints &) const = default;
};

/// An address whose answer shows that a service can be reached (resources/FACTS.md#endpoints).
struct ProbeEndpoint {
    QString id = {};
    EndpointPurpose purpose = EndpointPurpose::Activation;
    QUrl url = {};
    QStringList programmes = {}; ///< empty = every PC

    bool operator==(const ProbeEndpoint &) const = default;
};

/// A root certificate that the chain of the activation host rests on (resources/FACTS.md#root-certificates).
struct RootCertificate {
    QString name = {}; ///< its common name, for people
    QString sha1 = {}; ///< thumbprint, 40 lower-case hexadecimal digits; what a store is asked for

    bool operator==(const RootCertificate &) const = default;
};

struct Endpoints {
    CatalogEndpoints catalog = {};
    QList<ProbeEndpoint> probes = {};
    QList<RootCertificate> roots = {};

    bool operator==(const Endpoints &) const = default;
};

} // namespace esu

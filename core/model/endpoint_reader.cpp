// SPDX-License-Identifier: MIT
// `endpoints.json` → `Endpoints`.
#include "core/model/data_file.h"
#include "core/model/resources.h"

#include <QRegularExpression>

namespace esu {

namespace {

using namespace datafile;

QUrl httpsAddress(const JsonNode &parent, const char *name)
{
    const JsonNode node = parent.member(QLatin1String(name));
    const QUrl url(node.asString(), QUrl::StrictMode);
    if (url.scheme() != QLatin1String("https") || url.host().isEmpty())
        node.problem(QStringLiteral("must be an https address"));
    return url;
}

ProbeEndpoint probeEndpoint(const JsonNode &node)
{
    const JsonNode address = node.member(QLatin1String("url"));
    const ProbeEndpoint probe{.id = node.text("id"),
                              .purpose = endpointPurpose(node.member(QLatin1String("purpose"))),
                              .url = QUrl(address.asString(), QUrl::StrictMode),
                              .programmes = node.strings("programmes")};
    // Some services answer over plain HTTP only; nothing that they say is trusted.
    const bool isWeb = probe.url.scheme() == QLatin1String("https") || probe.url.scheme() == QLatin1String("http");
    if (!isWeb || probe.url.host().isEmpty())
        address.problem(QStringLiteral("must be an http or https address"));
    confidence(node); // these two for the person who checks the data
    node.text("source");
    return probe;
}

RootCertificate rootCertificate(const JsonNode &node)
{
    static const QRegularExpression thumbprint(QStringLiteral("\\A[0-9a-f]{40}\\z"));
    const JsonNode sha1 = node.member(QLatin1String("sha1"));
    const RootCertificate root{.name = node.text("name"), .sha1 = sha1.asString()};
    if (!thumbprint.match(root.sha1).hasMatch())
        sha1.problem(QStringLiteral("must be 40 lower-case hexadecimal digits"));
    confidence(node); // these two for the person who checks the data
    node.text("source");
    return root;
}

} // namespace

Result<Endpoints> parseEndpoints(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    date(document->root(), "dataDate");
    const JsonNode catalog = document->root().member(QLatin1String("catalog"));
    Endpoints endpoints{.catalog = {.search = httpsAddress(catalog, "search"),
                                    .dialog = httpsAddress(catalog, "dialog"),
                                    .downloadHosts = catalog.strings("downloadHosts")}};
    if (endpoints.catalog.downloadHosts.isEmpty())
        catalog.problem(QStringLiteral("names no download hosts"));
    QSet<QString> ids;
    for (const JsonNode &node : items(document->root(), "probes")) {
        endpoints.probes.append(probeEndpoint(node));
        mustBeNew(ids, endpoints.probes.constLast().id, node.member(QLatin1String("id")));
    }
    QSet<QString> thumbprints;
    for (const JsonNode &node : items(document->root(), "roots")) {
        endpoints.roots.append(rootCertificate(node));
        mustBeNew(thumbprints, endpoints.roots.constLast().sha1, node.member(QLatin1String("sha1")));
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return endpoints;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/model/endpoints.h"
#include "core/network/http_client.h"
#include "core/ports/package_catalog.h"

namespace esu {

/// Where to ask, and whether plain HTTP is allowed: only for a Catalog of this PC's own.
struct CatalogPlace {
    CatalogEndpoints endpoints = {};
    bool plainHttp = false;
    bool mirror = false;

    /// A mirror or a test in place of the Catalog: https, or http on this PC itself; packages come from that host only.
    /// Anything else is `BadData` of the command line.
    static Result<CatalogPlace> at(const QString &base);
};

/// How much is taken from the other side, whatever it says or leaves out. In bytes, except `updates`.
struct CatalogLimits {
    qint64 page = 8LL * 1024 * 1024;
    int updates = 100;                         ///< of one search
    qint64 package = 4LL * 1024 * 1024 * 1024; ///< where nothing is known of the file's size
    qint64 anyListed = 64LL * 1024 * 1024;     ///< what a package may have, however small it is listed
    int timesListed = 4;

    /// The size of the file where it is known exactly. What the Catalog lists is not documented to be that: a generous
    /// multiple of it.
    qint64 ofDownload(const PackageFile &file) const;
};

/// Microsoft Update Catalog over HTTPS. Only the first page of a search is read (25 updates): a package that may stand
/// on a later one is told by `CatalogListing::complete`. Thread-safe, but never to be called on the event-loop thread.
/// What it gives a name is proven by its digest; who signed it is for the installer to say.
class CatalogClient final : public PackageCatalog {
public:
    /// `loop` and `clock` must outlive this; back-off waits on `clock`. `patience` and `limits` are for tests.
    CatalogClient(EventLoopThread &loop, Clock &clock, CatalogPlace place, HttpPatience patience = {},
                  CatalogLimits limits = {})
        : m_http(loop, patience), m_clock(clock), m_place(std::move(place)), m_limits(limits)
    {
    }

    Result<CatalogListing> find(const CatalogQuery &query, const JobContext &context) override;
    bool isMirror() const override { return m_place.mirror; }
    Result<QString> download(const PackageFile &file, const QString &folder, const JobContext &context) override;

private:
    struct Partial;
    Result<QString> page(const HttpRequest &request, const JobContext &context);
    Result<void> checkAddress(const QUrl &url) const;
    Result<PackageFile> addressed(PackageFile file, const JobContext &context);
    Result<void> fetch(const PackageFile &file, Partial &partial, const JobContext &context);
    Result<void> fetchOnce(const PackageFile &file, Partial &partial, const JobContext &context);
    bool backOff(int attempt, const JobContext &context);

    HttpClient m_http;
    Clock &m_clock;
    const CatalogPlace m_place;
    const CatalogLimits m_limits;
};

} // namespace esu

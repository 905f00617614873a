// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/package_file.h"

#include <chrono>
#include <optional>

namespace esu {

/// What is looked for in the Catalog.
struct CatalogQuery {
    QString kb = {};   ///< "KB4474419"
    QString sha1 = {}; ///< where it is known: the search is over with that file
    /// A single try that ends as `Timeout` by then, for what is asked only to be shown; without it a broken line is
    /// tried again with back-off.
    std::optional<std::chrono::milliseconds> within = std::nullopt;
};

/// What the Catalog offers under one KB number.
struct CatalogListing {
    PackageFiles files = {};
    bool complete = true; ///< false: the Catalog has more results than were read

    bool operator==(const CatalogListing &) const = default;
};

/// Microsoft Update Catalog (resources/FACTS.md#catalog). Blocking and stoppable; needs no administrator rights. Never
/// weakens TLS.
class PackageCatalog {
public:
    virtual ~PackageCatalog() = default;

    /// The files that the Catalog offers under a KB number, every architecture and Windows among them; the caller
    /// chooses. None is an empty list; an answer that is not understood is `BadData`.
    virtual Result<CatalogListing> find(const CatalogQuery &query, const JobContext &context) = 0;

    /// Not Microsoft's own: it may be there although no address on the internet answers.
    virtual bool isMirror() const { return false; }

    /// Downloads `file` into `folder` and gives its path. A partial file of an earlier call is continued; a broken
    /// line is tried again with back-off. The file gets its name only when every known digest fits; one that does not
    /// fit is removed and ends with `BadData`, condition "digest-mismatch".
    virtual Result<QString> download(const PackageFile &file, const QString &folder, const JobContext &context) = 0;
};

} // namespace esu

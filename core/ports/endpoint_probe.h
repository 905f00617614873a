// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QDateTime>
#include <QList>
#include <QUrl>

#include <optional>

namespace esu {

/// What one address answered.
struct EndpointAnswer {
    QUrl url = {};
    /// Any HTTP answer counts as reached, whatever its status. The error's code is the WinHTTP one as an HRESULT
    /// (0x80072EE7 …), so that the error catalogue explains it.
    Result<void> reached = notRead();
    /// The `Date` header, UTC: a hint about this PC's clock, never a reason to trust anything.
    std::optional<QDateTime> date = std::nullopt;

    bool operator==(const EndpointAnswer &) const = default;
};

/// Asks addresses for a sign of life, through the proxy that the licensing service uses (WinHTTP's machine proxy).
/// Sends nothing about the PC. Blocking, stoppable; all addresses side by side, at most `deadline::endpoints` in all.
class EndpointProbe {
public:
    virtual ~EndpointProbe() = default;

    virtual Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &context) = 0;
};

} // namespace esu

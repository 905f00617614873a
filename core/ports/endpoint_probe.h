// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/surroundings.h"

#include <QList>
#include <QUrl>

namespace esu {

/// Asks addresses for a sign of life, through the proxy that the licensing service uses (WinHTTP's machine proxy).
/// Sends nothing about the PC. Blocking, stoppable; all addresses side by side, at most `deadline::endpoints` in all.
/// What a proxy answers in place of an address is no answer of it. The answers stand in the order of `urls`.
class EndpointProbe {
public:
    virtual ~EndpointProbe() = default;

    virtual Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &context) = 0;
};

} // namespace esu

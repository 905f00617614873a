// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/deadlines.h"
#include "core/ports/endpoint_probe.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace esu {

/// HRESULT of an HTTP answer that a proxy gave in place of the address; nullopt = the address itself answered. A proxy
/// that refuses a connection answers a request to an https address before there is a certificate of that address.
std::optional<std::uint32_t> proxyRefusal(std::uint32_t status, bool secure, bool hasServerCertificate);

/// Asks by WinHTTP with the machine's proxy and TLS 1.2, certificates validated, no redirects, cookies or credentials.
/// Each address has a thread of its own; one that Windows holds back beyond the deadline, or after a stop, is left
/// behind and ends by itself.
class WindowsEndpointProbe final : public EndpointProbe {
public:
    explicit WindowsEndpointProbe(std::chrono::milliseconds deadline = deadline::endpoints) : m_deadline(deadline) {}

    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &context) override;
    /// A thread is still inside Windows. Any thread.
    bool hasAbandonedWork() const { return *m_running > 0; }

private:
    const std::chrono::milliseconds m_deadline;
    /// Of all probes; outlives this object with the last thread.
    const std::shared_ptr<std::atomic<int>> m_running = std::make_shared<std::atomic<int>>(0);
};

} // namespace esu

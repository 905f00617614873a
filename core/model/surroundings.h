// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>

namespace esu {

/// What WinHTTP and Schannel are told about TLS 1.2 (resources/FACTS.md#tls12). nullopt = the value is not there, which
/// is the default.
struct Tls12Facts {
    std::optional<std::uint32_t> winHttp = std::nullopt;      ///< DefaultSecureProtocols, the view of this Windows
    std::optional<std::uint32_t> winHttpWow64 = std::nullopt; ///< the same for 32-bit programs; none on 32-bit Windows
    std::optional<std::uint32_t> disabledByDefault = std::nullopt; ///< Schannel, TLS 1.2, client
    std::optional<std::uint32_t> enabled = std::nullopt;

    bool operator==(const Tls12Facts &) const = default;
};

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

/// What an address is for; `datafile::endpointPurpose` has the names of the data files.
enum class EndpointPurpose { Activation, WindowsUpdate, Certificates };

/// An answer with what the address is for.
struct EndpointReading {
    EndpointPurpose purpose = EndpointPurpose::Activation;
    EndpointAnswer answer = {};

    bool operator==(const EndpointReading &) const = default;
};

/// Whether Windows trusts a root certificate, as far as its stores say. It may fetch one that is absent when a
/// connection needs it.
enum class RootTrust { Present, Absent, Disallowed };

/// One root certificate of `resources/endpoints.json` on one PC.
struct RootReading {
    QString name = {};
    QString sha1 = {};
    RootTrust trust = RootTrust::Absent;

    bool operator==(const RootReading &) const = default;
};

/// What is around Windows rather than in it: room, power, network. Read only when it is asked for.
struct Surroundings {
    Fact<qint64> freeBytes = notRead(); ///< on the drive of Windows
    Fact<Tls12Facts> tls12 = notRead();
    Fact<bool> onBattery = notRead();
    Fact<bool> metered = notRead();
    Fact<QList<RootReading>> roots = notRead(); ///< in the stores of the computer, which services look into
    Fact<QList<EndpointReading>> endpoints = notRead();
    QDateTime at = {}; ///< the PC's own time when the addresses had answered, UTC

    bool operator==(const Surroundings &) const = default;
};

} // namespace esu

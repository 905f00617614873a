// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/windows/inventory/registry_reader.h"

namespace esu {

/// The facts that stand in the registry (resources/FACTS.md#component-packages, #update-policy).
struct RegistryFacts {
    Fact<QString> editionId = notRead();
    Fact<int> ubr = notRead();
    Fact<QString> architecture = notRead();
    Fact<QList<PackageFact>> packages = notRead();
    Fact<QString> servicingStackVersion = notRead();
    Fact<PendingRestart> pendingRestart = notRead();
    Fact<UpdateSource> updateSource = notRead();
    Fact<QList<EsuSign>> esuSigns = notRead();
    Fact<SecureBootCertificates> secureBoot = notRead();
    Fact<UpdateDelay> updateDelay = notRead();
    Fact<bool> entraJoined = notRead();
};

/// Reads them all, `users` being HKEY_USERS; each carries its own failure. Called on the COM thread.
RegistryFacts readRegistryFacts(RegistryReader &registry, RegistryReader &users, const QStringList &packageNeedles,
                                const ComCall &call);

/// TLS 1.2 of WinHTTP and of Schannel's client (resources/FACTS.md#tls12). Called on the COM thread.
Fact<Tls12Facts> readTls12(RegistryReader &registry, const ComCall &call);

/// "x64", "x86", "arm64" from PROCESSOR_ARCHITECTURE. Pure.
std::optional<QString> architectureName(const QString &processorArchitecture);

/// The highest of version names such as "6.1.7601.24545", compared as numbers. Pure.
std::optional<QString> highestVersion(const QStringList &names);

} // namespace esu

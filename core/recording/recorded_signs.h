// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/practice/scenario.h"

namespace esu {

/// The values as they are; whose they are is nobody's business. Pure.
QList<RegistryEntry> registryOf(const QList<EsuSign> &signs);
/// Of a PC that is joined to Microsoft Entra ID; a domain stands nowhere in the registry that is read. Pure.
QList<RegistryEntry> registryOf(const Membership &membership);
QList<RegistryEntry> registryOf(const SecureBootCertificates &certificates);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/endpoints.h"
#include "core/model/surroundings.h"

namespace esu {

/// Looks each root up in this computer's stores of trusted and of disallowed certificates, by thumbprint; opens them
/// read-only and asks nobody on the network. Unknown as a whole when a store cannot be read. Any thread.
Fact<QList<RootReading>> readRootCertificates(const QList<RootCertificate> &roots);

} // namespace esu

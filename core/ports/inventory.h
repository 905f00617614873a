// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/model/endpoints.h"
#include "core/model/machine_facts.h"

namespace esu {

/// Reads facts about one PC; changes nothing. Blocking; may be called from any one thread at a time.
class Inventory {
public:
    virtual ~Inventory() = default;

    /// Every fact it can get. `packageNeedles`: only package keys whose name contains one of these are looked at.
    /// Fails only if the PC cannot be reached at all (connection, access) or the read was stopped; a single
    /// unreadable fact carries its own error.
    virtual Result<MachineFacts> read(const QStringList &packageNeedles, const JobContext &context) = 0;
    /// Room, power, network settings, and which of `roots` this PC trusts; leaves `endpoints` and `at` alone. Fails as
    /// `read` does.
    virtual Result<Surroundings> readSurroundings(const QList<RootCertificate> &roots, const JobContext &context) = 0;
};

} // namespace esu

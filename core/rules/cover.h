// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/cover.h"
#include "core/model/machine_facts.h"

#include <optional>

namespace esu {

/// Signs that this PC gets ESU without a MAK: a rating of M, so "probably", and a proof only with the updates
/// that they promise. Pure.
std::optional<Cover> coverWithoutMak(const MachineFacts &facts);

/// Why a cover needs more proof than the updates that it promises: consumer enrolment does not hold on a PC that is
/// joined to a domain or to Microsoft Entra ID, and only Home cannot be; what stands in an account alone any program of
/// it may have written (resources/FACTS.md#consumer-esu).
enum class CoverDoubt { None, DomainJoined, EntraJoined, MembershipUnread, EditionUnread, OnlyInAccount };
/// Pure.
CoverDoubt doubtOf(const Cover &cover, const MachineFacts &facts);
/// This PC is certainly one on which the enrolment does not hold. Pure.
bool isRefuted(CoverDoubt doubt);

} // namespace esu

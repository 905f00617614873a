// SPDX-License-Identifier: MIT
#include "core/rules/verdict_facts.h"

#include <algorithm>

namespace esu {

namespace {

bool isAlwaysShown(ReasonId id)
{
    switch (id) {
    case ReasonId::EsuLicense:
    case ReasonId::BaseLicense:
    case ReasonId::LicensingPackage:
    case ReasonId::EsuUpdate:
    case ReasonId::Programme:
    case ReasonId::Policy:
        return true;
    case ReasonId::PendingRestart:
    case ReasonId::UpdateSource:
    case ReasonId::Clock:
        return false;
    }
    return true;
}

} // namespace

QList<VerdictReason> factsOf(const Verdict &verdict)
{
    QList<VerdictReason> facts = verdict.reasons;
    facts.removeIf([](const VerdictReason &reason) {
        return reason.state == VerdictReason::State::Met && !isAlwaysShown(reason.id);
    });
    std::ranges::stable_sort(facts, {},
                             [](const VerdictReason &reason) { return reason.state == VerdictReason::State::Met; });
    return facts;
}

} // namespace esu

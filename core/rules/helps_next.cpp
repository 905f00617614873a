// SPDX-License-Identifier: MIT
#include "core/rules/helps_next.h"

#include "core/base/conditions.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

bool mayRestartHelp(const Verdict &verdict, const Inspection &inspection)
{
    switch (sentenceOf(verdict, inspection.programme)) {
    case VerdictSentence::OtherYear:
    case VerdictSentence::YearDue:
    case VerdictSentence::OtherPlan:
    case VerdictSentence::OtherWindows:
    case VerdictSentence::NotStarted:
        return false;
    case VerdictSentence::Active:
    case VerdictSentence::ActiveByGrace:
    case VerdictSentence::ActiveFirstDue:
    case VerdictSentence::ActiveEnded:
    case VerdictSentence::EndedAccepted:
    case VerdictSentence::CoveredToYear:
    case VerdictSentence::RestartPending:
    case VerdictSentence::UpdatesOff:
    case VerdictSentence::ClockWrong:
    case VerdictSentence::NoEsuUpdate:
    case VerdictSentence::Behind:
    case VerdictSentence::UpdateUnproven:
    case VerdictSentence::Uncertain:
    case VerdictSentence::NotActive:
        break;
    }
    return inspection.programme.eligibility != Eligibility::NotEligible;
}

HelpsNext helpsNext(const Verdict &verdict, const Inspection &inspection)
{
    const auto isNotMet = [&verdict](ReasonId reason) {
        return stateOf(verdict, reason) == VerdictReason::State::NotMet;
    };
    if (inspection.programme.eligibility == Eligibility::NotEligible || inspection.programme.other)
        return HelpsNext::Nothing;
    if (isNotMet(ReasonId::BaseLicense))
        return HelpsNext::ActivateWindows;
    if (isNotMet(ReasonId::EsuLicense) && mayRestartHelp(verdict, inspection)) {
        if (const auto block = blockBeforeSpending(inspection); block && block->condition == condition::restartPending)
            return HelpsNext::Restart;
    }
    if (isNotMet(ReasonId::LicensingPackage))
        return HelpsNext::Prerequisites;
    if (isNotMet(ReasonId::EsuLicense)) {
        const bool waits = inspection.licenses && std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) {
                               return row.row.hasKey() && !row.row.isLicensed();
                           });
        return waits ? HelpsNext::Activation : HelpsNext::ProductKey;
    }
    return isNotMet(ReasonId::EsuUpdate) ? HelpsNext::WindowsUpdate : HelpsNext::Nothing;
}

} // namespace esu

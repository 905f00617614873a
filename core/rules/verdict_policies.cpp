// SPDX-License-Identifier: MIT
// Which policies a verdict would be another one without: told by judging again.
#include "core/rules/verdict_rules.h"

namespace esu {

namespace {

/// How the PC is judged where these policies are not set.
struct Unruled {
    Inspection inspection;
    JudgedAgainst against;
};

Unruled without(const QList<PolicyId> &policies, const Inspection &inspection, const JudgedAgainst &against)
{
    Unruled unruled{.inspection = inspection, .against = against};
    unruled.inspection.facts.policies = inspection.facts.policies.without(policies);
    if (policies.contains(PolicyId::FurtherEditions) && inspection.withoutPolicy)
        unruled.inspection.programme = *inspection.withoutPolicy;
    if (policies.contains(PolicyId::CoverWithoutMak))
        unruled.against.covered = coverWithoutMak(unruled.inspection.facts);
    return unruled;
}

QString evidenceOf(const PolicyEffect &effect)
{
    QStringList policies;
    for (const PolicyReading &policy : effect.policies)
        policies.append(policy.text());
    return QStringLiteral("%1; without: %2").arg(policies.join(QStringLiteral(", ")), nameOf(effect.without));
}

} // namespace

Verdict judge(const Inspection &inspection, const ProgrammeCatalogue &catalogue, const UpdateTables &updates,
              const JudgedAgainst &against)
{
    Verdict verdict = judgeByPolicies(inspection, catalogue, updates, against);
    const auto levelWithout = [&](const QList<PolicyId> &policies) {
        const Unruled unruled = without(policies, inspection, against);
        return judgeByPolicies(unruled.inspection, catalogue, updates, unruled.against).level;
    };
    const QList<PolicyId> judging = inspection.facts.policies.judging();
    if (judging.isEmpty())
        return verdict;
    QList<PolicyId> decisive;
    for (const PolicyId policy : judging) {
        if (levelWithout({policy}) != verdict.level)
            decisive.append(policy);
    }
    // Each alone may change nothing, and all together something.
    if (decisive.isEmpty() && levelWithout(judging) != verdict.level)
        decisive = judging;
    if (!decisive.isEmpty()) {
        PolicyEffect effect{.without = levelWithout(decisive)};
        for (const PolicyId policy : decisive)
            effect.policies.append(*inspection.facts.policies.find(policy));
        verdict.byPolicies = effect;
        verdict.reasons.append({.id = ReasonId::Policy,
                                .state = VerdictReason::State::Met,
                                .evidence = evidenceOf(effect),
                                .source = QStringLiteral("registry HKLM\\") + policiesKey});
    }
    return verdict;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/rules/verdict_period.h"

#include "core/rules/edition.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

namespace {

using State = VerdictReason::State;
using Status = ProgrammeAssessment::Status;

const QLatin1String programmeSource("data esu-programmes.json");
const QLatin1String networkSource("HTTP Date header");

} // namespace

bool isOfOtherEdition(const Inspection &inspection, const LicenseFinding &license)
{
    if (!license.licensed || !inspection.licenses || license.weight != LicenseFinding::Weight::Current ||
        inspection.facts.policies.furtherEditions().contains(inspection.facts.editionId.value_or(QString()),
                                                             Qt::CaseInsensitive))
        return false;
    const EditionFit fit = editionFit(*license.licensed, inspection.programme, inspection.licenses->base);
    return fit == EditionFit::NotListed || fit == EditionFit::Mixed;
}

std::optional<QDate> acceptedUntil(const Inspection &inspection, const std::optional<QDate> &licensedUntil)
{
    const auto until = inspection.facts.policies.endedProgrammeUntil();
    const bool isPaid = licensedUntil && licensedUntil == inspection.programme.coveredUntil;
    const bool isOver = inspection.programme.status == Status::Ended;
    return isOver && isPaid && until && inspection.today() <= *until ? until : std::nullopt;
}

VerdictReason programmeReason(const Inspection &inspection, const EsuProgramme *found, const LicenseFinding &license,
                              bool isEndAccepted)
{
    const ProgrammeAssessment &programme = inspection.programme;
    VerdictReason reason{.id = ReasonId::Programme,
                         .evidence = programme.reason,
                         .source = programmeSource,
                         .rating = found ? found->confidence : QString()};
    switch (programme.status) {
    case Status::Running:
        reason.state = State::Met;
        break;
    case Status::Ended:
        reason.state = isEndAccepted ? State::Met : State::NotMet;
        break;
    case Status::NotStarted:
        reason.state = State::NotMet;
        break;
    case Status::None:
        reason.state = State::Unknown;
        break;
    }
    if (programme.coveredUntil)
        reason.evidence = programme.coveredUntil->toString(Qt::ISODate);
    const QString edition = inspection.facts.editionId.value_or(QStringLiteral("not read"));
    switch (programme.eligibility) {
    case Eligibility::Eligible:
    case Eligibility::Warn:
        break;
    case Eligibility::NotEligible:
        reason.state = State::NotMet;
        reason.evidence = QStringLiteral("EditionID %1: not eligible (%2)").arg(edition, programme.reason);
        break;
    case Eligibility::Unknown:
        reason.state = State::Unknown;
        reason.evidence = QStringLiteral("EditionID %1: not decided").arg(edition);
        break;
    }
    if (reason.state == State::Met && isOfOtherEdition(inspection, license)) {
        reason.state = State::Unknown;
        reason.evidence = QStringLiteral("EditionID %1; %2").arg(edition, license.licensed->row.name);
    }
    return reason;
}

std::optional<VerdictReason> networkReason(const Inspection &inspection, const ProgrammeCatalogue &catalogue,
                                           const FreshnessQuestion &question, const QDateTime &networkTime)
{
    const ProgrammeAssessment then = assess(catalogue, inspection.facts, inspection.dayOf(networkTime));
    const bool isSameYear = then.status == inspection.programme.status && then.yearNow == inspection.programme.yearNow;
    FreshnessQuestion later = question;
    later.now = std::max(question.now, networkTime);
    // An end that is accepted by this clock has to be accepted by that one.
    const auto accepted = inspection.facts.policies.endedProgrammeUntil();
    const QDate today = inspection.dayOf(networkTime);
    const bool isSameEnd =
        then.status != Status::Ended || !accepted || (inspection.today() <= *accepted) == (today <= *accepted);
    if (isSameYear && isSameEnd && freshnessOf(later).state == freshnessOf(question).state)
        return std::nullopt;
    return VerdictReason{.id = ReasonId::Clock,
                         .state = State::Unknown,
                         .evidence = QStringLiteral("clock %1, Date header %2")
                                         .arg(inspection.at.toString(Qt::ISODate), networkTime.toString(Qt::ISODate)),
                         .source = networkSource};
}

std::optional<VerdictReason> clockReason(const Inspection &inspection, const Freshness &freshness,
                                         const UpdateTables &updates)
{
    if (freshness.state != Freshness::State::ClockWrong)
        return std::nullopt;
    QString evidence = QStringLiteral("clock %1, data %2")
                           .arg(inspection.at.toString(Qt::ISODate), updates.earliestDay().toString(Qt::ISODate));
    if (freshness.month)
        evidence += QStringLiteral(", installed update of ") + freshness.month->toString(Qt::ISODate);
    return VerdictReason{.id = ReasonId::Clock, .state = State::Unknown, .evidence = evidence, .source = updatesSource};
}

} // namespace esu

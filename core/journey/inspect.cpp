// SPDX-License-Identifier: MIT
#include "core/journey/inspect.h"

#include "core/base/operations.h"
#include "core/model/outside_text.h"
#include "core/rules/edition.h"
#include "core/rules/freshness.h"
#include "core/rules/restart_signs.h"
#include "core/rules/surroundings_checks.h"

#include <algorithm>
#include <utility>

namespace esu {

namespace {

/// The programme, and what is known of a Windows that none is for.
ProgrammeAssessment programmeOf(const MachineFacts &facts, const Resources &resources, QDate today)
{
    MachineFacts told = facts;
    if (const auto edition = editionOf(facts, resources.windows))
        told.editionId = *edition;
    ProgrammeAssessment programme = assess(resources.programmes, facts, today);
    // The SKU alone makes nobody eligible.
    if (auto bySku = assess(resources.programmes, told, today); bySku.eligibility == Eligibility::NotEligible)
        programme = std::move(bySku);
    programme.editionSigns = editionSigns(facts, resources.windows);
    if (programme.programmeId.isEmpty() || programme.eligibility == Eligibility::NotEligible)
        programme.other = otherWindows(resources.windows, told, today);
    return programme;
}

/// What the programme would be without the policy on further editions; nullopt = the same.
std::optional<ProgrammeAssessment> programmeWithoutPolicy(const Inspection &inspection, const Resources &resources)
{
    if (inspection.facts.policies.furtherEditions().isEmpty())
        return std::nullopt;
    MachineFacts facts = inspection.facts;
    facts.policies = facts.policies.without({PolicyId::FurtherEditions});
    ProgrammeAssessment programme =
        refinedByRows(programmeOf(facts, resources, inspection.today()), inspection.licenses);
    return programme == inspection.programme ? std::nullopt : std::optional(std::move(programme));
}

void applyRules(Inspection &inspection, const Resources &resources)
{
    inspection.prerequisites =
        checkPrerequisites(resources.prerequisites, inspection.programme, inspection.facts, inspection.licenses);
}

/// The facts of this PC as Windows gives them, with what the journal and the day make of them.
Result<MachineFacts> readFacts(Pc &pc, const QDate &today, const JobContext &context)
{
    const Resources &resources = pc.resources();
    const QStringList needles = resources.prerequisites.packageNeedles() + resources.updates.packageNeedles();
    auto facts = pc.machine().inventory().read(needles, context);
    if (!facts)
        return facts;
    facts->policies = pc.machine().policies();
    if (auto &os = facts->os) {
        os->computerName = harmless(os->computerName);
        os->caption = harmless(os->caption);
    }
    // A journal that cannot be read says nothing about a sign.
    if (auto &restart = facts->pendingRestart)
        restart = withoutLasting(*restart, pc.journal().restartSigns().value_or(SeenSigns()), *facts);
    // A pause that is over is none.
    if (auto &source = facts->updateSource; source && source->pausedUntil && *source->pausedUntil <= today)
        source->pausedUntil.reset();
    return facts;
}

} // namespace

Result<void> readAgain(Pc &pc, Inspection &inspection, const JobContext &context)
{
    auto facts = readFacts(pc, inspection.today(), context);
    if (!facts)
        return std::unexpected(facts.error());
    facts->surroundings = inspection.facts.surroundings;
    inspection.facts = *std::move(facts);
    applyRules(inspection, pc.resources());
    return {};
}

Result<Inspection> inspect(Pc &pc, const JobContext &context)
{
    const Resources &resources = pc.resources();
    context.tell({.waiting = Waiting::ReadingPc});
    Inspection inspection;
    // The day decides nothing but whether a pause is over; the clock is asked again when everything is read.
    inspection.at = pc.machine().clock().now();
    inspection.offsetFromUtc = pc.machine().clock().offsetFromUtc(inspection.at);
    auto facts = readFacts(pc, inspection.today(), context);
    if (!facts)
        return std::unexpected(facts.error());
    inspection.at = pc.machine().clock().now();
    inspection.facts = *std::move(facts);
    inspection.programme = programmeOf(inspection.facts, resources, inspection.today());
    inspection.licenses = pc.readLicenses(inspection.programme, context);
    if (!inspection.licenses && inspection.licenses.error().fault == Fault::Cancelled)
        return std::unexpected(inspection.licenses.error());
    inspection.programme = refinedByRows(inspection.programme, inspection.licenses);
    inspection.withoutPolicy = programmeWithoutPolicy(inspection, resources);
    const UpdateTables updates = updateTablesFor(pc);
    const FreshnessQuestion question{.inspection = inspection,
                                     .programme = resources.programmes.byId(inspection.programme.programmeId),
                                     .updates = updates,
                                     .now = inspection.at};
    if (const auto noted = pc.journal().baseKey(); inspection.licenses && inspection.licenses->base)
        inspection.replacedBaseKey = replacedBaseKey(*inspection.licenses->base, noted);
    // One that cannot be read stops the act that would write it, and nothing before; it is told.
    if (auto open = pc.journal().openAttempts())
        inspection.openAttempts = *std::move(open);
    else
        inspection.journalUnread = open.error();
    inspection.clockWrong = question.programme && freshnessOf(question).state == Freshness::State::ClockWrong;
    applyRules(inspection, resources);
    return inspection;
}

UpdateTables updateTablesFor(Pc &pc)
{
    const auto day = pc.machine().ownDay();
    return day ? pc.resources().updates.asOf(*day) : pc.resources().updates;
}

Result<Inspection> lookAround(Pc &pc, Inspection inspection, const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingPc});
    Surroundings surroundings;
    auto read = pc.machine().inventory().readSurroundings(pc.resources().endpoints.roots, context);
    if (read) {
        surroundings = *std::move(read);
    } else {
        const auto unknown = std::unexpected(read.error());
        surroundings = {
            .freeBytes = unknown, .tls12 = unknown, .onBattery = unknown, .metered = unknown, .roots = unknown};
    }
    surroundings.endpoints = readEndpoints(pc, inspection.programme.programmeId, context);
    surroundings.at = pc.machine().clock().now();
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::journeyPrerequisites));
    inspection.facts.surroundings = surroundings;
    if (surroundings.endpoints)
        inspection.clockWrong =
            inspection.clockWrong || isAnotherDay(surroundings.at, networkTime(*surroundings.endpoints));
    applyRules(inspection, pc.resources());
    return inspection;
}

Fact<QList<EndpointReading>> readEndpoints(Pc &pc, const QString &programmeId, const JobContext &context)
{
    QList<EndpointReading> readings;
    QList<QUrl> urls;
    for (const ProbeEndpoint &endpoint : pc.resources().endpoints.probes) {
        if (!endpoint.programmes.isEmpty() && !endpoint.programmes.contains(programmeId))
            continue;
        readings.append({.purpose = endpoint.purpose, .answer = {.url = endpoint.url}});
        urls.append(endpoint.url);
    }
    const auto answers = pc.machine().endpointProbe().probe(urls, context);
    if (!answers)
        return std::unexpected(answers.error());
    for (EndpointReading &reading : readings) {
        const auto answer = std::ranges::find(*answers, reading.answer.url, &EndpointAnswer::url);
        if (answer != answers->end())
            reading.answer = *answer;
    }
    return readings;
}

} // namespace esu

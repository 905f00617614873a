// SPDX-License-Identifier: MIT
#include "core/journey/journey.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/rules/surroundings_checks.h"
#include "core/rules/verdict_rules.h"

#include <algorithm>

namespace esu {

namespace {

using namespace std::chrono_literals;

/// A reading younger than this is "just now": the steps of one run follow each other within it, a person at a page does
/// not.
constexpr std::chrono::milliseconds freshFor = 10s;

QDate localDay(const QDateTime &utc)
{
    return utc.toLocalTime().date();
}

bool mapsToEsu(const KeyConfiguration &configuration, const LicenseReading &reading,
               const ProgrammeCatalogue &catalogue)
{
    if (configuration.activationId &&
        (catalogue.find(*configuration.activationId) || reading.byId(*configuration.activationId)))
        return true;
    return configuration.editionId.contains(QLatin1String("ESU")) ||
           configuration.description.contains(QLatin1String("ESU"));
}

KeyReport failed(KeyReport report, Error error)
{
    report.error = std::move(error);
    return report;
}

} // namespace

Result<LicenseReading> Journey::readLicenses(const ProgrammeAssessment &programme, const JobContext &context)
{
    const auto ids = [&] {
        const EsuProgramme *found = m_resources.programmes.byId(programme.programmeId);
        QList<ActivationId> all;
        if (found) {
            for (const EsuYear &year : found->years) {
                if (year.activationId)
                    all.append(*year.activationId);
            }
        }
        return all.isEmpty() ? m_resources.programmes.allActivationIds() : all;
    };
    context.tell({.waiting = Waiting::ReadingLicenses});
    auto rows = m_machine.licensing().rows({.ids = ids(), .keyed = true}, context);
    if (!rows)
        return std::unexpected(rows.error());
    LicenseReading reading = sortRows(*rows, m_resources.programmes, programme.programmeId);
    if (reading.esu.isEmpty()) {
        // Only when no known ID is there: looking by name may cost a full scan of the licensing table (facts 1.5).
        const auto more = m_machine.licensing().rows({.discover = true}, context);
        // No answer is not the same as no rows: it must not end as "no ESU row on this PC".
        if (!more)
            return std::unexpected(more.error());
        rows->append(*more);
        reading = sortRows(*rows, m_resources.programmes, programme.programmeId);
    }
    m_rows = *rows;
    m_reading = reading;
    m_readAt = m_machine.clock().elapsed();
    m_readUnderClaim = m_claimed;
    return reading;
}

bool Journey::isFresh() const
{
    return m_reading && m_machine.clock().elapsed() - m_readAt <= freshFor;
}

Result<LicenseReading> Journey::currentLicenses(const ProgrammeAssessment &programme, const JobContext &context)
{
    if (isFresh())
        return *m_reading;
    return readLicenses(programme, context);
}

Result<void> Journey::claim()
{
    auto claimed = m_journal.claim();
    m_claimed = claimed.has_value();
    return claimed;
}

Result<Inspection> Journey::inspect(const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingPc});
    auto facts = m_machine.inventory().read(m_resources.prerequisites.packageNeedles(), context);
    if (!facts)
        return std::unexpected(facts.error());
    Inspection inspection;
    inspection.at = m_machine.clock().now();
    inspection.facts = *std::move(facts);
    inspection.programme = assess(m_resources.programmes, inspection.facts, localDay(inspection.at));
    inspection.licenses = readLicenses(inspection.programme, context);
    if (!inspection.licenses && inspection.licenses.error().fault == Fault::Cancelled)
        return std::unexpected(inspection.licenses.error());
    inspection.prerequisites =
        checkPrerequisites(m_resources.prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    return inspection;
}

Result<Inspection> Journey::lookAround(Inspection inspection, const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingPc});
    Surroundings surroundings;
    auto read = m_machine.inventory().readSurroundings(m_resources.endpoints.roots, context);
    if (read) {
        surroundings = *std::move(read);
    } else {
        const auto unknown = std::unexpected(read.error());
        surroundings = {
            .freeBytes = unknown, .tls12 = unknown, .onBattery = unknown, .metered = unknown, .roots = unknown};
    }
    surroundings.endpoints = readEndpoints(inspection.programme.programmeId, context);
    surroundings.at = m_machine.clock().now();
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::journeyPrerequisites));
    inspection.facts.surroundings = surroundings;
    inspection.prerequisites =
        checkPrerequisites(m_resources.prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    return inspection;
}

Fact<QList<EndpointReading>> Journey::readEndpoints(const QString &programmeId, const JobContext &context)
{
    QList<EndpointReading> readings;
    QList<QUrl> urls;
    for (const ProbeEndpoint &endpoint : m_resources.endpoints.probes) {
        if (!endpoint.programmes.isEmpty() && !endpoint.programmes.contains(programmeId))
            continue;
        readings.append({.purpose = endpoint.purpose, .answer = {.url = endpoint.url}});
        urls.append(endpoint.url);
    }
    const auto answers = m_machine.endpointProbe().probe(urls, context);
    if (!answers)
        return std::unexpected(answers.error());
    for (EndpointReading &reading : readings) {
        const auto answer = std::ranges::find(*answers, reading.answer.url, &EndpointAnswer::url);
        if (answer != answers->end())
            reading.answer = *answer;
    }
    return readings;
}

std::optional<Error> Journey::refuseKey(const ProductKey &key, const Inspection &inspection,
                                        const LicenseReading &reading, const JobContext &context)
{
    if (const auto product = m_resources.kmsClientKeys.productOf(key))
        return conditionError(Fault::Refused, operation::keyInput, condition::keyKmsClient, *product);
    Inspection now = inspection;
    now.licenses = reading;
    if (auto block = blockBeforeSpending(now))
        return block;
    if (!key.groupId())
        return std::nullopt;
    const auto configurations = m_machine.licensing().keyConfigurations(*key.groupId(), context);
    if (!configurations || configurations->isEmpty())
        return std::nullopt;
    const bool esu = std::ranges::any_of(*configurations, [&](const KeyConfiguration &configuration) {
        return mapsToEsu(configuration, reading, m_resources.programmes);
    });
    if (esu)
        return std::nullopt;
    return conditionError(Fault::Refused, operation::keyInput, condition::keyNotEsu,
                          configurations->constFirst().description);
}

KeyReport Journey::installKey(const ProductKey &key, const Inspection &inspection,
                              const std::optional<ActivationId> &wanted, const JobContext &context)
{
    KeyReport report;
    if (auto error = refuseWithoutElevation(inspection))
        return failed(report, *error);
    const auto reading = currentLicenses(inspection.programme, context);
    if (!reading)
        return failed(report, reading.error());
    report.licenses = *reading;
    const auto isOtherRow = [&](const EsuRow &row) { return wanted && row.row.id != wanted; };

    const RowDecision decision = decideRow(*reading, inspection.programme, key.lastFive(), wanted);
    if (decision.row) {
        report.row = decision.row;
        report.baseUnchanged = true;
        if (isOtherRow(*decision.row))
            return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow));
        return report;
    }
    if (auto error = refuseKey(key, inspection, *reading, context))
        return failed(report, *error);

    if (context.stopRequested())
        return failed(report, cancelled(operation::sppInstallKey));
    if (const auto claimed = claim(); !claimed)
        return failed(report, claimed.error());
    context.tell({.waiting = Waiting::InstallingKey});
    const std::optional<LicenseRow> baseBefore = reading->base;
    const auto installed = m_machine.licensing().installProductKey(key.text(), context);
    m_reading.reset();
    auto after = readLicenses(inspection.programme, context);
    if (installed && after && !after->byLastFive(key.lastFive())) {
        // Some services show the new key only after a refresh; nothing is installed a second time.
        if (m_machine.licensing().refresh(context))
            after = readLicenses(inspection.programme, context);
    }
    if (after) {
        report.licenses = *after;
        report.baseUnchanged = baseUnchanged(baseBefore, after->base);
    }
    if (!installed) {
        Error error = installed.error();
        if (error.code == hresult::invalidProductKey) {
            const KeyRefusal cause = invalidKeyCause(inspection, key.wasNormalised());
            error.condition = cause.condition;
            error.detail += (error.detail.isEmpty() ? QString() : QStringLiteral("; ")) + cause.evidence;
        }
        if (report.baseUnchanged == false)
            error.condition = condition::baseChanged;
        return failed(report, error);
    }
    report.installed = true;
    if (!after)
        return failed(report, after.error());
    const BindCheck check =
        checkBinding(m_rows, m_resources.programmes, inspection.programme.programmeId, baseBefore, key.lastFive());
    report.row = check.row;
    switch (check.kind) {
    case BindCheck::Kind::EsuRow:
        if (isOtherRow(*check.row))
            return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow));
        return report;
    case BindCheck::Kind::BaseRowTookKey:
        return failed(report,
                      conditionError(Fault::Refused, operation::keyBind, condition::baseKeyInstalled, key.lastFive()));
    case BindCheck::Kind::BaseRowChanged:
        return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::baseChanged));
    case BindCheck::Kind::OtherRowTookKey:
        return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::otherRowTookKey));
    case BindCheck::Kind::NoRowTookKey:
        return failed(report, conditionError(Fault::NotFound, operation::keyBind, condition::noRowTookKey));
    }
    return report;
}

Result<Journey::Verification> Journey::verify(const JobContext &context)
{
    auto inspection = inspect(context);
    if (!inspection)
        return std::unexpected(inspection.error());
    if (updatesWaitForRestart() && inspection->facts.pendingRestart && !inspection->restartPending())
        static_cast<void>(m_journal.keepUpdatesWaitForRestart(false));
    Verdict verdict = judge(*inspection, m_resources.programmes);
    if (verdict.level == Verdict::Level::Green) {
        // The last doubt: is it today's year, or only that of a clock that is wrong?
        const auto readings = readEndpoints(inspection->programme.programmeId, context);
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::networkProbe));
        if (readings)
            verdict = judge(*inspection, m_resources.programmes, networkTime(*readings, m_machine.clock().now()));
    }
    return Verification{.inspection = *std::move(inspection), .verdict = verdict};
}

Result<EsuRow> Journey::uninstallKey(const ActivationId &id, const JobContext &context)
{
    if (m_resources.programmes.baseWindowsProduct(id))
        return std::unexpected(conditionError(Fault::Refused, operation::activationIdInput, condition::idBaseWindows));
    const auto inspection = inspect(context);
    if (!inspection)
        return std::unexpected(inspection.error());
    if (auto error = refuseWithoutElevation(*inspection))
        return std::unexpected(*error);
    if (!inspection->licenses)
        return std::unexpected(inspection->licenses.error());
    const EsuRow *row = inspection->licenses->byId(id);
    if (!row) {
        const auto any = std::ranges::find_if(m_rows, [&](const LicenseRow &candidate) { return candidate.id == id; });
        const bool isBase = any != m_rows.end();
        return std::unexpected(conditionError(isBase ? Fault::Refused : Fault::NotFound, operation::activationIdInput,
                                              isBase ? condition::idBaseWindows : condition::noEsuRow));
    }
    if (!row->row.hasKey())
        return *row;
    context.tell({.waiting = Waiting::RemovingKey});
    if (const auto removed = m_machine.licensing().uninstallProductKey(id, context); !removed)
        return std::unexpected(removed.error());
    static_cast<void>(m_machine.licensing().refresh(context));
    const auto after = readLicenses(inspection->programme, context);
    if (!after)
        return std::unexpected(after.error());
    const EsuRow *left = after->byId(id);
    return left ? *left : EsuRow{.row = {.id = id}};
}

} // namespace esu

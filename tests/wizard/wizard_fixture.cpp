// SPDX-License-Identifier: MIT
#include "tests/wizard/wizard_fixture.h"

#include "core/base/operations.h"

#include <QTimeZone>

#include <ostream>

namespace esu {

void PrintTo(Page page, std::ostream *out)
{
    *out << "page " << static_cast<int>(page) + 1;
}

void PrintTo(CardText text, std::ostream *out)
{
    *out << "card " << static_cast<int>(text);
}

void PrintTo(MainAction::Kind kind, std::ostream *out)
{
    *out << "main action " << static_cast<int>(kind);
}

void PrintTo(const WizardState &state, std::ostream *out)
{
    PrintTo(state.page, out);
    *out << " generation " << state.generation << (state.running ? " running" : " idle");
}

} // namespace esu

namespace esu::test {

namespace {

const QStringList yearIds{QStringLiteral("f520e45e-7413-4a34-a497-d2765967d094"),
                          QStringLiteral("1043add5-23b1-4afb-9a0f-64343c8f3f8d"),
                          QStringLiteral("83d49986-add3-41d7-ba33-87c7bfb5c0fb")};

UpdateTables updatesByMonth()
{
    const auto month = [](QDate date, bool esu, int revision) {
        return MonthlyUpdate{
            .date = date, .esu = esu, .revision = revision, .exact = true, .confidence = QStringLiteral("H")};
    };
    return {{{.programmes = {QStringLiteral("windows-10-22h2")},
              .build = 19045,
              .packageBuilds = {19041},
              .updates = {month({2025, 10, 14}, false, 6456), month({2025, 11, 11}, true, 6575),
                          month({2026, 12, 8}, true, 7900)}}},
            QDate(2027, 1, 5)};
}

Resources makeResources()
{
    EsuProgramme programme;
    programme.id = QStringLiteral("windows-10-22h2");
    programme.name = {QStringLiteral("Windows 10"), QStringLiteral("Windows 10")};
    programme.builds = {19045};
    programme.editions = {
        {.editionIds = {QStringLiteral("Professional")}, .eligibility = Eligibility::Eligible},
        {.editionIds = {QStringLiteral("Core")}, .eligibility = Eligibility::Warn, .reason = QStringLiteral("home")},
        {.editionIds = {QStringLiteral("EnterpriseS")},
         .eligibility = Eligibility::NotEligible,
         .reason = QStringLiteral("ltsc")}};
    for (int year = 1; year <= 3; ++year) {
        programme.years.append({.year = year,
                                .activationId = yearId(year),
                                .start = QDate(2024 + year, 10, 15),
                                .end = QDate(2025 + year, 10, 14)});
    }
    programme.endOfFreeUpdates = QDate(2025, 10, 14);
    programme.proof.build = 19045;
    programme.proof.revision = 6575;
    programme.proof.confidence = QStringLiteral("M");

    const auto error = [](std::uint32_t code, bool repeatable, ExitCode exit, bool ambiguous) {
        return ErrorEntry{.codes = {code}, .exitCode = exit, .ambiguous = ambiguous, .repeatable = repeatable};
    };
    return {
        .programmes =
            ProgrammeCatalogue({programme}, {{*ActivationId::fromGuid(basePasted), QStringLiteral("Windows 10 Pro")}},
                               QDate(2026, 11, 23)),
        .prerequisites = {},
        .errors = ErrorCatalogue({error(0xC004C020U, false, ExitCode::ActivationLimit, false),
                                  error(0x80072EE2U, true, ExitCode::Network, true),
                                  error(0x80072EE7U, true, ExitCode::Network, false)}),
        .kmsClientKeys = KmsClientKeys({{QStringLiteral("Windows 10 Pro"), kmsKey}}),
        .endpoints = {},
        .updates = updatesByMonth(),
    };
}

} // namespace

const Resources &resources()
{
    static const Resources made = makeResources();
    return made;
}

ActivationId yearId(int year)
{
    return *ActivationId::fromGuid(yearIds.at(year - 1));
}

LicenseRow esuRow(int year, const QString &lastFive, int status)
{
    LicenseRow row;
    row.id = yearId(year);
    row.applicationId = windowsApplicationId;
    row.name = QStringLiteral("Windows(R), Client-ESU-Year%1 add-on for Professional").arg(year);
    row.description = QStringLiteral("Windows(R) Operating System, VOLUME_MAK channel");
    if (!lastFive.isEmpty())
        row.partialProductKey = lastFive;
    row.licenseStatus = status;
    row.isAddon = true;
    return row;
}

LicenseRow baseRow(int status)
{
    LicenseRow row;
    row.id = *ActivationId::fromGuid(u"4de7cb65-cdf1-4de9-8ae8-e3cce27b9f2c");
    row.applicationId = windowsApplicationId;
    row.name = QStringLiteral("Windows(R), Professional edition");
    row.description = QStringLiteral("Windows(R) Operating System, OEM_DM channel");
    row.partialProductKey = QStringLiteral("8HVX7");
    row.licenseStatus = status;
    row.isAddon = false;
    return row;
}

MachineFacts goodFacts()
{
    MachineFacts facts;
    facts.os = OperatingSystem{.computerName = QStringLiteral("KEIRI-PC"),
                               .caption = QStringLiteral("Windows 10 Pro"),
                               .version = QStringLiteral("10.0.19045"),
                               .build = 19045,
                               .productType = 1};
    facts.editionId = QStringLiteral("Professional");
    facts.ubr = 7900;
    facts.packages = QList<PackageFact>{
        {.name = QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.7900.1.8"), .state = 0x70}};
    facts.pendingRestart = PendingRestart{};
    facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::WindowsUpdate};
    facts.elevated = true;
    return facts;
}

Inspection inspect(const MachineFacts &facts, const LicenseRows &rows)
{
    Inspection inspection;
    inspection.at = QDateTime(QDate(2027, 1, 10), QTime(3, 0), QTimeZone::utc());
    inspection.facts = facts;
    inspection.programme = assess(resources().programmes, facts, QDate(2027, 1, 10));
    inspection.licenses = sortRows(rows, resources().programmes, inspection.programme.programmeId);
    inspection.prerequisites =
        checkPrerequisites(resources().prerequisites, inspection.programme, facts, inspection.licenses);
    return inspection;
}

Inspection goodInspection()
{
    return inspect(goodFacts(), {baseRow(), esuRow(1), esuRow(2), esuRow(3)});
}

Inspection keyedInspection(int year, int status)
{
    LicenseRows rows{baseRow()};
    for (int each = 1; each <= 3; ++each)
        rows.append(each == year ? esuRow(each, sampleLastFive, status) : esuRow(each));
    return inspect(goodFacts(), rows);
}

Inspection licensedInspection()
{
    return keyedInspection(2, licenseStatusLicensed);
}

WizardState stateOn(Page page, const Inspection &inspection)
{
    WizardState state;
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    state.offer = {.thisPc = true,
                   .practicePcs = {{QStringLiteral("windows7-pro-ready"), {}}},
                   .keyStore = true,
                   .saveResult = true,
                   .openWindowsUpdate = true};
    state.page = page;
    state.furthest = page;
    state.pc.run.inspection = inspection;
    return state;
}

KeyInput readyKey(const QString &lastFive)
{
    return {.status = KeyInput::Status::Ready,
            .found = {KeyView{.ticket = {1}, .lastFive = lastFive}},
            .chosen = KeyTicket{1}};
}

ActivationReport activated(int year)
{
    const Inspection inspection = keyedInspection(year, licenseStatusLicensed);
    return {.outcome = {.activationId = yearId(year),
                        .partialKey = sampleLastFive,
                        .licenseStatus = licenseStatusLicensed,
                        .year = year,
                        .spent = Spent::Yes},
            .licenses = *inspection.licenses};
}

ActivationReport activationFailed(const Error &error, Spent spent)
{
    return {.outcome = {.activationId = yearId(2),
                        .partialKey = sampleLastFive,
                        .licenseStatus = 5,
                        .year = 2,
                        .spent = spent},
            .error = error,
            .licenses = *keyedInspection().licenses};
}

KeyReport keyInstalled(int year)
{
    const Inspection inspection = keyedInspection(year);
    return {.row = *inspection.licenses->byId(yearId(year)),
            .installed = true,
            .baseUnchanged = true,
            .licenses = *inspection.licenses};
}

UpdateInfo update(const QString &kb, bool security, bool esu)
{
    UpdateInfo info;
    info.id = QStringLiteral("id-") + kb;
    info.title = QStringLiteral("Update ") + kb;
    info.kb = {kb};
    info.security = security;
    info.esu = esu;
    if (security)
        info.published = QDate(2026, 12, 8);
    return info;
}

Error limitError()
{
    return {.fault = Fault::Refused, .operation = operation::sppActivate, .code = 0xC004C020U};
}

Error lostAnswer()
{
    return {.fault = Fault::Timeout, .operation = operation::sppActivate, .code = 0x80072EE2U};
}

Error offlineError()
{
    return {.fault = Fault::Backend, .operation = operation::sppActivate, .code = 0x80072EE7U};
}

WizardState after(const WizardState &state, const WizardEvent &event, WizardEffects *effects)
{
    Reduction next = reduce(state, event, {.resources = resources(), .now = std::chrono::milliseconds(0)});
    if (effects)
        effects->insert(effects->end(), next.effects.begin(), next.effects.end());
    return next.state;
}

} // namespace esu::test

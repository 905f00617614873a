// SPDX-License-Identifier: MIT
#include "tests/ui/states.h"

#include "core/base/operations.h"

#include <stdexcept>

namespace esu::test {

namespace {

EsuRow row(int year, const QString &id, const QString &lastFive, int status)
{
    EsuRow row;
    row.row.id = ActivationId::fromGuid(id);
    row.row.applicationId = windowsApplicationId;
    row.row.name =
        QStringLiteral("Windows(R), Client-ESU-Year%1 add-on for Education,EducationN,Enterprise,Professional")
            .arg(year);
    row.row.description = QStringLiteral("Windows(R) Operating System, VOLUME_MAK channel");
    if (!lastFive.isEmpty())
        row.row.partialProductKey = lastFive;
    row.row.licenseStatus = status;
    row.programmeId = QStringLiteral("windows-10-22h2");
    row.year = year;
    row.builtIn = true;
    return row;
}

LicenseReading licenses(const QString &lastFive, int status)
{
    LicenseReading reading;
    reading.esu = {row(1, QStringLiteral("f520e45e-7413-4a34-a497-d2765967d094"), {}, 0),
                   row(2, QStringLiteral("1043add5-23b1-4afb-9a0f-64343c8f3f8d"), lastFive, status),
                   row(3, QStringLiteral("83d49986-add3-41d7-ba33-87c7bfb5c0fb"), {}, 0)};
    LicenseRow base;
    base.id = ActivationId::fromGuid(QStringLiteral("bd3762d7-270d-4760-8fb3-d829ca45278a"));
    base.applicationId = windowsApplicationId;
    base.partialProductKey = QStringLiteral("T83GX");
    base.licenseStatus = licenseStatusLicensed;
    reading.base = base;
    return reading;
}

PrerequisiteResults allMet(const QString &programme)
{
    PrerequisiteResults results;
    for (const PrerequisiteRule &rule : resources().prerequisites.rulesFor(programme))
        results << PrerequisiteResult{
            .id = rule.id,
            .kind = rule.kind,
            .state = PrerequisiteResult::State::Met,
            .evidence = rule.kb.isEmpty() ? rule.id : rule.kb.front() + QStringLiteral(" CurrentState 0x70"),
            .kb = rule.kb,
            .blocking = rule.blocking};
    return results;
}

Error error(const QString &operation, std::uint32_t code, Fault fault)
{
    return {.fault = fault, .operation = operation, .code = code};
}

WizardState withError(WizardState state, const Error &error)
{
    state.errorOf(state.page) = error;
    return state;
}

WizardState working(Page page, Job job, const Progress &progress)
{
    WizardState state = readyState(page);
    state.running = RunningJob{.job = job, .generation = 1, .progress = progress, .elapsed = std::chrono::seconds(200)};
    state.generation = 1;
    return state;
}

KeyView keyView(int ticket, const QString &lastFive)
{
    return {.ticket = {ticket}, .lastFive = lastFive};
}

Updates someUpdates()
{
    UpdateInfo esu;
    esu.id = QStringLiteral("11111111-1111-1111-1111-111111111111");
    esu.title =
        QStringLiteral("2026-11 x64 ベース システム用 Windows 10 Version 22H2 の累積更新プログラム (KB5068781)");
    esu.kb = {QStringLiteral("KB5068781")};
    esu.security = true;
    esu.esu = true;
    UpdateInfo other;
    other.id = QStringLiteral("22222222-2222-2222-2222-222222222222");
    other.title = QStringLiteral("<b>Windows 10</b> .NET Framework Cumulative Update (KB5072000)");
    other.kb = {QStringLiteral("KB5072000")};
    other.security = true;
    return {esu, other};
}

Verdict verdict(Verdict::Level level)
{
    Verdict verdict{.level = level, .year = 2, .coveredUntil = QDate(2027, 10, 12)};
    for (const ReasonId id : {ReasonId::EsuLicense, ReasonId::BaseLicense, ReasonId::LicensingPackage,
                              ReasonId::EsuUpdate, ReasonId::PendingRestart, ReasonId::Programme})
        verdict.reasons << VerdictReason{id, VerdictReason::State::Met, QStringLiteral("19045.6575 >= 19045.6467"),
                                         QStringLiteral("registry "
                                                        "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion: UBR; "
                                                        "data esu-programmes.json"),
                                         QStringLiteral("M")};
    if (level == Verdict::Level::Amber)
        verdict.reasons[3].state = VerdictReason::State::NotMet;
    if (level == Verdict::Level::Red)
        verdict.reasons[0].state = VerdictReason::State::NotMet;
    if (level == Verdict::Level::Red)
        verdict.advice = VerdictAdvice{.kind = VerdictAdvice::Kind::UpdatedWithoutLicense};
    return verdict;
}

WizardState result(Verdict::Level level)
{
    WizardState state = readyState(Page::Result);
    state.pc.run.inspection->licenses = licenses(QStringLiteral("6789B"), level == Verdict::Level::Red ? 0 : 1);
    state.pc.run.verdict = verdict(level);
    return state;
}

/// What a company may set, the texts as long as they get.
Policies companyPolicies()
{
    return policiesOf(
        {{.name = QStringLiteral("GraceDays"), .value = 30U},
         {.name = QStringLiteral("ForbidStoredKeys"), .value = 1U},
         {.name = QStringLiteral("CatalogMirror"),
          .value = QStringLiteral("https://updates.soumu.midori-shoten.example.co.jp/catalog/")},
         {.name = QStringLiteral("DealerName"),
          .value = QStringLiteral("みどり情報機器販売株式会社 東京営業所 法人サポート窓口")},
         {.name = QStringLiteral("DealerTelephone"), .value = QStringLiteral("03-0000-1234")},
         {.name = QStringLiteral("DealerHours"), .value = QStringLiteral("平日 9:00-17:30 (年末年始と祝日を除く)")}});
}

WizardState inCompany(WizardState state)
{
    state.pc.policies = companyPolicies();
    state.pc.run.inspection->facts.policies = state.pc.policies;
    return state;
}

} // namespace

const Resources &resources()
{
    static const Resources loaded = [] {
        Result<Resources> result = loadResources();
        if (!result)
            throw std::runtime_error(result.error().detail.toStdString());
        return *std::move(result);
    }();
    return loaded;
}

WizardState readyState(Page page)
{
    WizardState state;
    state.page = page;
    state.furthest = page;
    state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = QStringLiteral("windows10-22h2-year2")};
    state.offer.thisPc = true;
    state.offer.saveResult = true;
    state.offer.openWindowsUpdate = true;
    state.offer.practicePcs = {
        {.scenario = QStringLiteral("windows10-22h2-year2"),
         .title = {.ja = QStringLiteral("Windows 10 22H2、2 年目"), .en = QStringLiteral("Windows 10 22H2, year 2")}}};
    Inspection inspection;
    inspection.at = QDateTime(QDate(2026, 11, 24), QTime(1, 42), Qt::UTC);
    inspection.facts.os = OperatingSystem{.computerName = QStringLiteral("KEIRI-PC"),
                                          .caption = QStringLiteral("Microsoft Windows 10 Pro"),
                                          .version = QStringLiteral("10.0.19045"),
                                          .build = 19045,
                                          .productType = 1,
                                          .sku = 48};
    inspection.facts.editionId = QStringLiteral("Professional");
    inspection.facts.ubr = 6575;
    inspection.facts.architecture = QStringLiteral("x64");
    inspection.facts.pendingRestart = PendingRestart{};
    inspection.facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::WindowsUpdate};
    inspection.facts.elevated = true;
    inspection.programme = assess(resources().programmes, inspection.facts, QDate(2026, 11, 24));
    inspection.licenses = licenses({}, 0);
    inspection.prerequisites = allMet(inspection.programme.programmeId);
    state.pc.run.inspection = inspection;
    return state;
}

WizardState windows7State(Page page)
{
    WizardState state = readyState(page);
    Inspection &inspection = *state.pc.run.inspection;
    inspection.facts.os = OperatingSystem{.computerName = QStringLiteral("KEIRI-PC"),
                                          .caption = QStringLiteral("Microsoft Windows 7 Professional"),
                                          .version = QStringLiteral("6.1.7601"),
                                          .build = 7601,
                                          .servicePack = 1,
                                          .productType = 1,
                                          .sku = 48};
    inspection.facts.ubr = std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::inventoryRegistry});
    inspection.programme = assess(resources().programmes, inspection.facts, QDate(2026, 11, 24));
    inspection.prerequisites = allMet(inspection.programme.programmeId);
    return state;
}

std::vector<NamedState> everyState()
{
    std::vector<NamedState> states;
    const auto add = [&states](const char *name, const WizardState &state) { states.push_back({name, state}); };

    WizardState reading = readyState(Page::Start);
    reading.pc.run.inspection.reset();
    reading.running = RunningJob{.job = stepJob(Step::Inspect), .generation = 1, .elapsed = std::chrono::seconds(3)};
    add("start-reading", reading);
    add("start-eligible", readyState(Page::Start));
    add("start-windows7", windows7State(Page::Start));
    WizardState home = windows7State(Page::Start);
    home.pc.run.inspection->facts.editionId = QStringLiteral("HomePremium");
    home.pc.run.inspection->programme =
        assess(resources().programmes, home.pc.run.inspection->facts, QDate(2026, 11, 24));
    add("start-home", home);

    WizardState ignored = readyState(Page::Start);
    ignored.pc.policies = policiesOf({{.name = QStringLiteral("GraceDays"), .value = 365U},
                                      {.name = QStringLiteral("FurtherEditions"), .value = 1U},
                                      {.name = QStringLiteral("DealerNmae"), .value = QStringLiteral("-")}});
    ignored.pc.run.inspection->withoutPolicy = ProgrammeAssessment{};
    add("start-policies-ignored", ignored);

    add("prerequisites-good", readyState(Page::Prerequisites));
    WizardState missing = windows7State(Page::Prerequisites);
    for (PrerequisiteResult &check : missing.pc.run.inspection->prerequisites) {
        if (!check.kb.isEmpty())
            check.state = PrerequisiteResult::State::Missing;
    }
    add("prerequisites-missing", missing);
    WizardState folder = missing;
    folder.pc.abilities.repair = true;
    folder.pc.packageFolder = PackageFolder{
        .path = QStringLiteral("//fileserver.midori-shoten.example.co.jp/soumu/windows7-esu-koushin-program/2026-11"),
        .state = PackageFolder::State::Read,
        .files = {{.kb = QStringLiteral("KB4490628"),
                   .fileName = QStringLiteral("windows6.1-kb4490628-x64_d3de52d6987f7c8bdc2c015dca69eac96047c76e.msu"),
                   .size = 9'500'000}}};
    add("prerequisites-folder", folder);
    add("prerequisites-mirror", inCompany(folder));
    WizardState asking =
        working(Page::Prerequisites, stepJob(Step::ListDownloads),
                {.waiting = Waiting::AskingCatalog, .done = 1, .total = 5, .subject = QStringLiteral("KB4474419")});
    asking.pc.run.inspection = missing.pc.run.inspection;
    asking.pc.abilities.repair = true;
    add("prerequisites-asking-catalog", asking);
    folder.pc.packageFolder->state = PackageFolder::State::Unreadable;
    folder.pc.packageFolder->files.clear();
    add("prerequisites-folder-gone", folder);
    WizardState restartFirst = missing;
    restartFirst.pc.abilities.repair = restartFirst.pc.abilities.restart = restartFirst.pc.abilities.resumeAtLogon =
        true;
    restartFirst.pc.run.inspection->facts.pendingRestart->pending = true;
    add("prerequisites-restart", restartFirst);
    // Windows waits for a restart that nothing on this page needs: there is no button for it.
    WizardState restartAside = readyState(Page::Prerequisites);
    restartAside.pc.abilities.restart = restartAside.pc.abilities.resumeAtLogon = true;
    restartAside.pc.run.inspection->facts.pendingRestart->pending = true;
    add("prerequisites-restart-aside", restartAside);
    WizardState roots = windows7State(Page::Prerequisites);
    roots.pc.run.inspection->facts.surroundings = Surroundings{};
    roots.pc.run.inspection->facts.surroundings->roots = QList<RootReading>{
        {.name = QStringLiteral("Microsoft Root Certificate Authority 2011"), .trust = RootTrust::Absent},
        {.name = QStringLiteral("DigiCert Global Root G2"), .trust = RootTrust::Disallowed}};
    for (PrerequisiteResult &check : roots.pc.run.inspection->prerequisites) {
        if (check.kind == PrerequisiteKind::RootCertificates)
            check.state = PrerequisiteResult::State::Missing;
    }
    add("prerequisites-roots", roots);
    WizardState unknown = readyState(Page::Prerequisites);
    unknown.pc.run.inspection->prerequisites.front().state = PrerequisiteResult::State::Unknown;
    add("prerequisites-unknown", unknown);

    add("key-empty", readyState(Page::Key));
    WizardState ready = readyState(Page::Key);
    ready.key.input = {
        .status = KeyInput::Status::Ready, .found = {keyView(1, QStringLiteral("6789B"))}, .chosen = KeyTicket{1}};
    ready.key.store = true;
    add("key-ready", ready);
    add("key-storing-forbidden", inCompany(readyState(Page::Key)));
    WizardState several = readyState(Page::Key);
    several.key.input = {.status = KeyInput::Status::ChooseOne,
                         .found = {keyView(1, QStringLiteral("6789B")), keyView(2, QStringLiteral("64329")),
                                   keyView(3, QStringLiteral("T83GX"))}};
    several.key.input.found[0].beside = QStringLiteral("Windows 10 Professional MAK 12 / 50");
    several.key.input.found[0].use = {.kind = KeyUse::Kind::OtherProduct, .product = QStringLiteral("Win 10 Pro")};
    several.key.input.found[1].yearHint = 2;
    several.key.input.found[1].beside = QStringLiteral("Windows 10 ESU Year 2 MAK 0 / 25");
    several.key.input.found[1].use = {.kind = KeyUse::Kind::Esu, .product = QStringLiteral("Client-ESU-Year2")};
    several.key.input.found[2].kmsProduct = QStringLiteral("Windows 10 Pro");
    add("key-several", several);
    WizardState slip = readyState(Page::Key);
    slip.key.input = {
        .status = KeyInput::Status::Problem,
        .problem = KeyProblem{
            .kind = KeyProblem::Kind::ImpossibleCharacter, .place = 7, .character = QLatin1Char('O'), .length = 25}};
    add("key-slip", slip);
    WizardState masked = readyState(Page::Key);
    masked.key.input = {.status = KeyInput::Status::Problem, .problem = KeyProblem{.kind = KeyProblem::Kind::Masked}};
    add("key-masked", masked);
    add("key-error", withError(ready, error(operation::sppInstallKey, 0xC004F050U, Fault::Refused)));

    WizardState keyed = readyState(Page::ActivationId);
    keyed.pc.run.inspection->licenses = licenses(QStringLiteral("6789B"), 0);
    add("id-good", keyed);
    WizardState baseId = keyed;
    baseId.pc.idInput = {.status = IdInput::Status::BaseWindows, .product = QStringLiteral("Windows 10 Pro")};
    add("id-base-windows", baseId);
    WizardState application = keyed;
    application.pc.idInput = {.status = IdInput::Status::Application};
    add("id-application", application);

    WizardState activate = keyed;
    activate.page = activate.furthest = Page::Activate;
    add("activate-ready", activate);
    add("activate-limit", withError(activate, error(operation::sppActivate, 0xC004C020U, Fault::Refused)));
    add("activate-limit-dealer",
        inCompany(withError(activate, error(operation::sppActivate, 0xC004C020U, Fault::Refused))));
    add("activate-network", withError(activate, error(operation::sppActivate, 0x80072EE7U, Fault::Backend)));
    add("activate-working", working(Page::Activate, stepJob(Step::Activate), {.waiting = Waiting::ActivationServer}));

    add("updates-ready", readyState(Page::Updates));
    WizardState found = readyState(Page::Updates);
    found.pc.run.updates = someUpdates();
    found.pc.selectedUpdates = {someUpdates().front().id};
    add("updates-found", found);
    WizardState leftOut = found;
    (*leftOut.pc.run.updates)[0].leftOut = UpdateInfo::LeftOut::OfferedAgain;
    (*leftOut.pc.run.updates)[1].leftOut = UpdateInfo::LeftOut::FailedAgain;
    (*leftOut.pc.run.updates)[1].code = 0x800F0922U;
    leftOut.pc.selectedUpdates.clear();
    add("updates-left-out", leftOut);
    WizardState failed = found;
    (*failed.pc.run.updates)[0].state = UpdateInfo::State::Failed;
    (*failed.pc.run.updates)[0].code = 0x800F0922U;
    failed.pc.run.updateRun = UpdateRun{.updates = {failed.pc.run.updates->constFirst()}};
    add("updates-failed", failed);
    WizardState restart = found;
    restart.pc.abilities.restart = true;
    (*restart.pc.run.updates)[0].state = UpdateInfo::State::Installed;
    restart.pc.run.updateRun = UpdateRun{.updates = {restart.pc.run.updates->constFirst()}, .restartRequired = true};
    add("updates-restart", restart);
    restart.pc.abilities.resumeAtLogon = true;
    add("updates-restart-resumes", restart);
    WizardState managed = readyState(Page::Updates);
    managed.pc.run.inspection->facts.updateSource =
        UpdateSource{.kind = UpdateSource::Kind::DualScan, .server = QStringLiteral("http://wsus.example.co.jp:8530")};
    add("updates-dual-scan", managed);
    managed.pc.run.inspection->facts.updateSource->kind = UpdateSource::Kind::Disabled;
    add("updates-blocked", managed);
    add("updates-searching",
        working(Page::Updates, stepJob(Step::SearchUpdates), {.waiting = Waiting::SearchingUpdates}));
    WizardState installing = working(Page::Updates, stepJob(Step::InstallUpdates),
                                     {.waiting = Waiting::InstallingUpdates, .done = 1, .total = 2, .percent = 62});
    installing.pc.run.updates = someUpdates();
    add("updates-installing", installing);

    add("result-green", result(Verdict::Level::Green));
    add("result-amber", result(Verdict::Level::Amber));
    add("result-red", result(Verdict::Level::Red));
    WizardState saved = result(Verdict::Level::Green);
    saved.pc.savedFile = QStringLiteral("/home/keiri/ESU-KEIRI-PC-2026-11-24.pdf");
    add("result-saved", saved);
    WizardState notAll = result(Verdict::Level::Green);
    notAll.pc.run.updateRun = UpdateRun{.updates = someUpdates()};
    notAll.pc.run.updateRun->updates[0].state = UpdateInfo::State::Installed;
    notAll.pc.run.updateRun->updates[1].state = UpdateInfo::State::Failed;
    notAll.pc.run.updateRun->updates[1].code = 0x800F0922U;
    add("result-failed-update", notAll);
    WizardState notApproved = result(Verdict::Level::Amber);
    notApproved.pc.run.verdict->freshness = Freshness{.state = Freshness::State::NoEsuUpdate,
                                                      .month = QDate(2025, 10, 14),
                                                      .monthAtMost = QDate(2025, 10, 14),
                                                      .newest = QDate(2026, 11, 10),
                                                      .newestKb = QStringLiteral("KB5140017"),
                                                      .monthsMissing = 13,
                                                      .cause = Freshness::Cause::ServerNotApproved};
    add("result-not-approved", notApproved);
    return states;
}

} // namespace esu::test

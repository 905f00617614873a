// SPDX-License-Identifier: MIT
// Which month a PC is at and whether that is enough, with the program's own data (resources/FACTS.md#freshness).
#include "core/model/resources.h"
#include "core/rules/freshness.h"
#include "core/rules/release_calendar.h"
#include "core/rules/update_attempts.h"
#include "core/rules/verdict_rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

using State = Freshness::State;
using Cause = Freshness::Cause;
using Level = Verdict::Level;

const Resources &data()
{
    static const Resources loaded = *loadResources();
    return loaded;
}

QDateTime noon(QDate day)
{
    return {day, QTime(12, 0), Qt::UTC};
}

Policies grace(std::uint32_t days)
{
    return policiesOf({{.name = QStringLiteral("GraceDays"), .value = days}});
}

/// A PC of one programme, at one revision by both witnesses, as its owner sees it on one day with the data of that day.
struct Pc {
    QString programme = QStringLiteral("windows-10-22h2");
    int build = 19045;
    int packageBuild = 19041;
    int productType = 1;
    QString edition = QStringLiteral("Professional");
    int revision = 0;
    QDate day = {};
    QDate data = {}; ///< of the program's data; invalid = that of the day
    std::optional<int> licensedYear = std::nullopt;
    std::optional<QDateTime> rollupCreated = std::nullopt;
    UpdateDelay delay = {};
    Policies policies = {};
    UpdateSource::Kind source = UpdateSource::Kind::WindowsUpdate;
    bool restartPending = false;
    std::optional<QDate> pausedUntil = std::nullopt;

    static Pc windows7(int revision, QDate day)
    {
        return {.programme = QStringLiteral("windows-7"),
                .build = 7601,
                .packageBuild = 7601,
                .revision = revision,
                .day = day};
    }
    static Pc server(const char16_t *programme, int build, int revision, QDate day)
    {
        return {.programme = QString::fromUtf16(programme),
                .build = build,
                .packageBuild = build,
                .productType = 3,
                .edition = QStringLiteral("ServerStandard"),
                .revision = revision,
                .day = day};
    }
    static Pc ltsb(int revision, QDate day)
    {
        return {.programme = QStringLiteral("windows-10-ltsb-2016"),
                .build = 14393,
                .packageBuild = 14393,
                .edition = QStringLiteral("EnterpriseS"),
                .revision = revision,
                .day = day};
    }
};

Inspection inspectionOf(const Pc &pc)
{
    Inspection inspection;
    inspection.at = noon(pc.day);
    inspection.facts.os = OperatingSystem{.build = pc.build, .servicePack = 1, .productType = pc.productType};
    inspection.facts.editionId = pc.edition;
    inspection.facts.ubr = pc.revision;
    inspection.facts.packages =
        QList<PackageFact>{{.name = QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~%1.%2.1.8")
                                        .arg(pc.packageBuild)
                                        .arg(pc.revision),
                            .state = 0x70}};
    inspection.facts.pendingRestart = PendingRestart{.pending = pc.restartPending};
    inspection.facts.updateSource = UpdateSource{.kind = pc.source, .pausedUntil = pc.pausedUntil};
    inspection.facts.updateDelay = pc.delay;
    inspection.facts.policies = pc.policies;
    if (pc.rollupCreated)
        inspection.facts.rollupCreated = *pc.rollupCreated;
    inspection.programme = assess(data().programmes, inspection.facts, pc.day);
    EXPECT_EQ(inspection.programme.programmeId, pc.programme);
    LicenseReading licenses;
    licenses.base = LicenseRow{.licenseStatus = licenseStatusLicensed};
    const EsuProgramme *programme = data().programmes.byId(pc.programme);
    for (const EsuYear &year : programme->years) {
        const bool isLicensed = year.year == pc.licensedYear;
        licenses.esu.append(
            {.row = {.id = year.activationId.value_or(*ActivationId::fromGuid(
                         QStringLiteral("00000000-0000-4000-8000-00000000000%1").arg(year.year))),
                     .description = QStringLiteral("VOLUME_MAK channel"),
                     .partialProductKey = isLicensed ? std::optional(QStringLiteral("6789B")) : std::nullopt,
                     .licenseStatus = isLicensed ? 1 : 0},
             .programmeId = pc.programme,
             .year = year.year,
             .builtIn = true});
    }
    inspection.licenses = licenses;
    return inspection;
}

UpdateTables updatesOf(const Pc &pc)
{
    return data().updates.asOf(noon(pc.data.isValid() ? pc.data : pc.day));
}

Freshness freshnessFor(const Pc &pc)
{
    const Inspection inspection = inspectionOf(pc);
    const UpdateTables updates = updatesOf(pc);
    return freshnessOf({.inspection = inspection,
                        .programme = data().programmes.byId(pc.programme),
                        .updates = updates,
                        .now = inspection.at,
                        .licensedYear = pc.licensedYear});
}

Verdict verdictFor(const Pc &pc)
{
    return judge(inspectionOf(pc), data().programmes, updatesOf(pc));
}

struct Day {
    const char *story;
    Pc pc;
    State state;
    int behind = 0;
};
void PrintTo(const Day &row, std::ostream *out)
{
    *out << row.story;
}
class OnItsDay : public ::testing::TestWithParam<Day> {};

TEST_P(OnItsDay, ThePcIsJudgedByTheMonthThatIsDue)
{
    const Freshness freshness = freshnessFor(GetParam().pc);
    EXPECT_EQ(nameOf(freshness.state), nameOf(GetParam().state)) << freshness.evidence.toStdString();
    EXPECT_EQ(freshness.monthsBehind, GetParam().behind);
}

Pc windows10(int revision, QDate day, QDate data = {})
{
    return {.revision = revision, .day = day, .data = data};
}

const QDate october20(2026, 10, 20);
const QDate november23(2026, 11, 23);
const QDate november26(2026, 11, 26);
const QDate december24(2026, 12, 24);

INSTANTIATE_TEST_SUITE_P(
    Windows10, OnItsDay,
    ::testing::Values(Day{"20 October, the last free one", windows10(6466, october20), State::NoEsuUpdate, 11},
                      Day{"20 October, June", windows10(7417, october20), State::Behind, 3},
                      Day{"20 October, September", windows10(7725, october20), State::Met},
                      Day{"20 October, November: from the future", windows10(7846, october20, november26),
                          State::ClockWrong},
                      Day{"23 November, June", windows10(7417, november23), State::Behind, 4},
                      Day{"23 November, September", windows10(7725, november23), State::Behind, 1},
                      Day{"23 November, September with its repair", windows10(7727, november23), State::Behind, 1},
                      Day{"23 November, October", windows10(7807, november23), State::Met},
                      Day{"23 November, November", windows10(7846, november23), State::Met},
                      Day{"26 November, October", windows10(7807, november26), State::Behind, 1},
                      Day{"26 November, November", windows10(7846, november26), State::Met},
                      Day{"24 December, November", windows10(7846, december24, november26), State::Behind, 1},
                      Day{"21 December, November", windows10(7846, {2026, 12, 21}, november26), State::Met}));

INSTANTIATE_TEST_SUITE_P(
    Others, OnItsDay,
    ::testing::Values(
        Day{"LTSB 2016 before its first update is due", Pc::ltsb(9612, {2026, 11, 20}), State::Met},
        Day{"LTSB 2016 when it is due", Pc::ltsb(9612, november26), State::NoEsuUpdate, 1},
        Day{"LTSB 2016 with it", Pc::ltsb(9688, november26), State::Met},
        Day{"Windows 7, the last free revision", Pc::windows7(24546, {2020, 12, 20}), State::NoEsuUpdate, 10},
        Day{"Windows 7 between the last free one and the first that is known exactly",
            Pc::windows7(24553, {2020, 6, 1}), State::Uncertain},
        Day{"Windows 7, December 2020", Pc::windows7(24563, {2020, 12, 31}), State::Met},
        Day{"Windows 7, September 2020 in December", Pc::windows7(24560, {2020, 12, 31}), State::Behind, 3},
        Day{"2008 R2", Pc::server(u"server-2008-r2", 7601, 24563, {2020, 12, 31}), State::Met},
        Day{"2012 with its last one", Pc::server(u"server-2012", 9200, 26434, {2026, 10, 13}), State::Met},
        Day{"2012 somewhere in months that nobody knows exactly",
            Pc::server(u"server-2012", 9200, 25000, {2026, 10, 1}), State::Behind, 9},
        Day{"2012 R2, March 2026", Pc::server(u"server-2012-r2", 9600, 23100, {2026, 3, 20}), State::Met},
        Day{"2012 R2, December 2025 in March", Pc::server(u"server-2012-r2", 9600, 22920, {2026, 3, 20}), State::Behind,
            2},
        Day{"2008, July 2021", Pc::server(u"server-2008", 6003, 21167, {2021, 8, 1}), State::Met}));

TEST(FreshnessMonths, AreCountedUpToTheNewestAndUpToTheDueOne)
{
    const Freshness june = freshnessFor(windows10(7417, november26));
    EXPECT_EQ(june.month, QDate(2026, 6, 9));
    EXPECT_EQ(june.monthAtMost, june.month);
    EXPECT_EQ(june.newest, QDate(2026, 11, 10));
    EXPECT_EQ(june.monthsMissing, 5);
    EXPECT_EQ(june.monthsBehind, 5);
    const Freshness days = freshnessFor(windows10(7417, november23));
    EXPECT_EQ(days.monthsMissing, 5);
    EXPECT_EQ(days.monthsBehind, 4) << "November is out, but not due yet";
}

TEST(FreshnessMonths, WhatIsGreenSaysHowLong)
{
    EXPECT_EQ(freshnessFor(windows10(7846, november26)).greenUntil, QDateTime({2026, 12, 22}, {18, 0}, Qt::UTC));
    EXPECT_EQ(freshnessFor(windows10(7807, november23)).greenUntil, QDateTime({2026, 11, 24}, {18, 0}, Qt::UTC));
    EXPECT_FALSE(freshnessFor(windows10(7417, november26)).greenUntil);
}

TEST(FreshnessMonths, BeforeTheFirstUpdateTheMonthBeforeItIsEnough)
{
    EXPECT_EQ(freshnessFor(Pc::ltsb(9612, {2026, 11, 20})).firstUpdate, QDate(2026, 11, 10));
    EXPECT_FALSE(freshnessFor(Pc::ltsb(9688, november26)).firstUpdate);
    EXPECT_FALSE(freshnessFor(Pc::ltsb(9612, {2026, 11, 20})).hasEsuUpdate);
}

TEST(FreshnessMonths, AnIntervalSaysAtLeastHowMany)
{
    const Freshness freshness = freshnessFor(Pc::windows7(24553, {2020, 12, 20}));
    EXPECT_EQ(freshness.state, State::Uncertain);
    EXPECT_EQ(freshness.month, QDate(2020, 1, 14));
    EXPECT_EQ(freshness.monthAtMost, QDate(2020, 5, 12));
    EXPECT_EQ(freshness.monthsMissing, 7);
}

TEST(FreshnessWitnesses, TheOlderOneCounts)
{
    Inspection inspection = inspectionOf(windows10(7846, november26));
    const auto judged = [&] {
        return freshnessOf({.inspection = inspection,
                            .programme = data().programmes.byId(inspection.programme.programmeId),
                            .updates = data().updates,
                            .now = inspection.at});
    };
    inspection.facts.ubr = 7417;
    EXPECT_EQ(judged().month, QDate(2026, 6, 9));
    EXPECT_EQ(judged().cause, Cause::SourcesDiffer);
    inspection.facts.pendingRestart->pending = true;
    EXPECT_EQ(judged().cause, Cause::RestartPending);
    inspection.facts.pendingRestart->pending = false;
    inspection.facts.packages = notRead();
    inspection.facts.ubr = 7846;
    EXPECT_EQ(judged().state, State::Met);
    EXPECT_TRUE(judged().evidence.contains(QLatin1String("packages not read")));
    inspection.facts.packages = QList<PackageFact>{};
    EXPECT_EQ(judged().state, State::Uncertain) << "a readable list without any RollupFix";
    inspection.facts.packages = inspectionOf(windows10(7846, november26)).facts.packages;
    inspection.facts.ubr = notRead();
    EXPECT_EQ(judged().state, State::Met) << "RollupFix alone";
    inspection.facts.os->build = 19044;
    EXPECT_EQ(judged().state, State::NoEsuUpdate);
}

TEST(FreshnessAboveTheTable, TheDateInThePackageNamesTheMonth)
{
    Pc pc = windows10(7900, {2027, 1, 5}, november26);
    EXPECT_EQ(freshnessFor(pc).state, State::Uncertain);
    EXPECT_EQ(freshnessFor(pc).cause, Cause::DataTooOld);
    pc.rollupCreated = QDateTime({2026, 12, 3}, {4, 0}, Qt::UTC);
    EXPECT_EQ(freshnessFor(pc).state, State::Met);
    EXPECT_EQ(freshnessFor(pc).month, QDate(2026, 12, 8));
    pc.day = QDate(2027, 3, 1);
    EXPECT_EQ(freshnessFor(pc).state, State::Behind);
    EXPECT_EQ(freshnessFor(pc).monthsBehind, 2);
    pc.day = QDate(2026, 11, 28);
    EXPECT_EQ(freshnessFor(pc).state, State::ClockWrong) << "made after today";
}

TEST(FreshnessOf, NamesTheNewestUpdateWhereTheDataKnowItsNumber)
{
    EXPECT_EQ(freshnessFor(windows10(7417, QDate(2026, 9, 30))).newestKb, QStringLiteral("KB5122878"));
    const Freshness november = freshnessFor(windows10(7417, november23));
    EXPECT_EQ(november.newest, QDate(2026, 11, 10));
    EXPECT_TRUE(november.newestKb.isEmpty());
}

TEST(FreshnessGrace, IsThatOfTheDeferralTheServerOrThePolicy)
{
    Pc pc = windows10(7725, november23);
    EXPECT_EQ(freshnessFor(pc).graceDays, 14);
    pc.delay.deferralDays = 7;
    EXPECT_EQ(freshnessFor(pc).graceDays, 21);
    pc.delay.deferralDays = 40;
    EXPECT_EQ(freshnessFor(pc).graceDays, 45);
    EXPECT_EQ(freshnessFor(pc).graceOrigin, Freshness::GraceOrigin::Deferral);
    EXPECT_EQ(freshnessFor(pc).state, State::Met);
    EXPECT_TRUE(freshnessFor(pc).onlyByGrace);
    pc.source = UpdateSource::Kind::Wsus;
    EXPECT_EQ(freshnessFor(pc).graceDays, 35);
    EXPECT_EQ(freshnessFor(pc).state, State::Behind);
    EXPECT_EQ(freshnessFor(pc).cause, Cause::ServerNotApproved);
    pc.policies = grace(60);
    EXPECT_EQ(freshnessFor(pc).graceDays, 60);
    EXPECT_EQ(freshnessFor(pc).graceOrigin, Freshness::GraceOrigin::Policy);
    pc.policies = grace(6);
    EXPECT_EQ(freshnessFor(pc).graceDays, 35) << "shorter than a week is nobody's policy";
    pc.policies = grace(121);
    EXPECT_EQ(freshnessFor(pc).graceDays, 35);
    EXPECT_FALSE(freshnessFor(windows10(7846, november26)).onlyByGrace);
}

TEST(FreshnessCause, IsOne)
{
    Pc pc = windows10(7417, november26);
    EXPECT_EQ(freshnessFor(pc).cause, Cause::Unknown);
    pc.pausedUntil = QDate(2026, 12, 20);
    EXPECT_EQ(freshnessFor(pc).cause, Cause::Paused);
    pc.pausedUntil = november26;
    EXPECT_EQ(freshnessFor(pc).cause, Cause::Unknown) << "a pause ends with its day";
    pc.pausedUntil = QDate(2026, 11, 20);
    EXPECT_EQ(freshnessFor(pc).cause, Cause::Unknown) << "a pause that is over";
    pc.source = UpdateSource::Kind::Disabled;
    EXPECT_EQ(freshnessFor(pc).cause, Cause::UpdatesOff);
    pc.restartPending = true;
    EXPECT_EQ(freshnessFor(pc).cause, Cause::RestartPending);
    EXPECT_EQ(freshnessFor(windows10(7846, november26)).cause, Cause::None);
}

TEST(FreshnessCause, AnUpdateOfThisRunIsNamed)
{
    const Freshness june = freshnessFor(windows10(7417, november26));
    const UpdateInfo failed{.kb = {QStringLiteral("KB1")}, .esu = true, .state = UpdateInfo::State::Failed};
    EXPECT_EQ(withFailedUpdates(june, {failed}).cause, Cause::UpdateFailed);
    EXPECT_EQ(withFailedUpdates(june, {failed}).failedKb, QStringList(QStringLiteral("KB1")));
    const UpdateInfo undone{.kb = {QStringLiteral("KB2")}, .esu = true, .leftOut = UpdateInfo::LeftOut::OfferedAgain};
    EXPECT_EQ(withFailedUpdates(june, {undone}).failedKb, QStringList(QStringLiteral("KB2")));
    const UpdateInfo other{.kb = {QStringLiteral("KB3")}, .state = UpdateInfo::State::Failed};
    EXPECT_EQ(withFailedUpdates(june, {other}).cause, Cause::Unknown);
    const Freshness met = freshnessFor(windows10(7846, november26));
    EXPECT_EQ(withFailedUpdates(met, {failed}).cause, Cause::None);
}

TEST(FreshnessCause, WhatWasTriedEarlierAndIsNotInIsNamed)
{
    const Freshness june = freshnessFor(windows10(7417, november26));
    UpdateTable table{.updates = {{.kb = QStringLiteral("KB6"), .date = *june.monthAtMost},
                                  {.kb = QStringLiteral("KB7"), .date = june.monthAtMost->addMonths(1)},
                                  {.kb = QStringLiteral("KB8"), .date = june.monthAtMost->addMonths(2)}}};
    using Outcome = UpdateAttempt::Outcome;
    const auto tried = [](const QString &kb, Outcome outcome) {
        return UpdateAttempt{.id = kb, .kb = {kb}, .outcome = outcome};
    };
    const UpdateAttempts in{tried(QStringLiteral("KB6"), Outcome::Installed)};
    EXPECT_EQ(withAttempts(june, in, &table).cause, june.cause) << "that one is in";
    const UpdateAttempts started{tried(QStringLiteral("KB7"), Outcome::Started)};
    EXPECT_EQ(withAttempts(june, started, &table).cause, june.cause) << "nobody knows how it ended";
    for (const Outcome outcome : {Outcome::Installed, Outcome::Failed}) {
        const auto told = withAttempts(june, in + UpdateAttempts{tried(QStringLiteral("KB7"), outcome)}, &table);
        EXPECT_EQ(told.cause, Cause::UpdateFailed);
        EXPECT_EQ(told.failedKb, QStringList{QStringLiteral("KB7")});
    }
    Freshness waits = june;
    waits.cause = Cause::RestartPending;
    EXPECT_EQ(withAttempts(waits, {tried(QStringLiteral("KB7"), Outcome::Installed)}, &table).cause,
              Cause::RestartPending);
    EXPECT_EQ(withAttempts(june, {tried(QStringLiteral("KB7"), Outcome::Installed)}, nullptr).cause, june.cause);
    const UpdateAttempts kept =
        updateAttemptsFrom(toJson(UpdateAttempts{tried(QStringLiteral("KB7"), Outcome::Failed)}));
    EXPECT_EQ(kept.constFirst().kb, QStringList{QStringLiteral("KB7")});
    Freshness told = june;
    told.failedKb = {QStringLiteral("KB7")};
    EXPECT_EQ(withAttempts(told, {tried(QStringLiteral("KB7"), Outcome::Failed)}, &table).failedKb,
              QStringList{QStringLiteral("KB7")})
        << "named once, whoever names it first";
    table.updates[1].kb.clear();
    EXPECT_EQ(withAttempts(june, {tried(QString(), Outcome::Failed)}, &table).cause, june.cause)
        << "two numbers that are not known are not the same";
}

TEST(FreshnessCause, AnAddressThatDoesNotAnswerIsACauseAndNoMore)
{
    const QList<EndpointReading> none{{.purpose = EndpointPurpose::WindowsUpdate, .answer = {.reached = notRead()}}};
    EXPECT_EQ(withEndpoints(freshnessFor(windows10(7417, november26)), none).cause, Cause::Offline);
    EXPECT_EQ(withEndpoints(freshnessFor(windows10(7846, november26)), none),
              freshnessFor(windows10(7846, november26)));
    const Freshness uncertain{.state = State::Uncertain, .cause = Cause::Unknown};
    EXPECT_EQ(withEndpoints(uncertain, none).cause, Cause::Unknown) << "what is not known has no cause yet";
}

TEST(FreshnessSecurityOnly, NeedsEverySingleMonth)
{
    Inspection inspection = inspectionOf(Pc::windows7(24546, {2020, 6, 1}));
    const UpdateTables updates = data().updates.asOf(inspection.at);
    const auto judged = [&] {
        return freshnessOf({.inspection = inspection,
                            .programme = data().programmes.byId(inspection.programme.programmeId),
                            .updates = updates,
                            .now = inspection.at});
    };
    const QStringList months{QStringLiteral("KB4537813"), QStringLiteral("KB4541500"), QStringLiteral("KB4550965"),
                             QStringLiteral("KB4556843")};
    for (const QString &kb : months)
        inspection.facts.packages->append(
            {.name = QStringLiteral("Package_for_%1~31bf3856ad364e35~amd64~~6.1.1.1").arg(kb), .state = 0x70});
    EXPECT_EQ(judged().state, State::Met);
    EXPECT_EQ(judged().month, QDate(2020, 5, 12));
    inspection.facts.packages->removeAt(2); // March
    EXPECT_EQ(judged().state, State::Uncertain);
    EXPECT_EQ(judged().missingMonths, QList<QDate>{QDate(2020, 3, 10)});
}

TEST(FreshnessEnded, IsHeldAgainstWhatIsLicensed)
{
    Pc pc = Pc::windows7(24564, november26);
    pc.licensedYear = 1;
    EXPECT_EQ(freshnessFor(pc).state, State::Met) << "everything that year 1 gave";
    EXPECT_EQ(freshnessFor(pc).newest, QDate(2021, 1, 12));
    pc.licensedYear = 3;
    EXPECT_EQ(freshnessFor(pc).state, State::Behind);
    EXPECT_EQ(freshnessFor(pc).monthsMissing, 24);
    EXPECT_EQ(freshnessFor(pc).monthsBehind, 0) << "nothing is due any more";
    pc.revision = 26321;
    EXPECT_EQ(freshnessFor(pc).state, State::Met);
    pc.revision = 28117;
    EXPECT_EQ(freshnessFor(pc).state, State::NotOfProgramme);
    pc.edition = QStringLiteral("Embedded");
    pc.revision = 26500;
    EXPECT_NE(freshnessFor(pc).state, State::NotOfProgramme) << "POSReady 7 got updates until 2024-10";
}

TEST(FreshnessEmbedded, HasAProofOfItsOwn)
{
    Pc pc = Pc::windows7(25740, {2021, 11, 30});
    EXPECT_TRUE(freshnessFor(pc).hasEsuUpdate);
    pc.edition = QStringLiteral("Embedded");
    EXPECT_FALSE(freshnessFor(pc).hasEsuUpdate) << "POSReady 7 got this one free";
    pc.revision = 25769;
    EXPECT_TRUE(freshnessFor(pc).hasEsuUpdate);
}

/// What a PC of each age has: nothing of ESU, an old month, the one before the due one, the due one, newer than today.
struct Age {
    const char *name;
    int months; ///< before the due one
};
const Age ages[] = {{"a year", 12}, {"five months", 5}, {"a month", 1}, {"due", 0}};

/// The revision of the month that lies so many months before the newest whose 14 days are over.
std::optional<int> revisionOf(const QString &programme, const QDateTime &now, int monthsBefore)
{
    const UpdateTables updates = data().updates.asOf(now);
    QList<MonthlyUpdate> monthly;
    for (const MonthlyUpdate &update : updates.forProgramme(programme)->updates) {
        if (update.kind == MonthlyUpdate::Kind::MonthlyRollup && releaseOf(update.date).addDays(14) <= now)
            monthly.append(update);
    }
    const qsizetype place = monthly.size() - 1 - monthsBefore;
    return place < 0 ? std::nullopt : monthly.at(place).revision;
}

TEST(EveryPair, OfLicenceAgeAndTimeIsGreenOnlyWhenAllIsRight)
{
    const std::pair<Pc, QList<QDate>> times[] = {
        {windows10(0, {}), {QDate(2025, 9, 30), QDate(2026, 6, 30), november26}},
        {Pc::windows7(0, {}), {QDate(2019, 12, 31), QDate(2021, 12, 31), november26}},
        {Pc::server(u"server-2012-r2", 9600, 0, {}), {QDate(2023, 8, 31), QDate(2026, 1, 31), november26}},
    };
    int green = 0;
    int asked = 0;
    for (const auto &[kind, days] : times) {
        for (const QDate day : days) {
            for (const Age &age : ages) {
                const auto revision = revisionOf(kind.programme, noon(day), age.months);
                for (const std::optional<int> year :
                     {std::optional<int>(), std::optional(1), std::optional(2), std::optional(3)}) {
                    Pc pc = kind;
                    pc.day = day;
                    pc.revision = revision.value_or(1);
                    pc.licensedYear = year;
                    const Inspection inspection = inspectionOf(pc);
                    Inspection ready = inspection;
                    ready.prerequisites = {
                        {.kind = PrerequisiteKind::LicensingPackage, .state = PrerequisiteResult::State::Met}};
                    const Verdict verdict = judge(ready, data().programmes, updatesOf(pc));
                    const bool isRunning = ready.programme.status == ProgrammeAssessment::Status::Running;
                    const bool isRight =
                        isRunning && year && year == ready.programme.yearNow && revision && age.months == 0;
                    EXPECT_EQ(verdict.level == Level::Green, isRight)
                        << pc.programme.toStdString() << " " << day.toString(Qt::ISODate).toStdString() << " "
                        << age.name << " year " << year.value_or(0) << " level " << nameOf(verdict.level).toStdString();
                    const bool isBefore = ready.programme.status == ProgrammeAssessment::Status::NotStarted;
                    if (isBefore || !year) {
                        EXPECT_EQ(verdict.level, isBefore ? Level::None : Level::Red);
                    }
                    green += verdict.level == Level::Green ? 1 : 0;
                    ++asked;
                }
            }
        }
    }
    EXPECT_EQ(asked, 3 * 3 * 4 * 4);
    EXPECT_EQ(green, 4) << "one on each day on which a programme runs";
}

TEST(BeforeTheStart, AClockThatStandsBeforeTheDataSaysNothing)
{
    Pc pc = windows10(0, {});
    pc.day = QDate(2025, 1, 1);
    const Inspection inspection = inspectionOf(pc);
    const Verdict then = judge(inspection, data().programmes, updatesOf(pc));
    EXPECT_EQ(then.level, Level::None);
    EXPECT_EQ(sentenceOf(then, inspection.programme), VerdictSentence::NotStarted);
    const Verdict now = judge(inspection, data().programmes, data().updates);
    EXPECT_EQ(now.level, Level::Amber);
    EXPECT_EQ(sentenceOf(now, inspection.programme), VerdictSentence::ClockWrong);
    EXPECT_EQ(judge(inspection, data().programmes, UpdateTables()).level, Level::Amber) << "no table, no clock";
}

/// A PC that gets each month's update so many days after its release, as it is set up to.
struct Habit {
    const char *name;
    int lag;
    UpdateSource::Kind source = UpdateSource::Kind::WindowsUpdate;
    UpdateDelay delay = {};
    Policies policies = {};
};

Pc onThatDay(const Habit &habit, QDate day)
{
    const QDate reached = day.addDays(-habit.lag - 1);
    const QDate newest =
        secondTuesday(reached) <= reached ? secondTuesday(reached) : secondTuesday(reached.addMonths(-1));
    // The data grows old with its program: the last that it knows is November 2026.
    Pc pc = windows10(8000 + monthsBetween(november26, newest), day, std::min(day, november26));
    for (const MonthlyUpdate &update : data().updates.forProgramme(pc.programme)->updates) {
        if (update.kind == MonthlyUpdate::Kind::MonthlyRollup && update.date == newest)
            pc.revision = *update.revision;
    }
    pc.licensedYear = data().programmes.byId(pc.programme)->yearAt(day)->year;
    pc.rollupCreated = noon(newest.addDays(-6));
    pc.source = habit.source;
    pc.delay = habit.delay;
    pc.policies = habit.policies;
    return pc;
}

TEST(TheYears, APcThatDoesEverythingRightIsNeverAmber)
{
    const Habit habits[] = {{"at once", 0},
                            {"within two weeks", 13},
                            {"deferred by a week", 20, UpdateSource::Kind::Wufb, {.deferralDays = 7}},
                            {"a server that approves after a month", 30, UpdateSource::Kind::Wsus},
                            {"a policy of 60 days", 59, UpdateSource::Kind::WindowsUpdate, {}, grace(60)}};
    for (const Habit &habit : habits) {
        int days = 0;
        for (QDate day(2026, 10, 14); day < QDate(2028, 10, 10); day = day.addDays(1), ++days) {
            const Pc pc = onThatDay(habit, day);
            Inspection inspection = inspectionOf(pc);
            inspection.prerequisites = {
                {.kind = PrerequisiteKind::LicensingPackage, .state = PrerequisiteResult::State::Met}};
            const Verdict verdict = judge(inspection, data().programmes, updatesOf(pc));
            EXPECT_EQ(verdict.level, Level::Green)
                << habit.name << " " << day.toString(Qt::ISODate).toStdString() << " "
                << nameOf(verdict.freshness.state).toStdString() << " " << verdict.freshness.evidence.toStdString();
            EXPECT_GT(verdict.freshness.greenUntil.value_or(QDateTime()), inspection.at);
        }
        EXPECT_EQ(days, 727);
    }
}

TEST(TheYears, APcThatStaysTwoMonthsBehindIsNeverGreen)
{
    const Habit late{"two months late", 62};
    for (QDate day(2026, 10, 14); day < QDate(2028, 10, 10); day = day.addDays(1))
        EXPECT_EQ(freshnessFor(onThatDay(late, day)).state, State::Behind) << day.toString(Qt::ISODate).toStdString();
}

TEST(TheYears, TheNextYearIsDueWithItsFirstUpdate)
{
    Pc pc = windows10(7725, october20);
    pc.licensedYear = 1;
    EXPECT_EQ(sentenceOf(verdictFor(pc), inspectionOf(pc).programme), VerdictSentence::YearDue);
    EXPECT_EQ(verdictFor(pc).yearDue, QDateTime({2026, 11, 24}, {18, 0}, Qt::UTC));
    pc.day = november26;
    EXPECT_EQ(sentenceOf(verdictFor(pc), inspectionOf(pc).programme), VerdictSentence::OtherYear);
}

TEST(TheYears, GreenEndsWithTheLicensedYearAndWithALicenceThatRunsOut)
{
    Pc pc = windows10(7725, {2026, 10, 12});
    pc.licensedYear = 1;
    Inspection inspection = inspectionOf(pc);
    inspection.prerequisites = {{.kind = PrerequisiteKind::LicensingPackage, .state = PrerequisiteResult::State::Met}};
    const auto until = [&] { return judge(inspection, data().programmes, updatesOf(pc)).freshness.greenUntil; };
    EXPECT_EQ(until(), QDateTime({2026, 10, 14}, {0, 0}, Qt::UTC));
    inspection.licenses->base->gracePeriodMinutes = 60;
    EXPECT_EQ(until(), inspection.at.addSecs(3600));
}

} // namespace
} // namespace esu::test

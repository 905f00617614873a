// SPDX-License-Identifier: MIT
// Every way in which the tools are known to claim success falsely, on a Windows 10 of the built-in data that is
// green without it. None of them may be green.
#include "tests/support/test_data.h"

#include "core/rules/verdict_rules.h"
#include "core/run/document.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

using Level = Verdict::Level;
using State = VerdictReason::State;

const Resources &data()
{
    static const Resources loaded = *loadResources();
    return loaded;
}

ActivationId guid(const char *text)
{
    return *ActivationId::fromGuid(QString::fromLatin1(text));
}

const ActivationId firstYear = guid("f520e45e-7413-4a34-a497-d2765967d094");
const ActivationId secondYear = guid("1043add5-23b1-4afb-9a0f-64343c8f3f8d");
const ActivationId thirdYear = guid("83d49986-add3-41d7-ba33-87c7bfb5c0fb");
const ActivationId windows7SecondYear = guid("0e00c25d-8795-4fb7-9572-3803d91b6880");
const ActivationId windows7ThirdYear = guid("4220f546-f522-46df-8202-4d07afd26454");

struct FalsePc {
    MachineFacts facts;
    LicenseRows rows = {baseRow(), esuRow(firstYear, 1), esuRow(secondYear, 2, lastFive, 1), esuRow(thirdYear, 3)};
    QDate day{2026, 11, 26};
    bool rowsAnswer = true;
    std::optional<QDateTime> networkTime = std::nullopt;
    std::function<void(EsuProgramme &)> programme = {};

    FalsePc()
    {
        facts = readyFacts();
        facts.os = OperatingSystem{.version = QStringLiteral("10.0.19045"), .build = 19045, .productType = 1};
        facts.editionId = QStringLiteral("Professional");
        facts.ubr = 7846;
        facts.packages = QList<PackageFact>{package(u"Package_for_KB5126256~31bf3856ad364e35~amd64~~19041.7290.1.0"),
                                            package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.7846.1.10")};
    }
    LicenseRow &current() { return rows[2]; }
    void isAt(int revision)
    {
        facts.ubr = revision;
        facts.packages->last().name =
            QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.%1.1.10").arg(revision);
    }
    void unlicensed() { rows[2] = esuRow(secondYear, 2); }
    /// Windows 7 with everything that it ever got, long after its end.
    void windows7()
    {
        facts.os =
            OperatingSystem{.version = QStringLiteral("6.1.7601"), .build = 7601, .servicePack = 1, .productType = 1};
        facts.ubr = 26321;
        facts.packages = QList<PackageFact>{package(u"Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2"),
                                            package(u"Package_for_KB4474419~31bf3856ad364e35~amd64~~6.1.3.2"),
                                            package(u"Package_for_KB4575903~31bf3856ad364e35~amd64~~6.1.1.1"),
                                            package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~7601.26321.1.5")};
        rows = {baseRow(), esuRow(windows7SecondYear, 2), esuRow(windows7ThirdYear, 3, lastFive, 1)};
        day = QDate(2026, 11, 26);
    }
};

Verdict verdictOf(const FalsePc &pc)
{
    QList<EsuProgramme> programmes = data().programmes.programmes();
    for (EsuProgramme &programme : programmes) {
        if (pc.programme)
            pc.programme(programme);
    }
    const ProgrammeCatalogue catalogue(programmes, {}, data().programmes.dataDate());
    Inspection inspection;
    inspection.at = QDateTime(pc.day, QTime(12, 0), Qt::UTC);
    inspection.facts = pc.facts;
    inspection.programme = assess(catalogue, pc.facts, pc.day);
    if (pc.rowsAnswer)
        inspection.licenses = sortRows(pc.rows, catalogue, inspection.programme.programmeId);
    inspection.prerequisites =
        checkPrerequisites(data().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    return judge(inspection, catalogue, data().updates, {.networkTime = pc.networkTime});
}

struct FalseSuccess {
    const char *claim;
    std::function<void(FalsePc &)> change;
    Level level;
    ReasonId reason;
    State state;
};

const auto status = [](int number) { return [number](FalsePc &pc) { pc.current().licenseStatus = number; }; };
const auto unread = std::unexpected(unreadable());
constexpr Level red = Level::Red;
constexpr Level amber = Level::Amber;
constexpr State no = State::NotMet;
constexpr State unknown = State::Unknown;

const FalseSuccess falseSuccesses[] = {
    // A. "Did it work?"
    {"says success, the update is not in", [](FalsePc &pc) { pc.facts.ubr = 6456; }, amber, ReasonId::EsuUpdate, no},
    {"the update that repairs the enrolment is no ESU update", [](FalsePc &pc) { pc.facts.ubr = 6466; }, amber,
     ReasonId::EsuUpdate, no},
    {"a portal says ESU, the PC has no licensed row",
     [](FalsePc &pc) {
         pc.unlicensed();
         pc.facts.ubr = 6456;
     },
     red, ReasonId::EsuLicense, no},
    {"consumer ESU leaves no licensed row", [](FalsePc &pc) { pc.unlicensed(); }, red, ReasonId::EsuLicense, no},
    {"a licensed row without a product key",
     [](FalsePc &pc) {
         pc.unlicensed();
         pc.current().licenseStatus = 1;
     },
     amber, ReasonId::EsuLicense, unknown},
    {"a licensed consumer row",
     [](FalsePc &pc) {
         pc.unlicensed();
         LicenseRow row = esuRow(unknownYear2, 2, lastFive, 1);
         row.name = QStringLiteral("Windows(R), Consumer-ESU-Year2 add-on for Core,Professional");
         row.description = QStringLiteral("Windows(R) Operating System, RETAIL channel");
         pc.rows.append(row);
     },
     amber, ReasonId::EsuLicense, unknown},
    {"activated for a year that has not begun",
     [](FalsePc &pc) { pc.rows = {baseRow(), esuRow(secondYear, 2), esuRow(thirdYear, 3, lastFive, 1)}; }, amber,
     ReasonId::EsuLicense, no},
    {"a PC by subscription whose first ESU update was undone (0x800F0922)",
     [](FalsePc &pc) {
         pc.facts.ubr = 6456;
         pc.facts.packages =
             QList<PackageFact>{package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.7846.1.10", 0x40)};
     },
     amber, ReasonId::EsuUpdate, no},
    {"last year's key after the roll-over",
     [](FalsePc &pc) { pc.rows = {baseRow(), esuRow(firstYear, 1, lastFive, 1), esuRow(secondYear, 2)}; }, amber,
     ReasonId::EsuLicense, no},
    {"the programme is over",
     [](FalsePc &pc) {
         pc.rows = {baseRow(), esuRow(thirdYear, 3, lastFive, 1)};
         pc.day = QDate(2028, 10, 11);
     },
     amber, ReasonId::Programme, no},
    {"Windows 7 after its end", [](FalsePc &pc) { pc.windows7(); }, amber, ReasonId::Programme, no},
    // B. prerequisites and order
    {"a key without the licensing package: no row", [](FalsePc &pc) { pc.rows = {baseRow()}; }, red,
     ReasonId::EsuLicense, no},
    {"the package is missing and the rows do not answer",
     [](FalsePc &pc) {
         pc.rowsAnswer = false;
         pc.facts.packages = QList<PackageFact>{};
     },
     amber, ReasonId::LicensingPackage, unknown},
    {"the key is in, nobody activated", status(0), red, ReasonId::EsuLicense, no},
    {"another version of Windows with a high revision", [](FalsePc &pc) { pc.facts.os->build = 19044; }, amber,
     ReasonId::EsuUpdate, no},
    // E. restart
    {"installed, the restart is pending",
     [](FalsePc &pc) {
         pc.facts.pendingRestart = PendingRestart{.pending = true, .signs = {QStringLiteral("wu-reboot-required")}};
     },
     amber, ReasonId::PendingRestart, no},
    {"nobody knows whether a restart is pending", [](FalsePc &pc) { pc.facts.pendingRestart = unread; }, amber,
     ReasonId::PendingRestart, unknown},
    {"an update that is undone at every restart",
     [](FalsePc &pc) {
         pc.facts.ubr = 6456;
         pc.facts.pendingRestart = PendingRestart{.pending = true};
     },
     amber, ReasonId::EsuUpdate, no},
    // F and numbers: sources that say nothing
    {"WSUS has not approved, so there is nothing to install",
     [](FalsePc &pc) {
         pc.facts.ubr = 6456;
         pc.facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::Wsus};
     },
     amber, ReasonId::EsuUpdate, no},
    {"the hotfix list is empty and the revision unread",
     [](FalsePc &pc) {
         pc.facts.ubr = unread;
         pc.facts.packages = QList<PackageFact>{};
     },
     amber, ReasonId::EsuUpdate, unknown},
    {"the history was wiped, packages and revision unread",
     [](FalsePc &pc) {
         pc.facts.ubr = unread;
         pc.facts.packages = unread;
     },
     amber, ReasonId::EsuUpdate, unknown},
    {"Windows 7 long ago, by a clock that stands still",
     [](FalsePc &pc) {
         pc.windows7();
         pc.day = QDate(2022, 6, 1);
     },
     amber, ReasonId::Clock, unknown},
    {"year 2 just activated, the newest update is that of June", [](FalsePc &pc) { pc.isAt(7417); }, amber,
     ReasonId::EsuUpdate, no},
    {"the month before the one that is due", [](FalsePc &pc) { pc.isAt(7807); }, amber, ReasonId::EsuUpdate, no},
    {"the build number is new, the newest package is not",
     [](FalsePc &pc) {
         pc.facts.packages->last() = package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.7417.1.10");
     },
     amber, ReasonId::EsuUpdate, no},
    {"the newest package is in, the build number is old", [](FalsePc &pc) { pc.facts.ubr = 7417; }, amber,
     ReasonId::EsuUpdate, no},
    {"newer than anything known, a month after the data",
     [](FalsePc &pc) {
         pc.isAt(9999);
         pc.day = QDate(2026, 12, 24);
     },
     amber, ReasonId::EsuUpdate, unknown},
    {"an update from the future",
     [](FalsePc &pc) {
         pc.isAt(9999);
         pc.facts.rollupCreated = QDateTime({2027, 3, 1}, {3, 0}, Qt::UTC);
     },
     amber, ReasonId::Clock, unknown},
    {"Windows Update is switched off",
     [](FalsePc &pc) { pc.facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::Disabled}; }, amber,
     ReasonId::UpdateSource, no},
    {"nobody could read where updates come from", [](FalsePc &pc) { pc.facts.updateSource = unread; }, amber,
     ReasonId::UpdateSource, unknown},
    {"a clock that nobody could check stands before the data", [](FalsePc &pc) { pc.day = QDate(2026, 11, 20); }, amber,
     ReasonId::Clock, unknown},
    {"the same a year ago, with that year's licence",
     [](FalsePc &pc) {
         pc.rows = {baseRow(), esuRow(firstYear, 1, lastFive, 1), esuRow(secondYear, 2)};
         pc.day = QDate(2026, 1, 15);
     },
     amber, ReasonId::Clock, unknown},
    {"the network is a month ahead, where another update is due",
     [](FalsePc &pc) { pc.networkTime = QDateTime({2026, 12, 24}, {12, 0}, Qt::UTC); }, amber, ReasonId::Clock,
     unknown},
    {"two rows of Windows itself disagree",
     [](FalsePc &pc) { pc.rows.append(baseRow(otherBase, QStringLiteral("QQQQQ"), 5)); }, amber, ReasonId::BaseLicense,
     unknown},
    {"a threshold from memory",
     [](FalsePc &pc) { pc.programme = [](EsuProgramme &own) { own.proof.confidence = QStringLiteral("K"); }; }, amber,
     ReasonId::EsuUpdate, unknown},
    {"a threshold from one weak source",
     [](FalsePc &pc) { pc.programme = [](EsuProgramme &own) { own.proof.confidence = QStringLiteral("L"); }; }, amber,
     ReasonId::EsuUpdate, unknown},
    // Section 2: defect classes
    {"ActivationWs: status 2 is success", status(2), red, ReasonId::EsuLicense, no},
    {"ActivationWs: status 3 is success", status(3), red, ReasonId::EsuLicense, no},
    {"ActivationWs: status 4 is success", status(4), red, ReasonId::EsuLicense, no},
    {"ActivationWs: status 5 is success", status(5), red, ReasonId::EsuLicense, no},
    {"ActivationWs: status 6 is success", status(6), red, ReasonId::EsuLicense, no},
    {"a status nobody knows", status(7), red, ReasonId::EsuLicense, no},
    {"slmgr: /ato without an ID",
     [](FalsePc &pc) {
         pc.current().licenseStatus = 0;
         pc.facts.ubr = 6456;
     },
     red, ReasonId::EsuLicense, no},
    {"alygcode: a property that does not exist", [](FalsePc &pc) { pc.current().licenseStatus.reset(); }, amber,
     ReasonId::EsuLicense, unknown},
    {"a text says licensed, the number does not",
     [](FalsePc &pc) {
         pc.current().description += QStringLiteral(" ライセンスされています Licensed");
         pc.current().licenseStatus = 0;
     },
     red, ReasonId::EsuLicense, no},
    {"alygcode: a GUID of another year",
     [](FalsePc &pc) { pc.rows = {baseRow(), esuRow(firstYear, 1, lastFive, 1), esuRow(secondYear, 2)}; }, amber,
     ReasonId::EsuLicense, no},
    {"a row of another programme, same year",
     [](FalsePc &pc) {
         pc.unlicensed();
         pc.rows.append(esuRow(windows7SecondYear, 2, lastFive, 1));
     },
     red, ReasonId::EsuLicense, no},
    {"an IoT row of the same year, unknown here",
     [](FalsePc &pc) {
         pc.unlicensed();
         LicenseRow row = esuRow(unknownYear2, 2, lastFive, 1);
         row.name = QStringLiteral("Windows(R), Client-IoT-ESU-Year2 add-on for IoTEnterprise");
         pc.rows.append(row);
     },
     amber, ReasonId::EsuLicense, unknown},
    {"the KMS client row of the year",
     [](FalsePc &pc) {
         pc.unlicensed();
         pc.rows.append(kmsRow(lastFive, 1));
     },
     red, ReasonId::EsuLicense, no},
    {"marked active, Windows itself is in notification", [](FalsePc &pc) { pc.rows[0].licenseStatus = 5; }, red,
     ReasonId::BaseLicense, no},
    {"Windows itself in grace", [](FalsePc &pc) { pc.rows[0].licenseStatus = 2; }, red, ReasonId::BaseLicense, no},
    {"Windows itself unread", [](FalsePc &pc) { pc.rows[0].licenseStatus.reset(); }, amber, ReasonId::BaseLicense,
     unknown},
    {"an edition that has its own life cycle (LTSC)",
     [](FalsePc &pc) { pc.facts.editionId = QStringLiteral("EnterpriseS"); }, red, ReasonId::Programme, no},
    {"an edition nobody could read", [](FalsePc &pc) { pc.facts.editionId = unread; }, amber, ReasonId::Programme,
     unknown},
    {"a Windows nobody could read", [](FalsePc &pc) { pc.facts.os = unread; }, amber, ReasonId::Programme, unknown},
    {"the rows did not answer", [](FalsePc &pc) { pc.rowsAnswer = false; }, amber, ReasonId::EsuLicense, unknown},
    {"a clock that stopped in year 2, the world is in year 3",
     [](FalsePc &pc) { pc.networkTime = QDateTime({2027, 11, 30}, {12, 0}, Qt::UTC); }, amber, ReasonId::Clock,
     unknown},
    {"a clock that runs ahead of the world",
     [](FalsePc &pc) { pc.networkTime = QDateTime({2026, 1, 5}, {12, 0}, Qt::UTC); }, amber, ReasonId::Clock, unknown},
    {"a clock in a programme that has ended since",
     [](FalsePc &pc) { pc.networkTime = QDateTime({2031, 1, 5}, {12, 0}, Qt::UTC); }, amber, ReasonId::Clock, unknown},
    {"nothing could be read",
     [](FalsePc &pc) {
         pc.facts = MachineFacts();
         pc.rowsAnswer = false;
     },
     amber, ReasonId::EsuLicense, unknown},
};

TEST(FalseSuccess, WithoutTheClaimThePcIsGreen)
{
    EXPECT_EQ(verdictOf(FalsePc()).level, Level::Green);
}

TEST(FalseSuccess, NeverIsGreen)
{
    int green = 0;
    for (const FalseSuccess &row : falseSuccesses) {
        FalsePc pc;
        row.change(pc);
        const Verdict verdict = verdictOf(pc);
        green += verdict.level == Level::Green ? 1 : 0;
        EXPECT_EQ(static_cast<int>(verdict.level), static_cast<int>(row.level)) << row.claim;
        EXPECT_EQ(static_cast<int>(stateOf(verdict, row.reason)), static_cast<int>(row.state)) << row.claim;
        EXPECT_TRUE(std::ranges::any_of(verdict.reasons,
                                        [](const VerdictReason &reason) { return reason.state != State::Met; }))
            << row.claim << ": the proof does not say why";
    }
    EXPECT_EQ(green, 0);
    std::printf("%zu false successes, %d green\n", std::size(falseSuccesses), green);
}

TEST(FalseSuccess, AClockThatIsOffWithinTheYearTakesNothingAway)
{
    FalsePc pc;
    pc.networkTime = QDateTime({2026, 12, 20}, {12, 0}, Qt::UTC);
    const Verdict verdict = verdictOf(pc);
    EXPECT_EQ(verdict.level, Level::Green);
    EXPECT_EQ(verdict.reasons.size(), 7);
}

TEST(VerdictProof, TheNamesInTheDocumentStay)
{
    FalsePc pc;
    pc.networkTime = QDateTime({2031, 1, 5}, {12, 0}, Qt::UTC);
    QStringList names;
    for (const VerdictReason &reason : verdictOf(pc).reasons)
        names.append(nameOf(reason.id));
    EXPECT_EQ(names.join(QLatin1Char(' ')),
              QStringLiteral("esu-license base-license licensing-package esu-update pending-restart programme "
                             "update-source clock"));
}

TEST(VerdictProof, EveryLineNamesItsSource)
{
    const Verdict verdict = verdictOf(FalsePc());
    for (const VerdictReason &reason : verdict.reasons) {
        const std::string name = nameOf(reason.id).toStdString();
        EXPECT_FALSE(reason.source.isEmpty()) << name;
        EXPECT_FALSE(reason.evidence.isEmpty()) << name;
    }
    EXPECT_EQ(verdict.reasons[3].evidence,
              QStringLiteral("19045.7846; ESU from 19045.6575 on; month 2026-11; due 2026-11"));
    EXPECT_EQ(verdict.reasons[3].rating, QStringLiteral("M"));
    EXPECT_TRUE(verdict.reasons[3].source.contains(QLatin1String("UBR")));
    EXPECT_TRUE(verdict.reasons[3].source.contains(QLatin1String("updates-by-month.json")));
    EXPECT_TRUE(verdict.reasons[0].source.contains(QLatin1String("SoftwareLicensingProduct")));
}

TEST(VerdictAdvice, IsGivenOnSignsOfEsuWithoutAMak)
{
    using Kind = VerdictAdvice::Kind;
    EXPECT_FALSE(verdictOf(FalsePc()).advice);

    FalsePc consumer;
    consumer.unlicensed();
    const Verdict updated = verdictOf(consumer);
    ASSERT_TRUE(updated.advice);
    EXPECT_EQ(updated.advice->kind, Kind::UpdatedWithoutLicense);
    EXPECT_EQ(updated.advice->evidence, QStringLiteral("19045.7846"));
    FalsePc editionless = consumer;
    editionless.facts.editionId = std::unexpected(Error{});
    EXPECT_FALSE(verdictOf(editionless).advice) << "which update ESU alone gives depends on the edition";

    consumer.facts.ubr = 6456;
    EXPECT_FALSE(verdictOf(consumer).advice) << "an unlicensed PC without ESU updates needs a key";

    FalsePc keyless;
    keyless.unlicensed();
    keyless.current().licenseStatus = 1;
    ASSERT_TRUE(verdictOf(keyless).advice);
    EXPECT_EQ(verdictOf(keyless).advice->kind, Kind::LicensedWithoutMak);

    FalsePc kms;
    kms.unlicensed();
    kms.facts.ubr = 6456;
    kms.rows.append(kmsRow(lastFive, 1));
    EXPECT_FALSE(verdictOf(kms).advice);

    FalsePc ltsc;
    ltsc.unlicensed();
    ltsc.facts.editionId = QStringLiteral("EnterpriseS");
    EXPECT_FALSE(verdictOf(ltsc).advice) << "not eligible is the answer";
}

TEST(VerdictSentences, SayTheOneThingThatCounts)
{
    using enum VerdictSentence;
    const auto sentence = [](const std::function<void(FalsePc &)> &change) {
        FalsePc pc;
        change(pc);
        return sentenceOf(verdictOf(pc), assess(data().programmes, pc.facts, pc.day));
    };
    EXPECT_EQ(sentence([](FalsePc &) {}), Active);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.unlicensed(); }), NotActive);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.ubr = 6456; }), NoEsuUpdate);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.isAt(7417); }), Behind);
    EXPECT_EQ(sentence([](FalsePc &pc) {
                  pc.isAt(9999);
                  pc.day = QDate(2026, 12, 24);
              }),
              UpdateUnproven);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.day = QDate(2026, 11, 1); }), ClockWrong);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.updateSource->kind = UpdateSource::Kind::Disabled; }), UpdatesOff);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.updateSource->automatic = false; }), UpdatesOff);
    EXPECT_EQ(sentence([](FalsePc &pc) {
                  pc.facts.updateSource->automatic = false;
                  pc.facts.updateSource->kind = UpdateSource::Kind::Wsus;
              }),
              Active)
        << "the server's administrator decides when";
    EXPECT_EQ(sentence([](FalsePc &pc) {
                  pc.windows7();
                  pc.rows = {baseRow(), esuRow(windows7SecondYear, 2, lastFive, 1), esuRow(windows7ThirdYear, 3)};
              }),
              CoveredToYear);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.pendingRestart->pending = true; }), RestartPending);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.pendingRestart = unread; }), Uncertain);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.facts.editionId = unread; }), Uncertain);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.rowsAnswer = false; }), Uncertain);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.rows = {baseRow(), esuRow(firstYear, 1, lastFive, 1)}; }), OtherYear);
    EXPECT_EQ(sentence([](FalsePc &pc) { pc.windows7(); }), ActiveEnded) << "nothing more will come";
    EXPECT_EQ(sentence([](FalsePc &pc) {
                  pc.windows7();
                  pc.facts.pendingRestart->pending = true;
              }),
              RestartPending);
}

} // namespace
} // namespace esu::test

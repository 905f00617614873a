// SPDX-License-Identifier: MIT
// Installing a key: core/ARCHITECTURE.md, "The licence of Windows is never touched", before and after the one call.
#include "core/base/conditions.h"
#include "tests/support/journey_test.h"

namespace esu::test {
namespace {

class InstallKey : public JourneyTest {};

TEST_F(InstallKey, BindsAndSaysToWhat)
{
    const KeyReport report = installKey();
    EXPECT_FALSE(report.error);
    EXPECT_TRUE(report.installed);
    EXPECT_EQ(report.baseUnchanged, true);
    ASSERT_TRUE(report.row);
    EXPECT_EQ(report.row->row.id, year2);
    EXPECT_EQ(pc.count(u"install"), 1);
    EXPECT_EQ(pc.count(u"activate"), 0) << "it spends nothing";
    EXPECT_TRUE(journal.entries()->isEmpty());
}

TEST_F(InstallKey, IsNotCalledWhenARowHasTheKey)
{
    for (const int status : {0, 1, 5}) {
        keyIsInstalled();
        pc.row(year2)->licenseStatus = status;
        const KeyReport report = installKey();
        EXPECT_FALSE(report.error);
        EXPECT_FALSE(report.installed);
        EXPECT_EQ(report.row->row.id, year2);
        EXPECT_EQ(pc.count(u"install"), 0);
    }
}

TEST_F(InstallKey, OtherYearsAreNeverConsulted)
{
    pc.row(year1)->partialProductKey = QStringLiteral("QQQQQ");
    pc.row(year1)->licenseStatus = 1;
    EXPECT_TRUE(installKey().installed);
}

class RefusedBeforeTheCall : public JourneyTest, public ::testing::WithParamInterface<Refusal> {};

TEST_P(RefusedBeforeTheCall, AndNothingWasCalled)
{
    GetParam().pc(pc);
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), GetParam().condition);
    ASSERT_TRUE(report.error);
    EXPECT_EQ(exitCodeOf(report.error), GetParam().exitCode);
    EXPECT_FALSE(report.installed);
    EXPECT_EQ(pc.count(u"install"), 0);
}

const auto windowsKey = QList<KeyConfiguration>{
    {.activationId = base, .editionId = QStringLiteral("Professional"), .description = QStringLiteral("Win 10 Pro")}};

INSTANTIATE_TEST_SUITE_P(
    Book, RefusedBeforeTheCall,
    ::testing::Values(Refusal{"the 32-bit program on 64-bit Windows",
                              [](FakeMachine &pc) { makeWrongProgram(pc.facts); }, condition::wrongArchitecture,
                              ExitCode::AccessDenied},
                      Refusal{"not elevated", [](FakeMachine &pc) { pc.facts.elevated = false; },
                              condition::notElevated, ExitCode::AccessDenied},
                      Refusal{"edition", [](FakeMachine &pc) { pc.facts.editionId = QStringLiteral("HomeBasic"); },
                              condition::notEligible, ExitCode::NotEligible},
                      Refusal{"Windows unlicensed", [](FakeMachine &pc) { pc.row(base)->licenseStatus = 5; },
                              condition::baseNotLicensed, ExitCode::PrerequisiteMissing},
                      Refusal{"package missing",
                              [](FakeMachine &pc) {
                                  pc.facts.packages = QList<PackageFact>();
                                  pc.state = {baseRow()};
                              },
                              condition::prerequisiteMissing, ExitCode::PrerequisiteMissing},
                      Refusal{"the licensing package is in, and no row yet",
                              [](FakeMachine &pc) { pc.state = {baseRow()}; }, condition::restartPending,
                              ExitCode::PrerequisiteMissing},
                      Refusal{"no ESU row",
                              [](FakeMachine &pc) {
                                  pc.state = {baseRow()};
                                  for (PackageFact &package : *pc.facts.packages)
                                      package.state = 0x50;
                              },
                              condition::noEsuRow, ExitCode::NoEsuRow},
                      Refusal{"restart first",
                              [](FakeMachine &pc) {
                                  pc.state = {baseRow()};
                                  pc.facts.pendingRestart = PendingRestart{.pending = true};
                              },
                              condition::restartPending, ExitCode::PrerequisiteMissing}));

TEST_F(InstallKey, RefusesAPublishedKmsClientKey)
{
    ASSERT_FALSE(resources.kmsClientKeys.all().isEmpty());
    const auto published = ProductKey::parse(resources.kmsClientKeys.all().constFirst().key);
    ASSERT_TRUE(published);
    const Inspection now = inspect();
    const KeyReport report = esu::installKey(journey, *published, now, {}, {});
    EXPECT_EQ(conditionOf(report.error), condition::keyKmsClient);
    EXPECT_EQ(pc.count(u"install"), 0);
}

TEST_F(InstallKey, GoesOnWhenThePcCannotSayWhatTheKeyIs)
{
    // The sample key has no N, so it has no group; this one has.
    const auto grouped = ProductKey::parse(QStringLiteral("BNDFG-HJKMP-QRTVW-XY234-6789B"));
    ASSERT_TRUE(grouped);
    ASSERT_TRUE(grouped->groupId());
    const auto tryWith = [&](const Result<QList<KeyConfiguration>> &configurations) {
        FakeMachine fresh;
        fresh.practice = false;
        fresh.configurations = configurations;
        Pc other(fresh, fresh.desk(), resources, journal);
        const Inspection now = esu::inspect(other, {}).value();
        const KeyReport report = esu::installKey(other, *grouped, now, {}, {});
        return std::pair(report, fresh.count(u"install"));
    };
    using List = QList<KeyConfiguration>;
    EXPECT_EQ(tryWith(std::unexpected(unreadable(Fault::NotFound))).second, 1);
    EXPECT_EQ(tryWith(List()).second, 1) << "an unmapped group";
    EXPECT_EQ(tryWith(List{{.activationId = year2}}).second, 1);
    EXPECT_EQ(tryWith(List{{.editionId = QStringLiteral("Client-ESU-Year4")}}).second, 1);
    EXPECT_EQ(tryWith(List{windowsKey[0], {.activationId = year2}}).second, 1) << "one of them is ESU";
    const auto [report, calls] = tryWith(windowsKey);
    EXPECT_EQ(calls, 0);
    EXPECT_EQ(conditionOf(report.error), condition::keyNotEsu);
}

TEST_F(InstallKey, APracticePcCallsNoRealKeyWrong)
{
    const auto refusal = FakeMachine::refuses(0xC004F050U, operation::sppInstallKey);
    pc.installs = {refusal, refusal, refusal};
    const Inspection now = inspect();
    const auto real = ProductKey::parse(QStringLiteral("YXWVT-RQPMK-JHGFD-CB987-64329"));
    EXPECT_EQ(conditionOf(esu::installKey(journey, *real, now, {}, {}).error), condition::practiceKeyOnly);
    EXPECT_EQ(conditionOf(installKey().error), condition::otherProduct) << "the practice key is told what it is told";
    pc.practice = false;
    EXPECT_EQ(conditionOf(esu::installKey(journey, *real, now, {}, {}).error), condition::otherProduct);
}

TEST_F(InstallKey, TheEndOfTheProgrammeIsNoReasonToRefuse)
{
    Inspection now = inspect();
    now.programme.status = ProgrammeAssessment::Status::Ended;
    now.programme.yearNow.reset();
    EXPECT_TRUE(esu::installKey(journey, key(), now, {}, {}).installed);
}

TEST_F(InstallKey, StopsWhenTheKeyReplacedTheBaseKey)
{
    pc.bindsTo = base;
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), condition::baseKeyInstalled);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused);
    EXPECT_EQ(report.baseUnchanged, false);
    EXPECT_TRUE(report.installed);
    EXPECT_FALSE(report.row);
}

TEST_F(InstallKey, StopsWhenTheBaseRowChangedOnTheSide)
{
    pc.afterKeyInstall = [this] { pc.row(base)->licenseStatus = 5; };
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), condition::baseChanged);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused);
}

TEST_F(InstallKey, SaysThatTheBaseRowChangedEvenWhenTheCallFailed)
{
    pc.installs = {FakeMachine::lost(Fault::Timeout, operation::sppInstallKey, true)};
    pc.bindsTo = base;
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), condition::baseChanged);
    EXPECT_EQ(report.baseUnchanged, false);
}

TEST_F(InstallKey, StopsWhenANonEsuRowTookTheKey)
{
    pc.state.append(baseRow(otherBase, {}, 0));
    pc.bindsTo = otherBase;
    EXPECT_EQ(conditionOf(installKey().error), condition::otherRowTookKey);
}

TEST_F(InstallKey, StopsWhenNoRowTookTheKey)
{
    pc.installs = {FakeMachine::swallowed()};
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), condition::noRowTookKey);
    EXPECT_EQ(pc.count(u"refresh"), 1) << "asked once more after a refresh";
    EXPECT_EQ(pc.count(u"install"), 1) << "and not installed twice";
}

TEST_F(InstallKey, TheIdIsACheck)
{
    EXPECT_FALSE(installKey(year2).error);
    pc.row(year2)->partialProductKey.reset();
    const KeyReport report = installKey(year3);
    EXPECT_EQ(conditionOf(report.error), condition::idOtherRow);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused);
    ASSERT_TRUE(report.row);
    EXPECT_EQ(report.row->row.id, year2) << "says which row took it";
    EXPECT_FALSE(report.installed);
    EXPECT_EQ(pc.count(u"uninstall"), 1) << "or the next call without a key activated it";
    EXPECT_FALSE(pc.row(year2)->hasKey());
}

TEST_F(InstallKey, ANextCallTellsThatTheKeyOfWindowsWasReplaced)
{
    const QString before = *pc.row(base)->partialProductKey;
    pc.bindsTo = base;
    pc.afterKeyInstall = [this] { pc.row(base)->licenseStatus = 5; };
    // The process ends right after the call: nothing of what follows is read or written.
    pc.readings = {std::nullopt, unreadable()};
    EXPECT_TRUE(installKey().error);
    const auto block = blockBeforeSpending(inspect());
    EXPECT_EQ(conditionOf(block), condition::baseChanged);
    ASSERT_TRUE(block);
    EXPECT_TRUE(block->detail.endsWith(before));
    // It is back.
    pc.row(base)->partialProductKey = before;
    EXPECT_EQ(conditionOf(blockBeforeSpending(inspect())), condition::baseNotLicensed);
}

TEST_F(InstallKey, AnOrdinaryInstallationLeavesNoDoubtAboutTheKeyOfWindows)
{
    ASSERT_FALSE(installKey().error);
    EXPECT_EQ(journal.baseKey(), std::nullopt);
    ASSERT_TRUE(store.save(QStringLiteral("journal"), {{QStringLiteral("activations"), 1}}));
    pc.row(year2)->partialProductKey.reset();
    EXPECT_EQ(conditionOf(installKey().error), condition::journalDamaged);
    EXPECT_EQ(pc.count(u"install"), 0) << "what cannot be written down is not begun";
}

TEST_F(InstallKey, AKeyOfAnotherYearThanAskedForIsTakenBack)
{
    const Inspection now = inspect();
    const KeyReport report =
        esu::installKey(journey, *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B")), now,
                        {.insistence = {.year = 3}}, {});
    EXPECT_EQ(conditionOf(report.error), condition::yearNotAsked);
    EXPECT_FALSE(report.installed);
    EXPECT_FALSE(pc.row(year2)->hasKey());
    EXPECT_FALSE(journal.isRefusedKey(year2, lastFive)) << "it is gone";
    EXPECT_EQ(journal.stillOpen().value(), std::nullopt);
}

TEST_F(InstallKey, AKeyThatWasRefusedOnceIsNoMoreWhenItIsInstalledAnew)
{
    ASSERT_TRUE(journal.keepRefusedKey(year2, lastFive));
    EXPECT_TRUE(installKey().installed);
    EXPECT_FALSE(journal.isRefusedKey(year2, lastFive));
    EXPECT_FALSE(activate({}, false).error) << "whoever gave it means it";
}

TEST_F(InstallKey, WhatCouldNotBeTakenBackIsNotActivatedWithoutAKey)
{
    const Inspection now = inspect();
    pc.removals = {FakeMachine::refuses(0x80070005U, operation::sppUninstallKey)};
    const KeyReport report =
        esu::installKey(journey, *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B")), now,
                        {.insistence = {.year = 3}}, {});
    EXPECT_EQ(conditionOf(report.error), condition::yearNotAsked);
    ASSERT_TRUE(pc.row(year2)->hasKey());
    const ActivationReport keyless = activate({}, false);
    EXPECT_EQ(conditionOf(keyless.error), condition::keyStays);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Key) << "nobody forgets it unasked";
    EXPECT_FALSE(activate({}, true).error) << "whoever gives the key means it";
    EXPECT_EQ(journal.stillOpen().value(), std::nullopt);
}

TEST_F(InstallKey, ARefusedKeyThatWasGivenAgainMayBeRepeatedWithoutIt)
{
    ASSERT_TRUE(journal.keepRefusedKey(year2, lastFive));
    keyIsInstalled();
    pc.activations = {FakeMachine::refuses(0x80072EE7U, operation::sppActivate)};
    EXPECT_TRUE(activate({}, true).error) << "the line was down";
    EXPECT_NE(conditionOf(activate({}, false).error), condition::keyStays);

    ASSERT_TRUE(journal.keepRefusedKey(year2, lastFive));
    ASSERT_TRUE(uninstallKey(journey, year2, inspect(), false, {}));
    EXPECT_FALSE(journal.isRefusedKey(year2, lastFive)) << "it is gone";
}

TEST_F(InstallKey, AnOlderNoteOfWindowsKeyIsKeptUntilItIsSeenAgain)
{
    ASSERT_TRUE(journal.keepBaseKey(QStringLiteral("OLDER")));
    installKey();
    EXPECT_EQ(journal.baseKey(), QStringLiteral("OLDER")) << "the key of now was not there then";
    const QString seen = *inspect().licenses->base->partialProductKey;
    ASSERT_TRUE(journal.keepBaseKey(seen));
    activate({}, true);
    EXPECT_EQ(journal.baseKey(), std::nullopt);
}

TEST_F(InstallKey, AStopRightAfterTheCallTakesNothingFromThat)
{
    const Inspection now = inspect();
    std::stop_source stop;
    pc.beforeCall = [this, &stop](int) {
        if (pc.count(u"install") > 0)
            stop.request_stop();
    };
    const KeyReport report =
        esu::installKey(journey, *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B")), now,
                        {.insistence = {.year = 3}}, {.stop = stop.get_token()});
    pc.beforeCall = {};
    EXPECT_EQ(conditionOf(report.error), condition::yearNotAsked);
    EXPECT_FALSE(pc.row(year2)->hasKey()) << "or the next call without a key activated it";
}

TEST_F(InstallKey, ARowThatMayStillBeInsistedOnKeepsTheKey)
{
    Inspection now = inspect();
    now.programme.yearNow = 1;
    const KeyReport report =
        esu::installKey(journey, *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B")), now, {}, {});
    EXPECT_EQ(conditionOf(report.error), condition::otherYear);
    EXPECT_EQ(report.judged, year2);
    EXPECT_TRUE(pc.row(year2)->hasKey());
}

TEST_F(InstallKey, AWrongClockIsFoundBeforeTheKeyIsInstalled)
{
    Inspection now = inspect();
    now.clockWrong = true;
    pc.calls.clear();
    const ProductKey key = *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B"));
    EXPECT_EQ(conditionOf(esu::installKey(journey, key, now, {}, {}).error), condition::clockWrong);
    EXPECT_EQ(pc.count(u"install"), 0);
    EXPECT_EQ(esu::installKey(journey, key, now, {.insistence = {.year = 2}}, {}).error, std::nullopt);
    EXPECT_TRUE(pc.row(year2)->hasKey());
}

TEST_F(InstallKey, TheIdIsACheckAlsoWhenTheKeyIsThere)
{
    keyIsInstalled();
    EXPECT_EQ(conditionOf(installKey(year3).error), condition::idOtherRow);
    EXPECT_EQ(pc.count(u"install"), 0);
}

TEST_F(InstallKey, AnUnknownRowIsUsedWhenTheKeyBindsToIt)
{
    pc.state.append(esuRow(unknownYear4, 4));
    pc.bindsTo = unknownYear4;
    const KeyReport report = installKey();
    EXPECT_FALSE(report.error);
    EXPECT_EQ(report.row->row.id, unknownYear4);
}

TEST_F(InstallKey, AnInvalidKeyIsExplainedByTheEvidence)
{
    pc.installs = {FakeMachine::refuses(0xC004F050U, operation::sppInstallKey)};
    const KeyReport report = installKey();
    EXPECT_EQ(conditionOf(report.error), condition::otherProduct);
    EXPECT_EQ(exitCodeOf(report.error), ExitCode::KeyRefused);

    EXPECT_EQ(report.error->detail, QStringLiteral("ESU rows: 3; nothing known to be missing; no restart sign"));

    pc.facts.pendingRestart = PendingRestart{.pending = true, .signs = {QStringLiteral("cbs-reboot-pending")}};
    pc.installs = {FakeMachine::refuses(0xC004F050U, operation::sppInstallKey)};
    const KeyReport waiting = installKey();
    EXPECT_EQ(conditionOf(waiting.error), condition::restartPending);
    EXPECT_EQ(waiting.error->detail, QStringLiteral("restart signs: cbs-reboot-pending"));
    EXPECT_EQ(exitCodeOf(waiting.error), ExitCode::PrerequisiteMissing);
}

TEST_F(InstallKey, RowsThatDoNotAnswerAreNotTheSameAsNoRows)
{
    const Inspection now = inspect();
    Pc later(pc, pc.desk(), resources, journal);
    pc.readings = {unreadable()};
    const KeyReport report = esu::installKey(later, key(), now, {}, {});
    EXPECT_EQ(report.error, unreadable());
    EXPECT_EQ(pc.count(u"install"), 0);
}

TEST_F(InstallKey, ASearchByNameThatDoesNotAnswerIsNotNoRows)
{
    pc.state = {baseRow(), esuRow(unknownYear4, 4)};
    pc.discoveries = {unreadable()};
    const Inspection now = inspect();
    ASSERT_FALSE(now.licenses) << "nobody knows whether there is an ESU row";
    EXPECT_EQ(now.licenses.error(), unreadable());
}

TEST_F(InstallKey, AStopWhileThePcIsAskedAboutTheKeyEndsIt)
{
    const auto grouped = ProductKey::parse(QStringLiteral("BNDFG-HJKMP-QRTVW-XY234-6789B"));
    const Inspection now = inspect();
    std::stop_source stop;
    pc.calls.clear();
    pc.beforeCall = [&](int) { stop.request_stop(); };
    const KeyReport report = esu::installKey(journey, *grouped, now, {}, {.stop = stop.get_token()});
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Cancelled);
    EXPECT_EQ(pc.calls, QStringList{QStringLiteral("configurations")});
}

} // namespace
} // namespace esu::test

// SPDX-License-Identifier: MIT
// Which updates are chosen, hidden and no longer tried: the rules line by line, and the memory of the journey.
#include "tests/support/journey_test.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/ports/deadlines.h"
#include "core/rules/update_attempts.h"
#include "core/rules/update_choice.h"

#include <algorithm>
#include <ostream>

namespace esu {

void PrintTo(UpdateInfo::LeftOut leftOut, std::ostream *out)
{
    *out << static_cast<int>(leftOut);
}

} // namespace esu

namespace esu::test {
namespace {

using LeftOut = UpdateInfo::LeftOut;
using Outcome = UpdateAttempt::Outcome;
using namespace std::chrono_literals;

UpdateInfo update(const char *name, bool security = true, const QStringList &superseded = {})
{
    return {.id = QLatin1String(name), .revision = 1, .supersededIds = superseded, .security = security};
}

QStringList hidden(const Updates &updates)
{
    QStringList ids;
    for (const UpdateInfo &each : markSuperseded(updates)) {
        if (each.leftOut == LeftOut::Superseded)
            ids.append(each.id);
    }
    return ids;
}

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

TEST(Superseded, OnlyByAnotherOneThatIsOffered)
{
    EXPECT_EQ(hidden({update("a"), update("b", true, {a})}), QStringList{a});
    EXPECT_EQ(hidden({update("b", true, {a, c})}), QStringList()) << "what is not offered is not there to be hidden";
    EXPECT_EQ(hidden({update("a"), update("b")}), QStringList());
    EXPECT_EQ(hidden({update("a", true, {a})}), QStringList()) << "never by itself";
}

TEST(Superseded, ThroughOthersAndNeverInACircle)
{
    EXPECT_EQ(hidden({update("a"), update("b", true, {a}), update("c", true, {b})}), (QStringList{a, b}));
    EXPECT_EQ(hidden({update("a", true, {b}), update("b", true, {a})}), QStringList());
    EXPECT_EQ(hidden({update("a", true, {b}), update("b", true, {a}), update("c", true, {a})}), (QStringList{a, b}));
}

TEST(Superseded, AnOptionalPreviewHidesNoSecurityUpdate)
{
    EXPECT_EQ(hidden({update("a"), update("b", false, {a})}), QStringList());
    EXPECT_EQ(hidden({update("a", false), update("b", false, {a})}), QStringList{a});
    UpdateInfo asks = update("b", true, {a});
    asks.mayAskQuestions = true;
    EXPECT_EQ(hidden({update("a"), asks}), QStringList());
}

TEST(Superseded, ThroughAListOfAnyLength)
{
    Updates chain;
    for (int i = 0; i < 130; ++i)
        chain.append({.id = QString::number(i),
                      .supersededIds = i > 0 ? QStringList(QString::number(i - 1)) : QStringList(),
                      .security = true});
    EXPECT_EQ(hidden(chain).size(), 129);
    std::ranges::reverse(chain);
    EXPECT_EQ(hidden(chain).size(), 129);
    EXPECT_EQ(markSuperseded(chain).constFirst().leftOut, LeftOut::No) << "the newest stays";
    Updates late;
    for (int i = 0; i < 70; ++i)
        late.append({.id = QString::number(i), .security = true});
    late += {update("a"), update("b", false, {a}), update("c", true, {b})};
    EXPECT_EQ(hidden(late), (QStringList{a, b})) << "through a preview, and behind many";
}

TEST(InstallBatches, WhatMustBeAloneComesFirstAndTheSmallestOfIt)
{
    const auto alone = [](const char *name, std::optional<std::int64_t> bytes) {
        UpdateInfo one = update(name);
        one.impact = UpdateInfo::Impact::Exclusive;
        one.sizeBytes = bytes;
        return one;
    };
    const auto batches = installBatches(
        {update("a"), alone("unknown", std::nullopt), alone("large", 9), update("b"), alone("small", 3)});
    QList<QStringList> names;
    for (const Updates &batch : batches) {
        names.append(QStringList());
        for (const UpdateInfo &each : batch)
            names.last().append(each.id);
    }
    EXPECT_EQ(names, (QList<QStringList>{{QStringLiteral("small")},
                                         {QStringLiteral("large")},
                                         {QStringLiteral("unknown")},
                                         {QStringLiteral("a"), QStringLiteral("b")}}));
    EXPECT_TRUE(installBatches({}).isEmpty());
}

TEST(SkipReason, EachThatIsLeftOutHasOne)
{
    UpdateInfo one{.id = QStringLiteral("one"), .security = true};
    EXPECT_EQ(skipReason(one), std::nullopt);
    one.state = UpdateInfo::State::Skipped;
    EXPECT_EQ(skipReason(one), SkipReason::NotChosen);
    one.mayAskQuestions = true;
    EXPECT_EQ(skipReason(one), SkipReason::AsksQuestions);
    EXPECT_EQ(skipReason({.state = UpdateInfo::State::Skipped}), SkipReason::NotSecurity);
    for (const auto &[leftOut, reason] : {std::pair(LeftOut::Superseded, SkipReason::Superseded),
                                          std::pair(LeftOut::OfferedAgain, SkipReason::OfferedAgain),
                                          std::pair(LeftOut::FailedAgain, SkipReason::FailedAgain)})
        EXPECT_EQ(skipReason({.security = true, .leftOut = leftOut}), reason);
}

TEST(ChosenByDefault, SecurityUpdatesThatAskNothingAndAreNotLeftOut)
{
    EXPECT_TRUE(isChosenByDefault(update("a")));
    EXPECT_FALSE(isChosenByDefault(update("a", false)));
    UpdateInfo esu = update("a", false);
    esu.esu = true;
    EXPECT_TRUE(isChosenByDefault(esu));
    esu.mayAskQuestions = true;
    EXPECT_FALSE(isChosenByDefault(esu));
    for (const LeftOut why : {LeftOut::Superseded, LeftOut::OfferedAgain, LeftOut::FailedAgain}) {
        UpdateInfo left = update("a");
        left.leftOut = why;
        EXPECT_FALSE(isChosenByDefault(left));
    }
}

UpdateAttempt ended(Outcome outcome, std::optional<std::uint32_t> code = {}, const char *id = "a", int revision = 1)
{
    return {.id = QLatin1String(id), .revision = revision, .outcome = outcome, .code = code};
}

TEST(Repeated, TwoAttemptsWithTheSameEnd)
{
    const UpdateAttempt installed = ended(Outcome::Installed);
    const UpdateAttempt failed = ended(Outcome::Failed, 0x800F0922U);
    const UpdateAttempt otherwise = ended(Outcome::Failed, 0x80070643U);
    const UpdateAttempt started = ended(Outcome::Started);
    UpdateAttempt before = failed;
    before.circumstances = QStringLiteral("nothing licensed");
    struct Row {
        const char *what;
        UpdateAttempts attempts;
        LeftOut expected;
    };
    const QList<Row> rows{
        {"nothing tried", {}, LeftOut::No},
        {"once", {failed}, LeftOut::No},
        {"twice with the same code", {failed, failed}, LeftOut::FailedAgain},
        {"twice with different codes", {failed, otherwise}, LeftOut::No},
        {"the last two count", {otherwise, failed, failed}, LeftOut::FailedAgain},
        {"an end in between starts anew", {failed, installed, failed}, LeftOut::No},
        {"installed twice and here again", {installed, installed}, LeftOut::OfferedAgain},
        {"the program was killed twice, or the power failed", {started, started}, LeftOut::No},
        {"two failures count across a kill", {failed, started, failed}, LeftOut::FailedAgain},
        {"another revision", {ended(Outcome::Failed, 0x800F0922U, "a", 2), failed}, LeftOut::No},
        {"another update in between", {failed, ended(Outcome::Installed, {}, "b"), failed}, LeftOut::FailedAgain},
        {"before ESU was activated", {before, failed}, LeftOut::No},
        {"both before", {before, before}, LeftOut::No},
        {"a failure without a code, then installed", {ended(Outcome::Failed), installed}, LeftOut::No},
    };
    for (const Row &row : rows) {
        const Updates marked = markRepeated({update("a")}, row.attempts, {}, false);
        EXPECT_EQ(marked.constFirst().leftOut, row.expected) << row.what;
        const bool withCode = row.expected == LeftOut::FailedAgain && row.attempts.constLast().code;
        EXPECT_EQ(marked.constFirst().code, withCode ? std::optional(0x800F0922U) : std::nullopt) << row.what;
    }
}

TEST(Repeated, APendingRestartMayStillFinishAnInstallation)
{
    const UpdateAttempts installed{ended(Outcome::Installed), ended(Outcome::Installed)};
    EXPECT_EQ(markRepeated({update("a")}, installed, {}, true).constFirst().leftOut, LeftOut::No);
    const UpdateAttempts failed{ended(Outcome::Failed, 1U), ended(Outcome::Failed, 1U)};
    EXPECT_EQ(markRepeated({update("a")}, failed, {}, true).constFirst().leftOut, LeftOut::FailedAgain);
}

TEST(Repeated, WhatIsReplacedStaysThat)
{
    UpdateInfo replaced = update("a");
    replaced.leftOut = LeftOut::Superseded;
    const UpdateAttempts failed{ended(Outcome::Failed, 1U), ended(Outcome::Failed, 1U)};
    EXPECT_EQ(markRepeated({replaced}, failed, {}, false).constFirst().leftOut, LeftOut::Superseded)
        << "or a person could choose it";
}

TEST(Repeated, TheCircumstancesAreWhatIsLicensedAndWhatIsMissing)
{
    Inspection pc =
        inspection(readyFacts(),
                   reading({baseRow(), esuRow(year1, 1, lastFive, licenseStatusLicensed), esuRow(year2, 2, lastFive)}));
    const auto item = [](const char16_t *id, PrerequisiteResult::State state, const QStringList &kb) {
        return PrerequisiteResult{.id = QString::fromUtf16(id), .state = state, .kb = kb};
    };
    const QStringList kb{QStringLiteral("KB1")};
    pc.prerequisites = {item(u"missing", PrerequisiteResult::State::Missing, kb),
                        item(u"unread", PrerequisiteResult::State::Unknown, kb),
                        item(u"there", PrerequisiteResult::State::Met, kb),
                        item(u"the network", PrerequisiteResult::State::Missing, {})};
    EXPECT_EQ(circumstancesOf(pc), year1.text() + QStringLiteral(" missing"))
        << "what comes and goes by itself is no reason to try again";
}

TEST(Repeated, AttemptsSurviveTheFileAndStayFew)
{
    UpdateAttempts attempts{ended(Outcome::Failed, 0x800F0922U), ended(Outcome::Installed, {}, "b"),
                            ended(Outcome::Started, {}, "c", 3)};
    attempts[0].circumstances = QStringLiteral("x");
    EXPECT_EQ(updateAttemptsFrom(toJson(attempts)), attempts);
    EXPECT_TRUE(updateAttemptsFrom({{QStringLiteral("attempts"), QStringLiteral("damaged")}}).isEmpty());
    EXPECT_TRUE(updateAttemptsFrom(toJson({ended(Outcome::Failed, 1U, "")})).isEmpty()) << "of no update";
    const UpdateAttempts many(5, attempts[0]);
    EXPECT_EQ(newestAttempts(many).size(), 2);
    const UpdateAttempt started = ended(Outcome::Started);
    EXPECT_EQ(newestAttempts({attempts[0], attempts[0], started, started}),
              (UpdateAttempts{attempts[0], attempts[0], started}))
        << "what never ended displaces no failure";
    EXPECT_EQ(newestAttempts({started, attempts[0]}), UpdateAttempts{attempts[0]});
    UpdateAttempts years;
    for (int i = 0; i < 500; ++i)
        years.append(ended(Outcome::Installed, {}, "a", i));
    EXPECT_EQ(newestAttempts(years).size(), 200);
    EXPECT_EQ(newestAttempts(years).constLast(), years.constLast());
}

TEST(UpdateSearch, IsNotGivenUpWithinTheFirstHour)
{
    EXPECT_GE(deadline::updateSearch, 60min);
    EXPECT_EQ(deadline::explainSearch, 3min);
}

class UpdateLoop : public JourneyTest {
protected:
    UpdateLoop()
    {
        pc.offered = {update("a")};
        pc.offered[0].kb = {QStringLiteral("KB1")};
    }
    void fails(std::uint32_t code)
    {
        pc.afterInstall = [code](UpdateRun &run) {
            run.updates[0].state = UpdateInfo::State::Failed;
            run.updates[0].code = code;
        };
    }
    /// A new run of the program over the same PC and journal.
    UpdateInfo searched()
    {
        Pc next(pc, pc.desk(), resources, journal);
        return esu::searchUpdates(next, esu::inspect(next, {}).value(), {}).value().constFirst();
    }
    void install(const JobContext &context = {})
    {
        Pc next(pc, pc.desk(), resources, journal);
        static_cast<void>(esu::installUpdates(next, {searched()}, esu::inspect(next, {}).value(), context));
    }
};

TEST(Lack, IsThatOfThePcAndOfEsuUpdatesOnly)
{
    using Lack = UpdateInfo::Lack;
    UpdateInfo failed{.id = QStringLiteral("a"), .esu = true, .state = UpdateInfo::State::Failed, .code = 0x800F0922U};
    const auto lackOn = [&](const Inspection &pc) { return markLack({failed}, pc).constFirst(); };
    Inspection pc = inspection(readyFacts(), reading(readyRows()));
    EXPECT_EQ(lackOn(pc).lack, Lack::License);
    EXPECT_EQ(errorOf(lackOn(pc)).condition, condition::esuNotLicensed);
    pc.licenses->esu[0].row.licenseStatus = licenseStatusLicensed;
    EXPECT_EQ(lackOn(pc).lack, Lack::None);
    EXPECT_TRUE(errorOf(lackOn(pc)).condition.isEmpty());
    pc.licenses = notRead();
    EXPECT_EQ(lackOn(pc).lack, Lack::None) << "unknown is not no";
    for (PrerequisiteResult &result : pc.prerequisites)
        result.state = PrerequisiteResult::State::Unknown;
    EXPECT_EQ(lackOn(pc).lack, Lack::None) << "nor is a package that could not be read";
    for (PrerequisiteResult &result : pc.prerequisites)
        result.state = PrerequisiteResult::State::Missing;
    EXPECT_EQ(errorOf(lackOn(pc)).condition, condition::licensingPackageMissing);
    failed.esu = false;
    EXPECT_EQ(lackOn(pc).lack, Lack::None) << "an update of Office fails for other reasons";
}

TEST(ErrorOfAnUpdate, IsItsOwnAndOfThisRun)
{
    UpdateInfo failed{.id = QStringLiteral("a"), .state = UpdateInfo::State::Failed};
    EXPECT_EQ(errorOf(failed).condition, condition::updateFailed) << "without a code of its own";
    failed.code = 0x800F0922U;
    EXPECT_EQ(errorOf(failed).condition, QString());
    EXPECT_EQ(errorOf(failed).code, 0x800F0922U);
    failed.leftOut = LeftOut::OfferedAgain;
    EXPECT_EQ(errorOf(failed).condition, QString()) << "it was chosen, and failed now";
    failed.state = UpdateInfo::State::Skipped;
    EXPECT_EQ(errorOf(failed).condition, condition::updateOfferedAgain);
}

TEST_F(UpdateLoop, TheSameFailureTwiceIsNotTriedAThirdTime)
{
    fails(0x800F0922U);
    install();
    EXPECT_EQ(searched().leftOut, LeftOut::No);
    install();
    EXPECT_EQ(searched().leftOut, LeftOut::FailedAgain);
    EXPECT_EQ(searched().code, 0x800F0922U);
}

TEST_F(UpdateLoop, WhatIsOfferedAgainAfterTwoInstallationsIsLeftOut)
{
    install();
    install();
    EXPECT_EQ(searched().leftOut, LeftOut::OfferedAgain);
    pc.offered[0].revision = 2;
    EXPECT_EQ(searched().leftOut, LeftOut::No) << "a new revision is a new update";
}

TEST_F(UpdateLoop, AnActivationIsAReasonToTryAgain)
{
    fails(0x80070643U);
    install();
    install();
    EXPECT_EQ(searched().leftOut, LeftOut::FailedAgain);
    keyIsInstalled();
    pc.row(year2)->licenseStatus = licenseStatusLicensed;
    EXPECT_EQ(searched().leftOut, LeftOut::No);
}

TEST_F(UpdateLoop, ALineThatIsDownAndAStopProveNothing)
{
    fails(0x80072EE7U);
    for (int i = 0; i < 3; ++i)
        install();
    EXPECT_EQ(searched().leftOut, LeftOut::No);
    std::stop_source stop;
    stop.request_stop();
    for (int i = 0; i < 3; ++i)
        install({.stop = stop.get_token()});
    EXPECT_EQ(searched().leftOut, LeftOut::No);
}

TEST_F(UpdateLoop, TheAttemptIsWrittenBeforeTheAct)
{
    UpdateAttempts during;
    pc.afterInstall = [&](UpdateRun &) { during = updateAttemptsFrom(journal.updates().value()); };
    install();
    ASSERT_EQ(during.size(), 1);
    EXPECT_EQ(during[0].outcome, Outcome::Started);
    EXPECT_EQ(updateAttemptsFrom(journal.updates().value())[0].outcome, Outcome::Installed);
}

} // namespace
} // namespace esu::test

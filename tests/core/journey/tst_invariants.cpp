// SPDX-License-Identifier: MIT
// What must hold whatever the PC does and whenever the person stops: core/ARCHITECTURE.md, "Only the live row says what
// is".
#include "tests/support/journey_test.h"

#include <random>

namespace esu::test {
namespace {

using Outcome = JournalEntry::Outcome;

/// A whole activation as the drivers do it: read, install, activate.
void drive(FakeMachine &pc, const Resources &resources, Journal &journal, const JobContext &context, bool retry = false)
{
    Pc journey(pc, pc.desk(), resources, journal);
    const auto inspection = esu::inspect(journey, context);
    if (!inspection)
        return;
    if (esu::installKey(journey, key(), *inspection, {}, context).error)
        return;
    esu::activate(journey, *inspection, lastFive, {.retryAmbiguous = retry}, context);
}

class StopAtEveryCall : public JourneyTest, public ::testing::WithParamInterface<bool> {};

TEST_P(StopAtEveryCall, LeavesAJournalThatTheNextRunUnderstands)
{
    qsizetype calls = 0;
    {
        FakeMachine whole;
        MemoryStateStore memory;
        Journal kept(memory);
        drive(whole, resources, kept, {});
        calls = whole.calls.size();
        ASSERT_EQ(whole.successes.value(year2), 1);
    }
    for (int at = 0; at <= calls; ++at) {
        SCOPED_TRACE(at);
        FakeMachine stoppedPc;
        stoppedPc.obeysStop = GetParam();
        MemoryStateStore memory;
        Journal kept(memory);
        std::stop_source stop;
        stoppedPc.beforeCall = [&](int number) {
            if (number == at)
                stop.request_stop();
        };
        drive(stoppedPc, resources, kept, {.stop = stop.get_token()});

        const bool called = stoppedPc.count(u"activate") == 1;
        const auto entries = kept.entries();
        ASSERT_TRUE(entries);
        EXPECT_EQ(entries->size(), called ? 1 : 0) << "recorded exactly when it was tried";
        if (called) {
            EXPECT_NE(entries->constFirst().outcome, Outcome::Refused);
        }

        // The person tries again: in the end the row is licensed, and it was activated once.
        stoppedPc.beforeCall = {};
        drive(stoppedPc, resources, kept, {});
        EXPECT_EQ(stoppedPc.successes.value(year2), 1);
        EXPECT_EQ(stoppedPc.row(year2)->licenseStatus, 1);
        EXPECT_EQ(stoppedPc.row(base)->licenseStatus, 1);
        EXPECT_EQ(stoppedPc.activatedLicensed, 0);
        EXPECT_EQ(kept.ambiguousAttempts(year2, lastFive), 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Ports, StopAtEveryCall, ::testing::Bool(),
                         [](const auto &it) { return it.param ? "obey" : "ignoreTheStop"; });

TEST_F(JourneyTest, AStopBeforeActivateIsNoAttempt)
{
    keyIsInstalled();
    const Inspection now = inspect();
    std::stop_source stop;
    stop.request_stop();
    const ActivationReport report = esu::activate(journey, now, lastFive, {}, {.stop = stop.get_token()});
    ASSERT_TRUE(report.error);
    EXPECT_EQ(report.error->fault, Fault::Cancelled);
    EXPECT_EQ(pc.count(u"activate"), 0);
    EXPECT_TRUE(journal.entries()->isEmpty());
}

/// A PC that answers, loses answers, refuses, hangs, changes rows behind the program's back, and a person who stops and
/// insists.
class RandomPc {
public:
    explicit RandomPc(unsigned seed) : m_random(seed) {}

    bool chance(int percent) { return std::uniform_int_distribution(1, 100)(m_random) <= percent; }
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random); }

    FakeMachine::Answer answer(const QString &operation)
    {
        switch (pick(7)) {
        case 0:
            return FakeMachine::swallowed();
        case 1:
            return FakeMachine::refuses(0xC004C003U, operation);
        case 2:
            return FakeMachine::lost(Fault::Timeout, operation, chance(50));
        case 3:
            return FakeMachine::lost(Fault::Backend, operation, chance(50));
        case 4:
            return FakeMachine::lost(Fault::Cancelled, operation, chance(50));
        default:
            return FakeMachine::ok();
        }
    }

    void script(FakeMachine &pc)
    {
        pc.installs.assign(1, answer(operation::sppInstallKey));
        pc.activations.assign(1, answer(operation::sppActivate));
        pc.readings.clear();
        for (int i = 0; i < 6; ++i)
            pc.readings.push_back(chance(10) ? std::optional(unreadable(chance(50) ? Fault::Timeout : Fault::Backend))
                                             : std::nullopt);
        pc.refreshes.assign(2, chance(20) ? std::optional(unreadable()) : std::nullopt);
        pc.obeysStop = chance(80);
        const ActivationId targets[] = {year2, year2, year2, year1, unknownYear4, kmsYear2, base, otherBase};
        pc.bindsTo = targets[pick(std::size(targets))];
    }

private:
    std::mt19937 m_random;
};

class Invariant : public JourneyTest, public ::testing::WithParamInterface<unsigned> {};

TEST_P(Invariant, HoldsOverManyRuns)
{
    RandomPc random(GetParam());
    for (int world = 0; world < 60; ++world) {
        SCOPED_TRACE(world);
        FakeMachine wild;
        wild.state.append({esuRow(unknownYear4, 4), kmsRow(), baseRow(otherBase, {}, 0)});
        MemoryStateStore memory;
        Journal kept(memory);
        for (int run = 0; run < 8; ++run) {
            random.script(wild);
            std::stop_source stop;
            const int stopAt =
                random.chance(25) ? static_cast<int>(wild.calls.size() + static_cast<qsizetype>(random.pick(10))) : -1;
            // A second program activates this key now and then, between two calls of ours.
            wild.beforeCall = [&](int number) {
                if (number == stopAt)
                    stop.request_stop();
                if (wild.row(year2)->hasKey() && random.chance(4))
                    wild.row(year2)->licenseStatus = 1;
            };
            const bool retry = random.chance(30);
            const qsizetype before = wild.count(u"activate");
            const auto openBefore = kept.ambiguousAttempts(year2, lastFive);
            const LicenseRow baseBefore = *wild.row(base);
            drive(wild, resources, kept, {.stop = stop.get_token()}, retry);

            EXPECT_LE(wild.count(u"activate") - before, 1) << "never twice in one run";
            if (openBefore && *openBefore >= 3 && !retry && wild.bindsTo == year2) {
                EXPECT_LE(kept.ambiguousAttempts(year2, lastFive).value(), *openBefore);
            }
            const bool baseTouched = *wild.row(base) != baseBefore;
            if (baseTouched) {
                EXPECT_EQ(wild.count(u"activate"), before) << "the base row changed: never Activate in that run";
            }
            if (random.chance(5))
                wild.row(year2)->licenseStatus = 1; // licensed by another program between two runs
        }
        EXPECT_EQ(wild.activatedLicensed, 0);
        EXPECT_EQ(wild.successes.value(base), 0);
        EXPECT_EQ(wild.successes.value(otherBase), 0);
        for (const int successes : std::as_const(wild.successes))
            EXPECT_LE(successes, 1);
        ASSERT_TRUE(kept.entries());
        EXPECT_EQ(kept.entries()->size(), wild.count(u"activate"))
            << "every attempt is in the journal, and nothing else";
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Invariant, ::testing::Values(1U, 7U, 42U, 1999U, 20260U, 314159U, 0xE50U, 4294967295U));

} // namespace
} // namespace esu::test

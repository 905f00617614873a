// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/fake_machine.h"

#include "core/journey/activate.h"
#include "core/journey/inspect.h"
#include "core/journey/key.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"
#include "core/journey/verify.h"

#include <gtest/gtest.h>

namespace esu::test {

/// The data of the small world with the product's own error codes.
inline Resources testResources()
{
    auto loaded = loadResources();
    EXPECT_TRUE(loaded) << (loaded ? std::string() : loaded.error().detail.toStdString());
    Resources resources;
    resources.programmes = programmes();
    resources.updates = updates();
    resources.prerequisites = prerequisites();
    if (loaded) {
        resources.errors = loaded->errors;
        resources.kmsClientKeys = loaded->kmsClientKeys;
    }
    return resources;
}

/// A journey over a scripted PC with a journal in memory.
class JourneyTest : public ::testing::Test {
protected:
    Inspection inspect() { return esu::inspect(journey, {}).value(); }
    KeyReport installKey(const std::optional<ActivationId> &wanted = {})
    {
        const Inspection now = inspect();
        pc.calls.clear();
        return esu::installKey(journey, key(), now, {.wanted = wanted}, {});
    }
    ActivationReport activate(const ActivateOptions &options = {}, bool withKey = true)
    {
        const Inspection now = inspect();
        pc.calls.clear();
        return esu::activate(journey, now, withKey ? std::optional(lastFive) : std::nullopt, options, {});
    }
    /// A new run of the program over the same PC and journal.
    ActivationReport activateInNewRun(const ActivateOptions &options = {})
    {
        Pc next(pc, pc.desk(), resources, journal);
        const Inspection now = esu::inspect(next, {}).value();
        pc.calls.clear();
        return esu::activate(next, now, lastFive, options, {});
    }
    /// `Done` without an error, so that a test goes on and says what it expected.
    ExitCode exitCodeOf(const std::optional<Error> &error) const
    {
        return error ? resources.errors.explain(*error).exitCode : ExitCode::Done;
    }
    void keyIsInstalled(const ActivationId &row = year2) { pc.row(row)->partialProductKey = lastFive; }
    int openAttempts(const ActivationId &row = year2) { return journal.ambiguousAttempts(row, lastFive).value_or(-1); }
    JournalEntry::Outcome lastOutcome() { return journal.entries().value().constLast().outcome; }

    FakeMachine pc;
    Resources resources = testResources();
    MemoryStateStore store;
    Journal journal{store};
    Pc journey{pc, pc.desk(), resources, journal};
};

/// A PC on which an act is refused, and how.
struct Refusal {
    const char *story;
    std::function<void(FakeMachine &)> pc;
    QString condition;
    ExitCode exitCode;
};
inline void PrintTo(const Refusal &row, std::ostream *out)
{
    *out << row.story;
}

inline QString conditionOf(const std::optional<Error> &error)
{
    return error ? error->condition : QStringLiteral("(no error)");
}

} // namespace esu::test

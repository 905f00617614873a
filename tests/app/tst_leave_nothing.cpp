// SPDX-License-Identifier: MIT
// What the program of the portable ZIP offers at its end, on a practice PC whose journal is a file.
#include "app/wizard/leave_nothing.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "tests/ui/fake_prompts.h"
#include "tests/wizard/wait_for.h"
#include "ui/text/language.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu::test {
namespace {

class LeaveNothingTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        composition = Composition::create().value();
        ASSERT_TRUE(composition);
    }
    /// The offer over the PC whose state stands in `state`, up to its first question.
    void begin(const QByteArray &state)
    {
        QFile file(stateFile());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly) && file.write(state) == state.size());
        file.close();
        const Composition::Request request{
            .machine = QStringLiteral("practice:windows10-already-active"), .stateFile = stateFile(), .elevated = true};
        const auto act = [this, request](ForgetMode mode, const JobContext &context) {
            modes.append(mode);
            return fails ? ForgetEnd{.kept = std::unexpected(*fails)} : forgetPc(*composition, request, mode, context);
        };
        leaving.emplace(prompts, composition->resources().errors, act, stays,
                        [this](bool removed) { ended = removed; });
        leaving->start();
        ASSERT_TRUE(waitFor([this] { return prompts.asked.has_value(); }));
    }
    QString stateFile() const { return folder.filePath(QStringLiteral("state.json")); }
    QByteArray state() const
    {
        QFile file(stateFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QByteArray restartIsDue = R"({"schema": 1, "format": "esu-wizard-state", "restart": {"updates": true}})";
    const QByteArray nothingOpen = R"({"schema": 1, "format": "esu-wizard-state", "note": {"of": "the work"}})";
    const Language english{LanguageCode::English};
    const QTemporaryDir folder;
    std::unique_ptr<Composition> composition;
    FakePrompts prompts;
    QList<ForgetMode> modes;
    LeaveNothing::Stays stays;
    std::optional<Error> fails;
    std::optional<bool> ended;
    std::optional<LeaveNothing> leaving; ///< last: it joins its job
};

TEST_F(LeaveNothingTest, WhoMayNotRemoveAnythingIsAskedAndToldNothing)
{
    fails = conditionError(Fault::Refused, operation::forget, condition::notElevated, QString());
    const auto act = [this](ForgetMode, const JobContext &) { return ForgetEnd{.kept = std::unexpected(*fails)}; };
    leaving.emplace(prompts, composition->resources().errors, act, stays, [this](bool removed) { ended = removed; });
    leaving->start();
    ASSERT_TRUE(waitFor([this] { return ended.has_value() || prompts.asked.has_value(); }));
    EXPECT_EQ(ended, false);
    EXPECT_FALSE(prompts.asked);
}

TEST_F(LeaveNothingTest, AWindowThatCameBackWithoutRightsOffersToGoOnAsAdministrator)
{
    fails = conditionError(Fault::Refused, operation::forget, condition::notElevated, QString());
    for (const bool yes : {false, true}) {
        bool elevated = false;
        ended.reset();
        modes.clear();
        const auto act = [this](ForgetMode mode, const JobContext &) {
            modes.append(mode);
            return ForgetEnd{.kept = std::unexpected(*fails)};
        };
        leaving.emplace(prompts, composition->resources().errors, act, stays,
                        [this](bool removed) { ended = removed; });
        leaving->setElevate([&elevated] { elevated = true; });
        leaving->start();
        ASSERT_TRUE(waitFor([this] { return prompts.asked.has_value(); }));
        EXPECT_EQ(prompts.asked->yes, QStringLiteral("Go on as ad&ministrator"));
        EXPECT_FALSE(elevated);
        prompts.answer(yes);
        EXPECT_EQ(elevated, yes);
        EXPECT_EQ(ended, false);
        EXPECT_EQ(modes, QList{ForgetMode::Rehearse});
    }
}

TEST_F(LeaveNothingTest, NothingIsRemovedBeforeAYes)
{
    begin(nothingOpen);
    EXPECT_EQ(prompts.asked->yes, QStringLiteral("&Remove it")) << prompts.asked->information.toStdString();
    EXPECT_TRUE(state().contains("the work"));
    prompts.answer(false);
    EXPECT_EQ(ended, false);
    EXPECT_EQ(modes, QList{ForgetMode::Rehearse});
    EXPECT_TRUE(state().contains("the work"));
}

TEST_F(LeaveNothingTest, AYesRemovesAndSaysSo)
{
    begin(nothingOpen);
    prompts.answer(true);
    ASSERT_TRUE(waitFor([this] { return prompts.asked.has_value(); }));
    EXPECT_EQ(prompts.asked->text, QStringLiteral("What this program noted on this PC is removed."));
    EXPECT_TRUE(prompts.asked->yes.isEmpty());
    prompts.answer(false);
    EXPECT_EQ(ended, true);
    EXPECT_EQ(modes, (QList{ForgetMode::Rehearse, ForgetMode::Remove}));
    EXPECT_FALSE(state().contains("the work"));
}

TEST_F(LeaveNothingTest, TheCopyThatRunsIsSaidToStay)
{
    stays.file = QStringLiteral("C:\\ProgramData\\ESU Wizard\\esu-wizard.exe");
    begin(nothingOpen);
    EXPECT_TRUE(prompts.asked->information.contains(stays.file)) << prompts.asked->information.toStdString();
    prompts.answer(true);
    ASSERT_TRUE(waitFor([this] { return prompts.asked.has_value(); }));
    EXPECT_TRUE(prompts.asked->information.contains(stays.file)) << prompts.asked->information.toStdString();
    prompts.answer(false);
    EXPECT_EQ(ended, true);
}

TEST_F(LeaveNothingTest, WhatTheAccountThatIsSignedInKeepsIsSaid)
{
    const QString kept = QStringLiteral("the log and the stored key of the account that is signed in stay");
    stays.ofOtherAccount = true;
    begin(nothingOpen);
    EXPECT_TRUE(prompts.asked->information.contains(kept)) << prompts.asked->information.toStdString();
    prompts.answer(true);
    ASSERT_TRUE(waitFor([this] { return prompts.asked.has_value(); }));
    EXPECT_TRUE(prompts.asked->information.contains(kept)) << prompts.asked->information.toStdString();
    prompts.answer(false);
}

TEST_F(LeaveNothingTest, WhileARestartIsDueItSaysWhyAndOffersNothing)
{
    begin(restartIsDue);
    EXPECT_TRUE(prompts.asked->yes.isEmpty());
    EXPECT_TRUE(prompts.asked->information.startsWith(QStringLiteral("A restart is due.")))
        << prompts.asked->information.toStdString();
    prompts.answer(true);
    EXPECT_EQ(ended, false);
    EXPECT_EQ(modes, QList{ForgetMode::Rehearse});
    EXPECT_TRUE(state().contains("\"restart\""));
}

TEST_F(LeaveNothingTest, WhatMayNotBeRemovedIsToldWithItsReason)
{
    fails = conditionError(Fault::AccessDenied, operation::forget, condition::journalUnreadable);
    begin(nothingOpen);
    EXPECT_TRUE(prompts.asked->warning);
    EXPECT_FALSE(prompts.asked->information.isEmpty());
    EXPECT_TRUE(prompts.asked->yes.isEmpty());
    prompts.answer(false);
    EXPECT_EQ(ended, false);
}

TEST(Portable, IsToldByTheFileBesideTheProgram)
{
    const QTemporaryDir folder;
    EXPECT_FALSE(isPortable(folder.path()));
    QFile marker(folder.filePath(QStringLiteral("portable.txt")));
    ASSERT_TRUE(marker.open(QIODevice::WriteOnly));
    EXPECT_TRUE(isPortable(folder.path()));
}

TEST(Portable, OnlyACopyElsewhereStays)
{
    const QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("esu-wizard"));
    EXPECT_EQ(copyThatStays(program), QDir::toNativeSeparators(program));
    QFile marker(folder.filePath(QStringLiteral("portable.txt")));
    ASSERT_TRUE(marker.open(QIODevice::WriteOnly));
    EXPECT_EQ(copyThatStays(program), QString());
}

} // namespace
} // namespace esu::test

// SPDX-License-Identifier: MIT
// Page 6: what the table tells of each update, and what is said when one did not go in.
#include "tests/ui/shown.h"
#include "ui/widgets/check_list.h"

#include <QCheckBox>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

QString cell(const Shown &shown, int line, int column)
{
    return shown.page.updates()->item(line, column)->text();
}

WizardState withFailed()
{
    WizardState state = named("updates-found");
    Updates &updates = *state.pc.run.updates;
    updates[0].state = UpdateInfo::State::Failed;
    updates[0].code = 0x800F0922U;
    updates[1].state = UpdateInfo::State::Installed;
    state.pc.selectedUpdates = {updates[0].id, updates[1].id};
    state.pc.run.updateRun = UpdateRun{.updates = updates};
    return state;
}

} // namespace

TEST(UpdatesPage, WhatEsuGivesStandsFirstWithItsNumberSizeAndRestart)
{
    WizardState state = named("updates-found");
    Updates &updates = *state.pc.run.updates;
    updates.swapItemsAt(0, 1);
    updates[1].sizeBytes = 681'574'400;
    updates[1].restart = UpdateInfo::Restart::Always;
    const Shown shown(state);
    EXPECT_EQ(cell(shown, 0, 0), QStringLiteral("KB5068781\nESU"));
    EXPECT_EQ(cell(shown, 0, 2), QStringLiteral("650.0 MB"));
    EXPECT_EQ(cell(shown, 0, 3), QStringLiteral("Needed"));
    EXPECT_EQ(cell(shown, 1, 0), QStringLiteral("KB5072000\nSecurity"));
    EXPECT_EQ(cell(shown, 1, 3), QStringLiteral("unknown"));
}

TEST(UpdatesPage, WhatIsInstalledHasNoBoxAndDoesNotCount)
{
    WizardState state = withFailed();
    UpdateInfo more = state.pc.run.updates->constFirst();
    more.id = QStringLiteral("33333333-3333-3333-3333-333333333333");
    more.state = UpdateInfo::State::Found;
    state.pc.run.updates->append(more);
    state.pc.selectedUpdates.append(more.id);
    const Shown shown(state);
    const QTableWidget *table = shown.page.updates();
    ASSERT_EQ(table->rowCount(), 3);
    EXPECT_EQ(table->item(0, 0)->data(Qt::CheckStateRole).toInt(), Qt::Checked);
    EXPECT_FALSE(table->item(2, 0)->data(Qt::CheckStateRole).isValid()) << "it is installed";
    EXPECT_EQ(shown.page.find<QCheckBox>(names::updateAll)->checkState(), Qt::Checked);
}

TEST(UpdatesPage, OneThatDidNotGoInIsACardLikeEveryError)
{
    const Shown shown(withFailed());
    EXPECT_EQ(shown.page.sentence(), QStringLiteral("KB5068781 could not be installed. Installed: 1 update."));
    const QString card = shown.page.cardText();
    EXPECT_TRUE(card.contains(QStringLiteral("The update was undone"))) << card.toStdString();
    EXPECT_TRUE(card.contains(QStringLiteral("Disconnect any VPN"))) << card.toStdString();
    EXPECT_FALSE(shown.page.find<QPushButton>(names::copyForSupport)->isHidden());
    EXPECT_FALSE(cell(shown, 0, 1).contains(QStringLiteral("undone"))) << "no error text in a column";
    EXPECT_TRUE(shown.page.find<CheckList>(names::updateReasons)->isHidden()) << "the card has said it";
}

TEST(UpdatesPage, WhatTheCardDoesNotSpeakOfIsToldBelow)
{
    const Shown shown(named("updates-left-out"));
    const auto *reasons = shown.page.find<CheckList>(names::updateReasons);
    ASSERT_FALSE(reasons->isHidden());
    ASSERT_EQ(reasons->rows().size(), 2);
    EXPECT_EQ(reasons->rows().constFirst().title, QStringLiteral("KB5068781"));
    EXPECT_TRUE(reasons->rows().constFirst().detail.contains(QStringLiteral("installed twice")));
    EXPECT_FALSE(reasons->rows().constFirst().fix.contains(QStringLiteral("Prerequisites")))
        << "there is nothing to do there: " << reasons->rows().constFirst().fix.toStdString();
    EXPECT_EQ(reasons->rows().constFirst().state, QStringLiteral("Skipped"));
}

TEST(UpdatesPage, IsNotGreenWhileTheUpdateOfTheMonthIsMissing)
{
    WizardState state = withFailed();
    Updates &updates = *state.pc.run.updates;
    updates.removeLast();
    updates[0].state = UpdateInfo::State::Installed;
    updates[0].code.reset();
    state.pc.run.updateRun = UpdateRun{.updates = updates};
    EXPECT_EQ(stateCard(state, resources()).badge, Badge::Unknown) << "nobody has read what it brought";

    LicenseReading &licenses = *state.pc.run.inspection->licenses;
    licenses.esu[1].row.partialProductKey = QStringLiteral("6789B");
    licenses.esu[1].row.licenseStatus = licenseStatusLicensed;
    state.pc.run.inspection->facts.ubr = 6456; // the last one without ESU
    const StateCard behind = stateCard(state, resources());
    EXPECT_EQ(behind.badge, Badge::Attention);
    EXPECT_EQ(behind.text, CardText::UpdatesInstalledBehind);

    // What was read before it was installed says nothing against it.
    state.pc.run.steps = {{.step = Step::Inspect, .state = StepState::Done},
                          {.step = Step::InstallUpdates, .state = StepState::Done}};
    EXPECT_EQ(stateCard(state, resources()).badge, Badge::Unknown);
    state.pc.run.steps.clear();

    state.pc.run.updateRun.reset();
    state.pc.run.updates = Updates();
    EXPECT_EQ(stateCard(state, resources()).text, CardText::UpdatesNoneBehind);
}

} // namespace esu::test

// SPDX-License-Identifier: MIT
// Every scenario through the real window: what a person would press, page by page, until nothing is left to press.
#include "app/composition.h"
#include "core/practice/practice_machine.h"
#include "core/practice/scenario.h"
#include "core/wizard/wizard_model.h"
#include "tests/ui/fake_prompts.h"
#include "tests/ui/layout_checks.h"
#include "tests/ui/page_objects.h"
#include "tests/wizard/wait_for.h"
#include "ui/wizard_window.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

const QString sampleKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");

/// The wizard as `app/` makes it, on a practice PC whose waits pass at once.
class Sitting {
public:
    explicit Sitting(const QString &scenario) : m_composition(Composition::create().value())
    {
        WizardState state;
        state.language = QStringLiteral("ja");
        state.machine = {.kind = MachineChoice::Kind::Practice, .scenario = scenario};
        state.offer.saveResult = true;
        m_model = std::make_unique<WizardModel>(
            m_composition->resources(),
            [this](const MachineChoice &machine) {
                auto session =
                    m_composition->open({.machine = machine.name(), .stateFile = {}, .elevated = machine.elevated});
                if (session)
                    m_pc = &dynamic_cast<PracticeMachine &>((*session)->machine()).pc();
                return session;
            },
            [](Session &, const JobContext &) { return QByteArray("{}"); }, state);
        m_window = std::make_unique<WizardWindow>(m_prompts, m_language,
                                                  WindowServices{.spendGuard = std::chrono::milliseconds(0)});
        m_window->open(*m_model);
        m_window->show();
    }

    const WizardState &state() const { return m_model->state(); }
    test::WizardPage page() { return test::WizardPage(*m_window); }
    PracticePc &pc() { return *m_pc; }
    bool settle()
    {
        return test::waitFor([this] { return m_pc && !m_model->state().running; });
    }

    /// On page 2, which it goes to.
    void chooseFolder(const QString &folder)
    {
        ASSERT_TRUE(settle());
        page().pressMain();
        ASSERT_TRUE(settle());
        m_prompts.folder = folder;
        page().pressSecondary(SecondaryAction::UseFolder);
    }

    /// Presses the main button until it is gone, disabled, or would save the result.
    void walk()
    {
        for (int presses = 0; presses < 40; ++presses) {
            ASSERT_TRUE(settle());
            checkNames();
            ASSERT_TRUE(page().showsPracticeBanner());
            if (m_prompts.asked) { // the plan of a repair, or the restart
                m_prompts.answer(true);
                test::deliverQueued();
                continue;
            }
            if (state().page == Page::Key && state().key.input.status == KeyInput::Status::Empty && !state().pc.run.key)
                page().pasteKey(sampleKey);
            const auto kind = mainAction(state(), m_composition->resources()).kind;
            if (!page().canPressMain() || kind == MainAction::Kind::SaveResult ||
                kind == MainAction::Kind::GoToHelpingPage || kind == MainAction::Kind::CheckAgain ||
                kind == MainAction::Kind::VerifyAgain ||
                (kind == MainAction::Kind::InstallUpdates && state().pc.run.updateRun) || state().errorOf(state().page))
                return;
            page().pressMain();
            test::deliverQueued();
        }
        FAIL() << "the wizard goes round in circles on page " << static_cast<int>(state().page);
    }

    /// No text sends a person to a control that is not there, in neither language.
    void checkNames()
    {
        for (const char *code : {"en", "ja"}) {
            page().chooseLanguage(QLatin1String(code));
            test::deliverQueued();
            EXPECT_EQ(test::namesOfNothing(*m_window).join(QLatin1Char('\n')).toStdString(), "")
                << "page " << nameOf(state().page).toStdString();
        }
    }

    /// Every page that was reached, once more, as it is now.
    void lookAtEveryPage()
    {
        for (const Page which : allPages) {
            ASSERT_TRUE(settle());
            m_model->dispatch(event::PageRequested{which});
            ASSERT_TRUE(settle());
            checkNames();
        }
    }

private:
    std::unique_ptr<Composition> m_composition;
    Language m_language{LanguageCode::Japanese};
    test::FakePrompts m_prompts;
    std::unique_ptr<WizardModel> m_model;
    std::unique_ptr<WizardWindow> m_window;
    PracticePc *m_pc = nullptr;
};

/// Where a person ends up when `esuctl run` would end with this code.
QList<Page> lastPages(int exitCode)
{
    switch (exitCode) {
    case 15:
        return {Page::Start};
    case 11:
    case 12:
        return {Page::Prerequisites, Page::Start};
    case 10:
        return {Page::Key, Page::Activate};
    case 13:
    case 14:
    case 16:
        return {Page::Activate, Page::Key};
    case 17: // the consent is rehearsed, and given
        return {Page::Result};
    case 19:
        return {Page::Updates, Page::Result};
    default:
        return {Page::Result, Page::Updates, Page::Prerequisites, Page::Activate};
    }
}

class Walk : public testing::TestWithParam<std::string> {};

TEST_P(Walk, endsWhereTheScenarioSays)
{
    const QString name = QString::fromStdString(GetParam());
    const Scenario scenario = loadScenario(name).value();
    Sitting sitting(name);
    sitting.walk();
    const int expected = scenario.expect.exitCodes.value(QStringLiteral("run"));
    EXPECT_TRUE(lastPages(expected).contains(sitting.state().page))
        << "page " << static_cast<int>(sitting.state().page) << " for exit code " << expected;
    EXPECT_LE(sitting.pc().count(Call::Activate), 1);
    if (expected == 11 || expected == 12 || expected == 15) {
        EXPECT_EQ(sitting.pc().count(Call::InstallKey) + sitting.pc().count(Call::Activate), 0);
    }
    const auto &report = sitting.state().pc.run.key;
    if (report && !report->error) {
        EXPECT_TRUE(sitting.page().keyText().isEmpty()) << "the key stays in the field after it was installed";
    }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Walk, testing::ValuesIn([] {
                             std::vector<std::string> names;
                             for (const QString &name : builtInScenarios())
                                 names.push_back(name.toStdString());
                             return names;
                         }()),
                         [](const testing::TestParamInfo<std::string> &scenario) {
                             std::string name = scenario.param;
                             std::ranges::replace(name, '-', '_');
                             return name;
                         });

TEST_P(Walk, namesNoControlThatIsNotThere)
{
    Sitting sitting(QString::fromStdString(GetParam()));
    sitting.walk();
    sitting.lookAtEveryPage();
}

TEST(Walk, aFolderWithEveryPackageNeedsNoNetwork)
{
    const QTemporaryDir stick;
    const Scenario scenario = loadScenario(QStringLiteral("windows7-bare")).value();
    for (const ScenarioRepairPackage &package : scenario.repairPackages)
        ASSERT_TRUE(QFile(stick.filePath(package.fileName)).open(QIODevice::WriteOnly));
    Sitting sitting(QStringLiteral("windows7-bare"));
    sitting.chooseFolder(stick.path());
    sitting.walk();
    EXPECT_GT(sitting.pc().count(Call::PackageInstall), 3);
    EXPECT_EQ(sitting.pc().count(Call::CatalogFind) + sitting.pc().count(Call::PackageDownload), 0);
    EXPECT_EQ(sitting.state().page, Page::Result);
}

TEST(Walk, baseKeyNeverReachesActivate)
{
    Sitting sitting(QStringLiteral("base-key-pasted"));
    sitting.walk();
    EXPECT_EQ(sitting.state().page, Page::Key);
    EXPECT_EQ(sitting.pc().count(Call::Activate), 0);
}

TEST(Walk, activePcSpendsNothing)
{
    Sitting sitting(QStringLiteral("windows10-already-active"));
    sitting.walk();
    EXPECT_EQ(sitting.pc().count(Call::Activate), 0);
    EXPECT_EQ(sitting.pc().count(Call::InstallKey), 0);
}

TEST(Walk, languageSwitchKeepsThePlace)
{
    Sitting sitting(QStringLiteral("windows7-pro-ready"));
    sitting.walk();
    const Page page = sitting.state().page;
    sitting.page().chooseLanguage(QStringLiteral("en"));
    test::deliverQueued();
    EXPECT_EQ(sitting.state().page, page);
    EXPECT_EQ(sitting.page().title(), QStringLiteral("Result"));
}

} // namespace
} // namespace esu

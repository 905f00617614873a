// SPDX-License-Identifier: MIT
// Every page in its usual states, both languages, the smallest window and a comfortable one. ctest runs this at 100,
// 150 and 200 %.
#include "tests/ui/fake_prompts.h"
#include "tests/ui/layout_checks.h"
#include "tests/ui/page_objects.h"
#include "tests/ui/states.h"

#include <QApplication>

#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace esu::test {

namespace {

std::string text(const QStringList &lines)
{
    return lines.join(QLatin1Char('\n')).toStdString();
}

} // namespace

class Layout : public ::testing::TestWithParam<std::tuple<LanguageCode, QSize>> {
protected:
    template <class Check> void everyPage(Check check)
    {
        const auto [code, size] = GetParam();
        for (const NamedState &named : everyState()) {
            Language language(code);
            ASSERT_TRUE(language.isComplete());
            WizardState state = named.state;
            state.language = languageName(code);
            WizardModel model(resources(), {}, {}, state);
            FakePrompts prompts;
            WizardWindow window(prompts, language, {.openLogFolder = [] {}});
            window.open(model);
            WizardPage(window).openDetails();
            window.resize(size);
            window.show();
            // Wrapped labels and lists settle in the second round of layout requests.
            QApplication::sendPostedEvents();
            window.grab();
            QApplication::sendPostedEvents();
            SCOPED_TRACE(named.name);
            check(window);
        }
    }
};

TEST_P(Layout, NothingIsClipped)
{
    everyPage([](const WizardWindow &window) {
        EXPECT_LE(window.width(), std::get<QSize>(GetParam()).width()) << "does not fit the screen";
        EXPECT_LE(window.height(), std::get<QSize>(GetParam()).height()) << "does not fit the screen";
        EXPECT_EQ(text(clippedTexts(window)), "");
    });
}

TEST_P(Layout, MnemonicsAreUnique)
{
    everyPage([](const WizardWindow &window) { EXPECT_EQ(text(doubleMnemonics(window)), ""); });
}

TEST_P(Layout, EveryControlHasAnAccessibleName)
{
    everyPage([](const WizardWindow &window) { EXPECT_EQ(text(namelessControls(window)), ""); });
}

TEST_P(Layout, NoGlyphIsMissing)
{
    everyPage([](const WizardWindow &window) { EXPECT_EQ(text(missingGlyphs(window)), ""); });
}

TEST_P(Layout, NoTextNamesAControlThatIsNotThere)
{
    everyPage([](const WizardWindow &window) { EXPECT_EQ(text(namesOfNothing(window)), ""); });
}

INSTANTIATE_TEST_SUITE_P(Sizes, Layout,
                         ::testing::Combine(::testing::Values(LanguageCode::Japanese, LanguageCode::English),
                                            ::testing::Values(QSize(800, 600), QSize(980, 720))));

} // namespace esu::test

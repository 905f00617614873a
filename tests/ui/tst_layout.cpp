// SPDX-License-Identifier: MIT
// Every page in its usual states, both languages, small windows and a comfortable one. ctest runs this at 100, 150, 200
// and 300 %.
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
    template <class Check> void everyPage(Check check, double textScale = 1.0)
    {
        const auto [code, size] = GetParam();
        const QFont before = QApplication::font();
        for (const NamedState &named : everyState()) {
            Language language(code);
            ASSERT_TRUE(language.isComplete());
            WizardState state = named.state;
            state.language = languageName(code);
            WizardModel model(resources(), {}, {}, state);
            FakePrompts prompts;
            WizardWindow window(prompts, language, {.openLogFolder = [] {}, .textScale = textScale});
            window.open(model);
            window.offerLogFolder();
            WizardPage(window).openDetails();
            window.resize(size);
            window.show();
            // Wrapped labels and lists settle in the second round of layout requests, a scroll bar that comes in the
            // third.
            for (int round = 0; round < 2; ++round) {
                QApplication::sendPostedEvents();
                window.grab();
            }
            QApplication::sendPostedEvents();
            SCOPED_TRACE(named.name);
            check(window);
            QApplication::setFont(before);
        }
    }
};

/// The same for windows that a person has only on a small screen, or with large text.
class SmallLayout : public Layout {
protected:
    static void check(const WizardWindow &window)
    {
        EXPECT_LE(window.width(), std::get<QSize>(GetParam()).width()) << "does not fit the screen";
        EXPECT_LE(window.height(), std::get<QSize>(GetParam()).height()) << "does not fit the screen";
        EXPECT_EQ(text(clippedTexts(window)), "");
        EXPECT_EQ(text(buttonsOutside(window)), "");
        // Below the title there is room to read.
        EXPECT_GE(window.findChild<QWidget *>(names::contentArea)->height(), window.fontMetrics().height() * 3);
    }
};

TEST_P(SmallLayout, NothingIsClipped)
{
    everyPage(check);
}

/// "Text size" of Windows' settings at 150 %, and at its end.
class LargeText : public SmallLayout {};
class LargestText : public SmallLayout {};

TEST_P(LargeText, NothingIsClipped)
{
    everyPage(check, 1.5);
}

TEST_P(LargestText, NothingIsClipped)
{
    everyPage(check, 2.25);
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
// 910 by 512 is 1366 by 768 at 150 %.
INSTANTIATE_TEST_SUITE_P(Sizes, SmallLayout,
                         ::testing::Combine(::testing::Values(LanguageCode::Japanese, LanguageCode::English),
                                            ::testing::Values(QSize(680, 460), QSize(910, 512), QSize(960, 540),
                                                              QSize(800, 600), QSize(980, 720))));
INSTANTIATE_TEST_SUITE_P(Sizes, LargeText,
                         ::testing::Combine(::testing::Values(LanguageCode::Japanese, LanguageCode::English),
                                            ::testing::Values(QSize(910, 512), QSize(1280, 720))));
INSTANTIATE_TEST_SUITE_P(Sizes, LargestText,
                         ::testing::Combine(::testing::Values(LanguageCode::Japanese, LanguageCode::English),
                                            ::testing::Values(QSize(1280, 720), QSize(1920, 1040))));

} // namespace esu::test

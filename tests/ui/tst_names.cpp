// SPDX-License-Identifier: MIT
// The sentences of the data files name our own controls in square brackets, and nothing else that way.
#include "tests/ui/layout_checks.h"
#include "tests/ui/shown.h"

#include "ui/text/page_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace esu::test {

namespace {

/// What a control of ours may be called, on whatever page it stands.
QStringList labelsOfControls(LanguageCode code)
{
    Shown shown(named("activate-limit"), code);
    QStringList labels;
    for (const auto *button : shown.window.findChildren<QAbstractButton *>())
        labels << PageText::plain(button->text());
    for (const Page page : allPages)
        labels << PageText::title(page);
    for (int kind = 0; kind <= static_cast<int>(MainAction::Kind::Close); ++kind)
        labels << PageText::plain(PageText::mainButton({.kind = static_cast<MainAction::Kind>(kind)}));
    for (const SecondaryAction action : allSecondaryActions)
        labels << PageText::plain(PageText::secondaryButton(action, shown.model.state()));
    return labels;
}

} // namespace

class Names : public ::testing::TestWithParam<LanguageCode> {
protected:
    void check(const QString &where, const LocalText &text)
    {
        const QString words = text.in(languageName(GetParam()));
        for (const QString &name : namesIn(words)) {
            const bool known =
                std::ranges::any_of(m_labels, [&](const QString &label) { return isNamed(label, name); });
            EXPECT_TRUE(known) << where.toStdString() << ": there is no [" << name.toStdString() << "] in "
                               << words.toStdString();
        }
    }

    Language m_language{GetParam()};
    QStringList m_labels = labelsOfControls(GetParam());
};

TEST_P(Names, OfErrorsAreThoseOfControls)
{
    for (const ErrorEntry &entry : resources().errors.entries()) {
        const QString where =
            entry.condition + (entry.codes.isEmpty() ? QString() : hresultText(entry.codes.constFirst()));
        for (const LocalText &text : {entry.what, entry.cause, entry.nextStep})
            check(where, text);
    }
}

TEST_P(Names, OfCheckItemsAreThoseOfControls)
{
    for (const EsuProgramme &programme : resources().programmes.programmes()) {
        for (const PrerequisiteRule &rule : resources().prerequisites.rulesFor(programme.id)) {
            for (const LocalText &text : {rule.title, rule.why, rule.fix, rule.unknown})
                check(rule.id, text);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, Names, ::testing::Values(LanguageCode::Japanese, LanguageCode::English));

} // namespace esu::test

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/fake_prompts.h"
#include "tests/ui/page_objects.h"
#include "tests/ui/states.h"
#include "ui/message_box_prompts.h"
#include "ui/window_prompts.h"

#include <QApplication>
#include <QDialog>

#include <functional>
#include <gtest/gtest.h>
#include <stdexcept>

namespace esu::test {

/// A window over a state made by hand. No jobs run: the model has no machine.
struct Shown {
    explicit Shown(WizardState state, LanguageCode code = LanguageCode::English, SaveFile save = saveWhole)
        : language(code), model(resources(), {}, {}, withLanguage(std::move(state), code)),
          window(prompts, language, {.save = std::move(save), .spendGuard = std::chrono::milliseconds(0)}), page(window)
    {
        window.open(model);
        window.show();
        QApplication::sendPostedEvents();
    }
    static WizardState withLanguage(WizardState state, LanguageCode code)
    {
        state.language = languageName(code);
        return state;
    }

    Language language;
    WizardModel model;
    FakePrompts prompts;
    WizardWindow window;
    WizardPage page;
};

/// One of `everyState`.
inline WizardState named(const char *name)
{
    for (const NamedState &entry : everyState()) {
        if (entry.name == name)
            return entry.state;
    }
    throw std::invalid_argument(name);
}

/// Every question of the window, one after the other, as its dialog shows it.
inline void askEveryQuestion(const std::function<void(const QDialog &)> &look)
{
    WizardState state = named("prerequisites-folder");
    state.pc.repairPlan = repairOffer(state, resources());
    ASSERT_TRUE(state.pc.repairPlan && state.pc.repairPlan->steps.size() > 3);
    for (const Question question : {Question::CloseWizard, Question::CloseWhileWorking, Question::RemoveKey,
                                    Question::Insist, Question::Repair, Question::Restart, Question::RunPlan}) {
        SCOPED_TRACE(static_cast<int>(question));
        QWidget parent;
        MessageBoxPrompts prompts;
        prompts.ask(&parent, WindowPrompts::prompt(question, state, resources()), [](bool) {});
        const auto *dialog = parent.findChild<QDialog *>();
        ASSERT_NE(dialog, nullptr);
        look(*dialog);
    }
}

} // namespace esu::test

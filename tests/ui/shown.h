// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/fake_prompts.h"
#include "tests/ui/page_objects.h"
#include "tests/ui/states.h"

#include <QApplication>

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

} // namespace esu::test

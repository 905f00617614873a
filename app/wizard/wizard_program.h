// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/wizard/wizard_options.h"
#include "core/wizard/wizard_model.h"
#include "ui/message_box_prompts.h"
#include "ui/text/language.h"
#include "ui/tour.h"
#include "ui/wizard_window.h"

#include <memory>

namespace esu {

/// Wires model, window and the few things only the program itself can do (start elevated, open Windows Update). Main
/// thread.
class WizardProgram {
public:
    WizardProgram(const WizardOptions &options, Composition &composition);
    ~WizardProgram();
    WizardProgram(const WizardProgram &) = delete;
    WizardProgram &operator=(const WizardProgram &) = delete;

    /// Shows the window (or walks the tour) until it closes; gives the exit code.
    int exec();
    bool hasAbandonedJob() const;

private:
    WizardState initialState() const;
    void connectRequests();
    int walkTour();

    const WizardOptions m_options;
    Composition &m_composition;
    Language m_language;
    MessageBoxPrompts m_prompts;
    std::unique_ptr<WizardModel> m_model;
    std::unique_ptr<WizardWindow> m_window;
};

} // namespace esu

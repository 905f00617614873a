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

/// Wires model, window and the few things only the program itself can do (start elevated, open Windows Update). The
/// window's frame is on the screen before anything else is made. Main thread.
class WizardProgram {
public:
    explicit WizardProgram(const WizardOptions &options);
    ~WizardProgram();
    WizardProgram(const WizardProgram &) = delete;
    WizardProgram &operator=(const WizardProgram &) = delete;

    /// Shows the window (or walks the tour) until it closes; gives the exit code.
    int exec();
    bool hasAbandonedJob() const;

private:
    /// Reads the data files and fills the window; false when they are broken, which is then said.
    bool begin();
    WizardState initialState() const;
    void connectRequests();
    int walkTour();

    const WizardOptions m_options;
    Language m_language;
    MessageBoxPrompts m_prompts;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<WizardModel> m_model;
    std::unique_ptr<WizardWindow> m_window;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// What a screen reader says after the name of a control: what comes of it, where the label does not say that. A
/// sentence that stands elsewhere on the screen, or in the question that follows, is used again.
class ControlText {
    Q_DECLARE_TR_FUNCTIONS(ControlText)
public:
    static QString mainButton(const MainAction &action, const WizardState &state);
    static QString secondaryButton(SecondaryAction action, const WizardState &state, const Resources &resources);
    static QString cancelButton(CancelAction action, const WizardState &state);
    static QString backButton();
    static QString language();
    static QString opensHelp();
    /// Of what copies: where to.
    static QString copies();
    static QString copiesForSupport();
    static QString opensBrowser();
    /// Of what asks for a file: that the person chooses where, and that nothing goes elsewhere.
    static QString savesFile();
    static QString logFolder();

private:
    static QString consent();
    static QString onlyReads();
    static QString onlyTurnsPage();
    static QString readsAgain();
    static QString asksFirst();
    static QString finishes(const WizardState &state);
    static QString savesResult();
    static QString newYearKey(bool shield);
};

} // namespace esu

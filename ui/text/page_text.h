// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// Titles, purposes and buttons of the wizard's pages. Labels carry a mnemonic; `plain` removes it for accessible
/// names.
class PageText {
    Q_DECLARE_TR_FUNCTIONS(PageText)
public:
    static QString title(Page page);
    static QString purpose(Page page);
    /// The sentence against the fear of this page.
    static QString reassurance(Page page);
    static QString mainButton(const MainAction &action);
    static QString secondaryButton(SecondaryAction action, const WizardState &state);
    static QString cancelButton(CancelAction action);
    static QString railState(RailState state);
    /// How far a step is, or what it would do; `planned`: before the steps run.
    static QString stepState(const StepEntry &entry, bool planned);
    static QString plain(QString label);

private:
    static QString newYearKey(std::optional<int> year);
    static QString backTo(std::optional<Page> page);
};

} // namespace esu

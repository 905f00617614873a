// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_state.h"
#include "ui/prompts.h"

#include <QCoreApplication>

namespace esu {

/// The wizard's questions in words.
class WindowPrompts {
    Q_DECLARE_TR_FUNCTIONS(WindowPrompts)
public:
    static Prompt prompt(Question question, const WizardState &state, const Resources &resources);
    static QStringList reportFilters(bool json);

private:
    static QString plan(const QList<StepEntry> &steps);
    static QString repairText(const RepairPlan &repair);
    static QString sizeOf(const PackageFile &file);
    static QString plan(const RepairPlan &repair, const PrerequisiteCatalogue &catalogue);
    static QString restartInformation(const WizardState &state, const Resources &resources);
};

} // namespace esu

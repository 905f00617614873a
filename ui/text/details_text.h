// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"
#include "ui/text/card_text.h"

#include <QString>
#include <QStringList>

namespace esu {

/// The facts for the technician: codes, IDs, evidence. The words of `slmgr`, WMI and the registry, the same in every
/// language.
class DetailsText {
public:
    /// What the fold of the current page shows, one fact per line; empty when nothing has been read yet.
    static QStringList lines(const WizardState &state, const Resources &resources);
    /// "Copy for support": the sentence and the facts, without names of people, PCs and servers. Knows no key.
    static QString forSupport(const WizardState &state, const Resources &resources);
};

} // namespace esu

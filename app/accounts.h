// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/redaction.h"

#include <QString>

namespace esu {

/// The account that this process runs as, whose credential store is used: `CORP\hanako`, or a name alone. Empty where
/// the system does not say.
QString ownAccount();

/// The same as the environment has it: at once, where `ownAccount` may ask a controller of the domain.
QString ownAccountAtHand();

/// What this process knows of the names around it: of the PC, of its own account, and of `caller` (a SID), who asked
/// for elevation. They are taken out of what is passed on. A controller of the domain may be asked: not for the thread
/// of a window.
PersonalNames namesOfThisPc(const QString &caller);

/// Those of them that are known at once.
PersonalNames namesAtHand();

} // namespace esu

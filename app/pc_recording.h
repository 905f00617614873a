// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/ports/machine.h"

#include <QByteArray>

namespace esu {

/// Records the PC and gives the text of the file: what a person is shown is what would be saved. Names that this
/// process knows of its surroundings are replaced as well, those of `caller` (a SID) among them; a practice PC has
/// none. Blocking, stoppable.
Result<QByteArray> recordingText(Machine &machine, const Resources &resources, const QString &caller,
                                 const JobContext &context);

} // namespace esu

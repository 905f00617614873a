// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

#include <QJsonObject>

namespace esu {

/// A run as JSON, for whoever reads it elsewhere or later: the same value comes back. Not the `--json` contract of
/// `esuctl` (that is `document.h`): both sides are of one version of this program.
QJsonObject toJson(const PcRun &run);
/// `BadData` with the place in `detail` for everything that no `toJson` writes, and for a run that cannot be, so that
/// `next` and `outcomeOf` may take what comes back.
Result<PcRun> runFromJson(const QJsonObject &json);

} // namespace esu

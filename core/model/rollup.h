// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"

#include <QVersionNumber>

namespace esu {

/// The revision in the key of a cumulative update: "Package_for_RollupFix~31bf3856ad364e35~amd64~~7601.24535.1.6" has
/// 7601.24535.1.6; null for any other package. Pure.
QVersionNumber rollupVersion(const QString &packageKey);

/// The newest installed one; nullptr = there is none. Points into `packages`. Pure.
const PackageFact *newestRollup(const QList<PackageFact> &packages);

} // namespace esu

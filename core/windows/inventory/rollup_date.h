// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"

#include <QByteArray>

namespace esu {

/// When the newest installed RollupFix of this PC was made, from its file in `servicing\Packages`. Any thread.
Fact<QDateTime> readRollupCreated(const QList<PackageFact> &packages);

/// `creationTimeStamp` of such a file. Pure.
std::optional<QDateTime> rollupCreatedIn(const QByteArray &mum);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"

namespace esu {

/// Why a pack that is proven may not take the place of the data there are: one of its files is older, one that an
/// installed pack brings is missing, or none is newer. `inPlace`: without an administrator's folder, which wins anyway.
/// nullopt = it may. Pure.
std::optional<Error> refuseDataPack(const DataPack &offered, const QList<DataSource> &inPlace);

/// Does the table of updates end before the month that every PC has to have by now (resources/FACTS.md#freshness)?
/// After it the calendar says what is due, so this is a remark and no fault. Pure.
bool isUpdateTableOld(QDate dataDate, const QDateTime &now);

} // namespace esu

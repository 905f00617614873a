// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_info.h"
#include "core/windows/wua/wua_interfaces.h"

#include <QString>

namespace esu {

/// An update as a value. What the agent cannot tell of it stays at its default; without an identity it is an error,
/// because a silently shorter list would be a lie.
Result<UpdateInfo> updateInfoOf(IUpdate &update, const QString &operation);

/// A DATE (days since 1899-12-30) as a day; nullopt for 0 and nonsense. Pure.
std::optional<QDate> dayOf(DATE date);

/// A DECIMAL as a byte count; nullopt when negative or too large. Pure.
std::optional<std::int64_t> bytesOf(const DECIMAL &number);

/// Writes what the agent says of one update after a download or an installation into `update`.
void applyOutcome(UpdateInfo &update, OperationResultCode code, HRESULT result, UpdateInfo::State whenDone);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/surroundings.h"
#include "core/windows/wmi/wmi_session.h"

namespace esu {

/// The facts of `Surroundings` that stand in root\cimv2. Each carries its own failure. Called on the COM thread.
Fact<qint64> readFreeBytes(WmiSession &session, const ComCall &call);
/// A PC that has the class but no battery runs on mains.
Fact<bool> readOnBattery(WmiSession &session, const ComCall &call);
/// What Windows 8 and later say about the cost of this PC's connection; `Unsupported` before.
Fact<bool> readMetered(const ComCall &call);

/// `Win32_Battery.BatteryStatus` of every battery → whether the PC draws on them; nullopt = they do not say. Pure.
std::optional<bool> drawsOnBattery(const QList<WmiRow> &batteries);

} // namespace esu

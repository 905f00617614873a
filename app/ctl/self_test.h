// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/ctl/arguments.h"

#include <QJsonObject>
#include <QStringList>

namespace esu {

/// Facts about this build and the backends it can reach, each with what it answered and how long it took. Changes
/// nothing.
struct SelfTestReport {
    QJsonObject members;
    QStringList lines;
    bool sound = true; ///< the build itself is complete; a backend that is missing on this PC is a fact, not a fault
    bool practice = false;
    bool abandoned = false;
};
SelfTestReport runSelfTest(const Arguments &arguments, Composition &composition, const JobContext &context);

} // namespace esu

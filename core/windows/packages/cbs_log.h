// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace esu {

/// The lines of CBS.log in which servicing speaks of ESU ("ESU: Product = …", resources/FACTS.md#cbs-log), the last
/// twenty, one below the other. Pure. `tail` may begin in the middle of a line.
QString esuLines(const QByteArray &tail);

} // namespace esu

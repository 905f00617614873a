// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace esu {

/// What was probably meant by a name that is not known: at most three of `known`, the nearest first. Pure.
QStringList nearNames(const QString &typed, const QStringList &known);

} // namespace esu

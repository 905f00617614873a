// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace esu {

/// What a person is told who opened a job file: this version knows none, so nothing is begun.
QString unknownJobText(const QString &file);

} // namespace esu

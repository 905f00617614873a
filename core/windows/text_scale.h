// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace esu {

/// "Text size" of the settings for people with weak eyes, 1.0 to 2.25; 1.0 where Windows has no such setting.
/// `account`: SID of the person; empty = the account of this process. Any thread.
double textScale(const QString &account);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace esu {

/// By the rules of CommandLineToArgvW.
inline QString quotedArgument(const QString &argument)
{
    QString result(QLatin1Char('"'));
    qsizetype backslashes = 0;
    for (const QChar c : argument) {
        if (c == QLatin1Char('\\')) {
            ++backslashes;
            continue;
        }
        if (c == QLatin1Char('"'))
            backslashes = 2 * backslashes + 1;
        result += QString(backslashes, QLatin1Char('\\'));
        result += c;
        backslashes = 0;
    }
    result += QString(2 * backslashes, QLatin1Char('\\'));
    return result + QLatin1Char('"');
}

} // namespace esu

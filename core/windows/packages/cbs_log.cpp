// SPDX-License-Identifier: MIT
#include "core/windows/packages/cbs_log.h"

#include <QStringList>

namespace esu {

QString esuLines(const QByteArray &tail)
{
    constexpr qsizetype mostLines = 20;
    constexpr qsizetype longestLine = 300;
    QStringList found;
    for (const QByteArray &line : tail.split('\n')) {
        if (line.contains("ESU:"))
            found.append(QString::fromUtf8(line.trimmed()).left(longestLine));
    }
    return found.mid(qMax(qsizetype{0}, found.size() - mostLines)).join(QLatin1Char('\n'));
}

} // namespace esu

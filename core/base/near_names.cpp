// SPDX-License-Identifier: MIT
#include "core/base/near_names.h"

#include <QMultiMap>

#include <algorithm>
#include <vector>

namespace esu {

namespace {

/// How many letters have to be put in, taken away, changed or swapped with the next.
qsizetype distance(const QString &from, const QString &to)
{
    const auto columns = static_cast<std::size_t>(to.size()) + 1;
    std::vector<std::vector<qsizetype>> cost(static_cast<std::size_t>(from.size()) + 1,
                                             std::vector<qsizetype>(columns));
    for (std::size_t i = 0; i < cost.size(); ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const auto row = static_cast<qsizetype>(i);
            const auto column = static_cast<qsizetype>(j);
            const bool same = from.at(row - 1) == to.at(column - 1);
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && from.at(row - 1) == to.at(column - 2) && from.at(row - 2) == to.at(column - 1))
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost.back().back();
}

} // namespace

QStringList nearNames(const QString &typed, const QStringList &known)
{
    constexpr qsizetype longest = 64;
    constexpr qsizetype most = 3;
    const QString name = typed.toLower();
    if (name.size() < 2 || name.size() > longest)
        return {};
    QMultiMap<qsizetype, QString> byDistance;
    for (const QString &candidate : known) {
        const qsizetype letters = distance(name, candidate.toLower());
        // A beginning is meant as a name of which the rest was left out.
        if (letters <= std::max<qsizetype>(1, name.size() / 3) ||
            (name.size() > 2 && candidate.startsWith(name, Qt::CaseInsensitive)))
            byDistance.insert(letters, candidate);
    }
    return byDistance.values().mid(0, most);
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/rules/update_choice.h"

#include "core/base/operations.h"

#include <QSet>

#include <algorithm>

namespace esu {

namespace {

/// Everything `start` replaces among `updates`, through however many steps.
QSet<QString> replacedBy(const UpdateInfo &start, const Updates &updates)
{
    QSet<QString> seen;
    QStringList open = start.supersededIds;
    while (!open.isEmpty()) {
        const QString id = open.takeLast();
        const auto update = std::ranges::find(updates, id, &UpdateInfo::id);
        if (update == updates.end() || seen.contains(id))
            continue;
        seen.insert(id);
        open += update->supersededIds;
    }
    return seen;
}

} // namespace

bool isWorthInstalling(const UpdateInfo &update)
{
    return (update.security || update.esu) && !update.mayAskQuestions;
}

bool isChosenByDefault(const UpdateInfo &update)
{
    return isWorthInstalling(update) && update.leftOut == UpdateInfo::LeftOut::No;
}

Updates markSuperseded(Updates updates)
{
    QList<QSet<QString>> replaced;
    for (const UpdateInfo &update : std::as_const(updates))
        replaced.append(replacedBy(update, updates));
    for (qsizetype old = 0; old < updates.size(); ++old) {
        for (qsizetype other = 0; other < updates.size(); ++other) {
            const bool replaces = replaced.at(other).contains(updates.at(old).id);
            const bool circle = replaced.at(old).contains(updates.at(other).id);
            const bool asGood = isWorthInstalling(updates.at(other)) || !isWorthInstalling(updates.at(old));
            if (replaces && !circle && asGood)
                updates[old].leftOut = UpdateInfo::LeftOut::Superseded;
        }
    }
    return updates;
}

Error errorOf(const UpdateInfo &update)
{
    QString condition;
    if (update.state != UpdateInfo::State::Failed && update.leftOut == UpdateInfo::LeftOut::OfferedAgain)
        condition = QStringLiteral("update-offered-again");
    else if (!update.code)
        condition = QStringLiteral("update-failed");
    return {.fault = Fault::Refused,
            .operation = operation::wuaInstall,
            .code = update.code,
            .condition = condition,
            .detail = update.kb.join(QStringLiteral(", "))};
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/rules/update_choice.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QSet>

#include <algorithm>
#include <limits>

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

UpdateInfo::Lack lackOf(const Inspection &inspection)
{
    const bool noPackage = std::ranges::any_of(inspection.prerequisites, [](const PrerequisiteResult &result) {
        return result.kind == PrerequisiteKind::LicensingPackage && result.state == PrerequisiteResult::State::Missing;
    });
    if (noPackage)
        return UpdateInfo::Lack::LicensingPackage;
    const bool isLicensed =
        !inspection.licenses ||
        std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) { return row.row.isLicensed(); });
    return isLicensed ? UpdateInfo::Lack::None : UpdateInfo::Lack::License;
}

QString conditionOf(UpdateInfo::Lack lack)
{
    switch (lack) {
    case UpdateInfo::Lack::None:
        return {};
    case UpdateInfo::Lack::LicensingPackage:
        return condition::licensingPackageMissing;
    case UpdateInfo::Lack::License:
        return condition::esuNotLicensed;
    }
    return {};
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

QList<Updates> installBatches(const Updates &updates)
{
    Updates alone;
    Updates together;
    for (const UpdateInfo &update : updates)
        (update.impact == UpdateInfo::Impact::Exclusive ? alone : together).append(update);
    std::ranges::stable_sort(alone, {}, [](const UpdateInfo &update) {
        return update.sizeBytes.value_or(std::numeric_limits<std::int64_t>::max());
    });
    QList<Updates> batches;
    for (const UpdateInfo &update : std::as_const(alone))
        batches.append(Updates{update});
    if (!together.isEmpty())
        batches.append(together);
    return batches;
}

Updates inInstallOrder(const Updates &updates)
{
    Updates ordered;
    for (const Updates &batch : installBatches(updates))
        ordered += batch;
    return ordered;
}

Updates markLack(Updates updates, const Inspection &inspection)
{
    const UpdateInfo::Lack lack = lackOf(inspection);
    for (UpdateInfo &update : updates)
        update.lack = update.esu ? lack : UpdateInfo::Lack::None;
    return updates;
}

Error errorOf(const UpdateInfo &update)
{
    QString condition;
    if (update.state != UpdateInfo::State::Failed && update.leftOut == UpdateInfo::LeftOut::OfferedAgain)
        condition = condition::updateOfferedAgain;
    else if (!update.code)
        condition = condition::updateFailed;
    else
        condition = conditionOf(update.lack);
    return {.fault = Fault::Refused,
            .operation = operation::wuaInstall,
            .code = update.code,
            .condition = condition,
            .detail = update.kb.join(QStringLiteral(", "))};
}

} // namespace esu

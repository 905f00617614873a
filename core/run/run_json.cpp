// SPDX-License-Identifier: MIT
#include "core/run/run_json.h"

#include "core/base/operations.h"
#include "core/run/value_members_run.h"

#include <algorithm>

namespace esu {

namespace {

/// Another number, another form: raise it with every change of a member.
constexpr int schema = 1;
const QString schemaName = QStringLiteral("schema");

/// It cannot be done before the PC was read.
bool needsReading(Step step)
{
    switch (step) {
    case Step::LookAround:
    case Step::ListDownloads:
    case Step::Repair:
    case Step::InstallKey:
    case Step::Activate:
    case Step::SearchUpdates:
    case Step::InstallUpdates:
        return true;
    case Step::Inspect:
    case Step::Restart:
    case Step::Verify:
    case Step::UninstallKey:
        return false;
    }
    return false;
}

bool hasWorked(const PcRun &run, Step step)
{
    return run.hasEnded(step) && !run.hasFailed(step) && run.entry(step)->state != StepState::Cancelled;
}

} // namespace

QString Members<PcRun>::wrong(const PcRun &run)
{
    for (const Step step : enumerators<Step>()) {
        if (std::ranges::count(run.steps, step, &StepEntry::step) > 1)
            return QStringLiteral("has the step \"%1\" twice").arg(nameOf(step));
    }
    const bool wasRead = hasWorked(run, Step::Inspect) || hasWorked(run, Step::LookAround);
    const bool wantsReading = !run.wish.has(Step::Inspect) && std::ranges::any_of(run.wish.steps, needsReading);
    if (!run.inspection && (wasRead || wantsReading))
        return QStringLiteral("lacks the inspection that its steps rest on");
    if (!run.updates && hasWorked(run, Step::SearchUpdates))
        return QStringLiteral("lacks the updates that were found");
    return {};
}

QJsonObject toJson(const PcRun &run)
{
    QJsonObject json = ValueJson<PcRun>::object(run);
    json.insert(schemaName, schema);
    return json;
}

Result<PcRun> runFromJson(const QJsonObject &json)
{
    const QJsonValue given = json.value(schemaName);
    if (given != QJsonValue(schema))
        return std::unexpected(
            Error{.fault = Fault::BadData,
                  .operation = operation::runJson,
                  .detail = QStringLiteral("schema: this version of the program reads schema %1").arg(schema)});
    QJsonObject members = json;
    members.remove(schemaName);
    return valueFromJson<PcRun>(members, operation::runJson);
}

} // namespace esu

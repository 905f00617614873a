// SPDX-License-Identifier: MIT
#include "app/pc_recording.h"

#include "app/accounts.h"
#include "core/practice/scenario_writer.h"
#include "core/recording/recording.h"

#include <QJsonDocument>

namespace esu {

Result<QByteArray> recordingText(Machine &machine, const Resources &resources, const QString &caller,
                                 const JobContext &context)
{
    const auto scenario = record(machine, resources, machine.isPractice() ? PersonalNames{} : namesOfThisPc(caller),
                                 QStringLiteral(ESU_VERSION), context);
    if (!scenario)
        return std::unexpected(scenario.error());
    return QJsonDocument(writeScenario(*scenario)).toJson();
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "app/pc_recording.h"

#include "core/practice/scenario_writer.h"
#include "core/recording/recording.h"

#include <QDir>
#include <QJsonDocument>
#include <QSysInfo>

namespace esu {

namespace {

PersonalNames namesOfThisPc()
{
    return {.computers = {qEnvironmentVariable("COMPUTERNAME"), QSysInfo::machineHostName()},
            .users = {qEnvironmentVariable("USERNAME"), QDir::home().dirName()},
            .domains = {qEnvironmentVariable("USERDNSDOMAIN"), qEnvironmentVariable("USERDOMAIN")}};
}

} // namespace

Result<QByteArray> recordingText(Machine &machine, const Resources &resources, const JobContext &context)
{
    const auto scenario = record(machine, resources, machine.isPractice() ? PersonalNames{} : namesOfThisPc(),
                                 QStringLiteral(ESU_VERSION), context);
    if (!scenario)
        return std::unexpected(scenario.error());
    return QJsonDocument(writeScenario(*scenario)).toJson();
}

} // namespace esu

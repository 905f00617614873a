// SPDX-License-Identifier: MIT
#include "app/wizard/json_report.h"

#include "core/run/document.h"

#include <QJsonDocument>

namespace esu {

QByteArray jsonReport(const ReportInput &input, const Resources &resources, const QString &language)
{
    const Inspection &inspection = input.inspection();
    document::Head head{.command = QStringLiteral("verify"), .machine = input.machine, .practice = input.practice};
    if (inspection.facts.os)
        head.computer = inspection.facts.os->computerName;
    QJsonObject report = document::head(head, resources.errors, language);
    const document::Parts parts{.inspection = true, .rows = true, .activation = true, .updates = true, .verdict = true};
    const QJsonObject members = document::members(input.run, parts, resources, language);
    for (auto member = members.begin(); member != members.end(); ++member)
        report.insert(member.key(), member.value());
    if (resources.pack)
        report.insert(QStringLiteral("data_pack"),
                      document::installedPack(*resources.pack, resources.errors, language));
    if (!resources.found.isEmpty())
        report.insert(QStringLiteral("data_files"), document::dataFiles(resources.found));
    return QJsonDocument(document::withoutSecrets(report)).toJson();
}

} // namespace esu

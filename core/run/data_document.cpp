// SPDX-License-Identifier: MIT
// What a document says of the data files.
#include "core/rules/data_pack_rules.h"
#include "core/run/document.h"

namespace esu::document {

QJsonObject data(const Resources &resources, const QDateTime &now)
{
    QJsonArray files;
    for (const DataSource &source : resources.sources)
        files.append(QJsonObject{{QStringLiteral("file"), source.fileName},
                                 {QStringLiteral("date"), day(source.dataDate)},
                                 {QStringLiteral("origin"), nameOf(source.origin)}});
    const QDate updates = resources.updates.dataDate();
    return {{QStringLiteral("files"), files},
            {QStringLiteral("updates_old"), now.isValid() ? QJsonValue(isUpdateTableOld(updates, now)) : QJsonValue()}};
}

QJsonObject dataPack(const DataPack &pack)
{
    QJsonArray files;
    for (const PackedDataFile &file : pack.files)
        files.append(QJsonObject{{QStringLiteral("file"), file.name}, {QStringLiteral("date"), day(file.dataDate)}});
    return {{QStringLiteral("date"), day(pack.date())},
            {QStringLiteral("signer"), pack.signer},
            {QStringLiteral("files"), files}};
}

QJsonObject installedPack(const InstalledDataPack &pack, const ErrorCatalogue &catalogue, const QString &language)
{
    return {
        {QStringLiteral("state"), nameOf(pack.state)},
        {QStringLiteral("date"), day(pack.date)},
        {QStringLiteral("signer"), pack.signer.isEmpty() ? QJsonValue() : QJsonValue(pack.signer)},
        {QStringLiteral("error"), pack.problem ? QJsonValue(error(*pack.problem, catalogue, language)) : QJsonValue()}};
}

} // namespace esu::document

// SPDX-License-Identifier: MIT
// What a document says of the data files and of a pack.
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/model/resources.h"
#include "core/run/document.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace esu {
namespace {

std::string text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::string sorted(const QByteArray &json)
{
    return text(QJsonDocument::fromJson(json).object());
}

const QString name = QStringLiteral("updates-by-month.json");

TEST(DataDocument, SaysWhetherTheTableIsOldWhereTheTimeIsKnown)
{
    Resources resources;
    resources.sources = {{.fileName = name, .dataDate = {2026, 11, 26}, .origin = DataOrigin::Pack}};
    resources.updates = {{}, {2026, 11, 26}};
    const auto oldAt = [&](const QDateTime &now) {
        return document::data(resources, now).value(QLatin1String("updates_old"));
    };
    EXPECT_EQ(oldAt(QDateTime({2026, 12, 1}, {12, 0}, Qt::UTC)), QJsonValue(false));
    EXPECT_EQ(oldAt(QDateTime({2027, 1, 1}, {12, 0}, Qt::UTC)), QJsonValue(true));
    EXPECT_EQ(oldAt({}), QJsonValue()) << "unknown is not no";
    EXPECT_EQ(text(document::data(resources, {})),
              sorted(R"({"files": [{"file": "updates-by-month.json", "date": "2026-11-26", "origin": "pack"}],
                         "updates_old": null})"));
}

TEST(DataDocument, NamesThePackWithItsSigner)
{
    const DataPack pack{.signer = QStringLiteral("Shop 1"), .files = {{.name = name, .dataDate = {2027, 1, 15}}}};
    EXPECT_EQ(text(document::dataPack(pack)), sorted(R"({"date": "2027-01-15", "signer": "Shop 1",
                         "files": [{"file": "updates-by-month.json", "date": "2027-01-15"}]})"));
}

TEST(DataDocument, OfAPackThatDoesNotHoldItSaysWhyAndNoSigner)
{
    const ErrorCatalogue errors = loadResources().value().errors;
    const InstalledDataPack used{
        .state = FoundDataFile::State::Used, .date = {2027, 1, 15}, .signer = QStringLiteral("Shop 1")};
    EXPECT_EQ(text(document::installedPack(used, errors, QStringLiteral("en"))),
              sorted(R"({"state": "used", "date": "2027-01-15", "signer": "Shop 1", "error": null})"));
    const InstalledDataPack broken{.problem = conditionError(Fault::BadData, operation::dataPack,
                                                             condition::dataPackDamaged, QStringLiteral("line 1"))};
    const QJsonObject told = document::installedPack(broken, errors, QStringLiteral("en"));
    EXPECT_EQ(told.value(QLatin1String("state")), QJsonValue(QStringLiteral("unusable")));
    EXPECT_TRUE(told.value(QLatin1String("date")).isNull());
    EXPECT_TRUE(told.value(QLatin1String("signer")).isNull());
    EXPECT_EQ(told.value(QLatin1String("error")).toObject().value(QLatin1String("detail")),
              QJsonValue(QStringLiteral("line 1")));
}

} // namespace
} // namespace esu

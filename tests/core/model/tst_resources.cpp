// SPDX-License-Identifier: MIT
#include "core/model/resources.h"

#include "schema_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <gtest/gtest.h>

#include <functional>

namespace esu {
namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

/// "" when the reader takes the file.
template <class T>
std::string problemOf(Result<T> (*parse)(const QByteArray &, const QString &), const QByteArray &json)
{
    const auto result = parse(json, QStringLiteral("a.json"));
    return result ? std::string() : result.error().detail.toStdString();
}

struct DataFile {
    const char *name;
    std::function<std::string(const QByteArray &)> problem;
};

const DataFile dataFiles[] = {
    {"esu-programmes", [](const QByteArray &json) { return problemOf(parseProgrammes, json); }},
    {"prerequisites", [](const QByteArray &json) { return problemOf(parsePrerequisites, json); }},
    {"error-codes", [](const QByteArray &json) { return problemOf(parseErrorCodes, json); }},
    {"kms-client-keys", [](const QByteArray &json) { return problemOf(parseKmsClientKeys, json); }},
    {"endpoints", [](const QByteArray &json) { return problemOf(parseEndpoints, json); }},
    {"updates-by-month", [](const QByteArray &json) { return problemOf(parseUpdateTables, json); }},
};

class DataFileTest : public testing::TestWithParam<DataFile> {
protected:
    const QString name = QString::fromLatin1(GetParam().name);
    const QByteArray bytes = bytesOf(QStringLiteral(":/data/%1.json").arg(name));
    const QJsonValue data = QJsonDocument::fromJson(bytes).object();
    const QJsonObject schema =
        QJsonDocument::fromJson(bytesOf(QStringLiteral(":/schemas/%1.schema.json").arg(name))).object();

    std::string problemWith(const test::SchemaObject &place, const QJsonObject &object) const
    {
        const QJsonObject changed = test::replaced(data, place.place, object).toObject();
        return GetParam().problem(QJsonDocument(changed).toJson());
    }
};

TEST_P(DataFileTest, theReaderTakesTheFile)
{
    EXPECT_EQ(GetParam().problem(bytes), "");
}

TEST_P(DataFileTest, theSchemaTakesTheFile)
{
    ASSERT_FALSE(schema.isEmpty());
    EXPECT_EQ(test::schemaProblem(data, schema, schema, {}).toStdString(), "");
}

TEST_P(DataFileTest, schemaAndReaderAgreeOnEveryMember)
{
    // One object of each kind is enough: the one that has the most members.
    QHash<QString, test::SchemaObject> kinds;
    for (const test::SchemaObject &object : test::schemaObjects(data, schema, schema)) {
        const QString kind = QString::fromUtf8(QJsonDocument(object.schema).toJson());
        const auto known = kinds.constFind(kind);
        if (known == kinds.constEnd() ||
            test::objectAt(data, object.place).size() > test::objectAt(data, known->place).size())
            kinds.insert(kind, object);
    }
    ASSERT_GE(kinds.size(), 2);
    for (const test::SchemaObject &place : kinds) {
        const QJsonObject object = test::objectAt(data, place.place);
        const std::string where = place.place.join(u'/').toStdString();
        const QJsonArray required = place.schema.value(QLatin1String("required")).toArray();
        const QStringList properties = place.schema.value(QLatin1String("properties")).toObject().keys();

        QJsonObject more = object;
        more.insert(QStringLiteral("zzz"), 1);
        EXPECT_NE(problemWith(place, more), "") << where << " takes an unknown member";

        for (const QString &member : properties) {
            QJsonObject wrong = object;
            wrong.insert(member, QJsonArray{QJsonObject{{QStringLiteral("zzz"), 1}}});
            EXPECT_NE(problemWith(place, wrong), "") << where << "/" << member.toStdString() << " takes any type";
            if (!required.contains(member))
                continue;
            QJsonObject less = object;
            less.remove(member);
            EXPECT_NE(problemWith(place, less), "") << where << " does without " << member.toStdString();
        }
        // What the schema calls optional, the reader does without, one at a time unless the members depend on each
        // other.
        for (const QString &member : properties) {
            const bool depends =
                QStringList{QStringLiteral("codes"), QStringLiteral("kb"),        QStringLiteral("build"),
                            QStringLiteral("ubr"),   QStringLiteral("condition"), QStringLiteral("operations")}
                    .contains(member);
            if (required.contains(member) || depends)
                continue;
            QJsonObject less = object;
            less.remove(member);
            EXPECT_EQ(problemWith(place, less), "") << where << " needs " << member.toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, DataFileTest, testing::ValuesIn(dataFiles), [](const auto &test) {
    std::string name = test.param.name;
    std::erase(name, '-');
    return name;
});

QByteArray programmes(const QByteArray &years, const QByteArray &more = {})
{
    return "{\"schema\": 1, \"dataDate\": \"2026-11-23\", \"baseWindowsIds\": [],\n\"programmes\": [\n"
           "{\"id\": \"p\", \"name\": {\"ja\": \"p\", \"en\": \"p\"}, \"builds\": [1], \"productTypes\": "
           "[],\n\"editions\": [], "
           "\"endOfFreeUpdates\": \"2020-01-14\", \"proof\": {\"build\": 1, \"confidence\": \"K\", \"source\": \"s\"}, "
           "\"confidence\": "
           "\"H\", \"source\": \"s\",\n\"years\": [\n" +
           years + "]}" + more + "]}";
}

QByteArray year(int number, const QByteArray &start, const QByteArray &end, const QByteArray &id = "null",
                const QByteArray &confidence = "H")
{
    return "{\"year\": " + QByteArray::number(number) + ", \"start\": \"" + start + "\", \"end\": \"" + end +
           "\", \"activationId\": " + id + ", \"confidence\": \"" + confidence + "\"}";
}

const QByteArray anId = "\"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"";

TEST(EndpointsFileTest, onlyHttpsIsTaken)
{
    const QByteArray good = bytesOf(QStringLiteral(":/data/endpoints.json"));
    EXPECT_EQ(problemOf(parseEndpoints, good), "");
    EXPECT_EQ(problemOf(parseEndpoints, QByteArray(good).replace("https://www", "http://www")),
              "a.json:6: catalog.search: must be an https address");
}

TEST(EndpointsFileTest, rootsAreNamedByTheirThumbprints)
{
    const QByteArray good = bytesOf(QStringLiteral(":/data/endpoints.json"));
    const QList<RootCertificate> roots = parseEndpoints(good, QStringLiteral("a.json")).value().roots;
    EXPECT_EQ(roots, (QList<RootCertificate>{{.name = QStringLiteral("Microsoft Root Certificate Authority 2011"),
                                              .sha1 = QStringLiteral("8f43288ad272f3103b6fb1428485ea3014c0bcfe")},
                                             {.name = QStringLiteral("DigiCert Global Root G2"),
                                              .sha1 = QStringLiteral("df3c24f9bfd666761b268073fe06d1cc8d4f82a4")}}));
    const auto problem = [&](const char *before, const char *after) {
        return problemOf(parseEndpoints, QByteArray(good).replace(before, after));
    };
    EXPECT_THAT(problem("df3c24f9", "DF3C24F9"), testing::HasSubstr("roots[1].sha1: must be 40 lower-case"));
    EXPECT_THAT(problem("df3c24f9", ""), testing::HasSubstr("roots[1].sha1: must be 40 lower-case"));
    EXPECT_THAT(problem("df3c24f9bfd666761b268073fe06d1cc8d4f82a4", "8f43288ad272f3103b6fb1428485ea3014c0bcfe"),
                testing::HasSubstr("roots[1].sha1: stands twice in this file"));
}

TEST(ProgrammeFileTest, mistakesAreToldWithTheirPlace)
{
    const auto problem = [](const QByteArray &json) { return problemOf(parseProgrammes, json); };
    const QByteArray good = year(1, "2020-01-14", "2021-01-12", anId);
    EXPECT_EQ(problem(programmes(good)), "");
    EXPECT_EQ(problem(programmes(good + ",\n" + year(2, "2021-01-12", "2022-01-11"))),
              "a.json:7: programmes[0].years[1]: starts before the year above ends");
    EXPECT_EQ(problem(programmes(good + ",\n" + year(1, "2021-01-13", "2022-01-11"))),
              "a.json:7: programmes[0].years[1]: years must stand in order, each once");
    EXPECT_EQ(problem(programmes(year(1, "2020-01-14", "2019-01-12"))),
              "a.json:6: programmes[0].years[0]: ends before it starts");
    EXPECT_EQ(problem(programmes(good + ",\n" + year(2, "2021-01-13", "2022-01-11", anId))),
              "a.json:7: programmes[0].years[1].activationId: stands twice in this file");
    EXPECT_EQ(problem(programmes(year(1, "2020-01-14", "2021-01-12", anId, "M"))),
              "a.json:6: programmes[0].years[0].activationId: only activation IDs of confidence H may be built in");
    EXPECT_EQ(problem(programmes(year(1, "2020-01-14", "2021-01-12", "\"77db037b-95c3\""))),
              "a.json:6: programmes[0].years[0].activationId: \"77db037b-95c3\" is not a GUID");
    EXPECT_EQ(problem(programmes(year(1, "2020-01-32", "2021-01-12"))),
              "a.json:6: programmes[0].years[0].start: \"2020-01-32\" is not a date like 2026-11-23");
    EXPECT_EQ(problem("{\n\"schema\": 2, \"dataDate\": \"2026-11-23\", \"baseWindowsIds\": [], \"programmes\": []}"),
              "a.json:2: schema: this version of the program reads schema 1");
    EXPECT_EQ(problem(programmes(good).replace("\"baseWindowsIds\": []",
                                               "\"baseWindowsIds\": [{\"id\": " + anId + ", \"product\": \"w\"}]")),
              "a.json:1: baseWindowsIds[0]: is the ID of an ESU year, too");
    const QByteArray twice = programmes(good);
    const qsizetype start = twice.indexOf("{\"id\"");
    const QByteArray same = ",\n" + twice.mid(start, twice.lastIndexOf("]}") - start);
    EXPECT_EQ(problem(programmes(good, same)), "a.json:7: programmes[1].id: stands twice in this file");
}

TEST(KmsClientKeyFileTest, aKeyMustBeOne)
{
    const auto problem = [](const QByteArray &key) {
        return problemOf(parseKmsClientKeys,
                         "{\"schema\": 1, \"dataDate\": \"2026-11-23\",\n\"keys\": [{\"product\": \"p\", \"key\": \"" +
                             key + "\"}]}");
    };
    EXPECT_EQ(problem("W269N-WFGWX-YVC9B-4J6C9-T83GX"), "");
    EXPECT_EQ(problem("w269n-wfgwx-yvc9b-4j6c9-t83gx"),
              "a.json:2: keys[0].key: is not a product key in five groups of capitals");
    EXPECT_NE(problem("W269N-WFGWX"), "");
}

TEST(ResourcesTest, theBuiltInFilesFitTogether)
{
    const auto resources = loadResources();
    ASSERT_TRUE(resources.has_value()) << resources.error().detail.toStdString();
    EXPECT_EQ(resources->programmes.dataDate(), QDate(2026, 11, 26));
    EXPECT_EQ(resources->updates.dataDate(), QDate(2026, 11, 26));
    EXPECT_EQ(resources->kmsClientKeys.all().size(), 22);
    for (const EsuProgramme &programme : resources->programmes.programmes()) {
        EXPECT_FALSE(resources->prerequisites.rulesFor(programme.id).isEmpty()) << programme.id.toStdString();
        EXPECT_FALSE(programme.editions.isEmpty()) << programme.id.toStdString();
        EXPECT_LT(programme.endOfFreeUpdates.addDays(-1), programme.firstDay()) << programme.id.toStdString();
    }
    const QJsonObject prerequisites =
        QJsonDocument::fromJson(bytesOf(QStringLiteral(":/data/prerequisites.json"))).object();
    for (const QJsonValue &rule : prerequisites.value(QLatin1String("prerequisites")).toArray()) {
        for (const QJsonValue &id : rule.toObject().value(QLatin1String("programmes")).toArray())
            EXPECT_NE(resources->programmes.byId(id.toString()), nullptr) << id.toString().toStdString();
    }
}

} // namespace
} // namespace esu

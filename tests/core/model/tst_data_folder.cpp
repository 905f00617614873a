// SPDX-License-Identifier: MIT
// Data files that an administrator puts beside the built-in ones.
#include "core/base/operations.h"
#include "core/model/resources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

using State = FoundDataFile::State;

const QString fileName = QStringLiteral("prerequisites.json");
const QByteArray pinnedDigest("b5614c6cea5cb4e198717789633dca16308ef79c");
const QByteArray otherDigest("0123456789012345678901234567890123456789");

class DataFolderTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(m_folder.isValid()); }

    /// The built-in file with another digest for KB4474419 on x64.
    static QByteArray changed(const QByteArray &date)
    {
        QFile builtIn(QStringLiteral(":/data/") + fileName);
        EXPECT_TRUE(builtIn.open(QIODevice::ReadOnly));
        QByteArray json = builtIn.readAll();
        const auto at = json.indexOf("\"dataDate\": \"") + 13;
        json.replace(at, 10, date);
        json.replace(pinnedDigest, otherDigest);
        return json;
    }
    void put(const QByteArray &json, const QString &name = fileName) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(json);
    }
    Result<Resources> load() const { return loadResources({.path = m_folder.path()}); }
    static QString pinned(const Resources &resources)
    {
        const PinnedPackage *package = resources.prerequisites.pinned(
            QStringLiteral("KB4474419"), QStringLiteral("windows6.1"), QStringLiteral("x64"));
        return package ? package->sha1 : QString();
    }
    static void expectBuiltIn(const Result<Resources> &resources, State state)
    {
        ASSERT_TRUE(resources) << resources.error().detail.toStdString();
        EXPECT_EQ(pinned(*resources), QString::fromLatin1(pinnedDigest));
        ASSERT_EQ(resources->found.size(), 1);
        EXPECT_EQ(resources->found.constFirst().fileName, fileName);
        EXPECT_EQ(resources->found.constFirst().state, state);
    }

    QTemporaryDir m_folder;
};

TEST_F(DataFolderTest, anEmptyFolderAndNoneChangeNothing)
{
    const auto empty = load();
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->found.isEmpty());
    const auto none = loadResources({.path = m_folder.filePath(QStringLiteral("not here"))});
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->found.isEmpty());
}

TEST_F(DataFolderTest, aNewerFileTakesThePlaceOfTheBuiltInOneAndIsNamed)
{
    put(changed("2099-12-31"));
    const auto resources = load();
    ASSERT_TRUE(resources) << resources.error().detail.toStdString();
    EXPECT_EQ(pinned(*resources), QString::fromLatin1(otherDigest));
    EXPECT_EQ(resources->found, QList<FoundDataFile>({FoundDataFile{
                                    .fileName = fileName, .dataDate = QDate(2099, 12, 31), .state = State::Used}}));
    const auto isShipped = [&](const char16_t *kb) {
        return resources->prerequisites
            .pinned(QString::fromUtf16(kb), QStringLiteral("windows6.1"), QStringLiteral("x64"))
            ->isShipped;
    };
    EXPECT_FALSE(isShipped(u"KB4474419")) << "its digest is of the folder";
    EXPECT_TRUE(isShipped(u"KB4490628")) << "and this one is the program's own as well";
}

TEST_F(DataFolderTest, eachOfTheDataFilesCanBeReplaced)
{
    const QStringList names{QStringLiteral("esu-programmes.json"), fileName, QStringLiteral("error-codes.json"),
                            QStringLiteral("kms-client-keys.json"), QStringLiteral("endpoints.json")};
    for (const QString &name : names) {
        QFile builtIn(QStringLiteral(":/data/") + name);
        ASSERT_TRUE(builtIn.open(QIODevice::ReadOnly)) << name.toStdString();
        QByteArray json = builtIn.readAll();
        json.replace(json.indexOf("\"dataDate\": \"") + 13, 10, "2099-12-31");
        put(json, name);
    }
    const auto resources = load();
    ASSERT_TRUE(resources) << resources.error().detail.toStdString();
    QStringList used;
    for (const FoundDataFile &file : resources->found) {
        EXPECT_EQ(file.state, State::Used) << file.fileName.toStdString() << ' ' << file.detail.toStdString();
        used.append(file.fileName);
    }
    EXPECT_EQ(used, names);
    EXPECT_EQ(resources->programmes.dataDate(), QDate(2099, 12, 31));
}

TEST_F(DataFolderTest, aFileThatIsNotNewerIsPassedOver)
{
    for (const QByteArray &date : {QByteArray("2026-11-22"), QByteArray("2026-11-23")}) {
        put(changed(date));
        expectBuiltIn(load(), State::NotNewer);
    }
}

TEST_F(DataFolderTest, aFileThatIsNotOfTheSchemaIsToldWithItsLineAndNotUsed)
{
    QByteArray json = changed("2099-12-31");
    json.replace(otherDigest, "not a digest");
    put(json);
    const auto resources = load();
    expectBuiltIn(resources, State::Unusable);
    EXPECT_TRUE(resources->found.constFirst().detail.contains(QStringLiteral("sha1: must be 40")))
        << resources->found.constFirst().detail.toStdString();
    EXPECT_TRUE(resources->found.constFirst().detail.startsWith(m_folder.filePath(fileName)));
    // A link is opened as it stands.
    json = changed("2099-12-31");
    ASSERT_TRUE(json.contains("https://support.microsoft.com/help/976932"));
    json.replace("https://support.microsoft.com/help/976932", "file:///C:/planted.exe");
    put(json);
    const auto linked = load();
    expectBuiltIn(linked, State::Unusable);
    EXPECT_TRUE(linked->found.constFirst().detail.contains(QStringLiteral("link: must begin with https://")))
        << linked->found.constFirst().detail.toStdString();
    put("no JSON at all");
    expectBuiltIn(load(), State::Unusable);
    put(changed("2099-12-31") + QByteArray(5 * 1024 * 1024, ' '));
    expectBuiltIn(load(), State::Unusable);
}

TEST_F(DataFolderTest, aFileOfSomebodyElseIsNotUsed)
{
    put(changed("2099-12-31"));
    const auto resources = loadResources(
        {.path = m_folder.path(), .read = [](const QString &file) -> Result<QByteArray> {
             return std::unexpected(Error{.fault = Fault::Refused,
                                          .operation = operation::resourceData,
                                          .detail = file + QStringLiteral(" belongs to another account")});
         }});
    expectBuiltIn(resources, State::Unusable);
    EXPECT_TRUE(resources->found.constFirst().detail.endsWith(QStringLiteral("belongs to another account")));
}

} // namespace
} // namespace esu

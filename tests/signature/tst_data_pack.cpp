// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/model/resources.h"
#include "core/rules/data_pack_rules.h"
#include "tests/signature/pack_maker.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

using State = FoundDataFile::State;

const QString programmes = QStringLiteral("esu-programmes.json");
const QString prerequisites = QStringLiteral("prerequisites.json");
const QString updates = QStringLiteral("updates-by-month.json");
const Signer ours('o');

DataPackTrust trust(const QList<DataPackKey> &keys = {ours.key()})
{
    return {.keys = keys, .isSignatureOf = isSignatureOf};
}

QByteArray pack(const QByteArray &date = "2099-12-31", const QStringList &names = {programmes, updates})
{
    QList<FileToPack> files;
    for (const QString &name : names)
        files.append(builtInFile(name, date));
    return packOf(ours, files);
}

QString refusal(const QByteArray &bytes, const DataPackTrust &whom = trust())
{
    const auto read = readDataPack(bytes, whom);
    return read ? QString() : read.error().condition;
}

QString detail(const QByteArray &bytes)
{
    const auto read = readDataPack(bytes, trust());
    return read ? QString() : read.error().detail;
}

TEST(DataPack, IsReadWithItsSignerAndDates)
{
    const auto read = readDataPack(pack(), trust({Signer('x', QStringLiteral("another")).key(), ours.key()}));
    ASSERT_TRUE(read) << read.error().detail.toStdString();
    EXPECT_EQ(read->signer, QStringLiteral("tests"));
    EXPECT_EQ(read->date(), QDate(2099, 12, 31));
    ASSERT_EQ(read->files.size(), 2);
    EXPECT_EQ(read->file(updates)->json, builtInFile(updates, "2099-12-31").json);
    EXPECT_EQ(read->file(prerequisites), nullptr);
    const auto ofTwoDays = readDataPack(
        packOf(ours, {builtInFile(updates, "2099-12-31"), builtInFile(programmes, "2099-12-30")}), trust());
    ASSERT_TRUE(ofTwoDays);
    EXPECT_EQ(ofTwoDays->date(), QDate(2099, 12, 31)) << "that of its newest file";
}

TEST(DataPack, EveryDataFileThatIsBuiltInMayBeInOne)
{
    QStringList known = dataFileNames();
    known.sort();
    EXPECT_EQ(known, QDir(QStringLiteral(":/data")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name));
    const auto read = readDataPack(pack("2099-12-31", known), trust());
    ASSERT_TRUE(read) << read.error().detail.toStdString();
    EXPECT_EQ(read->files.size(), known.size());
}

TEST(DataPack, IsRefusedByABuildThatTrustsNobody)
{
    EXPECT_EQ(refusal(pack(), trust({})), condition::dataPackNoSigner);
    EXPECT_EQ(refusal("anything", trust({})), condition::dataPackNoSigner);
    EXPECT_EQ(refusal(pack(), {.keys = {ours.key()}}), condition::dataPackNotSigned) << "no way to prove one";
}

TEST(DataPack, SignedBySomebodyElseIsRefused)
{
    const Signer other('t');
    EXPECT_EQ(refusal(packOf(other, {builtInFile(updates, "2099-12-31")})), condition::dataPackNotSigned);
    EXPECT_EQ(refusal(pack(), trust({other.key()})), condition::dataPackNotSigned);
    EXPECT_EQ(refusal(pack(), trust({{.name = QStringLiteral("short"), .publicKey = "k"}})),
              condition::dataPackNotSigned);
}

/// Wherever the byte is: in the form, in the signature, in a file.
TEST(DataPack, WithOneByteChangedIsRefused)
{
    const QByteArray whole = pack("2099-12-31", {QStringLiteral("kms-client-keys.json")});
    QSet<QString> seen;
    for (qsizetype at = 0; at < whole.size(); at += at < 400 ? 1 : 37) {
        QByteArray other = whole;
        other[at] = static_cast<char>(other[at] ^ 1);
        const QString why = refusal(other);
        EXPECT_FALSE(why.isEmpty()) << at;
        seen.insert(why);
    }
    EXPECT_EQ(seen, QSet<QString>({condition::dataPackDamaged, condition::dataPackNotSigned}));
}

TEST(DataPack, CutOrWithSomethingMoreIsRefused)
{
    const QByteArray whole = pack("2099-12-31", {QStringLiteral("kms-client-keys.json")});
    for (qsizetype length = 0; length < whole.size(); length += length < 400 ? 1 : 37)
        EXPECT_EQ(refusal(whole.first(length)), condition::dataPackDamaged) << length;
    EXPECT_EQ(refusal(whole.chopped(1)), condition::dataPackDamaged);
    EXPECT_EQ(refusal(whole + ' '), condition::dataPackDamaged);
    EXPECT_EQ(detail(whole.chopped(1)), QStringLiteral("kms-client-keys.json: is cut")) << "and nothing behind it read";
}

TEST(DataPack, TooLargeIsRefusedBeforeItIsLookedAt)
{
    EXPECT_EQ(refusal(pack() + QByteArray(largestDataPack, ' ')), condition::dataPackTooLarge);
    EXPECT_EQ(refusal(QByteArray(largestDataPack + 1, ' ')), condition::dataPackTooLarge);
    EXPECT_EQ(refusal(QByteArray(largestDataPack, ' ')), condition::dataPackDamaged);
}

TEST(DataPack, OfAFormThatIsNotKnownIsRefusedThoughItIsSigned)
{
    const QByteArray json = builtInFile(updates, "2099-12-31").json;
    const QByteArray size = QByteArray::number(json.size());
    const QByteArray entry = updates.toLatin1() + ' ' + size + '\n';
    EXPECT_EQ(refusal(signedPack(ours, entry, json)), QString());
    EXPECT_EQ(refusal(signedPack(ours, entry, json, "esu-wizard-data-pack 2")), condition::dataPackDamaged);
    const QList<QByteArray> wrong{"",
                                  updates.toLatin1() + '\n',
                                  "other.json " + size + '\n',
                                  "../updates-by-month.json " + size + '\n',
                                  updates.toLatin1() + " -1\n",
                                  updates.toLatin1() + " 0\n",
                                  updates.toLatin1() + " 99999999999999999999\n",
                                  updates.toLatin1() + ' ' + size + " 1\n",
                                  QByteArray(200, 'a') + ' ' + size + '\n',
                                  entry + entry};
    for (const QByteArray &entries : wrong)
        EXPECT_EQ(refusal(signedPack(ours, entries, json)), condition::dataPackDamaged) << entries.toStdString();
    EXPECT_EQ(refusal(signedPack(ours, updates.toLatin1() + " 0\n", "")), condition::dataPackDamaged);
    EXPECT_EQ(detail(signedPack(ours, QByteArray(200, 'a') + ' ' + size + '\n', json)),
              QStringLiteral("line 3: is cut"))
        << "a line has its bound, and is not repeated";
    EXPECT_EQ(detail(signedPack(ours, entry + entry, json)),
              QStringLiteral("line 4: \"updates-by-month.json\" stands twice"));
    EXPECT_EQ(detail(signedPack(ours, "", json)), QStringLiteral("line 3: names no file"));
    EXPECT_EQ(detail(signedPack(ours, "\x1b[31m.json 7\n", json)),
              QStringLiteral("line 3: \"<U+001B>[31m.json\" is no data file that this version of the program knows"));
}

TEST(DataPack, WithAFileThatIsNotOfItsSchemaIsRefusedWithThePlace)
{
    FileToPack file = builtInFile(prerequisites, "2099-12-31");
    file.json.replace("b5614c6cea5cb4e198717789633dca16308ef79c", "no digest");
    const QByteArray bytes = packOf(ours, {builtInFile(updates, "2099-12-31"), file});
    EXPECT_EQ(refusal(bytes), condition::dataPackSchema);
    EXPECT_TRUE(detail(bytes).startsWith(QStringLiteral("prerequisites.json:"))) << detail(bytes).toStdString();
    EXPECT_TRUE(detail(bytes).contains(QStringLiteral("sha1"))) << detail(bytes).toStdString();
    EXPECT_EQ(refusal(packOf(ours, {{updates, "{}"}})), condition::dataPackSchema);
    EXPECT_EQ(refusal(packOf(ours, {{updates, "no JSON"}})), condition::dataPackSchema);
}

TEST(DataPack, OfAnotherKeyNothingIsParsed)
{
    EXPECT_EQ(refusal(packOf(Signer('t'), {{updates, "no JSON"}})), condition::dataPackNotSigned);
}

TEST(DataPackKey, HasOneForm)
{
    const QByteArray digits = ours.key().publicKey.toHex();
    const auto key = dataPackKey("esu-data-key:Shop 1:" + digits);
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, (DataPackKey{.name = QStringLiteral("Shop 1"), .publicKey = ours.key().publicKey}));
    for (const QByteArray &text :
         {QByteArray(), digits, "esu-data-key::" + digits, "esu-data-key:a:" + digits.chopped(1),
          "esu-data-key:a:" + digits + "0", "esu-data-key:a:" + digits.toUpper(), "esu-data-key:a:b:" + digits})
        EXPECT_FALSE(dataPackKey(text)) << text.toStdString();
}

TEST(RefuseDataPack, TakesOnlyWhatIsNewer)
{
    const auto read = readDataPack(pack("2027-01-15"), trust());
    ASSERT_TRUE(read);
    const auto refused = [&](const QList<DataSource> &there) {
        const auto why = refuseDataPack(*read, there);
        return why ? why->detail : QString();
    };
    const QDate older(2027, 1, 14);
    const QDate same(2027, 1, 15);
    const QDate newer(2027, 1, 16);
    EXPECT_EQ(refused({{programmes, older}, {updates, older}, {prerequisites, newer}}), QString());
    EXPECT_EQ(refused({{programmes, same}, {updates, older}}), QString()) << "one that is newer is enough";
    EXPECT_EQ(refused({{programmes, same}, {updates, same}, {prerequisites, older}}),
              QStringLiteral("every file of it is there of the same date already"));
    EXPECT_EQ(refused({{programmes, older}, {updates, newer}}),
              QStringLiteral("updates-by-month.json is of 2027-01-15; there is 2027-01-16"));
    EXPECT_EQ(refused({{programmes, older}, {updates, older}, {prerequisites, older, DataOrigin::Pack}}),
              QStringLiteral("prerequisites.json is missing; the installed pack has it of 2027-01-14"));
}

TEST(UpdateTable, IsOldWhenAMonthIsDueThatCameAfterIt)
{
    // November's came on the 10th, and is due from the 24th, 18:00 UTC, on; December's came on the 8th.
    const auto at = [](int month, int day, int hour) { return QDateTime({2026, month, day}, QTime(hour, 0), Qt::UTC); };
    EXPECT_FALSE(isUpdateTableOld({2026, 11, 9}, at(11, 24, 17)));
    EXPECT_TRUE(isUpdateTableOld({2026, 11, 9}, at(11, 24, 18)));
    EXPECT_FALSE(isUpdateTableOld({2026, 11, 10}, at(11, 24, 18)));
    EXPECT_FALSE(isUpdateTableOld({2026, 11, 26}, at(12, 22, 17)));
    EXPECT_TRUE(isUpdateTableOld({2026, 11, 26}, at(12, 22, 18)));
}

class InstalledPack : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(m_folder.isValid()); }
    DataPackPlace place(const DataPackTrust &whom = trust()) const
    {
        return {.path = m_folder.filePath(QStringLiteral("pack")), .trust = whom};
    }
    void put(const QByteArray &bytes) const { write(QStringLiteral("pack"), bytes); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static void expectBuiltIn(const Result<Resources> &resources)
    {
        ASSERT_TRUE(resources) << resources.error().detail.toStdString();
        for (const DataSource &source : resources->sources)
            EXPECT_EQ(source.origin, DataOrigin::BuiltIn) << source.fileName.toStdString();
        EXPECT_LT(resources->updates.dataDate(), QDate(2099, 1, 1));
    }
    QTemporaryDir m_folder;
};

TEST_F(InstalledPack, TakesThePlaceOfWhatIsBuiltIn)
{
    put(pack());
    const auto resources = loadResources({}, place());
    ASSERT_TRUE(resources) << resources.error().detail.toStdString();
    EXPECT_EQ(resources->updates.dataDate(), QDate(2099, 12, 31));
    EXPECT_EQ(resources->sourceOf(updates), (DataSource{updates, {2099, 12, 31}, DataOrigin::Pack}));
    EXPECT_EQ(resources->sourceOf(prerequisites).origin, DataOrigin::BuiltIn);
    EXPECT_EQ(resources->pack,
              (InstalledDataPack{.state = State::Used, .date = {2099, 12, 31}, .signer = QStringLiteral("tests")}));
    EXPECT_TRUE(resources->found.isEmpty());
}

TEST_F(InstalledPack, IsNotThere)
{
    const auto resources = loadResources({}, place());
    expectBuiltIn(resources);
    EXPECT_EQ(resources->pack, std::nullopt);
}

TEST_F(InstalledPack, ThatIsNotNewerThanTheProgramIsLeftOut)
{
    put(pack("2020-01-01"));
    const auto resources = loadResources({}, place());
    expectBuiltIn(resources);
    EXPECT_EQ(resources->pack->state, State::NotNewer);
    put(pack(resources->updates.dataDate().toString(Qt::ISODate).toLatin1(), {updates}));
    const auto same = loadResources({}, place());
    expectBuiltIn(same);
    EXPECT_EQ(same->pack->state, State::NotNewer) << "of the same day";
}

TEST_F(InstalledPack, IsProvenAnewEachTime)
{
    QByteArray bytes = pack();
    bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 1);
    put(bytes);
    const auto changed = loadResources({}, place());
    expectBuiltIn(changed);
    ASSERT_TRUE(changed->pack && changed->pack->problem);
    EXPECT_EQ(changed->pack->state, State::Unusable);
    EXPECT_EQ(changed->pack->problem->condition, condition::dataPackNotSigned);
    put(pack());
    const auto untrusted = loadResources({}, place(trust({})));
    expectBuiltIn(untrusted);
    EXPECT_EQ(untrusted->pack->problem->condition, condition::dataPackNoSigner);
    EXPECT_EQ(loadResources({}, place())->pack->state, State::Used);
}

TEST_F(InstalledPack, OfSomebodyElseIsNotUsed)
{
    put(pack());
    DataPackPlace foreign = place();
    foreign.read = [](const QString &file) -> Result<QByteArray> {
        return std::unexpected(Error{.fault = Fault::Refused, .operation = {}, .detail = file});
    };
    const auto resources = loadResources({}, foreign);
    expectBuiltIn(resources);
    EXPECT_EQ(resources->pack->state, State::Unusable);
}

TEST_F(InstalledPack, GivesWayToANewerFileOfAnAdministratorAndToNoOlderOne)
{
    put(pack("2099-06-01", {programmes, updates}));
    write(updates, builtInFile(updates, "2099-05-31").json);
    write(programmes, builtInFile(programmes, "2099-06-02").json);
    const auto resources = loadResources({.path = m_folder.path()}, place());
    ASSERT_TRUE(resources);
    EXPECT_EQ(resources->sourceOf(updates), (DataSource{updates, {2099, 6, 1}, DataOrigin::Pack}));
    EXPECT_EQ(resources->sourceOf(programmes), (DataSource{programmes, {2099, 6, 2}, DataOrigin::Folder}));
    EXPECT_EQ(resources->programmes.dataDate(), QDate(2099, 6, 2));
    EXPECT_EQ(resources->updates.dataDate(), QDate(2099, 6, 1));
    ASSERT_EQ(resources->found.size(), 2);
    EXPECT_EQ(resources->found[0].state, State::Used);
    EXPECT_EQ(resources->found[1].state, State::NotNewer);
}

} // namespace
} // namespace esu

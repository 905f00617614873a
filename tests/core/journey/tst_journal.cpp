// SPDX-License-Identifier: MIT
// The write-ahead journal: what was attempted, durable, never overwritten when it cannot be understood.
#include "core/base/conditions.h"
#include "tests/support/test_data.h"

#include "core/base/operations.h"
#include "core/journey/journal.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>

#include <ostream>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace esu::test {
namespace {

using Outcome = JournalEntry::Outcome;

const QString otherFive = QStringLiteral("QQQQQ");

JournalEntry attempt(const ActivationId &row, const QString &five, int number = 1)
{
    return {
        .at = QDateTime(dayInYear2, QTime(9, 0), Qt::UTC), .activationId = row, .lastFive = five, .attempt = number};
}

class JournalFile : public ::testing::Test {
protected:
    QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(m_path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_directory;
    const QString m_path = m_directory.filePath(QStringLiteral("deep/er/journal.json"));
    const QString m_flat = m_directory.filePath(QStringLiteral("journal.json"));
};

TEST(JournalCount, AttemptsOfOtherRowsAndKeysDoNotCount)
{
    MemoryStateStore store;
    Journal journal(store);
    ASSERT_TRUE(journal.begin(attempt(year2, lastFive)));
    ASSERT_TRUE(journal.begin(attempt(year2, otherFive)));
    ASSERT_TRUE(journal.begin(attempt(year3, lastFive)));
    EXPECT_EQ(journal.ambiguousAttempts(year2, lastFive), 1);
    EXPECT_EQ(journal.ambiguousAttempts(year1, lastFive), 0);
}

TEST(JournalCount, ADefiniteAnswerStartsAnew)
{
    MemoryStateStore store;
    Journal journal(store);
    for (const auto &[outcome, open] :
         {std::pair(Outcome::Ambiguous, 1), std::pair(Outcome::Started, 2), std::pair(Outcome::Refused, 0),
          std::pair(Outcome::Ambiguous, 1), std::pair(Outcome::Done, 0), std::pair(Outcome::Started, 1)}) {
        ASSERT_TRUE(journal.begin(attempt(year2, lastFive)));
        ASSERT_TRUE(journal.end(year2, lastFive, outcome, std::nullopt));
        EXPECT_EQ(journal.ambiguousAttempts(year2, lastFive), open);
    }
}

TEST(JournalCount, OldAnswersGoAndWhatIsOpenStays)
{
    MemoryStateStore store;
    Journal journal(store);
    ASSERT_TRUE(journal.begin(attempt(year1, otherFive)));
    for (int i = 0; i < 300; ++i) {
        ASSERT_TRUE(journal.begin(attempt(year2, lastFive)));
        ASSERT_TRUE(journal.end(year2, lastFive, Outcome::Refused, 0xC004C003U));
    }
    ASSERT_TRUE(journal.begin(attempt(year2, lastFive)));
    EXPECT_LE(journal.entries()->size(), 100);
    EXPECT_EQ(journal.ambiguousAttempts(year1, otherFive), 1);
    EXPECT_EQ(journal.ambiguousAttempts(year2, lastFive), 1);
    EXPECT_EQ(journal.openAttempts()->size(), 2);
}

TEST(JournalEnd, ChangesTheAttemptItNamesNotTheLastOne)
{
    MemoryStateStore store;
    Journal journal(store);
    ASSERT_TRUE(journal.begin(attempt(year2, lastFive)));
    ASSERT_TRUE(journal.begin(attempt(year3, otherFive)));
    ASSERT_TRUE(journal.end(year2, lastFive, Outcome::Done, std::nullopt));
    EXPECT_EQ(journal.ambiguousAttempts(year2, lastFive), 0);
    EXPECT_EQ(journal.ambiguousAttempts(year3, otherFive), 1) << "another key's open attempt must not be forgotten";
}

TEST(JournalEnd, WithoutAnAttemptChangesNothing)
{
    MemoryStateStore store;
    Journal journal(store);
    EXPECT_TRUE(journal.end(year2, lastFive, Outcome::Done, std::nullopt));
    ASSERT_TRUE(journal.begin(attempt(year3, otherFive)));
    EXPECT_TRUE(journal.end(year2, lastFive, Outcome::Done, std::nullopt));
    EXPECT_EQ(journal.ambiguousAttempts(year3, otherFive), 1);
}

TEST_F(JournalFile, SurvivesTheProcess)
{
    JournalEntry entry = attempt(year2, lastFive, 2);
    {
        FileStateStore store(m_path);
        Journal journal(store);
        ASSERT_TRUE(journal.begin(entry));
        EXPECT_TRUE(content().contains("\"started\"")) << "written before the act";
        ASSERT_TRUE(journal.end(year2, lastFive, Outcome::Refused, 0xC004C003U));
    }
    entry.outcome = Outcome::Refused;
    entry.code = 0xC004C003U;
    FileStateStore store(m_path);
    EXPECT_EQ(Journal(store).entries(), QList<JournalEntry>{entry});
    EXPECT_TRUE(content().contains("0xC004C003"));
}

TEST_F(JournalFile, KeepsTheSectionsOfOthers)
{
    FileStateStore store(m_path);
    ASSERT_TRUE(store.save(QStringLiteral("practice"), {{QStringLiteral("x"), 1}}));
    ASSERT_TRUE(Journal(store).begin(attempt(year2, lastFive)));
    EXPECT_EQ(store.load(QStringLiteral("practice")), (QJsonObject{{QStringLiteral("x"), 1}}));
}

TEST_F(JournalFile, ASecondClaimFailsAtOnceAndWritesNothing)
{
    FileStateStore first(m_path);
    ASSERT_TRUE(Journal(first).begin(attempt(year2, lastFive)));
    const QByteArray before = content();
    FileStateStore second(m_path);
    Journal other(second);
    const auto claimed = other.claim();
    ASSERT_FALSE(claimed);
    EXPECT_EQ(claimed.error().fault, Fault::Refused);
    EXPECT_EQ(claimed.error().condition, condition::journalInUse);
    EXPECT_FALSE(other.begin(attempt(year3, lastFive)));
    EXPECT_EQ(content(), before);
    EXPECT_TRUE(other.entries()) << "reading stays possible";
}

TEST_F(JournalFile, TheClaimEndsWithTheStoreAndMayBeRepeated)
{
    {
        FileStateStore first(m_path);
        EXPECT_TRUE(first.claim());
        EXPECT_TRUE(first.claim());
    }
    FileStateStore second(m_path);
    EXPECT_TRUE(second.claim());
}

TEST_F(JournalFile, ALockOfAProcessThatWasKilledBeforeItSaidItsNameIsTakenOver)
{
    ASSERT_TRUE(QFile(m_flat + QStringLiteral(".lock")).open(QIODevice::WriteOnly));
    FileStateStore store(m_flat);
    ASSERT_TRUE(store.claim());
    FileStateStore second(m_flat);
    EXPECT_EQ(second.claim().error().condition, condition::journalInUse) << "and is a lock again";
}

TEST_F(JournalFile, ALockOfADeadProcessIsTakenOver)
{
    ASSERT_TRUE(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    QFile lock(m_path + QStringLiteral(".lock"));
    ASSERT_TRUE(lock.open(QIODevice::WriteOnly));
    // QLockFile's own form; no process can have this number.
    lock.write("999999999\nesuctl\n" + QSysInfo::machineHostName().toLocal8Bit() + "\n" + QSysInfo::machineUniqueId() +
               "\n" + QSysInfo::bootUniqueId() + "\n");
    lock.close();
    FileStateStore store(m_path);
    EXPECT_TRUE(store.claim());
}

TEST_F(JournalFile, ALockOfThisMachineUnderItsOldNameIsTakenOver)
{
    if (QSysInfo::machineUniqueId().isEmpty())
        GTEST_SKIP() << "this system has no machine ID";
    const auto lockOf = [this](const QByteArray &machine, const QByteArray &start) {
        ASSERT_TRUE(QDir().mkpath(QFileInfo(m_path).absolutePath()));
        QFile lock(m_path + QStringLiteral(".lock"));
        ASSERT_TRUE(lock.open(QIODevice::WriteOnly));
        lock.write("1\nesuctl\nOLD-NAME\n" + machine + "\n" + start + "\n");
    };
    lockOf("0123456789", "an-earlier-start");
    FileStateStore store(m_path);
    const auto another = store.claim();
    ASSERT_FALSE(another) << "another machine's, on a share";
    EXPECT_EQ(another.error().condition, condition::journalInUse);
    EXPECT_TRUE(another.error().detail.endsWith(QLatin1String(".lock"))) << "names the file that keeps it";
    lockOf(QSysInfo::machineUniqueId(), "an-earlier-start");
    EXPECT_TRUE(store.claim());
}

TEST_F(JournalFile, AFileOfSomethingElseIsNamedAndNeverWritten)
{
    const QByteArray mine = R"({"schema": 1, "programmes": [], "journal": {}})";
    QFile file(m_flat);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(mine);
    file.close();
    FileStateStore store(m_flat);
    for (const auto &error :
         {store.load(QStringLiteral("journal")).error(), store.save(QStringLiteral("journal"), {}).error()}) {
        EXPECT_EQ(error.condition, condition::notAStateFile);
        EXPECT_TRUE(error.detail.contains(QLatin1String("programmes")));
    }
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), mine);
}

#ifdef Q_OS_UNIX
TEST_F(JournalFile, APipeIsNotWaitedFor)
{
    ASSERT_EQ(::mkfifo(QFile::encodeName(m_flat).constData(), 0600), 0);
    FileStateStore store(m_flat);
    EXPECT_EQ(store.load(QStringLiteral("journal")).error().condition, condition::notAStateFile);
}
#endif

TEST_F(JournalFile, ALaterVersionsPartIsKept)
{
    QFile file(m_flat);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"({"schema": 1, "format": "esu-wizard-state", "of-tomorrow": {"a": 1}})");
    file.close();
    FileStateStore store(m_flat);
    ASSERT_TRUE(store.save(QStringLiteral("journal"), {}));
    EXPECT_EQ(store.load(QStringLiteral("of-tomorrow")).value().value(QLatin1String("a")).toInt(), 1);
}

struct Damage {
    const char *story;
    const char *bytes;
    const char16_t *where; ///< part of the error's detail
};
void PrintTo(const Damage &row, std::ostream *out)
{
    *out << row.story;
}
class DamagedJournal : public JournalFile, public ::testing::WithParamInterface<Damage> {};

TEST_P(DamagedJournal, IsNamedAndNeverOverwritten)
{
    QFile file(m_flat);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(GetParam().bytes);
    file.close();

    FileStateStore store(m_flat);
    Journal journal(store);
    const auto refusedWith = [this](const Error &error) {
        EXPECT_EQ(error.fault, Fault::BadData);
        EXPECT_EQ(error.operation, operation::journal);
        EXPECT_EQ(error.condition, condition::journalDamaged);
        EXPECT_TRUE(error.detail.contains(m_flat)) << error.detail.toStdString();
        EXPECT_TRUE(error.detail.contains(QString::fromUtf16(GetParam().where))) << error.detail.toStdString();
    };
    const auto count = journal.ambiguousAttempts(year2, lastFive);
    const auto begun = journal.begin(attempt(year2, lastFive));
    const auto ended = journal.end(year2, lastFive, Outcome::Done, std::nullopt);
    ASSERT_FALSE(count);
    ASSERT_FALSE(begun);
    ASSERT_FALSE(ended);
    refusedWith(count.error());
    refusedWith(begun.error());
    refusedWith(ended.error());

    QFile after(m_flat);
    ASSERT_TRUE(after.open(QIODevice::ReadOnly));
    EXPECT_EQ(after.readAll(), QByteArray(GetParam().bytes));
}

INSTANTIATE_TEST_SUITE_P(
    Book, DamagedJournal,
    ::testing::Values(
        Damage{"empty", "", u":1:"}, Damage{"cut off", "{\n \"schema\": 1,\n \"journal\": {\"activ", u":3:"},
        Damage{"no JSON", "\n\n\nhello", u":4:"}, Damage{"an array", "[]", u"schema"},
        Damage{"no schema", "{}", u"schema"}, Damage{"a newer schema", "{\"schema\": 2}", u"schema"},
        Damage{"a schema in words", "{\"schema\": \"1\"}", u"schema"},
        Damage{"the section is no object", "{\"schema\": 1, \"journal\": []}", u"journal"},
        Damage{"the list is no list", "{\"schema\": 1, \"journal\": {\"activations\": {}}}", u"activations"},
        Damage{"an entry is no object", "{\"schema\": 1, \"journal\": {\"activations\": [1]}}", u"activations[0]"},
        Damage{
            "an entry without a row",
            "{\"schema\":1,\"journal\":{\"activations\":[{\"at\":\"2022-06-01T09:00:00.000Z\",\"last_five\":\"6789B\","
            "\"attempt\":1,\"outcome\":\"started\"}]}}",
            u"activations[0]"},
        Damage{
            "an outcome that nobody knows",
            "{\"schema\":1,\"journal\":{\"activations\":[{\"at\":\"2022-06-01T09:00:00.000Z\",\"activation_id\":"
            "\"00000000-0000-4000-8000-000000000002\",\"last_five\":\"6789B\",\"attempt\":1,\"outcome\":\"maybe\"}]}}",
            u"activations[0]"}));

TEST_F(JournalFile, WhatWasBegunCanAlwaysBeReadAgain)
{
    FileStateStore store(m_path);
    Journal journal(store);
    // A provider that reports an odd partial key must not make the journal unreadable for ever.
    const auto begun = journal.begin(attempt(year2, QStringLiteral("89B")));
    EXPECT_TRUE(journal.entries());
    if (begun) {
        EXPECT_EQ(journal.ambiguousAttempts(year2, QStringLiteral("89B")), 1);
    }
}

TEST_F(JournalFile, AnUnwritablePlaceIsSaidSo)
{
    // A directory stands where the file should be: fails for administrators too.
    ASSERT_TRUE(QDir().mkpath(m_flat));
    FileStateStore store(m_flat);
    const auto begun = Journal(store).begin(attempt(year2, lastFive));
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().fault, Fault::AccessDenied);
    EXPECT_TRUE(begun.error().detail.contains(m_flat));
}

TEST_F(JournalFile, WhatIsUnderWayIsStillOpen)
{
    FileStateStore store(m_path);
    Journal journal(store);
    EXPECT_EQ(journal.stillOpen().value(), std::nullopt) << "there is no journal at all";
    ASSERT_TRUE(journal.begin(attempt(year2, otherFive)));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Attempt);
    ASSERT_TRUE(journal.end(year2, otherFive, Outcome::Ambiguous, std::nullopt));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Attempt);
    ASSERT_TRUE(journal.end(year2, otherFive, Outcome::Done, std::nullopt));
    EXPECT_EQ(journal.stillOpen().value(), std::nullopt);

    ASSERT_TRUE(journal.keepUpdatesWaitForRestart(true));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Restart);
    ASSERT_TRUE(journal.keepUpdatesWaitForRestart(false));
    const QString item = QStringLiteral("sha2");
    ASSERT_TRUE(journal.keepRepairs({{item, {.restarts = 1}}}));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Restart);
    ASSERT_TRUE(journal.keepRepairs({{item, {.attempt = RepairNote::Attempt{.kb = QStringLiteral("KB1")}}}}));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Attempt);
    ASSERT_TRUE(journal.keepRepairs({}));
    ASSERT_TRUE(journal.keepAgreedRepairs({.items = {item}}));
    EXPECT_EQ(journal.stillOpen().value(), StillOpen::Restart);
}

TEST_F(JournalFile, ForgettingLeavesNothingButAPracticePc)
{
    {
        FileStateStore store(m_path);
        Journal journal(store);
        ASSERT_TRUE(journal.forget()) << "there is nothing to forget";
        ASSERT_TRUE(journal.begin(attempt(year2, otherFive)));
        ASSERT_TRUE(store.save(QStringLiteral("practice"), {{QStringLiteral("here"), true}}));
        ASSERT_TRUE(journal.forget());
        EXPECT_TRUE(journal.entries().value().isEmpty());
        EXPECT_TRUE(store.load(QStringLiteral("practice")).value().value(QLatin1String("here")).toBool());
        ASSERT_TRUE(store.forgetAllBut(QString()));
    }
    EXPECT_TRUE(QFileInfo(m_path).dir().isEmpty()) << "neither the journal nor its lock";
}

TEST_F(JournalFile, WhatCannotBeUnderstoodIsNotForgotten)
{
    ASSERT_TRUE(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    put("{\"schema\": 1, \"journal\": {\"activations\": 7}}");
    FileStateStore store(m_path);
    Journal journal(store);
    EXPECT_FALSE(journal.stillOpen());
    put("damaged");
    EXPECT_FALSE(journal.forget());
    EXPECT_EQ(content(), "damaged");
}

} // namespace
} // namespace esu::test

// SPDX-License-Identifier: MIT
#include "tests/support/full_disk.h"

#include "core/base/whole_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace esu {
namespace {

const QString saving = QStringLiteral("test.save");

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TEST(WholeFile, ReplacesWhatWasThere)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.csv"));
    ASSERT_TRUE(saveWhole(path, "a long first text", saving));
    ASSERT_TRUE(saveWhole(path, "short", saving));
    EXPECT_EQ(content(path), QByteArray("short"));
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("report.csv")});
}

TEST(WholeFile, SaysWhyNothingWasWritten)
{
    const QTemporaryDir folder;
    const auto missing = saveWhole(folder.filePath(QStringLiteral("no/such/folder/report.csv")), "text", saving);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().fault, Fault::NotFound);
    EXPECT_EQ(missing.error().operation, saving);
    EXPECT_FALSE(missing.error().detail.isEmpty());
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST(WholeFile, AFolderIsNotReplaced)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    ASSERT_TRUE(QDir().mkpath(path + QStringLiteral("/below")));
    EXPECT_EQ(saveWhole(path, "text", saving).error().fault, Fault::Refused);
    EXPECT_TRUE(QDir(path).exists(QStringLiteral("below")));
}

TEST(WholeFile, ANewFileReplacesNothing)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("recording.json"));
    ASSERT_TRUE(saveNew(path, "first", saving));
    const auto again = saveNew(path, "second", saving);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, Fault::Refused);
    EXPECT_EQ(content(path), QByteArray("first"));
    EXPECT_EQ(saveNew(folder.filePath(QStringLiteral("no/such/folder")), "text", saving).error().fault,
              Fault::NotFound);
}

#ifdef Q_OS_UNIX
TEST(WholeFile, NoLinkIsFollowed)
{
    const QTemporaryDir folder;
    const QString victim = folder.filePath(QStringLiteral("victim"));
    const QString link = folder.filePath(QStringLiteral("link"));
    ASSERT_TRUE(QFile::link(victim, link));
    // One that leads nowhere yet would make the file it names.
    for (const bool leadsSomewhere : {false, true}) {
        if (leadsSomewhere) {
            ASSERT_TRUE(saveWhole(victim, "untouched", saving));
        }
        EXPECT_EQ(saveWhole(link, "text", saving).error().fault, Fault::Refused);
        EXPECT_EQ(saveNew(link, "text", saving).error().fault, Fault::Refused);
        EXPECT_EQ(content(victim), leadsSomewhere ? QByteArray("untouched") : QByteArray());
        EXPECT_EQ(QFile::exists(victim), leadsSomewhere);
    }
}

TEST(WholeFile, AFullDiskLeavesWhatWasThereAndSaysSo)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.csv"));
    const QByteArray good("what lay there before");
    ASSERT_TRUE(saveWhole(path, good, saving));
    // The small one fits into the buffer that a QFile has unless told otherwise, the large one does not.
    for (const auto &[size, apart] : {std::pair(3000, 1), std::pair(70'000, 501)}) {
        const QByteArray bytes(size, 'x');
        for (int room = 0; room < size; room += apart) {
            const auto saved = [&] {
                const test::FullDisk disk(room);
                return saveWhole(path, bytes, saving);
            }();
            ASSERT_FALSE(saved) << room << " of " << size;
            ASSERT_EQ(saved.error(),
                      (Error{.fault = Fault::Backend, .operation = saving, .detail = test::FullDisk::sentence()}))
                << room << " of " << size;
            ASSERT_EQ(content(path), good) << room << " of " << size;
            ASSERT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                      QStringList{QStringLiteral("report.csv")});
        }
        const test::FullDisk disk(size);
        EXPECT_TRUE(saveWhole(folder.filePath(QStringLiteral("other.csv")), bytes, saving)) << "just enough";
        EXPECT_TRUE(QFile::remove(folder.filePath(QStringLiteral("other.csv"))));
    }
}
#endif

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
#include "app/ctl/log_file.h"
#include "app/plain_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace esu {
namespace {

class PlainFile : public testing::Test {
protected:
    QString at(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    static bool append(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return openToAppend(file) && file.write(bytes) == bytes.size();
    }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

TEST_F(PlainFile, IsMadeAndAppendedTo)
{
    EXPECT_TRUE(append(at("log"), "one"));
    EXPECT_TRUE(append(at("log"), " two"));
    EXPECT_EQ(content(at("log")), QByteArray("one two"));
    EXPECT_FALSE(append(at("no/such/folder"), "one"));
}

TEST_F(PlainFile, WhatTheUserNamedIsWrittenWholeAndReplacedOnlyWhereItMay)
{
    const QString saving = QStringLiteral("test.save");
    ASSERT_TRUE(saveNamed(at("report"), "a long first text", saving));
    ASSERT_TRUE(saveNamed(at("report"), "short", saving));
    EXPECT_EQ(content(at("report")), QByteArray("short"));
    EXPECT_EQ(saveNamedNew(at("report"), "again", saving).error().fault, Fault::Refused);
    EXPECT_EQ(content(at("report")), QByteArray("short"));
    ASSERT_TRUE(saveNamedNew(at("new"), "first", saving));
    EXPECT_EQ(saveNamed(at("no/such/folder"), "text", saving).error().fault, Fault::NotFound);
    EXPECT_EQ(saveNamed(m_folder.path(), "text", saving).error().fault, Fault::Refused);
    EXPECT_EQ(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
              (QStringList{QStringLiteral("new"), QStringLiteral("report")}));
}

const QByteArray aLine = "2026-11-27T03:00:00.000Z esuctl\n";

TEST_F(PlainFile, IsPutAsideAndBegunAnew)
{
    QFile file(at("log"));
    ASSERT_TRUE(openToAppend(file));
    file.write(aLine + "first");
    ASSERT_TRUE(moveAside(file, at("log"), at("log.old")));
    file.write(aLine + "second");
    file.flush();
    EXPECT_EQ(content(at("log.old")), aLine + "first");
    EXPECT_EQ(content(at("log")), aLine + "second");
    ASSERT_TRUE(moveAside(file, at("log"), at("log.old"))) << "a log gives way to a log";
    EXPECT_EQ(content(at("log.old")), aLine + "second");
    EXPECT_EQ(content(at("log")), QByteArray());
}

TEST_F(PlainFile, WhatIsNoLogIsNotReplaced)
{
    const QList<QByteArray> others{"my notes", "2026-11-27 what I did", ""};
    for (const QByteArray &notes : others) {
        QFile other(at("log.old"));
        ASSERT_TRUE(other.open(QIODevice::WriteOnly));
        other.write(notes);
        other.close();
        QFile file(at("log"));
        ASSERT_TRUE(openToAppend(file));
        EXPECT_FALSE(moveAside(file, at("log"), at("log.old"))) << notes.toStdString();
        EXPECT_EQ(content(at("log.old")), notes);
        EXPECT_EQ(file.write("goes on"), 7);
    }
}

TEST_F(PlainFile, ALogThatCannotBePutAsideGoesOn)
{
    ASSERT_TRUE(append(at("log"), aLine + QByteArray(5 * 1024 * 1024, 'x') + "\n"));
    ASSERT_TRUE(append(at("log.old"), "my notes"));
    {
        LogFile log(at("log"));
        EXPECT_FALSE(log.problem());
        log.begin(QStringLiteral("inspect"), QStringLiteral("here"));
    }
    EXPECT_EQ(content(at("log.old")), QByteArray("my notes"));
    EXPECT_TRUE(content(at("log")).trimmed().endsWith("inspect here"));
}

#ifdef Q_OS_UNIX
TEST_F(PlainFile, NothingIsPutAsideOverALinkOrASecondName)
{
    ASSERT_TRUE(append(at("victim"), aLine));
    QFile file(at("log"));
    ASSERT_TRUE(openToAppend(file));
    ASSERT_TRUE(QFile::link(at("victim"), at("log.old")));
    EXPECT_FALSE(moveAside(file, at("log"), at("log.old")));
    EXPECT_TRUE(QFileInfo(at("log.old")).isSymLink());
    QFile::remove(at("log.old"));
    ASSERT_EQ(::link(QFile::encodeName(at("victim")).constData(), QFile::encodeName(at("log.old")).constData()), 0);
    EXPECT_FALSE(moveAside(file, at("log"), at("log.old")));
    EXPECT_TRUE(QFile::exists(at("log.old")));
    EXPECT_EQ(content(at("victim")), aLine);
}

TEST_F(PlainFile, WhatHasTakenItsNameIsNotPutAside)
{
    QFile file(at("log"));
    ASSERT_TRUE(openToAppend(file));
    ASSERT_TRUE(QFile::rename(at("log"), at("elsewhere")));
    ASSERT_TRUE(append(at("log"), "another's"));
    EXPECT_FALSE(moveAside(file, at("log"), at("log.old")));
    EXPECT_FALSE(QFile::exists(at("log.old")));
    EXPECT_EQ(content(at("log")), QByteArray("another's"));
}

TEST_F(PlainFile, ALinkIsNotFollowed)
{
    ASSERT_TRUE(QFile::link(at("victim"), at("log")));
    EXPECT_FALSE(append(at("log"), "text"));
    EXPECT_FALSE(QFile::exists(at("victim")));
    ASSERT_TRUE(append(at("victim"), "untouched"));
    EXPECT_FALSE(append(at("log"), "text"));
    EXPECT_EQ(content(at("victim")), QByteArray("untouched"));
    const LogFile log(at("log"));
    ASSERT_TRUE(log.problem());
    EXPECT_TRUE(log.problem()->detail.endsWith(QLatin1String("is a link"))) << log.problem()->detail.toStdString();
}

TEST_F(PlainFile, AnotherNameOfAFileIsNotWritten)
{
    ASSERT_TRUE(append(at("victim"), "untouched"));
    ASSERT_EQ(::link(QFile::encodeName(at("victim")).constData(), QFile::encodeName(at("log")).constData()), 0);
    EXPECT_FALSE(append(at("log"), "text"));
    EXPECT_EQ(content(at("victim")), QByteArray("untouched"));
}
#endif

} // namespace
} // namespace esu

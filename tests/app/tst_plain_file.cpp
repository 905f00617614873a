// SPDX-License-Identifier: MIT
#include "app/ctl/log_file.h"
#include "app/plain_file.h"

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

#ifdef Q_OS_UNIX
TEST_F(PlainFile, ALinkIsNotFollowed)
{
    ASSERT_TRUE(QFile::link(at("victim"), at("log")));
    EXPECT_FALSE(append(at("log"), "text"));
    EXPECT_FALSE(QFile::exists(at("victim")));
    ASSERT_TRUE(append(at("victim"), "untouched"));
    EXPECT_FALSE(append(at("log"), "text"));
    EXPECT_EQ(content(at("victim")), QByteArray("untouched"));
    const LogFile log(at("log"));
    EXPECT_FALSE(log.isUsable());
    EXPECT_TRUE(log.problem().detail.endsWith(QLatin1String("is a link"))) << log.problem().detail.toStdString();
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

// SPDX-License-Identifier: MIT
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
    EXPECT_EQ(missing.error().fault, Fault::AccessDenied);
    EXPECT_EQ(missing.error().operation, saving);
    EXPECT_FALSE(missing.error().detail.isEmpty());
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST(WholeFile, AFolderIsNotReplaced)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("taken"));
    ASSERT_TRUE(QDir().mkpath(path + QStringLiteral("/below")));
    EXPECT_FALSE(saveWhole(path, "text", saving));
    EXPECT_TRUE(QDir(path).exists(QStringLiteral("below")));
}

} // namespace
} // namespace esu

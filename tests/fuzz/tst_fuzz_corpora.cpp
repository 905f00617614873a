// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace esu::fuzz {
namespace {

/// What `./dev fuzz` once found, and what it starts from: each input goes through its target again.
TEST(FuzzCorpora, EveryInputKeepsTheProperties)
{
    for (const Target &target : targets) {
        const QDir folder(QStringLiteral(":/corpora/") + QLatin1String(target.name));
        const QStringList names = folder.entryList(QDir::Files, QDir::Name);
        EXPECT_FALSE(names.isEmpty()) << target.name << " has no input";
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
            EXPECT_NO_THROW(target.feed(file.readAll())) << target.name << ": " << name.toStdString();
        }
    }
}

TEST(FuzzCorpora, OneOfTheValuesIsGreen)
{
    QFile seed(QStringLiteral(":/corpora/wmi-values/windows10-green"));
    ASSERT_TRUE(seed.open(QIODevice::ReadOnly));
    const QByteArray whole = seed.readAll();
    EXPECT_TRUE(isGreen(whole));
    EXPECT_FALSE(isGreen(whole.chopped(1 + 40)));
}

TEST(FuzzCorpora, CutAnywhereTheyDoToo)
{
    for (const Target &target : targets) {
        const QDir folder(QStringLiteral(":/corpora/") + QLatin1String(target.name));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
            const QByteArray whole = file.readAll();
            const qsizetype step = std::max<qsizetype>(1, whole.size() / 16);
            for (qsizetype length = 0; length < whole.size(); length += step)
                EXPECT_NO_THROW(target.feed(whole.first(length)))
                    << target.name << ": " << name.toStdString() << " cut to " << length;
        }
    }
}

} // namespace
} // namespace esu::fuzz

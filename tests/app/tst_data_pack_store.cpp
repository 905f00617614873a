// SPDX-License-Identifier: MIT
// Where a pack is put, and that nothing is put anywhere which was not proven (tests/app/data_pack_suite.py has the
// rest).
#include "app/data_pack_store.h"
#include "core/base/conditions.h"
#include "tests/signature/pack_maker.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu {
namespace {

const Signer ours('o');
const QString practice = QStringLiteral("practice:windows7-bare");
const QString local = QStringLiteral("local");
const QString updates = QStringLiteral("updates-by-month.json");

class DataPackStoreTest : public testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(m_folder.isValid()); }
    DataPackStore store(const QString &machine) const { return {{ours.key()}, machine, stateFile()}; }
    QString stateFile() const { return m_folder.filePath(QStringLiteral("state.json")); }
    QStringList left() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    QTemporaryDir m_folder;
};

TEST_F(DataPackStoreTest, ThePackOfAPracticePcLiesBesideItsState)
{
    const QByteArray pack = packOf(ours, {builtInFile(updates, "2099-12-31")});
    ASSERT_TRUE(store(practice).install(pack));
    EXPECT_EQ(left(), QStringList{QStringLiteral("state.json.esu-data.pack")});
    EXPECT_EQ(store(practice).place().path, stateFile() + QStringLiteral(".esu-data.pack"));
    const auto again = store(practice).install(pack);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().condition, condition::dataPackNotNewer);
}

TEST_F(DataPackStoreTest, InstallProvesForItself)
{
    const auto refused = store(practice).install(packOf(Signer('t'), {builtInFile(updates, "2099-12-31")}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().condition, condition::dataPackNotSigned);
    EXPECT_EQ(left(), QStringList());
}

TEST_F(DataPackStoreTest, AStateFileIsNoPlaceForTheRealPc)
{
    EXPECT_NE(store(local).place().path, stateFile() + QStringLiteral(".esu-data.pack"));
#ifndef Q_OS_WIN
    const auto refused = store(local).install(packOf(ours, {builtInFile(updates, "2099-12-31")}));
    ASSERT_FALSE(refused) << "and nothing was installed";
    EXPECT_EQ(refused.error().condition, condition::localNeedsWindows);
    EXPECT_EQ(left(), QStringList());
#endif
}

TEST_F(DataPackStoreTest, WhatIsOfferedIsToldWithoutWhatItsNameHides)
{
    const auto refused = DataPackStore::readOffered(QStringLiteral("/none/\x1b[31m BCDFG-HJKMP-QRTVW-XY234-6789B"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().condition, condition::badArguments);
    EXPECT_TRUE(refused.error().detail.startsWith(QStringLiteral("/none/<U+001B>[31m *****-")))
        << refused.error().detail.toStdString();
}

} // namespace
} // namespace esu

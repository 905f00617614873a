// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/journey/key.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

class Store final : public CredentialStore {
public:
    explicit Store(QString text) : m_text(std::move(text)) {}
    Result<void> write(const QString &, const Secret &, const JobContext &) override { return {}; }
    Result<Secret> read(const QString &, const JobContext &) override { return Secret(m_text); }
    Result<void> remove(const QString &, const JobContext &) override { return {}; }

private:
    const QString m_text;
};

TEST(StoredKey, IsRead)
{
    Store store(practiceKey);
    const auto key = readStoredKey(store, {});
    ASSERT_TRUE(key);
    EXPECT_EQ(key->lastFive(), practiceKeyLastFive);
}

TEST(StoredKey, AnythingElseIsToldAndNotShown)
{
    for (const QString &text : {QString(), QStringLiteral("x"), QStringLiteral("abc"),
                                QStringLiteral("hunter2-Password-of-somebody"), practiceKey.chopped(1)}) {
        Store store(text);
        const auto key = readStoredKey(store, {});
        ASSERT_FALSE(key);
        EXPECT_EQ(key.error().condition, condition::storedTextIsNoKey);
        EXPECT_EQ(key.error().detail, QString());
    }
}

} // namespace
} // namespace esu

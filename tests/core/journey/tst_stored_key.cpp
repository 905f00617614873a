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

TEST(StoredKey, IsNotStoredWhereAnOrganisationForbidsIt)
{
    class Counting final : public CredentialStore {
    public:
        Result<void> write(const QString &, const Secret &, const JobContext &) override
        {
            ++written;
            return {};
        }
        Result<Secret> read(const QString &, const JobContext &) override { return Secret(QString()); }
        Result<void> remove(const QString &, const JobContext &) override { return {}; }
        int written = 0;
    };
    Counting store;
    const Secret key(practiceKey);
    const Policies forbidden = policiesOf({{.name = QStringLiteral("ForbidStoredKeys"), .value = 1U}});
    const auto refused = storeKey(store, forbidden, key, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().condition, condition::policyForbidsStoring);
    EXPECT_EQ(store.written, 0);
    EXPECT_TRUE(storeKey(store, {}, key, {}));
    EXPECT_EQ(store.written, 1);
}

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

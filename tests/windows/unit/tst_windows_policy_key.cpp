// SPDX-License-Identifier: MIT
// The policies as the registry has them: every type of value, in a key of this test's own.
#include "core/windows/policy_key.h"
#include "core/windows/win32.h"

#include <gtest/gtest.h>

#include <vector>

namespace esu {
namespace {

const QString testKey = QStringLiteral("SOFTWARE\\ESU Wizard policy test");

class PolicyKey : public testing::Test {
protected:
    void SetUp() override
    {
        RegDeleteKeyExW(HKEY_LOCAL_MACHINE, wide(testKey), KEY_WOW64_64KEY, 0);
        ASSERT_EQ(RegCreateKeyExW(HKEY_LOCAL_MACHINE, wide(testKey), 0, nullptr, 0, KEY_SET_VALUE | KEY_WOW64_64KEY,
                                  nullptr, &key, nullptr),
                  ERROR_SUCCESS);
    }
    void TearDown() override
    {
        RegCloseKey(key);
        RegDeleteKeyExW(HKEY_LOCAL_MACHINE, wide(testKey), KEY_WOW64_64KEY, 0);
    }
    void set(const wchar_t *name, DWORD type, const std::vector<BYTE> &bytes)
    {
        ASSERT_EQ(RegSetValueExW(key, name, 0, type, bytes.data(), static_cast<DWORD>(bytes.size())), ERROR_SUCCESS);
    }
    void set(const wchar_t *name, DWORD value)
    {
        const auto *bytes = reinterpret_cast<const BYTE *>(&value);
        set(name, REG_DWORD, std::vector<BYTE>(bytes, bytes + sizeof value));
    }
    void set(const wchar_t *name, const QString &text)
    {
        const auto *bytes = reinterpret_cast<const BYTE *>(text.utf16());
        set(name, REG_SZ, std::vector<BYTE>(bytes, bytes + (static_cast<std::size_t>(text.size()) + 1) * 2));
    }

    HKEY key = nullptr;
};

TEST_F(PolicyKey, NumbersAndTextsAreReadAsTheyAre)
{
    set(L"GraceDays", 60);
    set(L"dealername", QStringLiteral("さくら電機"));
    set(L"Unheard", QStringLiteral("of"));
    set(L"", QStringLiteral("the default value has no name"));
    const Policies policies = readPolicies(testKey);
    EXPECT_EQ(policies.graceDays(), 60);
    EXPECT_EQ(policies.dealer().name, QStringLiteral("さくら電機"));
    ASSERT_EQ(policies.ignored().size(), 1);
    EXPECT_EQ(policies.ignored().constFirst().problem, PolicyProblem::Unknown);
}

TEST_F(PolicyKey, AValueOfAnotherTypeIsNone)
{
    set(L"GraceDays", REG_QWORD, std::vector<BYTE>(8, 30));
    set(L"Language", REG_BINARY, {'j', 'a'});
    set(L"ForbidStoredKeys", REG_DWORD, {1, 0});
    set(L"DealerHours", REG_SZ, std::vector<BYTE>(100'000, 'x'));
    const Policies policies = readPolicies(testKey);
    EXPECT_EQ(policies.ignored().size(), 4);
    for (const PolicyReading &reading : policies.ignored())
        EXPECT_EQ(reading.problem, PolicyProblem::WrongType) << reading.name.toStdString();
    EXPECT_FALSE(policies.forbidsStoredKeys());
}

TEST_F(PolicyKey, ATextWithoutItsNullEndsWhereTheBytesDo)
{
    set(L"Language", REG_SZ, {'e', 0, 'n', 0});
    EXPECT_EQ(readPolicies(testKey).language(), QStringLiteral("en"));
}

TEST(NoPolicyKey, IsNoPolicy)
{
    EXPECT_EQ(readPolicies(QStringLiteral("SOFTWARE\\No such key of anybody")), Policies());
}

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/model/activation_id.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

const QString guid = QStringLiteral("77db037b-95c3-48d7-a3ab-a9c6d41093e0");
using Problem = ActivationId::Problem;

class ActivationIdAcceptsTest : public testing::TestWithParam<const char *> {};

TEST_P(ActivationIdAcceptsTest, whatInstructionsAndPeopleWrite)
{
    const auto id = ActivationId::parse(QString::fromUtf8(GetParam()));
    ASSERT_TRUE(id.has_value());
    EXPECT_EQ(id->text(), guid);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ActivationIdAcceptsTest,
    testing::Values("77db037b-95c3-48d7-a3ab-a9c6d41093e0", "  77DB037B-95C3-48D7-A3AB-A9C6D41093E0\r\n",
                    "{77db037b-95c3-48d7-a3ab-a9c6d41093e0}", "slmgr /ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "slmgr /ato77db037b-95c3-48d7-a3ab-a9c6d41093e0", "/ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "slmgr.vbs -ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "cscript //nologo C:\\Windows\\System32\\slmgr.vbs /dlv 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "77db037b95c348d7a3aba9c6d41093e0", "77db037b–95c3—48d7‑a3ab−a9c6d41093e0",
                    "\"77db037b-95c3-48d7-a3ab-a9c6d41093e0\"", "<77db037b-95c3-48d7-a3ab-a9c6d41093e0>",
                    "77db037b\u00ad-95c3-\u00ad48d7\u00ad-a3ab\u00ad-a9c6d41093e0",
                    "slmgr /ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0 & slmgr /dlv 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "77db037b-95c3-48d7-a3ab-a9c6d41093e0.", "77db\u200b037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "{77db037b-95c3-48d7-a3ab-a9c6d41093e0", "77db037b-95c3-48d7-a3ab-a9c6d41093e0 and more",
                    "Activation ID: 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "ライセンス認証 ID：77db037b−95c3−48d7−a3ab−a9c6d41093e0です",
                    "PS C:\\> slmgr /ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "C:\\>slmgr.vbs /ato77db037b95c348d7a3aba9c6d41093e0",
                    "Application ID: 55c92734-d682-4d71-983e-d6ec3f16059f Activation ID: "
                    "77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "tenant 3f2b8c1e-5d47-4a90-9c3e-7b6d1f0a2e58, activation ID 77db037b-95c3-48d7-a3ab-a9c6d41093e0",
                    "SLMGR /ATO {77DB037B-95C3-48D7-A3AB-A9C6D41093E0}",
                    "７７ｄｂ０３７ｂ－９５ｃ３－４８ｄ７－ａ３ａｂ－ａ９ｃ６ｄ４１０９３ｅ０"));

struct Refusal {
    const char *text;
    Problem problem;
};

class ActivationIdRefusesTest : public testing::TestWithParam<Refusal> {};

TEST_P(ActivationIdRefusesTest, withTheReason)
{
    const auto id = ActivationId::parse(QString::fromUtf8(GetParam().text));
    ASSERT_FALSE(id.has_value());
    EXPECT_EQ(id.error(), GetParam().problem);
}

INSTANTIATE_TEST_SUITE_P(Reasons, ActivationIdRefusesTest,
                         testing::Values(Refusal{"", Problem::Empty}, Refusal{" \n", Problem::Empty},
                                         Refusal{"slmgr /ato <ID>", Problem::Placeholder},
                                         Refusal{"<Activation ID>", Problem::Placeholder},
                                         Refusal{"slmgr /ato <ESU Activation Id>", Problem::Placeholder},
                                         Refusal{"slmgr /ato", Problem::Placeholder},
                                         Refusal{"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx", Problem::Placeholder},
                                         Refusal{"<ライセンス認証 ID>", Problem::Placeholder},
                                         Refusal{"00000000-0000-0000-0000-000000000000", Problem::Placeholder},
                                         Refusal{"77db037b-95c3-48d7-a3ab-a9c6d41093e", Problem::NotAGuid},
                                         Refusal{"<Year 2 ESU ID>", Problem::Placeholder},
                                         Refusal{"77db037b95c348d7a3aba9c6d41093e00", Problem::NotAGuid},
                                         Refusal{"BCDFG-HJKMP-QRTVW-XY234-6789B", Problem::ProductKey},
                                         Refusal{"55c92734-d682-4d71-983e-d6ec3f16059f", Problem::Application},
                                         Refusal{"slmgr /ato 55C92734D6824D71983ED6EC3F16059F", Problem::Application},
                                         Refusal{"77db037b-95c3-48d7-a3ab-a9c6d41093e0, "
                                                 "f520e45e-7413-4a34-a497-d2765967d094",
                                                 Problem::Several},
                                         Refusal{"slmgr /ato 77db037b-95c3-48d7-a3ab-a9c6d41093e0 & slmgr /ato "
                                                 "f520e45e-7413-4a34-a497-d2765967d094",
                                                 Problem::Several},
                                         Refusal{"Activation ID: 77db037b-95c3-48d7-a3ab-a9c6d41093e0\r\n"
                                                 "Activation ID: f520e45e-7413-4a34-a497-d2765967d094",
                                                 Problem::Several}));

TEST(ActivationIdTest, knownGuidsComeInAnyCase)
{
    const auto lower = ActivationId::fromGuid(guid);
    const auto upper = ActivationId::fromGuid(guid.toUpper());
    ASSERT_TRUE(lower && upper);
    EXPECT_EQ(*lower, *upper);
    EXPECT_EQ(upper->text(), guid);
    EXPECT_FALSE(ActivationId::fromGuid(u"").has_value());
    EXPECT_FALSE(ActivationId::fromGuid(u"00000000-0000-0000-0000-000000000000").has_value());
}

} // namespace
} // namespace esu

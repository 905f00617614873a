// SPDX-License-Identifier: MIT
#include "core/model/product_key.h"
#include "core/model/resources.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

const QString first = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B"); // the sample MAK
const QString second = QStringLiteral("YXWVT-RQPMK-JHGFD-CB987-64329");

class KeyFinderTest : public testing::Test {
protected:
    static std::vector<FoundKey> find(const char *text)
    {
        const auto resources = loadResources();
        return findKeys(QString::fromUtf8(text), resources ? resources->kmsClientKeys : KmsClientKeys());
    }
    static bool is(const FoundKey &found, const QString &key) { return found.key.text().reveal() == key; }
};

TEST_F(KeyFinderTest, mailAFullWidthLettersMixedDashesAndAContractNumber)
{
    const auto keys = find(
        "件名：【開通のご案内】Windows 10 ESU 2年目（2026/10/14～2027/10/12）注文番号 20261120-0042871\n"
        "みどり商店　御中　　このたびはご注文ありがとうございます。ライセンスの準備が整いましたのでお知らせします。\n"
        "契約番号：A1B2C-3D4E5-F6G7H-8I9J0-K1L2M　テナントID：3f2b8c1e-5d47-4a90-9c3e-7b6d1f0a2e58\n"
        "数量：５　　対象：Windows 10 Pro 22H2　　事前に必要な更新：KB5066791、KB5126256\n"
        "■ＭＡＫキー　ＢＣＤＦＧ－ＨＪＫＭＰ‐ＱＲＴＶＷーＸＹ２３４−６７８９Ｂ　（５台分・再発行不可）\n"
        "※キーは第三者に開示しないでください。お問い合わせ：〒100-0000／TEL 03-0000-0000（平日9:00～17:30）\n");
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_TRUE(is(keys[0], first));
    EXPECT_EQ(keys[0].yearHint, 2);
    EXPECT_FALSE(keys[0].kmsProduct.has_value());
    EXPECT_TRUE(keys[0].key.wasNormalised());
}

TEST_F(KeyFinderTest, mailBLowerCaseAKmsKeyAndAReferenceOfDigits)
{
    const auto keys =
        find("Subject: Your Extended Security Updates key - order 7731-20931-46\n"
             "Dear Green & Co, your Windows 10 ESU Year 2 subscription (qty 10, SKU XYZ-00010, ref "
             "23467-89234-67892-34678-92340) is ready.\n"
             "Multiple Activation Key:  bcdfg–hjkmp–qrtvw–xy234–6789b\n"
             "Do not use the setup key W269N-WFGWX-YVC9B-4J6C9-T83GX, it is for KMS clients only. Activation ID: "
             "1043add5-23b1-4afb-9a0f-64343c8f3f8d\n"
             "Questions? +1 555 0100, Mon-Fri 09:00-17:30. Case 2026-11-24/00917.\n");
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_TRUE(is(keys[0], first));
    EXPECT_EQ(keys[0].yearHint, 2);
    EXPECT_FALSE(keys[0].kmsProduct.has_value());
    EXPECT_EQ(keys[1].kmsProduct, QStringLiteral("Windows 10/11 Pro"));
}

TEST_F(KeyFinderTest, mailCTwoKeysOneBrokenOverQuotedLines)
{
    const auto keys =
        find("> お世話になっております。あおぞら事務機の田中です。ESUのキー2件をお送りします。（見積 Q-2345678-90）\n"
             "> 1年目 (2025年10月15日～2026年10月13日)： BCDFG-HJKMP-QRTVW-\n"
             "> XY234-6789B\n"
             "> ２年目 (2026年10月14日～2027年10月12日)： YXWVT RQPMK JHGFD CB987 64329\n"
             "> 1年目のキーがすでに入っているパソコンは、2年目のキーだけ追加してください。発行日 "
             "2026.11.24　管理No.000-12345-67890\n");
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_TRUE(is(keys[0], first));
    EXPECT_EQ(keys[0].yearHint, 1);
    EXPECT_TRUE(is(keys[1], second));
    EXPECT_EQ(keys[1].yearHint, 2);
}

TEST_F(KeyFinderTest, directlyBehindAJapaneseLabel)
{
    for (const char *text :
         {"MAKキー：BCDFG-HJKMP-QRTVW-XY234-6789B\n", "MAKキーBCDFG-HJKMP-QRTVW-XY234-6789Bです。",
          "MAKキー：BCDFGHJKMPQRTVWXY2346789B。よろしくお願いします。", "キーbcdfghjkmpqrtvwxy2346789bは1台分"}) {
        const auto keys = find(text);
        ASSERT_EQ(keys.size(), 1U) << text;
        EXPECT_TRUE(is(keys[0], first)) << text;
    }
}

TEST_F(KeyFinderTest, inQuotationMarks)
{
    for (const char *text :
         {"ESU のキーは「BCDFG-HJKMP-QRTVW-XY234-6789B」です。", "key=\"BCDFG-HJKMP-QRTVW-XY234-6789B\";",
          "『ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ』", "“BCDFGHJKMPQRTVWXY2346789B”"}) {
        const auto keys = find(text);
        ASSERT_EQ(keys.size(), 1U) << text;
        EXPECT_TRUE(is(keys[0], first)) << text;
    }
}

TEST_F(KeyFinderTest, wrappedOverTheLinesOfAReply)
{
    for (const char *text :
         {">> Year 3 key: BCDFG-HJKMP-\r\n>> QRTVW-XY234-\r\n>> 6789B\r\n", "> key: BCDFG-HJKMP-QRTVW\n> -XY234-6789B",
          "> > BCDFG-HJKMP-QR\n> > TVW-XY234-6789B\n", "| BCDFG HJKMP\n| QRTVW XY234 6789B"}) {
        const auto keys = find(text);
        ASSERT_EQ(keys.size(), 1U) << text;
        EXPECT_TRUE(is(keys[0], first)) << text;
    }
    EXPECT_EQ(find(">> Year 3 key: BCDFG-HJKMP-\r\n>> QRTVW-XY234-\r\n>> 6789B\r\n")[0].yearHint, 3);
}

TEST_F(KeyFinderTest, aKeyOfWindowsBesideTheEsuKeyBothAreFoundAndNoneIsGuessed)
{
    const auto keys = find("Windows 本体: YXWVT-RQPMK-JHGFD-CB987-64329\nESU: BCDFG-HJKMP-QRTVW-XY234-6789B\n"
                           "(同じキー: bcdfg hjkmp qrtvw xy234 6789b)");
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_TRUE(is(keys[0], second));
    EXPECT_TRUE(is(keys[1], first));
    EXPECT_FALSE(keys[0].yearHint.has_value());
    EXPECT_FALSE(keys[1].yearHint.has_value());
}

TEST_F(KeyFinderTest, whatLooksLikeAKeyAndIsNone)
{
    for (const char *text :
         {"", "ご注文ありがとうございます。キーは別のメールでお送りします。", "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
          "77db037b-95c3-48d7-a3ab-a9c6d41093e0", "A1B2C-3D4E5-F6G7H-8I9J0-K1L2M", "23467-89234-67892-34678-92346",
          "2346789234 6789234678 92346", "sha256 bcdf2346789bcdf2346789bcdf2346789bcdf",
          "https://example.com/d/BCDFGHJKMPQRTVWXY2346789B", "id_BCDFGHJKMPQRTVWXY2346789B.pdf",
          "token BcdFGhjKMPqrTVWxy2346789b", "BCDFG-HJKMP-QRTVW-XY234-6789B-BCDFG", "BCDFG-HJKMP-QRTVW-XY234",
          "NCDFG-HJKMP-QRTVW-XY234-6789N", "windows6.1-kb4474419-v3-x64_b5614c6cea5cb4e198717789633dca16308ef79c.msu",
          "次のとおり\nBCDFG-HJKMP-QRTVW-XY234\n\n\n\n6789B", "BCDFG, HJKMP, QRTVW, XY234, 6789B"})
        EXPECT_EQ(find(text).size(), 0U) << text;
}

TEST_F(KeyFinderTest, severalOnOneLineAndInATable)
{
    const auto table =
        find("キー\t対象\nBCDFG-HJKMP-QRTVW-XY234-6789B\tESU Year 1\nYXWVT-RQPMK-JHGFD-CB987-64329\tESU Year 2\n"
             "W269N-WFGWX-YVC9B-4J6C9-T83GX\tKMS\n");
    ASSERT_EQ(table.size(), 3U);
    EXPECT_EQ(table[0].yearHint, 1);
    EXPECT_EQ(table[1].yearHint, 2);
    EXPECT_FALSE(table[2].yearHint.has_value());
    EXPECT_TRUE(table[2].kmsProduct.has_value());

    const auto line = find("BCDFG-HJKMP-QRTVW-XY234-6789B YXWVT-RQPMK-JHGFD-CB987-64329");
    ASSERT_EQ(line.size(), 2U);
    EXPECT_TRUE(is(line[0], first));
    EXPECT_TRUE(is(line[1], second));
}

TEST_F(KeyFinderTest, aWordOfFiveKeyCharactersBeforeTheKeyIsNoPartOfIt)
{
    for (const char *text : {"CRYPT BCDFG-HJKMP-QRTVW-XY234-6789B", "CRYPT BCDFG - HJKMP - QRTVW - XY234 - 6789B"}) {
        const auto keys = find(text);
        ASSERT_EQ(keys.size(), 1U) << text;
        EXPECT_TRUE(is(keys[0], first)) << text;
    }
}

TEST_F(KeyFinderTest, aSingleKeyInWhateverGroups)
{
    for (const char *text : {"BCDFGHJKMPQRTVWXY2346789B", "BCDFGHJ KMPQRTVW XY23 46789B",
                             " ｂｃｄｆｇ-ｈｊｋｍｐ-ｑｒｔｖｗ-ｘｙ２３４-６７８９ｂ "}) {
        const auto keys = find(text);
        ASSERT_EQ(keys.size(), 1U) << text;
        EXPECT_TRUE(is(keys[0], first)) << text;
    }
}

TEST_F(KeyFinderTest, theYearIsAHintOnlyWhereTheLinesAgree)
{
    EXPECT_FALSE(find("Year 1 or Year 2?\nBCDFG-HJKMP-QRTVW-XY234-6789B")[0].yearHint.has_value());
    EXPECT_EQ(find("ESU Year2\nyear 2 key below\nBCDFG-HJKMP-QRTVW-XY234-6789B")[0].yearHint, 2);
    EXPECT_EQ(find("二年目: BCDFG-HJKMP-QRTVW-XY234-6789B")[0].yearHint, 2);
    EXPECT_EQ(find("２年目　ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ")[0].yearHint, 2);
    EXPECT_FALSE(find("In year 2026: BCDFG-HJKMP-QRTVW-XY234-6789B")[0].yearHint.has_value());
}

TEST_F(KeyFinderTest, theYearIsShownBesideTheKeyItBelongsTo)
{
    const auto keys =
        find("1年目 ESU キー: BCDFG-HJKMP-QRTVW-XY234-6789B\n2年目 ESU キー: YXWVT-RQPMK-JHGFD-CB987-64329\n");
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].beside, QStringLiteral("1年目 ESU キー"));
    EXPECT_EQ(keys[1].beside, QStringLiteral("2年目 ESU キー"));
}

TEST_F(KeyFinderTest, aVeryLongTextEndsInTime)
{
    QString text = QStringLiteral("BCDFG HJKMP QRTVW ").repeated(20'000) + QStringLiteral("\n> ").repeated(20'000);
    text += QStringLiteral("0 ") + first;
    const auto keys = findKeys(text, KmsClientKeys());
    ASSERT_FALSE(keys.empty());
    EXPECT_TRUE(is(keys.back(), first));
}

} // namespace
} // namespace esu

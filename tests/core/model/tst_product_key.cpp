// SPDX-License-Identifier: MIT
#include "core/model/product_key.h"

#include <gtest/gtest.h>

#include <string>

namespace esu {
namespace {

/// Keys that Microsoft publishes for KMS clients: public data (resources/FACTS.md#kms-client-keys). Group 0 = the older
/// form.
struct Published {
    const char *key;
    int groupId;
};

const Published published[] = {
    {"W269N-WFGWX-YVC9B-4J6C9-T83GX", 3311}, {"NPPR9-FWDCX-D2C8J-H872K-2YT43", 3290},
    {"NW6C2-QMPVW-D7KKK-3GKT6-VCFB2", 3281}, {"M7XTQ-FN8P6-TTKYV-9D4CC-J462D", 4250},
    {"GCRJD-8NW9H-F2CDX-CCM8D-9D6T9", 2615}, {"MHF9N-XY6XB-WVXMC-BTDCT-MKKG7", 2613},
    {"NG4HW-VH26C-733KW-K6F98-J8CK4", 1787}, {"XC9B7-NBPP2-83J2H-RHMBY-92BT4", 1843},
    {"48HP8-DN98B-MYWDG-T2DCC-8W83P", 1849}, {"D2N9P-3P6X9-2R39C-7RTCD-MDVJX", 2527},
    {"W3GGN-FT8W3-Y4M27-J84CP-Q3VJ9", 2535}, {"WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY", 3776},
    {"CB7KF-BWN84-R7R2Y-793K2-8XDDG", 3764}, {"N69G4-B89J2-4G8F4-WWYCC-J464C", 4297},
    {"VDYBN-27WPP-V4HQT-9VMD4-VMK7H", 4541}, {"TVRH6-WHNXV-R9WG3-9XRFY-MY832", 4929},
    {"FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4", 0},    {"33PXH-7Y6KF-2VJC9-XBBR8-HVTHH", 0},
    {"YC6KT-GKW9T-YTKYR-T4X34-R7VHC", 0},    {"489J6-VHDMP-X63PK-3K798-CPX3Y", 0},
    {"74YFP-3QFB3-KQT8W-PMXWJ-7M648", 0},    {"TM24T-X9RMF-VWXK6-X8JC9-BFGM2", 0},
};

QString fromUtf8(const char *text)
{
    return QString::fromUtf8(text);
}

class PublishedKeyTest : public testing::TestWithParam<Published> {};

TEST_P(PublishedKeyTest, isDecodedAsComputedByHand)
{
    const auto key = ProductKey::parse(fromUtf8(GetParam().key));
    ASSERT_TRUE(key.has_value());
    EXPECT_TRUE(key->text().reveal() == fromUtf8(GetParam().key));
    EXPECT_TRUE(key->checksumMatches());
    EXPECT_FALSE(key->wasNormalised());
    EXPECT_EQ(key->lastFive(), fromUtf8(GetParam().key).right(5));
    if (GetParam().groupId == 0) {
        EXPECT_EQ(key->form(), KeyForm::Pkey2005);
        EXPECT_FALSE(key->groupId().has_value());
    } else {
        EXPECT_EQ(key->form(), KeyForm::Pkey2009);
        EXPECT_EQ(key->groupId(), GetParam().groupId);
    }
}

INSTANTIATE_TEST_SUITE_P(Facts, PublishedKeyTest, testing::ValuesIn(published),
                         [](const auto &test) { return std::string(test.param.key).substr(24); });

/// One changed character slips through about once in 1024 (10 bits of checksum): never more than a handful here, and
/// for the first character of the last group, which is fixed below, never.
TEST(ProductKeyTest, aChangedCharacterIsNoticed)
{
    int tried = 0;
    int noticed = 0;
    for (const Published &vector : published) {
        if (vector.groupId == 0)
            continue;
        const QString good = fromUtf8(vector.key);
        for (qsizetype place = 0; place < good.size(); ++place) {
            if (good[place] == u'-' || good[place] == u'N')
                continue;
            QString changed = good;
            changed[place] = changed[place] == u'B' ? u'C' : u'B';
            const auto key = ProductKey::parse(changed);
            ASSERT_TRUE(key.has_value()) << "the checksum is a warning, never a refusal";
            ++tried;
            noticed += key->checksumMatches() ? 0 : 1;
        }
    }
    EXPECT_EQ(tried, 16 * 24);
    EXPECT_GE(noticed, tried - 3);
}

/// Computed with an independent implementation before they were written here.
TEST(ProductKeyTest, knownBadVectors)
{
    for (const char *bad : {"W269N-WFGWX-YVC9B-4J6C9-T83GY", "NPPR9-FWDCX-D2C8J-H872K-2YT34",
                            "VDYBN-27WPP-V4HQT-9VMD4-VMK7J", "TVRH6-WHNXV-R9WG3-9XRFY-YM832"}) {
        const auto key = ProductKey::parse(fromUtf8(bad));
        ASSERT_TRUE(key.has_value());
        EXPECT_FALSE(key->checksumMatches()) << key->lastFive().toStdString();
    }
}

class KeyNormalisationTest : public testing::TestWithParam<std::pair<const char *, bool>> {};

TEST_P(KeyNormalisationTest, widthCaseSpacesAndDashesOnly)
{
    const auto key = ProductKey::parse(fromUtf8(GetParam().first));
    ASSERT_TRUE(key.has_value());
    EXPECT_TRUE(key->text().reveal() == u"BCDFG-HJKMP-QRTVW-XY234-6789B");
    EXPECT_EQ(key->wasNormalised(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(Forms, KeyNormalisationTest,
                         testing::Values(std::pair{"bcdfg-hjkmp-qrtvw-xy234-6789b", false},
                                         std::pair{"BCDFGHJKMPQRTVWXY2346789B", false},
                                         std::pair{" BCDFG HJKMP QRTVW XY234 6789B\r\n", false},
                                         std::pair{"BCDFG–HJKMP–QRTVW–XY234–6789B", true},
                                         std::pair{"BCDFG—HJKMP−QRTVWーXY234‐6789B", true},
                                         std::pair{"ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ", true},
                                         std::pair{"ｂｃｄｆｇ　ｈｊｋｍｐ　ｑｒｔｖｗ　ｘｙ２３４　６７８９ｂ", true},
                                         std::pair{"BCDFG\u00A0HJKMP\u00A0QRTVW\u00A0XY234\u00A06789B", true},
                                         std::pair{"BCDFＧ-HJKMP-QRTVW-XY234-6789B", true},
                                         std::pair{"BCDFG-\u200BHJKMP-QRTVW-XY234-6789B", true}));

TEST(ProductKeyTest, saysWhichCharacterIsImpossible)
{
    using Kind = KeyProblem::Kind;
    const auto problem = [](QStringView text) { return ProductKey::parse(text).error(); };
    EXPECT_EQ(problem(u"BCDFG-HOKMP-QRTVW-XY234-6789B"),
              (KeyProblem{.kind = Kind::ImpossibleCharacter, .place = 7, .character = u'O', .length = 25}));
    EXPECT_EQ(problem(u"ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９０"),
              (KeyProblem{.kind = Kind::ImpossibleCharacter, .place = 25, .character = u'０', .length = 25}));
    EXPECT_EQ(problem(u"NCDFG-HJKMP-QRTVW-XY234-6789n"),
              (KeyProblem{.kind = Kind::SecondN, .place = 25, .character = u'n', .length = 25}));
    EXPECT_EQ(problem(u"BCDFG-HJKMP"), (KeyProblem{.kind = Kind::TooShort, .length = 10}));
    EXPECT_EQ(problem(u"BCDFG-HJKMP-QRTVW-XY234-6789B-B"), (KeyProblem{.kind = Kind::TooLong, .length = 26}));
    EXPECT_EQ(problem(u" - "), (KeyProblem{.kind = Kind::Empty}));
    // Never replaced by what they look like.
    for (const char16_t c : u"015AEILOSUZ") {
        if (c == u'\0')
            continue;
        QString text = QStringLiteral("BCDFGHJKMPQRTVWXY2346789B");
        text[4] = c;
        const auto key = ProductKey::parse(text);
        ASSERT_FALSE(key.has_value()) << static_cast<char>(c);
        EXPECT_EQ(key.error().place, 5);
        EXPECT_EQ(key.error().character, QChar(c));
    }
}

TEST(ProductKeyTest, aCloneIsTheSameKey)
{
    const auto key = ProductKey::parse(u"W269N-WFGWX-YVC9B-4J6C9-T83GX");
    ASSERT_TRUE(key.has_value());
    const ProductKey copy = key->clone();
    EXPECT_TRUE(copy.text() == key->text());
    EXPECT_EQ(copy.lastFive(), key->lastFive());
    EXPECT_EQ(copy.form(), key->form());
    EXPECT_EQ(copy.groupId(), key->groupId());
    EXPECT_EQ(copy.checksumMatches(), key->checksumMatches());
    EXPECT_EQ(copy.wasNormalised(), key->wasNormalised());
}

} // namespace
} // namespace esu

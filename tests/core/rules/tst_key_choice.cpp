// SPDX-License-Identifier: MIT
// What a PC's own pkeyconfig says about a key, and which of several keys is meant.
#include "tests/support/test_data.h"

#include "core/rules/key_choice.h"

#include <gtest/gtest.h>

namespace esu::test {
namespace {

using Kind = KeyUse::Kind;

KeyConfiguration of(const char16_t *edition, const char16_t *description)
{
    return {.editionId = QString::fromUtf16(edition), .description = QString::fromUtf16(description)};
}

TEST(KeyUse, IsEsuByRowByEditionOrByDescription)
{
    LicenseReading reading;
    reading.esu = {{.row = esuRow(year2, 2)}};
    EXPECT_EQ(keyUse({}, reading, programmes()), KeyUse{}) << "no answer is unknown";
    EXPECT_EQ(keyUse({of(u"Client-ESU-Year2", u"MAK")}, reading, programmes()).kind, Kind::Esu);
    EXPECT_EQ(keyUse({of(u"Professional", u"Win 10 ESU Year 2")}, reading, programmes()).kind, Kind::Esu);
    EXPECT_EQ(keyUse({of(u"Professional", u"Win 10 Pro")}, reading, programmes()),
              (KeyUse{.kind = Kind::OtherProduct, .product = QStringLiteral("Win 10 Pro")}));
    KeyConfiguration here = of(u"any", u"any");
    here.activationId = year2;
    EXPECT_EQ(keyUse({of(u"Professional", u"Win 10 Pro"), here}, reading, programmes()),
              (KeyUse{.kind = Kind::Esu, .product = QStringLiteral("any"), .row = year2}));
    EXPECT_EQ(keyUse({here}, {}, programmes()).row, std::nullopt) << "known, and no row of this PC";
}

TEST(MeantKey, IsTheOnlyOneUnlessASlipMayBeMeant)
{
    const KeyCandidate unknown;
    const KeyCandidate esu{.use = {.kind = Kind::Esu}};
    const KeyCandidate office{.use = {.kind = Kind::OtherProduct}};
    const KeyCandidate kms{.isKmsClient = true, .use = {.kind = Kind::Esu}};
    EXPECT_EQ(meantKey({}, false), std::nullopt);
    EXPECT_EQ(meantKey({unknown}, false), 0);
    EXPECT_EQ(meantKey({unknown}, true), std::nullopt) << "the one with the slip may be the one";
    EXPECT_EQ(meantKey({esu}, true), 0) << "this one is for ESU";
    EXPECT_EQ(meantKey({office, unknown, kms}, false), 1);
    EXPECT_EQ(meantKey({unknown, esu}, false), 1);
    EXPECT_EQ(meantKey({esu, esu}, false), std::nullopt);
    EXPECT_EQ(meantKey({office}, false), std::nullopt);
}

} // namespace
} // namespace esu::test

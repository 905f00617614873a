// SPDX-License-Identifier: MIT
#include "core/model/outside_text.h"
#include "core/model/product_key.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

struct Case {
    const char *name;
    QString text;
    QString expected;
};

void expectAll(const QList<Case> &cases, QString (*made)(const QString &))
{
    for (const Case &row : cases)
        EXPECT_EQ(made(row.text).toStdString(), row.expected.toStdString()) << row.name;
}

const QString masked = QStringLiteral("*****-*****-*****-*****-6789B");

TEST(OutsideText, AKeyInAnySpellingKeepsItsLastFiveOnly)
{
    expectAll(
        {{"dashes", QStringLiteral("the key %1 is bad").arg(practiceKey),
          QStringLiteral("the key %1 is bad").arg(masked)},
         {"lower case", practiceKey.toLower(), masked},
         {"blanks", QStringLiteral("is BCDFG HJKMP QRTVW XY234 6789B."), QStringLiteral("is %1.").arg(masked)},
         {"one piece", QStringLiteral("BCDFGHJKMPQRTVWXY2346789B"), masked},
         {"full width", QStringLiteral("「ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ」"),
          QStringLiteral("「%1」").arg(masked)},
         {"dashes of a mail", QString(practiceKey).replace(u'-', u'\u2013'), masked},
         {"over a line end", QStringLiteral("BCDFG-HJKMP-\n> QRTVW-XY234-6789B"), masked},
         {"two", practiceKey + QStringLiteral(", ") + practiceKey, masked + QStringLiteral(", ") + masked},
         {"three groups", QStringLiteral("key BCDFG-hjkmp-QRTVW."), QStringLiteral("key *****-*****-*****-*****.")},
         {"three groups behind a word of key characters", QStringLiteral("my BCDFG-HJKMP-QRTVW-"),
          QStringLiteral("my *****-*****-*****-*****-")},
         {"three groups of digits", QStringLiteral("order 23467-89234-67892"),
          QStringLiteral("order 23467-89234-67892")},
         {"one slip", QStringLiteral("BCDFGHJKMPQR0VWXY2346789B"), QStringLiteral("*****-*****-*****-*****")},
         {"one slip between blanks", QStringLiteral("no product: BCDFG HJKMP QR0VW XY234 6789B!"),
          QStringLiteral("no product: *****-*****-*****-*****!")},
         {"one sign too many", QStringLiteral("BCDFG-HJKMP-A-QRTVW-XY234-6789B"),
          QStringLiteral("*****-*****-*****-*****B")},
         {"a run of two keys", QStringLiteral("BCDFGHJKMPQRTVWXY2346789B").repeated(3).chopped(30),
          QStringLiteral("*****-*****-*****-*****")},
         {"behind a long run of few signs",
          QStringLiteral("G").repeated(20'000) + QStringLiteral(" BCDFGHJKMPQRTVWXY234"),
          QStringLiteral("G").repeated(19'979) + QStringLiteral("*****-*****-*****-*****")},
         {"two groups", QStringLiteral("BCDFG-HJKMP-and-more"), QStringLiteral("BCDFG-HJKMP-and-more")},
         {"four groups", QStringLiteral("BCDFG-HJKMP-QRTVW-XY234"), QStringLiteral("*****-*****-*****-*****")},
         {"in an address", QStringLiteral("https://x.example/BCDFGHJKMPQRTVWXY2346789B/1"),
          QStringLiteral("https://x.example/*****-*****-*****-*****/1")},
         {"as an address has it", QStringLiteral("activate BCDFG%20HJKMP%20QRTVW%E2%80%91XY234%2D6789B"),
          QStringLiteral("(withheld)")},
         {"in letters of mathematics", QStringLiteral("𝐁𝐂𝐃𝐅𝐆-𝐇𝐉𝐊𝐌𝐏-𝐐𝐑𝐓𝐕𝐖-𝐗𝐘𝟐𝟑𝟒-𝟔𝟕𝟖𝟗𝐁"), QStringLiteral("(withheld)")},
         {"wrapped", QStringLiteral("BCDFG&#45;HJKMP&#45;QRTVW&#45;XY234&#45;6789B"), QStringLiteral("(withheld)")}},
        maskedKeys);
}

TEST(OutsideText, AKeyBehindColoursOrTagsIsWithheld)
{
    const QStringList groups = practiceKey.split(u'-');
    const auto start = groups.constFirst().first(2);
    for (const char *between : {"\x1b[1m", "<u>", "&#45", "<U+0008>"}) {
        const QString text = groups.join(QLatin1String(between));
        EXPECT_FALSE(harmless(text).contains(start)) << harmless(text).toStdString();
    }
    const QString within = practiceKey.first(3) + QStringLiteral("\x1b[0m") + practiceKey.sliced(3);
    EXPECT_FALSE(harmless(within).contains(start)) << harmless(within).toStdString();
}

TEST(OutsideText, WhatIsNoKeyStays)
{
    for (const QString &text :
         {QStringLiteral("1043add5-23b1-4afb-9a0f-64343c8f3f8d"), QStringLiteral("KB2748349, KB2778344, KB2732673"),
          QStringLiteral("windows6.1-kb4474419-v3-x64_b5614c6cea5cb4e198717789633dca16308ef79c.msu"),
          QStringLiteral("55041-00172-345-678901-03-1041-7601.0000-2902026"), QStringLiteral("6789B"), masked,
          QStringLiteral("tmp/tmpkgw7d2fx/ptp/pc.txt"), QStringLiteral("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
          QStringLiteral("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
          QStringLiteral("2026-01-13 セキュリティ更新プログラム (KB5073724)"),
          QStringLiteral("md5 bcdf6789234bcdf2346789bcdf234678"), QStringLiteral("GHJ").repeated(20'000),
          QStringLiteral("2026-12-23 23:44:29.876 to 2026-12-24 22:33:44.876"),
          QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~19041.7846.1.10"), QString()})
        EXPECT_EQ(harmless(text).toStdString(), text.toStdString());
    const auto lines =
        QStringLiteral("*****-*****-*****-*****-6789B\n*****-*****-*****-*****-BCDFG; HJKMP; QRTVW; XY234");
    EXPECT_EQ(harmlessLines(lines).toStdString(), lines.toStdString());
}

TEST(OutsideText, AnAddressKeepsNoUserAndNoPassword)
{
    expectAll(
        {{"both", QStringLiteral("at http://svc:Geheim1@wsus01:8530/x"), QStringLiteral("at http://wsus01:8530/x")},
         {"a name", QStringLiteral("https://bob@10.1.2.3/"), QStringLiteral("https://10.1.2.3/")},
         {"a password with a mark of its own", QStringLiteral("http://a:P@ss:w0rd@proxy.corp.local:8080"),
          QStringLiteral("http://proxy.corp.local:8080")},
         {"without a scheme", QStringLiteral("proxy CORP\\svc:Passw0rd!@proxy:8080 refused"),
          QStringLiteral("proxy proxy:8080 refused")},
         {"without a scheme, a password with marks of its own",
          QStringLiteral("proxy svc:P@ss:w0rd@proxy:8080 refused"), QStringLiteral("proxy proxy:8080 refused")},
         {"two of them", QStringLiteral("a:b@c:d@host"), QStringLiteral("host")},
         {"a mail address", QStringLiteral("bob@example.com"), QStringLiteral("bob@example.com")},
         {"behind the host", QStringLiteral("https://host/a@b"), QStringLiteral("https://host/a@b")}},
        withoutUserInfo);
}

TEST(OutsideText, ControlCharactersAreShownAsSuch)
{
    expectAll(
        {{"escape and bell", QStringLiteral("\u001B[31mRED\u0007"), QStringLiteral("<U+001B>[31mRED<U+0007>")},
         {"C1", QStringLiteral("\u009B31m\u0085"), QStringLiteral("<U+009B>31m<U+0085>")},
         {"a forged line", QStringLiteral("title\n2026-01-01 run · ok"),
          QStringLiteral("title<U+000A>2026-01-01 run · ok")},
         {"the line end of a message of Windows", QStringLiteral("Access is denied.\r\n"),
          QStringLiteral("Access is denied.")},
         {"turned", QStringLiteral("a\u202Egpj.exe\u2066b\u200F"), QStringLiteral("a<U+202E>gpj.exe<U+2066>b<U+200F>")},
         {"separators of lines", QStringLiteral("a\u2028b\u2029c"), QStringLiteral("a<U+2028>b<U+2029>c")},
         {"a tab", QStringLiteral("a\tb"), QStringLiteral("a b")},
         {"delete", QStringLiteral("a\u007F"), QStringLiteral("a<U+007F>")}},
        shownControls);
    EXPECT_EQ(harmlessLines(QStringLiteral("a\nb\u001B")), QStringLiteral("a\nb<U+001B>"));
}

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/model/redaction.h"

#include <gtest/gtest.h>

#include <ostream>

namespace esu {

namespace {

struct Row {
    const char *before;
    const char *after;
};

const PersonalNames names{.computers = {QStringLiteral("KEIRI-07"), QStringLiteral("経理部")},
                          .users = {QStringLiteral("taro"), QStringLiteral("山田太郎"), QStringLiteral("server")},
                          .domains = {QStringLiteral("CONTOSO"), QStringLiteral("contoso.example"), QString()},
                          .servers = {QStringLiteral("wsus.contoso.example")}};

void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.before;
}

class FreeText : public testing::TestWithParam<Row> {};

TEST_P(FreeText, IsRedacted)
{
    EXPECT_EQ(Redaction(names).text(QString::fromUtf8(GetParam().before)).toStdString(), GetParam().after);
}

constexpr Row freeText[] = {
    {"", ""},
    {"keiri-07 did not answer", "PC-1 did not answer"},
    {"KEIRI-070 is another", "KEIRI-070 is another"},
    {"経理部の更新プログラム", "PC-2の更新プログラム"},
    {"パソコンKEIRI-07の", "パソコンPC-1の"},
    {"山田太郎さん", "user-2さん"},
    {"taro and Tarot", "user-1 and Tarot"},
    {"CONTOSO\\taro", "domain-1\\user-1"},
    {"at wsus.contoso.example now", "at server-1 now"},
    {"the server", "the user-3"},
    {"host.contoso.example", "domain-2"},
    {"key BCDFG-HJKMP-QRTVW-XY234-6789B here", "key *****-*****-*****-*****-***** here"},
    {"bcdfghjkmpqrtvwxy2346789b", "*****-*****-*****-*****-*****"},
    {"BCDFGHJKMPQRTVWXY23467892", "*****-*****-*****-*****-*****"},
    {"55041-00172-123-456789-03-1041-7601.0000-0012020.", "00000-00000-000-000000-00-0000-0000."},
    {"00371-OEM-8992671-00524", "00000-000-0000000-00000"},
    {"S-1-5-21-1004336348-1177238915-682003330-512", "S-1-0-0"},
    {"C:\\Users\\Hanako Suzuki\\AppData", "C:\\Users\\user-1\\AppData"},
    {"/home/hanako/x", "/home/user-1/x"},
    {"\\\\files\\share", "\\\\server-1\\share"},
    {"\\\\?\\C:\\x", "\\\\?\\C:\\x"},
    {"hanako@fabrikam.example", "user-1@domain-1"},
    {"hanako@contoso.example, hanako@wsus.contoso.example", "user-1@domain-1, user-1@domain-1"},
    {"contoso.example\\hanako, KEIRI-07\\hanako", "domain-2\\user-1, domain-1\\user-1"},
    {"serial PF1ABCD2XY", "serial SERIAL"},
    {"bd3762d7-270d-4760-8fb3-d829ca45278a", "bd3762d7-270d-4760-8fb3-d829ca45278a"},
    {"BD3762D7-270D-4760-8FB3-D829CA45278A", "BD3762D7-270D-4760-8FB3-D829CA45278A"},
    {"KB5068781 0x80072EE2 7601.24535.1.6 10.0.19045", "KB5068781 0x80072EE2 7601.24535.1.6 10.0.19045"},
    {"at 192.168.0.17, or [fe80::1ff:fe23:4567:890a%12]", "at 0.0.0.0, or [::%12]"},
    {"2001:db8:0:0:1:0:0:1 and 12:34:56", ":: and 12:34:56"},
    {"at http://svcproxy:Passw0rd!@proxy.corp.local:8080/x", "at http://server-1:8080/x"},
    {"https://bob:geheim@10.1.2.3/", "https://0.0.0.0/"},
    {"CORP\\jdoe was refused", "domain-1\\user-1 was refused"},
    {"HKLM\\SOFTWARE and NT AUTHORITY\\SYSTEM", "HKLM\\SOFTWARE and NT AUTHORITY\\SYSTEM"},
    {"SOFTWARE\\Microsoft, C:\\Windows\\System32", "SOFTWARE\\Microsoft, C:\\Windows\\System32"},
    {"dc01.corp.local", "server-1"},
    {"DC01.ad.fabrikam.internal:389", "server-1:389"},
    {"DESKTOP-A1B2C3D and WIN-7Q2K9ABCDEF", "PC-1 and PC-1"},
    {"\\\\?\\UNC\\filesrv01\\share$\\hanako\\x", "\\\\?\\UNC\\server-1\\share$\\user-1\\x"},
    {"\\\\filesrv01\\home\\hanako\\x", "\\\\server-1\\home\\user-1\\x"},
    {"//filesrv02/share", "//server-1/share"},
    {"https://aka.ms/x // a remark", "https://aka.ms/x // a remark"},
    {"C:/Users/hanako/AppData", "C:/Users/user-1/AppData"},
    {"file:///C:/Users/hanako/x", "file:///C:/Users/user-1/x"},
    {"D:\\Profiles\\hanako\\x", "D:\\Profiles\\user-1\\x"},
    {"call 03-1234-5678 or 090-1234-5678", "call 000 or 000"},
    {"call +81 3 1234 5678 or +4930123456789", "call 000 or 000"},
    {"at 2026-11-24T09:00:00+09:00, 2026-01-13", "at 2026-11-24T09:00:00+09:00, 2026-01-13"},
    {"BCDFG HJKMP QRTVW XY234 6789B", "*****-*****-*****-*****-*****"},
    {"BCDFG\u2013HJKMP\u2013QRTVW\u2013XY234\u20136789B", "*****-*****-*****-*****-*****"},
    {"ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ", "*****-*****-*****-*****-*****"},
    {"BCDFG-HJKMP-QRTVW-XY234", "*****-*****-*****-*****"},
    {"Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2", "Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2"},
    {"one\nline \x1b[31m", "one\nline <U+001B>[31m"},
    {"BCDFGNJKMPNRTVWXY2346789N has the letters of a key", "*****-*****-*****-*****-***** has the letters of a key"},
    {"ABCDE-FGHIJ-KLMNO-PQRST-UVWX0 has the form of a key", "*****-*****-*****-*****-***** has the form of a key"},
    {"IID 012345 6789012 345678 901234 567890 123456 789012 345678 901234.", "IID 000000."},
    {"IID 0123456-7890123-4567890-1234567-8901234-5678901-2345678", "IID 000000"},
    {"012345678901234567890123456789012345678901234567890123", "000000"},
    {"00-1B-44-11-3A-B7 or 00:1b:44:11:3a:b7", "00-00-00-00-00-00 or 00-00-00-00-00-00"},
};
INSTANTIATE_TEST_SUITE_P(Table, FreeText, testing::ValuesIn(freeText));

TEST(Redaction, KeepsAnAddressRecognisable)
{
    EXPECT_EQ(Redaction::address(QStringLiteral("https://taro:pw@wsus.contoso.example:8531/taro?x=taro")),
              QStringLiteral("https://server-1:8531"));
    EXPECT_EQ(Redaction::address(QStringLiteral("http://wsus")), QStringLiteral("http://server-1"));
    EXPECT_EQ(Redaction::address(QStringLiteral("wsus")), QStringLiteral("server-1"));
    EXPECT_EQ(Redaction::address({}), QString());
    EXPECT_EQ(Redaction::host(QStringLiteral(" http://WSUS:8530 ")), QStringLiteral("wsus"));
}

TEST(Redaction, LeavesProductTextAlone)
{
    const QString name = QStringLiteral("Windows(R), Client-ESU-Year1 add-on for Enterprise,EnterpriseE,Professional");
    EXPECT_EQ(Redaction({}).productText(name), name);
    EXPECT_EQ(Redaction({.users = {QStringLiteral("Windows")}}).productText(name), name);
    EXPECT_EQ(Redaction({.users = {QStringLiteral("taro")}}).productText(QStringLiteral("Windows of Taro")),
              QStringLiteral("Windows of user-1"));
}

TEST(Redaction, AHostTellsItsShortNameAndItsDomain)
{
    const Redaction redaction(withHost({}, QStringLiteral("sv-upd01.corp.contoso.example")));
    EXPECT_EQ(redaction.text(QStringLiteral("sv-upd01 of sv-upd01.corp.contoso.example, dc.corp.contoso.example")),
              QStringLiteral("server-2 of server-1, domain-1"));
    EXPECT_EQ(Redaction(withHost({}, QStringLiteral("wsus"))).text(QStringLiteral("no WSUS server at http://wsus")),
              QStringLiteral("no WSUS server at http://wsus"));
    EXPECT_EQ(withHost({}, QStringLiteral("10.1.2.3")).servers, QStringList());
}

TEST(Redaction, KnowsNoNames)
{
    EXPECT_EQ(Redaction({}).text(QStringLiteral("as it is")), QStringLiteral("as it is"));
}

} // namespace

} // namespace esu

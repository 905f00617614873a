// SPDX-License-Identifier: MIT
// The certificate stores of this (Wine) computer, with a root of the test's own.
#include "core/windows/inventory/root_certificates.h"
#include "core/windows/win32.h"

#include <wincrypt.h>

#include <gtest/gtest.h>

namespace esu {
namespace {

/// Self-signed, for nothing else; its key was thrown away.
const QByteArray ownRoot = QByteArray::fromBase64(
    "MIIBkjCCATegAwIBAgIUFLQrZ5mEhwegvG8Emc62Aq0o8TkwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTQSByb290IG9mIHRoZSB0"
    "ZXN0czAeFw0yNjExMjUyMjIyMTVaFw0yNjExMjYyMjIyMTVaMB4xHDAaBgNVBAMME0Egcm9vdCBvZiB0aGUgdGVzdHMwWTATBgcq"
    "hkjOPQIBBggqhkjOPQMBBwNCAAQM839Ysk7Nv8oAzicw/eVBKCMeR+WEeBcZzUtDHrEa+CyTx0DsmrHN9h2zgvWydSA2mGeM7qC2"
    "FeI8HIhb2lg0o1MwUTAdBgNVHQ4EFgQUf7HZTB62n8QRTAVZXXlw2krUTfwwHwYDVR0jBBgwFoAUf7HZTB62n8QRTAVZXXlw2krU"
    "TfwwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA0/5+SmLCyF9khDVUG9UxST3t388fGImEeZuA4gILzAICIQD1"
    "rpjiak4iCJb4tSd+NCnDXuCLwfOk0TEWvwLdIRDjxw==");
const RootCertificate own{.name = QStringLiteral("A root of the tests"),
                          .sha1 = QStringLiteral("b02e20c381d245badc1f7e63e5fa18b1fa70ca1e")};
const RootCertificate nobody{.name = QStringLiteral("Nobody"), .sha1 = QString(40, u'0')};

/// Puts the test's root into a store of the computer.
bool putInto(const wchar_t *name)
{
    const HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, CERT_SYSTEM_STORE_LOCAL_MACHINE, name);
    const bool isAdded = store && CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING,
                                                                   reinterpret_cast<const BYTE *>(ownRoot.constData()),
                                                                   static_cast<DWORD>(ownRoot.size()),
                                                                   CERT_STORE_ADD_REPLACE_EXISTING, nullptr) != FALSE;
    return store && CertCloseStore(store, 0) && isAdded;
}

/// And takes it out, if it is there: by its key, because Wine keeps what is deleted from the store itself.
bool takeOutOf(const QString &name)
{
    const QString key =
        QStringLiteral("Software\\Microsoft\\SystemCertificates\\%1\\Certificates\\%2").arg(name, own.sha1.toUpper());
    const LSTATUS error = RegDeleteKeyW(HKEY_LOCAL_MACHINE, wide(key));
    return error == ERROR_SUCCESS || error == ERROR_FILE_NOT_FOUND;
}

class RootCertificates : public testing::Test {
protected:
    void SetUp() override { takeOut(); }
    void TearDown() override { takeOut(); }
    static void takeOut()
    {
        EXPECT_TRUE(takeOutOf(QStringLiteral("Disallowed")));
        EXPECT_TRUE(takeOutOf(QStringLiteral("ROOT")));
    }
    static RootTrust trust()
    {
        const auto read = readRootCertificates({nobody, own});
        if (!read || read->size() != 2) {
            ADD_FAILURE() << (read ? "not two" : read.error().detail.toStdString());
            return RootTrust::Absent;
        }
        EXPECT_EQ(read->at(0), (RootReading{.name = nobody.name, .sha1 = nobody.sha1, .trust = RootTrust::Absent}));
        EXPECT_EQ(read->at(1).name, own.name);
        EXPECT_EQ(read->at(1).sha1, own.sha1);
        return read->at(1).trust;
    }
};

TEST_F(RootCertificates, AreFoundByTheirThumbprintsInTheStoresOfTheComputer)
{
    EXPECT_EQ(trust(), RootTrust::Absent);
    ASSERT_TRUE(putInto(L"ROOT"));
    EXPECT_EQ(trust(), RootTrust::Present);
    ASSERT_TRUE(putInto(L"Disallowed"));
    EXPECT_EQ(trust(), RootTrust::Disallowed) << "it is a root all the same, and not trusted";
    ASSERT_TRUE(takeOutOf(QStringLiteral("ROOT")));
    EXPECT_EQ(trust(), RootTrust::Disallowed);
    ASSERT_TRUE(takeOutOf(QStringLiteral("Disallowed")));
    EXPECT_EQ(trust(), RootTrust::Absent);
}

TEST_F(RootCertificates, WhatWineCarriesIsThere)
{
    const RootCertificate microsoft{.name = QStringLiteral("Microsoft Root Certificate Authority 2011"),
                                    .sha1 = QStringLiteral("8f43288ad272f3103b6fb1428485ea3014c0bcfe")};
    const auto read = readRootCertificates({microsoft});
    ASSERT_TRUE(read) << read.error().detail.toStdString();
    EXPECT_EQ(*read,
              (QList<RootReading>{{.name = microsoft.name, .sha1 = microsoft.sha1, .trust = RootTrust::Present}}));
}

TEST_F(RootCertificates, NoneIsAnAnswerToo)
{
    EXPECT_EQ(readRootCertificates({}), QList<RootReading>());
}

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/windows/packages/windows_package_installer.h"
#include "core/windows/packages/windows_power.h"
#include "core/windows/win32.h"
#include "tests/windows/wine_trust.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <windows.h>

#include <sddl.h>
#include <wincrypt.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <stop_token>
#include <thread>

namespace esu {
namespace {

using namespace std::chrono_literals;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void setVariable(const char16_t *name, const QString &value)
{
    SetEnvironmentVariableW(reinterpret_cast<const wchar_t *>(name),
                            value.isNull() ? nullptr : reinterpret_cast<const wchar_t *>(value.utf16()));
}

/// Makes a certificate a root of this (Wine) PC or of this account, or takes that back. It is seen once the store is
/// closed.
bool changeRoot(const QByteArray &der, DWORD place, bool isTrusted)
{
    const HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0, place, L"Root");
    PCCERT_CONTEXT root = nullptr;
    const bool isAdded = store && CertAddEncodedCertificateToStore(
                                      store, X509_ASN_ENCODING, reinterpret_cast<const BYTE *>(der.constData()),
                                      static_cast<DWORD>(der.size()), CERT_STORE_ADD_REPLACE_EXISTING, &root);
    const bool isDone =
        isAdded && (isTrusted ? CertFreeCertificateContext(root) : CertDeleteCertificateFromStore(root));
    return store && CertCloseStore(store, 0) && isDone;
}

/// The CA of the tests is a root while they run, another one a root of the account, from the start: a process reads the
/// roots once.
class PackageInstallerTest : public testing::Test {
protected:
    static QByteArray authority() { return contentOf(qEnvironmentVariable("ESU_SIGNED") + QStringLiteral("/ca.der")); }
    static QByteArray authorityOfAccount()
    {
        return contentOf(qEnvironmentVariable("ESU_SIGNED") + QStringLiteral("/one-account.der"));
    }
    static bool changeRoots(bool areTrusted)
    {
        return changeRoot(authority(), CERT_SYSTEM_STORE_LOCAL_MACHINE, areTrusted) &&
               changeRoot(authorityOfAccount(), CERT_SYSTEM_STORE_CURRENT_USER, areTrusted);
    }
    static void SetUpTestSuite() { ASSERT_TRUE(changeRoots(true)); }
    static void TearDownTestSuite() { EXPECT_TRUE(changeRoots(false)); }

    void SetUp() override
    {
        m_signed = qEnvironmentVariable("ESU_SIGNED");
        ASSERT_FALSE(m_signed.isEmpty());
        ASSERT_TRUE(m_folder.isValid());
        m_record = m_folder.filePath(QStringLiteral("record"));
        setVariable(u"ESU_STAND_IN_RECORD", m_record);
        answer(QStringLiteral("0"));
    }
    void TearDown() override
    {
        setVariable(u"ESU_STAND_IN_RECORD", {});
        setVariable(u"ESU_STAND_IN_EXIT", {});
        setVariable(u"ESU_STAND_IN_WUSA", {});
    }

    static void answer(const QString &code) { setVariable(u"ESU_STAND_IN_EXIT", code); }
    static void wusaAnswers(const QString &code) { setVariable(u"ESU_STAND_IN_WUSA", code); }

    QStringList scratchFolders() const
    {
        QStringList folders;
        for (const QString &line : started()) {
            for (const QString &word : line.split(QLatin1Char('|'))) {
                if (word.startsWith(QLatin1String("/scratchdir:")))
                    folders.append(word.section(QLatin1Char(':'), 1));
            }
        }
        return folders;
    }

    QString privateFolder() const { return QDir::toNativeSeparators(m_folder.filePath(QStringLiteral("private"))); }
    WindowsPackageInstaller installer(std::chrono::milliseconds wusaLimit = 60s) const
    {
        return WindowsPackageInstaller(PackagePlaces{.folder = privateFolder(),
                                                     .tools = QDir::toNativeSeparators(m_signed),
                                                     .wusaLimit = wusaLimit,
                                                     .otherLimit = 60s,
                                                     .dismFirst = false,
                                                     .trust = m_trust,
                                                     .isServicing = [] { return false; }});
    }
    /// As on Windows 7.
    PackagePlaces dismFirst() const
    {
        return {.folder = privateFolder(),
                .tools = QDir::toNativeSeparators(m_signed),
                .wusaLimit = 60s,
                .otherLimit = 60s,
                .dismFirst = true,
                .trust = m_trust,
                .isServicing = [] { return false; }};
    }
    PackageFile package(const char16_t *name) const
    {
        const QString file = QString::fromUtf16(name) + QStringLiteral(".msu");
        const QByteArray content = contentOf(m_signed + QLatin1Char('/') + file);
        const auto digest = [&content](QCryptographicHash::Algorithm algorithm) {
            return QString::fromLatin1(QCryptographicHash::hash(content, algorithm).toHex());
        };
        return {.kb = QStringLiteral("KB1"),
                .fileName = file,
                .sha1 = digest(QCryptographicHash::Sha1),
                .sha256 = digest(QCryptographicHash::Sha256),
                .size = content.size(),
                .path = m_signed + QLatin1Char('/') + file};
    }
    QStringList started() const
    {
        return QString::fromUtf8(contentOf(m_record)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    void expectRefused(const PackageFile &file, const QString &condition) const
    {
        const auto outcome = installer().install(file, {});
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().fault, Fault::BadData);
        EXPECT_EQ(outcome.error().condition, condition) << outcome.error().detail.toStdString();
        EXPECT_EQ(started(), QStringList());
    }

    /// What Wine can keep of a descriptor, and the CA of the tests in Microsoft's place.
    WindowsTrust m_trust = trustUnderWine(authority());
    QTemporaryDir m_folder;
    QString m_signed;
    QString m_record;
};

TEST_F(PackageInstallerTest, aPackageOfMicrosoftIsInstalledFromThePrivateFolder)
{
    answer(QStringLiteral("3010"));
    const auto outcome = installer().install(package(u"microsoft"), {});
    ASSERT_TRUE(outcome) << outcome.error().condition.toStdString() << ' ' << outcome.error().detail.toStdString()
                         << ' ' << std::hex << outcome.error().code.value_or(0);
    EXPECT_TRUE(outcome->restartRequired);
    ASSERT_EQ(started().size(), 1);
    const QStringList words = started().constFirst().split(QLatin1Char('|'));
    EXPECT_TRUE(words.at(0).endsWith(QLatin1String("\\wusa.exe"))) << words.at(0).toStdString();
    EXPECT_EQ(words.mid(1, 3), (QStringList{privateFolder() + QStringLiteral("\\microsoft.msu"),
                                            QStringLiteral("/quiet"), QStringLiteral("/norestart")}));
}

TEST_F(PackageInstallerTest, anUnsignedPackageIsNeverStarted)
{
    expectRefused(package(u"unsigned"), condition::notSigned);
}

TEST_F(PackageInstallerTest, aRootThatThisPcLacksIsToldAsThat)
{
    PackageFile file = package(u"rootless");
    file.origin = PackageFile::Origin::Catalog;
    expectRefused(file, condition::rootMissing);
}

TEST_F(PackageInstallerTest, aRootOfOneAccountIsNoneOfThePc)
{
    // Any account may add one to its own, and an elevated program runs with that account's.
    m_trust.signingRoots = trustUnderWine(authorityOfAccount()).signingRoots;
    PackageFile file = package(u"account");
    file.origin = PackageFile::Origin::Catalog;
    expectRefused(file, condition::rootMissing);
}

TEST_F(PackageInstallerTest, aPinnedPackageOfMicrosoftNeedsNoRoot)
{
    // As on a bare Windows 7: the signature is whole, and the PC does not know its root yet.
    ASSERT_TRUE(installer().install(package(u"rootless"), {}));
    EXPECT_EQ(started().size(), 1);
    // Without any digest nothing is pinned, whatever the origin says.
    PackageFile file = package(u"rootless");
    file.sha1.clear();
    file.sha256.clear();
    EXPECT_EQ(installer().install(file, {}).error().condition, condition::rootMissing);
}

TEST_F(PackageInstallerTest, noDigestExcusesARootOfSomebodyElse)
{
    expectRefused(package(u"stranger"), condition::wrongSigner);
}

TEST_F(PackageInstallerTest, anUnpinnedPackageMustBeTheOneItWasTakenFor)
{
    PackageFile file = package(u"microsoft");
    file.origin = PackageFile::Origin::Folder;
    file.architecture = QStringLiteral("x64");
    const auto says = [](const char16_t *kb) {
        setVariable(
            u"ESU_STAND_IN_IDENTITY",
            QStringLiteral("KB Article Number=\"%1\"\nProcessor Architecture=\"amd64\"\n").arg(QString::fromUtf16(kb)));
    };
    says(u"4490628");
    const auto refused = installer().install(file, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().condition, condition::packageOther);
    for (const QString &line : started())
        EXPECT_FALSE(line.contains(QLatin1String("wusa.exe"))) << line.toStdString();
    says(u"1");
    EXPECT_TRUE(installer().install(file, {}));
    setVariable(u"ESU_STAND_IN_IDENTITY", {});
    EXPECT_TRUE(installer().install(file, {})) << "a package that says nothing contradicts nothing";
    EXPECT_TRUE(started().constLast().contains(QLatin1String("wusa.exe")));
}

TEST_F(PackageInstallerTest, aTrustedAuthorityThatIsNotMicrosoftsSignsForNobody)
{
    // The shipped rule, against a CA that this PC trusts and that signs for "Microsoft Corporation".
    m_trust.signingRoots = WindowsTrust().signingRoots;
    expectRefused(package(u"microsoft"), condition::wrongSigner);
}

TEST_F(PackageInstallerTest, aPackageOfSomebodyElseIsNeverStarted)
{
    expectRefused(package(u"other"), condition::wrongSigner);
}

TEST_F(PackageInstallerTest, everyKnownDigestMustFit)
{
    PackageFile file = package(u"microsoft");
    file.sha1[0] = file.sha1.at(0) == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    expectRefused(file, condition::digestMismatch);
    file = package(u"microsoft");
    file.sha256[0] = file.sha256.at(0) == QLatin1Char('0') ? QLatin1Char('1') : QLatin1Char('0');
    expectRefused(file, condition::digestMismatch);
    file = package(u"microsoft");
    ++file.size;
    expectRefused(file, condition::digestMismatch);
}

TEST_F(PackageInstallerTest, whatWasProvenIsNotChangedWhileItIsInstalled)
{
    const QString attempts = m_folder.filePath(QStringLiteral("attempts"));
    setVariable(u"ESU_STAND_IN_ATTEMPTS", attempts);
    const auto outcome = installer().install(package(u"microsoft"), {});
    setVariable(u"ESU_STAND_IN_ATTEMPTS", {});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(contentOf(attempts).toStdString(), "written: no, moved: no, there: yes");
}

TEST_F(PackageInstallerTest, aNameCannotLeaveTheFolder)
{
    PackageFile file = package(u"microsoft");
    for (const auto *name : {u"..\\out.msu", u"a/b.msu", u"C:x.msu", u"x.exe"}) {
        file.fileName = QString::fromUtf16(name);
        EXPECT_EQ(installer().install(file, {}).error().fault, Fault::BadData) << file.fileName.toStdString();
    }
    EXPECT_EQ(started(), QStringList());
}

TEST_F(PackageInstallerTest, aRefusalOfWusaIsTold)
{
    answer(QStringLiteral("0x80240017"));
    EXPECT_EQ(installer().install(package(u"microsoft"), {}).error().code, 0x80240017U);
}

TEST_F(PackageInstallerTest, wusaThatNeverEndsIsFollowedByDism)
{
    wusaAnswers(QStringLiteral("hang"));
    answer(QStringLiteral("3010"));
    const auto outcome = installer(300ms).install(package(u"microsoft"), {});
    ASSERT_TRUE(outcome) << outcome.error().condition.toStdString() << ' ' << outcome.error().detail.toStdString();
    EXPECT_TRUE(outcome->restartRequired);
    QStringList after = started();
    // Of a wusa that a busy machine starts late, nothing may be left to read.
    after.removeIf([](const QString &line) { return line.contains(QLatin1String("wusa.exe|")); });
    ASSERT_EQ(after.size(), 2);
    EXPECT_TRUE(after.at(0).contains(QLatin1String("expand.exe|-F:*|")));
    const QString &last = after.at(1);
    EXPECT_TRUE(last.contains(QLatin1String("|/online|/add-package|/packagepath:"))) << last.toStdString();
    EXPECT_TRUE(last.contains(QLatin1String("part.cab|/scratchdir:"))) << last.toStdString();
    EXPECT_TRUE(last.endsWith(QLatin1String("|/norestart|/quiet|"))) << last.toStdString();
    EXPECT_TRUE(std::ranges::none_of(started(), [](const QString &line) {
        return line.contains(QLatin1String("DesktopDeployment"));
    })) << "no package, and the first by name";
}

TEST_F(PackageInstallerTest, onWindows7DismComesFirstAndWusaWhereItDidNotHelp)
{
    wusaAnswers(QStringLiteral("hang"));
    ASSERT_TRUE(WindowsPackageInstaller(dismFirst()).install(package(u"microsoft"), {}));
    ASSERT_EQ(started().size(), 2) << "no update agent that may be searching";
    EXPECT_TRUE(started().at(1).contains(QLatin1String("dism.exe"))) << started().at(1).toStdString();

    wusaAnswers(QStringLiteral("3010"));
    answer(QStringLiteral("0x800F0922"));
    const auto outcome = WindowsPackageInstaller(dismFirst()).install(package(u"microsoft"), {});
    ASSERT_TRUE(outcome) << outcome.error().condition.toStdString();
    EXPECT_TRUE(outcome->restartRequired);
    EXPECT_TRUE(started().constLast().contains(QLatin1String("wusa.exe")));

    answer(QStringLiteral("0x800F081E"));
    const auto notApplicable = WindowsPackageInstaller(dismFirst()).install(package(u"microsoft"), {});
    ASSERT_FALSE(notApplicable);
    EXPECT_EQ(notApplicable.error().code, hresult::cbsNotApplicable);
    EXPECT_TRUE(started().constLast().contains(QLatin1String("dism.exe"))) << "wusa would search for hours";
}

TEST_F(PackageInstallerTest, dismUnpacksInANewFolderThatIsGoneAfterwards)
{
    for (int run = 1; run <= 2; ++run)
        ASSERT_TRUE(WindowsPackageInstaller(dismFirst()).install(package(u"microsoft"), {}));
    const QStringList folders = scratchFolders();
    ASSERT_EQ(folders.size(), 2);
    EXPECT_NE(folders.at(0), folders.at(1));
    for (const QString &folder : folders) {
        EXPECT_TRUE(folder.startsWith(privateFolder() + QLatin1Char('\\'))) << folder.toStdString();
        EXPECT_FALSE(QFile::exists(folder)) << folder.toStdString();
    }
}

TEST_F(PackageInstallerTest, whatDismMayStillBeAtIsLeftToIt)
{
    answer(QStringLiteral("hang"));
    std::stop_source stop;
    const HANDLE written = FindFirstChangeNotificationW(wide(QDir::toNativeSeparators(m_folder.path())), FALSE,
                                                        FILE_NOTIFY_CHANGE_SIZE | FILE_NOTIFY_CHANGE_LAST_WRITE);
    ASSERT_NE(written, INVALID_HANDLE_VALUE);
    const auto closed = qScopeGuard([written] { FindCloseChangeNotification(written); });
    const auto installed = [&] {
        constexpr DWORD anotherLook = 250; // ms; a change may come before it is waited for
        const std::jthread person([&](const std::stop_token &isOver) {
            while (!isOver.stop_requested() && scratchFolders().isEmpty()) {
                WaitForSingleObject(written, anotherLook);
                FindNextChangeNotification(written);
            }
            stop.request_stop();
        });
        return WindowsPackageInstaller(dismFirst()).install(package(u"microsoft"), {.stop = stop.get_token()});
    }();
    ASSERT_FALSE(installed);
    EXPECT_EQ(installed.error().fault, Fault::Cancelled);
    ASSERT_EQ(scratchFolders().size(), 1);
    EXPECT_TRUE(QFile::exists(scratchFolders().constFirst()));
}

TEST_F(PackageInstallerTest, dismWaitsUntilWindowsHasInstalledWhatItWasAt)
{
    static int asked;
    asked = 0;
    PackagePlaces places = dismFirst();
    places.isServicing = [] { return ++asked < 3; };
    ASSERT_TRUE(WindowsPackageInstaller(places).install(package(u"microsoft"), {}));
    EXPECT_EQ(asked, 3);
    // Not for ever: what is stuck is for a restart to end.
    places.isServicing = [] { return true; };
    places.busyLimit = 1ms;
    EXPECT_TRUE(WindowsPackageInstaller(places).install(package(u"microsoft"), {}));
}

TEST_F(PackageInstallerTest, theToolsUnpackWhereNobodyElseMayWrite)
{
    const QString record = m_folder.filePath(QStringLiteral("environment"));
    setVariable(u"ESU_STAND_IN_ENVIRONMENT", record);
    wchar_t before[MAX_PATH]{};
    GetEnvironmentVariableW(L"TEMP", before, MAX_PATH);
    setVariable(u"TEMP", QStringLiteral("C:\\planted"));
    setVariable(u"Path", QStringLiteral("C:\\planted"));
    const auto outcome = installer().install(package(u"microsoft"), {});
    setVariable(u"ESU_STAND_IN_ENVIRONMENT", {});
    SetEnvironmentVariableW(L"TEMP", before);
    ASSERT_TRUE(outcome);
    const QStringList given = QString::fromUtf8(contentOf(record)).split(QLatin1Char('|'));
    ASSERT_EQ(given.size(), 3);
    EXPECT_EQ(given.at(0), privateFolder());
    EXPECT_EQ(given.at(1), privateFolder());
    EXPECT_TRUE(given.at(2).endsWith(QLatin1String("system32"), Qt::CaseInsensitive)) << given.at(2).toStdString();
}

TEST_F(PackageInstallerTest, aPartOfADownloadThatIsNotOursIsRemoved)
{
    auto here = installer();
    ASSERT_TRUE(here.folder());
    const QString part = privateFolder() + QStringLiteral("\\microsoft.msu.part");
    {
        QFile planted(part);
        ASSERT_TRUE(planted.open(QIODevice::WriteOnly));
    }
    ASSERT_TRUE(here.folder());
    EXPECT_TRUE(QFile::exists(part)) << "one of ours is gone on with";
    PSECURITY_DESCRIPTOR raw = nullptr;
    ASSERT_TRUE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;;FA;;;SY)(A;;FA;;;WD)", SDDL_REVISION_1,
                                                                     &raw, nullptr));
    const Local<void> descriptor(raw);
    ASSERT_TRUE(SetFileSecurityW(wide(part), DACL_SECURITY_INFORMATION, raw));
    ASSERT_TRUE(here.folder());
    EXPECT_FALSE(QFile::exists(part));
}

TEST_F(PackageInstallerTest, aStopEndsTheProgram)
{
    answer(QStringLiteral("hang"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(installer().install(package(u"microsoft"), {.stop = stop.get_token()}).error().fault, Fault::Cancelled);
}

TEST_F(PackageInstallerTest, cleaningUpRemovesAll)
{
    auto here = installer();
    ASSERT_TRUE(here.install(package(u"microsoft"), {}));
    EXPECT_TRUE(QFile::exists(privateFolder() + QStringLiteral("/microsoft.msu")));
    EXPECT_TRUE(here.cleanUp());
    EXPECT_FALSE(QFile::exists(privateFolder()));
    EXPECT_TRUE(here.cleanUp());
}

TEST(WindowsPower, aPcIsKeptAwake)
{
    EXPECT_NE(WindowsPower().keepAwake(), nullptr);
}

} // namespace
} // namespace esu

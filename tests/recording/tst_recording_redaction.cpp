// SPDX-License-Identifier: MIT
// A PC that says everything it must not say, wherever it can: nothing of it may be in the file.
#include "core/practice/scenario_writer.h"
#include "core/recording/recording.h"
#include "tests/support/fake_machine.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

#include <array>

namespace esu {

namespace {

const PersonalNames names{.users = {QStringLiteral("hanako"), QStringLiteral("山田太郎")},
                          .domains = {QStringLiteral("FABRIKAM"), QStringLiteral("fabrikam.example")}};

/// What the PC says, and what of it must be gone.
const QStringList secrets{QStringLiteral("KEIRI-07X"),
                          QStringLiteral("hanako"),
                          QStringLiteral("山田太郎"),
                          QStringLiteral("FABRIKAM"),
                          QStringLiteral("S-1-5-21-1004336348-1177238915-682003330-512"),
                          QStringLiteral("00-1B-44-11-3A-B7"),
                          QStringLiteral("00:1b:44:11:3a:b7"),
                          QStringLiteral("suzuki@mail.example"),
                          QStringLiteral("192.168.10.23"),
                          QStringLiteral("fe80::1ff:fe23:4567:890a"),
                          QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B"),
                          QStringLiteral("BCDFGHJKMPQRTVWXY2346789B"),
                          QStringLiteral("PF1ABCD2XY"),
                          QStringLiteral("55041-00172-345-678901-03-1041-7601.0000-2902026"),
                          QStringLiteral("00371-OEM-8992671-00524"),
                          QStringLiteral("012345678901234567890123456789012345678901234567890123"),
                          QStringLiteral("C:\\Users\\Suzuki Ichiro\\x"),
                          QStringLiteral("\\\\filesrv\\share"),
                          QStringLiteral("http://svcproxy:Passw0rd!@proxy.corp.local:8080/x"),
                          QStringLiteral("https://bob:geheim@10.1.2.3/"),
                          QStringLiteral("CORP\\jdoe"),
                          QStringLiteral("dc01.corp.local"),
                          QStringLiteral("DESKTOP-A1B2C3D"),
                          QStringLiteral("\\\\?\\UNC\\filesrv01\\share$\\ichiro"),
                          QStringLiteral("//filesrv02/share"),
                          QStringLiteral("C:/Users/ichiro/AppData"),
                          QStringLiteral("D:\\Profiles\\ichiro\\x"),
                          QStringLiteral("03-1234-5678"),
                          QStringLiteral("BCDFG HJKMP QRTVW XY234 6789B"),
                          QStringLiteral("BCDFG\u2013HJKMP\u2013QRTVW\u2013XY234\u20136789B"),
                          QStringLiteral("ＢＣＤＦＧ－ＨＪＫＭＰ－ＱＲＴＶＷ－ＸＹ２３４－６７８９Ｂ"),
                          QStringLiteral("BCDFG-HJKMP-QRTVW-XY234")};

/// No piece of one may be left either.
constexpr std::array pieces{"filesrv",    "suzuki", "wsus.",   ":pw@",    "svcproxy",   "passw0rd",
                            "proxy.corp", "bob",    "geheim",  "10.1.2.", "jdoe",       "dc01",
                            "a1b2c3d",    "ichiro", "1234-56", "qrtvw",   "ＱＲＴＶＷ", "ｑｒｔｖｗ"};

QString hostile()
{
    return secrets.join(QStringLiteral(" / "));
}

Error hostileError(const QString &operation, std::optional<std::uint32_t> code = 0x80041001U)
{
    return {.operation = operation, .code = code, .condition = hostile(), .detail = hostile()};
}

class HostileProbe final : public EndpointProbe {
public:
    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &) override
    {
        QList<EndpointAnswer> answers;
        for (const QUrl &url : urls)
            answers.append({.url = url, .reached = std::unexpected(hostileError(operation::networkProbe))});
        return answers;
    }
};

LicenseRow hostileRow(LicenseRow row)
{
    row.applicationId = hostile();
    row.name = row.name + u' ' + hostile();
    row.description = hostile();
    row.licenseFamily = hostile();
    if (row.partialProductKey)
        row.partialProductKey = hostile();
    return row;
}

class HostilePc : public testing::Test {
protected:
    void SetUp() override
    {
        m_pc.endpoints = &m_probe;
        m_pc.facts.os = OperatingSystem{.computerName = secrets.constFirst(),
                                        .caption = QStringLiteral("Microsoft Windows 7 Professional"),
                                        .version = QStringLiteral("6.1.7601"),
                                        .build = 7601};
        m_pc.surroundings = {.freeBytes = std::unexpected(hostileError(operation::inventorySurroundings)),
                             .tls12 = std::unexpected(hostileError(operation::inventoryRegistry)),
                             .onBattery = std::unexpected(hostileError(operation::inventorySurroundings)),
                             .metered = std::unexpected(hostileError(operation::inventorySurroundings)),
                             .roots = std::unexpected(hostileError(operation::inventorySurroundings))};
    }

    void expectNothingPersonal()
    {
        const auto recorded = record(m_pc, loadResources().value(), names, QStringLiteral("1.0"), {});
        ASSERT_TRUE(recorded.has_value());
        const QByteArray file = QJsonDocument(writeScenario(*recorded)).toJson();
        const auto replay = parseScenario(file, QStringLiteral("recording.json"));
        ASSERT_TRUE(replay.has_value()) << qPrintable(replay.error().detail);
        for (const QString &secret : secrets) {
            // As JSON has it.
            const QByteArray text = QString(secret).replace(u'\\', QLatin1String("\\\\")).toUtf8();
            EXPECT_FALSE(file.toLower().contains(text.toLower())) << text.constData() << " in " << file.constData();
        }
        for (const char *part : pieces)
            EXPECT_FALSE(file.toLower().contains(part)) << part << " in " << file.constData();
        m_file = file;
    }

    test::FakeMachine m_pc;
    HostileProbe m_probe;
    QByteArray m_file;
};

TEST_F(HostilePc, SaysNothingPersonalInItsFacts)
{
    OperatingSystem &os = *m_pc.facts.os;
    os.caption += u' ' + hostile();
    os.version = hostile();
    m_pc.facts.editionId = hostile();
    m_pc.facts.architecture = hostile();
    m_pc.facts.servicingStackVersion = hostile();
    const QString package = QStringLiteral("Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2");
    m_pc.facts.packages = QList<PackageFact>{
        {.name = package, .state = 0x70U}, {.name = package + u' ' + hostile(), .state = 0x20U}, {.name = hostile()}};
    m_pc.facts.updateSource =
        UpdateSource{.kind = UpdateSource::Kind::Wsus,
                     .server = QStringLiteral("hanako://hanako:pw@wsus.fabrikam.example:8530/hanako?192.168.10.23")};
    for (LicenseRow &row : m_pc.state)
        row = hostileRow(row);
    m_pc.offered = {{.id = QStringLiteral("11111111-2222-3333-4444-555555555555"),
                     .title = hostile(),
                     .kb = {QStringLiteral("KB5068781"), hostile()},
                     .categoryIds = {hostile()},
                     .supersededIds = {hostile()}},
                    {.id = hostile(), .title = hostile()}};
    expectNothingPersonal();
    for (const char *kept : {"Package_for_KB4490628~31bf3856ad364e35~amd64~~6.1.1.2\"", "KB5068781", "-ESU-"})
        EXPECT_TRUE(m_file.contains(kept)) << kept << " not in " << m_file.constData();
}

TEST_F(HostilePc, SaysNothingPersonalInItsErrors)
{
    m_pc.facts.editionId = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.ubr = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.architecture = std::unexpected(hostileError(operation::inventoryRegistry, std::nullopt));
    m_pc.facts.packages = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.servicingStackVersion = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.pendingRestart = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.updateSource = std::unexpected(hostileError(operation::inventoryRegistry));
    m_pc.facts.elevated = std::unexpected(hostileError(operation::inventoryElevation));
    m_pc.readings = {hostileError(operation::sppRows)};
    m_pc.searchFails = hostileError(operation::wuaSearch);
    expectNothingPersonal();
    EXPECT_TRUE(m_file.contains("PC-1 / user-1"));
}

} // namespace

} // namespace esu

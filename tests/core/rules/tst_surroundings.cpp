// SPDX-License-Identifier: MIT
// Checks of what is around Windows: met, missing, unknown, not needed; never "missing" from what could not be read.
#include "tests/support/journey_test.h"

#include "core/rules/surroundings_checks.h"

#include <functional>
#include <ostream>

namespace esu::test {
namespace {

using State = PrerequisiteResult::State;
using Kind = PrerequisiteKind;

const QDateTime noon(dayInYear2, QTime(12, 0), Qt::UTC);
constexpr EndpointPurpose activation = EndpointPurpose::Activation;

/// Everything readable, everything fine.
Surroundings fine()
{
    return {.freeBytes = 4LL * 1024 * 1024 * 1024,
            .tls12 = Tls12Facts{.winHttp = 0xA00U, .winHttpWow64 = 0xA00U, .disabledByDefault = 0U, .enabled = 1U},
            .onBattery = false,
            .metered = false,
            .roots = QList<RootReading>{{.name = QStringLiteral("One"), .trust = RootTrust::Present},
                                        {.name = QStringLiteral("Two"), .trust = RootTrust::Present}},
            .endpoints = QList<EndpointReading>{},
            .at = noon};
}

EndpointReading answer(const char *host, Result<void> reached, std::optional<qint64> secondsBehind = std::nullopt,
                       EndpointPurpose purpose = activation)
{
    EndpointReading reading{
        .purpose = purpose,
        .answer = {.url = QUrl(QStringLiteral("https://%1/").arg(QLatin1String(host))), .reached = std::move(reached)}};
    if (secondsBehind)
        reading.answer.date = noon.addSecs(-*secondsBehind);
    return reading;
}
Result<void> nameNotResolved()
{
    return std::unexpected(Error{.fault = Fault::Backend, .operation = operation::networkProbe, .code = 0x80072EE7U});
}
Result<void> nobodyAsked()
{
    return notRead();
}
Result<void> slow()
{
    return std::unexpected(Error{.fault = Fault::Timeout, .operation = operation::networkProbe});
}

PrerequisiteRule item(Kind kind)
{
    return {.id = QStringLiteral("item"),
            .kind = kind,
            .freeMegabytes = 3072,
            .clockMinutes = 10,
            .purpose = activation,
            .blocking = false};
}

struct Row {
    const char *rule;
    Kind kind;
    State state;
    std::function<void(MachineFacts &, Surroundings &)> change;
};
void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.rule;
}
class SurroundingsCheck : public ::testing::TestWithParam<Row> {};

TEST_P(SurroundingsCheck, IsByTheBook)
{
    MachineFacts facts = readyFacts();
    facts.os->build = 7601;
    facts.architecture = QStringLiteral("x64");
    Surroundings around = fine();
    if (GetParam().change)
        GetParam().change(facts, around);
    const PrerequisiteResult result = checkSurroundings(item(GetParam().kind), facts, around);
    EXPECT_EQ(result.state, GetParam().state) << result.evidence.toStdString();
    EXPECT_FALSE(result.blocking);
}

INSTANTIATE_TEST_SUITE_P(
    Disk, SurroundingsCheck,
    ::testing::Values(Row{"enough", Kind::DiskSpace, State::Met, {}},
                      Row{"exactly the limit", Kind::DiskSpace, State::Met,
                          [](MachineFacts &, Surroundings &s) { s.freeBytes = 3072LL * 1024 * 1024; }},
                      Row{"a byte less", Kind::DiskSpace, State::Missing,
                          [](MachineFacts &, Surroundings &s) { s.freeBytes = 3072LL * 1024 * 1024 - 1; }},
                      Row{"not read", Kind::DiskSpace, State::Unknown,
                          [](MachineFacts &, Surroundings &s) { s.freeBytes = std::unexpected(unreadable()); }}));

using Tls = std::optional<std::uint32_t>;
std::function<void(MachineFacts &, Surroundings &)> tls(int build, Tls winHttp, Tls wow, Tls disabled, Tls enabled,
                                                        const char *architecture = "x64")
{
    return [=](MachineFacts &facts, Surroundings &around) {
        facts.os->build = build;
        facts.architecture = QString(QLatin1String(architecture));
        around.tls12 =
            Tls12Facts{.winHttp = winHttp, .winHttpWow64 = wow, .disabledByDefault = disabled, .enabled = enabled};
    };
}

INSTANTIATE_TEST_SUITE_P(
    Tls12, SurroundingsCheck,
    ::testing::Values(
        Row{"all set", Kind::Tls12, State::Met, {}},
        Row{"Enabled may be absent", Kind::Tls12, State::Met, tls(7601, 0x800U, 0x800U, 0U, {})},
        Row{"Enabled as 0xffffffff", Kind::Tls12, State::Met, tls(7601, 0x800U, 0x800U, 0U, 0xFFFFFFFFU)},
        Row{"nothing set", Kind::Tls12, State::Missing, tls(7601, {}, {}, {}, {})},
        Row{"without the bit", Kind::Tls12, State::Missing, tls(7601, 0x280U, 0x800U, 0U, 1U)},
        Row{"without the bit for 32-bit programs", Kind::Tls12, State::Missing, tls(7601, 0x800U, 0xA0U, 0U, 1U)},
        Row{"only one view", Kind::Tls12, State::Missing, tls(7601, 0x800U, {}, 0U, 1U)},
        Row{"32-bit Windows has one view", Kind::Tls12, State::Met, tls(7601, 0x800U, {}, 0U, 1U, "x86")},
        Row{"one view, architecture not read", Kind::Tls12, State::Unknown,
            [](MachineFacts &facts, Surroundings &around) {
                facts.architecture = notRead();
                around.tls12->winHttpWow64.reset();
            }},
        Row{"Schannel not told", Kind::Tls12, State::Missing, tls(7601, 0x800U, 0x800U, {}, {})},
        Row{"Schannel switched off", Kind::Tls12, State::Missing, tls(7601, 0x800U, 0x800U, 0U, 0U)},
        Row{"off by default", Kind::Tls12, State::Missing, tls(7601, 0x800U, 0x800U, 1U, 1U)},
        Row{"Server 2012: Schannel needs nothing", Kind::Tls12, State::Met, tls(9200, 0x800U, 0x800U, {}, {})},
        Row{"Server 2012: switched off", Kind::Tls12, State::Missing, tls(9200, 0x800U, 0x800U, {}, 0U)},
        Row{"Server 2012: off by default", Kind::Tls12, State::Missing, tls(9200, 0x800U, 0x800U, 1U, {})},
        Row{"Server 2012: WinHTTP not told", Kind::Tls12, State::Missing, tls(9200, {}, {}, {}, {})},
        Row{"later Windows", Kind::Tls12, State::NotApplicable, tls(9600, {}, {}, {}, {})},
        Row{"not read", Kind::Tls12, State::Unknown,
            [](MachineFacts &, Surroundings &s) { s.tls12 = std::unexpected(unreadable()); }},
        Row{"Windows not known", Kind::Tls12, State::Unknown,
            [](MachineFacts &facts, Surroundings &) { facts.os = notRead(); }}));

std::function<void(MachineFacts &, Surroundings &)> answers(const QList<EndpointReading> &list)
{
    return [=](MachineFacts &, Surroundings &around) { around.endpoints = list; };
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, SurroundingsCheck,
    ::testing::Values(Row{"all answer", Kind::Endpoints, State::Met, answers({answer("a", {}), answer("b", {})})},
                      Row{"one does not", Kind::Endpoints, State::Missing,
                          answers({answer("a", {}), answer("b", nameNotResolved())})},
                      Row{"too slow", Kind::Endpoints, State::Missing, answers({answer("a", slow())})},
                      Row{"one was not asked", Kind::Endpoints, State::Unknown,
                          answers({answer("a", {}), answer("b", nobodyAsked())})},
                      Row{"those of another purpose do not count", Kind::Endpoints, State::Met,
                          answers({answer("a", {}),
                                   answer("b", nameNotResolved(), {}, EndpointPurpose::Certificates)})},
                      Row{"none of this purpose", Kind::Endpoints, State::NotApplicable, answers({})},
                      Row{"no probe", Kind::Endpoints, State::Unknown,
                          [](MachineFacts &, Surroundings &s) { s.endpoints = notRead(); }}));

Result<void> refused(std::uint32_t code)
{
    return std::unexpected(Error{.fault = Fault::Refused, .operation = operation::networkProbe, .code = code});
}
/// The second root, and how asking the activation host ended.
std::function<void(MachineFacts &, Surroundings &)> root(Fact<RootTrust> second, const QList<EndpointReading> &list)
{
    return [=](MachineFacts &, Surroundings &around) {
        if (second)
            around.roots->last().trust = *second;
        else
            around.roots = std::unexpected(second.error());
        around.endpoints = list;
    };
}
const auto absent = RootTrust::Absent;
const auto disallowed = RootTrust::Disallowed;

INSTANTIATE_TEST_SUITE_P(
    Roots, SurroundingsCheck,
    ::testing::Values(Row{"present, nobody asked", Kind::RootCertificates, State::Met, {}},
                      Row{"present, and the connection failed all the same", Kind::RootCertificates, State::Met,
                          root(RootTrust::Present, {answer("a", refused(0x80072F8FU))})},
                      Row{"absent, and the connection works", Kind::RootCertificates, State::Met,
                          root(absent, {answer("a", {})})},
                      Row{"disallowed, and the connection works", Kind::RootCertificates, State::Met,
                          root(disallowed, {answer("a", {})})},
                      Row{"not read, and the connection works", Kind::RootCertificates, State::Met,
                          root(std::unexpected(unreadable()), {answer("a", {})})},
                      Row{"absent, untrusted", Kind::RootCertificates, State::Missing,
                          root(absent, {answer("a", refused(0x80072F0DU))})},
                      Row{"absent, secure failure, and https works elsewhere", Kind::RootCertificates, State::Missing,
                          root(absent, {answer("a", refused(0x80072F8FU)),
                                        answer("b", {}, {}, EndpointPurpose::WindowsUpdate)})},
                      Row{"absent, secure failure, and https works nowhere", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", refused(0x80072F8FU))})},
                      Row{"absent, untrusted root", Kind::RootCertificates, State::Missing,
                          root(absent, {answer("a", refused(0x800B0109U))})},
                      Row{"disallowed, untrusted root", Kind::RootCertificates, State::Missing,
                          root(disallowed, {answer("a", refused(0x800B0109U))})},
                      Row{"absent, one host works and one does not", Kind::RootCertificates, State::Missing,
                          root(absent, {answer("a", {}), answer("b", refused(0x80072F0DU))})},
                      Row{"absent, and the date is wrong", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", refused(0x80072F05U))})},
                      Row{"absent, offline", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", nameNotResolved())})},
                      Row{"absent, too slow", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", slow())})},
                      Row{"absent, nobody asked", Kind::RootCertificates, State::Unknown, root(absent, {})},
                      Row{"absent, no probe", Kind::RootCertificates, State::Unknown,
                          [](MachineFacts &, Surroundings &s) {
                              s.roots->last().trust = absent;
                              s.endpoints = notRead();
                          }},
                      Row{"absent, another host is untrusted", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", refused(0x80072F0DU), {}, EndpointPurpose::WindowsUpdate)})},
                      Row{"absent, another host works", Kind::RootCertificates, State::Unknown,
                          root(absent, {answer("a", {}, {}, EndpointPurpose::WindowsUpdate)})},
                      Row{"an answer without TLS proves nothing", Kind::RootCertificates, State::Unknown,
                          [](MachineFacts &, Surroundings &s) {
                              s.roots->last().trust = absent;
                              EndpointReading plain = answer("a", {});
                              plain.answer.url.setScheme(QStringLiteral("http"));
                              s.endpoints = QList{plain};
                          }},
                      Row{"not read, untrusted", Kind::RootCertificates, State::Unknown,
                          root(std::unexpected(unreadable()), {answer("a", refused(0x80072F0DU))})},
                      Row{"none to look for", Kind::RootCertificates, State::NotApplicable,
                          [](MachineFacts &, Surroundings &s) { s.roots = QList<RootReading>(); }}));

TEST(RootCertificates, TheEvidenceNamesEachRootAndEachHost)
{
    MachineFacts facts = readyFacts();
    Surroundings around = fine();
    root(disallowed, {answer("a.example", refused(0x80072F0DU)), answer("b.example", {})})(facts, around);
    around.roots->first().trust = absent;
    EXPECT_EQ(checkSurroundings(item(Kind::RootCertificates), facts, around).evidence,
              QStringLiteral("One: absent, Two: disallowed, a.example 0x80072F0D, b.example OK"));
    around.roots = std::unexpected(unreadable());
    EXPECT_TRUE(checkSurroundings(item(Kind::RootCertificates), facts, around)
                    .evidence.endsWith(QStringLiteral(", a.example 0x80072F0D, b.example OK")));
}

INSTANTIATE_TEST_SUITE_P(
    Clock, SurroundingsCheck,
    ::testing::Values(Row{"right", Kind::Clock, State::Met, answers({answer("a", {}, 0)})},
                      Row{"ten minutes", Kind::Clock, State::Met, answers({answer("a", {}, 600)})},
                      Row{"a second more", Kind::Clock, State::Missing, answers({answer("a", {}, 601)})},
                      Row{"behind as much", Kind::Clock, State::Missing, answers({answer("a", {}, -601)})},
                      Row{"two agree within minutes", Kind::Clock, State::Met,
                          answers({answer("a", {}, 200), answer("b", {}, -5)})},
                      Row{"they disagree, so nobody told", Kind::Clock, State::Unknown,
                          answers({answer("a", {}, 86400), answer("b", {}, -5)})},
                      Row{"an answer without TLS is not asked for the time", Kind::Clock, State::Unknown,
                          [](MachineFacts &, Surroundings &s) {
                              EndpointReading plain = answer("a", {}, 0);
                              plain.answer.url.setScheme(QStringLiteral("http"));
                              s.endpoints = QList{plain};
                          }},
                      Row{"no Date", Kind::Clock, State::Unknown, answers({answer("a", {})})},
                      Row{"no answer", Kind::Clock, State::Unknown, answers({answer("a", nameNotResolved())})},
                      Row{"no probe", Kind::Clock, State::Unknown,
                          [](MachineFacts &, Surroundings &s) { s.endpoints = notRead(); }}));

INSTANTIATE_TEST_SUITE_P(
    PowerAndMetered, SurroundingsCheck,
    ::testing::Values(
        Row{"mains", Kind::Power, State::Met, {}},
        Row{"battery", Kind::Power, State::Missing, [](MachineFacts &, Surroundings &s) { s.onBattery = true; }},
        Row{"not read", Kind::Power, State::Unknown, [](MachineFacts &, Surroundings &s) { s.onBattery = notRead(); }},
        Row{"Windows 7 knows no metered connection", Kind::Metered, State::NotApplicable,
            [](MachineFacts &, Surroundings &s) { s.metered = true; }},
        Row{"not metered", Kind::Metered, State::Met,
            [](MachineFacts &facts, Surroundings &) { facts.os->build = 9200; }},
        Row{"metered", Kind::Metered, State::Missing,
            [](MachineFacts &facts, Surroundings &s) {
                facts.os->build = 19045;
                s.metered = true;
            }},
        Row{"metered not read", Kind::Metered, State::Unknown, [](MachineFacts &facts, Surroundings &s) {
                facts.os->build = 19045;
                s.metered = notRead();
            }}));

/// Answers only what it is asked, with the time of a server.
class FakeProbe final : public EndpointProbe {
public:
    Result<QList<EndpointAnswer>> probe(const QList<QUrl> &urls, const JobContext &) override
    {
        asked = urls;
        if (fails)
            return std::unexpected(*fails);
        QList<EndpointAnswer> answers;
        for (const QUrl &url : urls)
            answers.append({.url = url, .reached = {}, .date = noon});
        return answers;
    }
    QList<QUrl> asked;
    std::optional<Error> fails = std::nullopt;
};

class LookAround : public JourneyTest {
protected:
    LookAround()
    {
        QList<PrerequisiteRule> rules = prerequisites().rulesFor(QStringLiteral("mine"));
        rules.append(item(Kind::DiskSpace));
        PrerequisiteRule reachable = item(Kind::Endpoints);
        reachable.id = QStringLiteral("reachable");
        rules.append(reachable);
        resources.prerequisites = PrerequisiteCatalogue(rules);
        resources.endpoints.probes = {
            {.id = QStringLiteral("all"), .purpose = activation, .url = QUrl(QStringLiteral("https://all/"))},
            {.id = QStringLiteral("mine"),
             .purpose = activation,
             .url = QUrl(QStringLiteral("https://mine/")),
             .programmes = {QStringLiteral("mine")}},
            {.id = QStringLiteral("other"),
             .purpose = activation,
             .url = QUrl(QStringLiteral("https://other/")),
             .programmes = {QStringLiteral("other")}}};
        pc.surroundings = fine();
        pc.endpoints = &probe;
    }
    State stateOf(const Inspection &inspection, const char16_t *id)
    {
        const auto found = std::ranges::find(inspection.prerequisites, QString::fromUtf16(id), &PrerequisiteResult::id);
        EXPECT_NE(found, inspection.prerequisites.end());
        return found == inspection.prerequisites.end() ? State::Unknown : found->state;
    }
    FakeProbe probe;
};

TEST_F(LookAround, ItsRowsAreThereOnlyAfterIt)
{
    const Inspection before = inspect();
    const Inspection after = esu::lookAround(journey, before, {}).value();
    EXPECT_EQ(after.prerequisites.size(), before.prerequisites.size() + 2);
    EXPECT_EQ(stateOf(after, u"item"), State::Met);
    EXPECT_EQ(stateOf(after, u"reachable"), State::Met);
    EXPECT_EQ(after.facts.surroundings->at, noon);
}

TEST_F(LookAround, AsksOnlyTheAddressesOfThisProgramme)
{
    esu::lookAround(journey, inspect(), {}).value();
    EXPECT_EQ(probe.asked, (QList{QUrl(QStringLiteral("https://all/")), QUrl(QStringLiteral("https://mine/"))}));
}

TEST_F(LookAround, WhatCannotBeReadStaysUnknown)
{
    pc.surroundingsFail = unreadable();
    probe.fails = unreadable();
    const Inspection after = esu::lookAround(journey, inspect(), {}).value();
    EXPECT_EQ(stateOf(after, u"item"), State::Unknown);
    EXPECT_EQ(stateOf(after, u"reachable"), State::Unknown);
}

TEST_F(LookAround, APcWithoutAProbeStaysUnknown)
{
    UnsupportedEndpointProbe none;
    pc.endpoints = &none;
    EXPECT_EQ(stateOf(esu::lookAround(journey, inspect(), {}).value(), u"reachable"), State::Unknown);
}

TEST_F(LookAround, AStopEndsIt)
{
    const Inspection before = inspect();
    std::stop_source stop;
    stop.request_stop();
    JobContext context;
    context.stop = stop.get_token();
    const auto after = esu::lookAround(journey, before, context);
    ASSERT_FALSE(after);
    EXPECT_EQ(after.error().fault, Fault::Cancelled);
}

} // namespace
} // namespace esu::test

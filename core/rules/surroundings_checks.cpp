// SPDX-License-Identifier: MIT
#include "core/rules/surroundings_checks.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace esu {

namespace {

using State = PrerequisiteResult::State;

constexpr std::uint32_t tls12Bit = 0x800U; // KB3140245
/// With these WinHTTP says that it trusts no root of a server's certificate. The date (0x80072F05) is the clock's
/// matter, another name (0x80072F06) the server's.
constexpr std::array untrustedCodes{0x80072F0DU,  // ERROR_WINHTTP_SECURE_INVALID_CA
                                    0x800B0109U}; // CERT_E_UNTRUSTEDROOT
/// ERROR_WINHTTP_SECURE_FAILURE: a root, or on an old Windows as often TLS itself. Where another address answers by
/// https, it is not TLS.
constexpr std::uint32_t secureFailure = 0x80072F8FU;
constexpr int buildWindows7 = 7601;
constexpr int buildWindows8 = 9200;

void checkDiskSpace(const PrerequisiteRule &rule, const Surroundings &around, PrerequisiteResult &result)
{
    if (!around.freeBytes) {
        result.evidence = errorText(around.freeBytes.error());
        return;
    }
    const qint64 megabytes = *around.freeBytes / (1024LL * 1024);
    result.state = megabytes >= rule.freeMegabytes ? State::Met : State::Missing;
    result.evidence = QStringLiteral("%1 MB %2 %3 MB")
                          .arg(megabytes)
                          .arg(result.state == State::Met ? QStringLiteral(">=") : QStringLiteral("<"))
                          .arg(rule.freeMegabytes);
}

QString valueText(const char *name, const std::optional<std::uint32_t> &value)
{
    const QString text = value ? QStringLiteral("0x%1").arg(*value, 0, 16) : QStringLiteral("not set");
    return QLatin1String(name) + QLatin1Char(' ') + text;
}

void checkTls12(const MachineFacts &facts, const Surroundings &around, PrerequisiteResult &result)
{
    if (!facts.os) {
        result.evidence = errorText(facts.os.error());
        return;
    }
    if (facts.os->build > buildWindows8) {
        result.state = State::NotApplicable; // TLS 1.2 is on there
        return;
    }
    if (!around.tls12) {
        result.evidence = errorText(around.tls12.error());
        return;
    }
    const Tls12Facts &tls = *around.tls12;
    const auto allows = [](const std::optional<std::uint32_t> &value) { return value && (*value & tls12Bit) != 0; };
    result.evidence =
        QStringList{valueText("DefaultSecureProtocols", tls.winHttp), valueText("Wow6432Node", tls.winHttpWow64),
                    valueText("DisabledByDefault", tls.disabledByDefault), valueText("Enabled", tls.enabled)}
            .join(QStringLiteral(", "));
    const bool isSwitchedOff = tls.enabled == 0U || (tls.disabledByDefault && *tls.disabledByDefault != 0U);
    // Schannel's client has TLS 1.2 off on Windows 7 unless told otherwise, on Windows Server 2012 on.
    const bool schannel =
        facts.os->build <= buildWindows7 ? tls.disabledByDefault == 0U && !isSwitchedOff : !isSwitchedOff;
    if (!allows(tls.winHttp) || !schannel) {
        result.state = State::Missing;
        return;
    }
    if (allows(tls.winHttpWow64) || facts.architecture == QLatin1String("x86"))
        result.state = State::Met;
    else if (facts.architecture)
        result.state = State::Missing;
}

/// Whether the error says that the way there is closed, rather than that nobody could ask.
bool isNoAnswer(const Error &error)
{
    return error.code.has_value() || error.fault == Fault::Timeout;
}

/// "activation.sls.microsoft.com OK", "activation.sls.microsoft.com 0x80072EE7"
QString answerText(const EndpointAnswer &answer)
{
    QString text = QStringLiteral("OK");
    if (!answer.reached) {
        const Error &error = answer.reached.error();
        text = error.code ? hresultText(*error.code) : nameOf(error.fault);
    }
    return answer.url.host() + QLatin1Char(' ') + text;
}

void checkEndpoints(const PrerequisiteRule &rule, const Surroundings &around, PrerequisiteResult &result)
{
    if (!around.endpoints) {
        result.evidence = errorText(around.endpoints.error());
        return;
    }
    QStringList hosts;
    bool missing = false;
    bool unknown = false;
    for (const EndpointReading &reading : *around.endpoints) {
        if (reading.purpose != rule.purpose)
            continue;
        if (const auto &reached = reading.answer.reached; !reached) {
            missing = missing || isNoAnswer(reached.error());
            unknown = unknown || !isNoAnswer(reached.error());
        }
        hosts.append(answerText(reading.answer));
    }
    result.evidence = hosts.join(QStringLiteral(", "));
    if (hosts.isEmpty())
        result.state = State::NotApplicable;
    else if (missing)
        result.state = State::Missing;
    else if (!unknown)
        result.state = State::Met;
}

/// What the secure connections to the addresses of one purpose say about the roots of this PC.
struct SecureAnswers {
    bool worked = false;    ///< one was made
    bool untrusted = false; ///< one ended because the PC trusts no root of it
    QStringList texts = {};
};

bool anyAnswersByHttps(const Surroundings &around)
{
    const QList<EndpointReading> readings = around.endpoints.value_or(QList<EndpointReading>());
    return std::ranges::any_of(readings, [](const EndpointReading &reading) {
        return reading.answer.reached && reading.answer.url.scheme() == QLatin1String("https");
    });
}

bool saysUntrusted(const Error &error, bool tlsWorks)
{
    return error.code && (std::ranges::find(untrustedCodes, *error.code) != untrustedCodes.end() ||
                          (*error.code == secureFailure && tlsWorks));
}

SecureAnswers secureAnswers(std::optional<EndpointPurpose> purpose, const Surroundings &around)
{
    SecureAnswers answers;
    const bool tlsWorks = anyAnswersByHttps(around);
    for (const EndpointReading &reading : around.endpoints.value_or(QList<EndpointReading>())) {
        if (reading.purpose != purpose || reading.answer.url.scheme() != QLatin1String("https"))
            continue;
        const auto &reached = reading.answer.reached;
        answers.worked = answers.worked || reached;
        answers.untrusted = answers.untrusted || (!reached && saysUntrusted(reached.error(), tlsWorks));
        answers.texts.append(answerText(reading.answer));
    }
    return answers;
}

QString trustText(const RootReading &root)
{
    return root.name + QStringLiteral(": ") + nameOf(root.trust);
}

/// A connection is the better witness: Windows fetches a root that is absent from its store when one needs it. So an
/// absent root counts only together with a connection that failed for want of one.
void checkRoots(const PrerequisiteRule &rule, const Surroundings &around, PrerequisiteResult &result)
{
    const SecureAnswers answers = secureAnswers(rule.purpose, around);
    QStringList evidence;
    bool allPresent = false;
    if (around.roots) {
        for (const RootReading &root : *around.roots)
            evidence.append(trustText(root));
        allPresent = std::ranges::all_of(
            *around.roots, [](auto trust) { return trust == RootTrust::Present; }, &RootReading::trust);
    } else {
        evidence.append(errorText(around.roots.error()));
    }
    result.evidence = (evidence + answers.texts).join(QStringLiteral(", "));
    if (around.roots && around.roots->isEmpty())
        result.state = State::NotApplicable;
    else if (allPresent || (answers.worked && !answers.untrusted))
        result.state = State::Met;
    else if (around.roots && answers.untrusted)
        result.state = State::Missing;
}

void checkClock(const PrerequisiteRule &rule, const Surroundings &around, PrerequisiteResult &result)
{
    if (!around.endpoints) {
        result.evidence = errorText(around.endpoints.error());
        return;
    }
    const auto told = networkTime(*around.endpoints);
    if (!told) {
        result.evidence = QStringLiteral("no Date header of an https answer, or they disagree");
        return;
    }
    const qint64 seconds = told->secsTo(around.at);
    result.state = std::abs(seconds) <= 60LL * rule.clockMinutes ? State::Met : State::Missing;
    result.evidence = QStringLiteral("clock - Date header = %1 s").arg(seconds);
}

void checkYesOrNo(const Fact<bool> &bad, const char *name, PrerequisiteResult &result)
{
    if (!bad) {
        result.evidence = errorText(bad.error());
        return;
    }
    result.state = *bad ? State::Missing : State::Met;
    result.evidence = QLatin1String(name) + (*bad ? QStringLiteral(": yes") : QStringLiteral(": no"));
}

void checkMetered(const MachineFacts &facts, const Surroundings &around, PrerequisiteResult &result)
{
    if (facts.os && facts.os->build < buildWindows8) {
        result.state = State::NotApplicable; // Windows 7 knows no metered connections
        return;
    }
    checkYesOrNo(around.metered, "metered", result);
}

} // namespace

std::optional<QDateTime> networkTime(const QList<EndpointReading> &readings)
{
    std::optional<QDateTime> told;
    for (const EndpointReading &reading : readings) {
        const auto &date = reading.answer.date;
        if (!date || reading.answer.url.scheme() != QLatin1String("https"))
            continue;
        constexpr qint64 agreeing = 300;
        if (told && std::abs(date->secsTo(*told)) > agreeing)
            return std::nullopt;
        told = told ? told : date;
    }
    return told;
}

bool isAboutSurroundings(PrerequisiteKind kind)
{
    using enum PrerequisiteKind;
    return kind == DiskSpace || kind == Tls12 || kind == Endpoints || kind == RootCertificates || kind == Clock ||
           kind == Power || kind == Metered;
}

bool stopsActivation(const PrerequisiteRule &rule)
{
    switch (rule.kind) {
    case PrerequisiteKind::Clock:
    case PrerequisiteKind::Tls12:
        return true;
    case PrerequisiteKind::Endpoints:
    case PrerequisiteKind::RootCertificates:
        return rule.purpose == EndpointPurpose::Activation;
    case PrerequisiteKind::Build:
    case PrerequisiteKind::Ubr:
    case PrerequisiteKind::PackageFamily:
    case PrerequisiteKind::LicensingPackage:
    case PrerequisiteKind::BaseLicense:
    case PrerequisiteKind::PendingRestart:
    case PrerequisiteKind::Elevation:
    case PrerequisiteKind::UpdateSource:
    case PrerequisiteKind::DiskSpace:
    case PrerequisiteKind::Power:
    case PrerequisiteKind::Metered:
        break;
    }
    return false;
}

PrerequisiteResult checkSurroundings(const PrerequisiteRule &rule, const MachineFacts &facts,
                                     const Surroundings &surroundings)
{
    using Kind = PrerequisiteKind;
    PrerequisiteResult result{.id = rule.id, .kind = rule.kind, .kb = rule.kb, .blocking = rule.blocking};
    switch (rule.kind) {
    case Kind::DiskSpace:
        checkDiskSpace(rule, surroundings, result);
        break;
    case Kind::Tls12:
        checkTls12(facts, surroundings, result);
        break;
    case Kind::Endpoints:
        checkEndpoints(rule, surroundings, result);
        break;
    case Kind::RootCertificates:
        checkRoots(rule, surroundings, result);
        break;
    case Kind::Clock:
        checkClock(rule, surroundings, result);
        break;
    case Kind::Power:
        checkYesOrNo(surroundings.onBattery, "battery", result);
        break;
    case Kind::Metered:
        checkMetered(facts, surroundings, result);
        break;
    case Kind::Build:
    case Kind::Ubr:
    case Kind::PackageFamily:
    case Kind::LicensingPackage:
    case Kind::BaseLicense:
    case Kind::PendingRestart:
    case Kind::Elevation:
    case Kind::UpdateSource:
        break;
    }
    return result;
}

bool isAnotherDay(const QDateTime &clock, const std::optional<QDateTime> &network)
{
    constexpr qint64 twoDays = 2 * 24 * 60 * 60;
    return network && std::abs(clock.secsTo(*network)) > twoDays;
}

QString errorText(const Error &error)
{
    return error.code ? error.operation + QLatin1Char(' ') + hresultText(*error.code) : error.operation;
}

} // namespace esu

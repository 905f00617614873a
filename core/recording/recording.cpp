// SPDX-License-Identifier: MIT
#include "core/recording/recording.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/journey/inspect.h"
#include "core/journey/updates.h"
#include "core/ports/deadlines.h"
#include "core/ports/unsupported.h"
#include "core/practice/practice_ports.h"
#include "core/recording/recorded_delay.h"
#include "core/recording/recorded_policy.h"
#include "core/recording/recorded_signs.h"
#include "core/rules/surroundings_checks.h"

#include <algorithm>

namespace esu {

namespace {

using Type = RegistryEntry::Type;

const QString packagesKey =
    QStringLiteral("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages");
const QString winHttp = QStringLiteral("Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");
const QString tls12Client =
    QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Client");
const QRegularExpression versionForm(QStringLiteral("\\A\\d+\\.\\d+\\.(\\d+)\\z"));
const QString noApplication = QStringLiteral("00000000-0000-0000-0000-000000000000");
const QStringList architectures = {QStringLiteral("x64"), QStringLiteral("x86"), QStringLiteral("arm64")};
/// The parser wants something where the PC said nothing; `unreadable` takes it out again.
const QString placeholder = QStringLiteral("unknown");

class Builder {
public:
    Builder(const KeptAnswers &kept, const Redaction &redaction)
        : m_kept(kept), m_redaction(redaction), m_facts(kept.facts.value_or(MachineFacts{}))
    {
    }

    Scenario build(const QDate &date, const QString &version)
    {
        m_scenario.id = QStringLiteral("recording-") + date.toString(Qt::ISODate);
        m_scenario.date = date;
        system();
        packages();
        updatePolicy();
        signs();
        m_scenario.registry += registryOf(m_facts.updateDelay.value_or(UpdateDelay{}));
        m_scenario.registry += recordedPolicies(m_facts.policies, m_redaction);
        rows();
        updates();
        updateHistory();
        // Around a PC that nobody looked around, nothing is known.
        surroundings(m_facts.surroundings.value_or(Surroundings{}));
        const QString what = m_scenario.system.productName;
        m_scenario.titleJa = QStringLiteral("記録: ") + what;
        m_scenario.titleEn = QStringLiteral("Recording: ") + what;
        m_scenario.descriptionJa =
            QStringLiteral("esuctl record で記録したパソコンです。名前などは置き換えてあります。");
        m_scenario.descriptionEn = QStringLiteral("A PC recorded with esuctl record. Names and the like are replaced.");
        m_scenario.recording = Recording{.version = version, .answers = m_kept.answers};
        for (RecordedAnswer &answer : m_scenario.recording->answers)
            answer.detail = m_redaction.text(answer.detail);
        return std::move(m_scenario);
    }

private:
    /// A fact, or a note that it could not be read. A missing value that a practice PC would miss alike needs none.
    template <class T> T known(const Fact<T> &fact, const QString &name, T otherwise)
    {
        if (fact)
            return *fact;
        m_scenario.unreadable.insert(name, fact.error().code);
        return otherwise;
    }

    template <class T> bool isMissing(const Fact<T> &fact)
    {
        return !fact && fact.error().code == hresult::fileNotFound;
    }

    void system()
    {
        ScenarioSystem &os = m_scenario.system;
        os.computerName = QStringLiteral("PC-1");
        const OperatingSystem read = m_facts.os.value_or(
            OperatingSystem{.version = QStringLiteral("6.1.7601"), .build = 7601, .productType = 1, .sku = 0});
        if (!m_facts.os)
            failing(Call::OperatingSystem, m_facts.os.error(), unreadable::os);
        os.caption = m_redaction.productText(read.caption);
        os.build = read.build;
        const bool usual = versionForm.match(read.version).captured(1) == QString::number(read.build);
        os.version = usual ? read.version : QStringLiteral("0.0.%1").arg(read.build);
        os.servicePack = known(read.servicePack, unreadable::servicePack, 0);
        os.productType = known(read.productType, unreadable::productType, 1);
        os.sku = known(read.sku, unreadable::sku, 0);
        os.csdVersion = os.servicePack > 0 ? QStringLiteral("Service Pack %1").arg(os.servicePack) : QString();
        os.editionId = m_redaction.productText(known(m_facts.editionId, unreadable::edition, placeholder));
        if (os.editionId.isEmpty()) {
            os.editionId = placeholder;
            m_scenario.unreadable.insert(unreadable::edition, std::nullopt);
        }
        os.productName = os.caption.trimmed().isEmpty() ? placeholder : os.caption.trimmed();
        os.architecture = known(m_facts.architecture, unreadable::architecture, QStringLiteral("x64"));
        if (!architectures.contains(os.architecture)) {
            os.architecture = QStringLiteral("x64");
            m_scenario.unreadable.insert(unreadable::architecture, std::nullopt);
        }
        os.osArchitecture =
            os.architecture == QLatin1String("x86") ? QStringLiteral("32-bit") : QStringLiteral("64-bit");
        os.locale = QStringLiteral("0409");
        os.osLanguage = 1033;
        if (m_facts.ubr)
            os.ubr = *m_facts.ubr;
        else if (!isMissing(m_facts.ubr))
            m_scenario.unreadable.insert(unreadable::ubr, m_facts.ubr.error().code);
        if (m_facts.rollupCreated)
            os.rollupCreated = m_facts.rollupCreated->date();
        if (!isMissing(m_facts.servicingStackVersion))
            m_scenario.servicingStackVersion =
                withVersion(known(m_facts.servicingStackVersion, unreadable::servicingStack, QString()));
        m_scenario.restartSigns = known(m_facts.pendingRestart, unreadable::pendingRestart, PendingRestart{}).signs;
        m_scenario.elevated = known(m_facts.elevated, unreadable::elevated, true);
        m_scenario.wow64 = m_facts.wow64.value_or(false);
    }

    template <class T> T known(const std::optional<T> &value, const QString &name, T otherwise)
    {
        if (!value)
            m_scenario.unreadable.insert(name, std::nullopt);
        return value.value_or(otherwise);
    }

    /// Text whose version would be taken for an IP address: as it is where it has the form of Windows, or redacted.
    QString withVersion(const QString &text) const
    {
        static const QRegularExpression form(
            QStringLiteral("\\A(?:[\\w.-]+~[0-9a-fA-F]{16}~\\w*~[\\w-]*~)?\\d+(?:\\.\\d+){1,3}\\z"));
        return form.match(text).hasMatch() ? text : m_redaction.productText(text);
    }

    /// The short form lists packages by state, so it only keeps an order in which the states are sorted, and only the
    /// four states that have a name. Everything else is registry.
    void packages()
    {
        const QList<PackageFact> all = known(m_facts.packages, unreadable::packages, QList<PackageFact>());
        const auto rank = [](const PackageFact &package) {
            constexpr std::uint32_t order[] = {0x70U, 0x60U, 0x50U, 0x40U};
            return std::ranges::find(order, package.state.value_or(0)) - std::begin(order);
        };
        const bool shortForm = std::ranges::is_sorted(all, std::less(), rank) &&
                               std::ranges::all_of(all, [&](const PackageFact &package) { return rank(package) < 4; });
        for (const PackageFact &package : all) {
            const QString name = withVersion(package.name);
            if (shortForm)
                m_scenario.packages.append({.name = name, .state = *package.state});
            else if (package.state)
                m_scenario.registry.append({.path = packagesKey + u'\\' + name,
                                            .name = QStringLiteral("CurrentState"),
                                            .type = Type::Dword,
                                            .number = *package.state});
            else
                m_scenario.registry.append({.path = packagesKey + u'\\' + name, .type = Type::Key});
        }
    }

    void updatePolicy()
    {
        using Kind = UpdateSource::Kind;
        const UpdateSource source =
            known(m_facts.updateSource, unreadable::updateSource, UpdateSource{.kind = Kind::WindowsUpdate});
        m_scenario.registry += recordedPolicy(source, m_redaction);
        if (source.kind == Kind::Unknown)
            m_scenario.unreadable.insert(unreadable::updateSource, std::nullopt);
    }

    /// Whether, never to what: no name of a domain is read at all.
    void signs()
    {
        m_scenario.registry += registryOf(known(m_facts.esuSigns, unreadable::esuSigns, QList<EsuSign>()));
        const Membership joined = known(m_facts.membership, unreadable::membership, Membership{});
        m_scenario.system.domainJoined = joined.domain;
        m_scenario.registry += registryOf(joined);
        SecureBootCertificates secureBoot = m_facts.secureBoot.value_or(SecureBootCertificates{});
        secureBoot.status = m_redaction.text(secureBoot.status);
        m_scenario.registry += registryOf(secureBoot);
    }

    void surroundings(const Surroundings &read)
    {
        constexpr qint64 megabyte = 1024LL * 1024;
        ScenarioSurroundings &around = m_scenario.surroundings;
        around.freeMegabytes = static_cast<int>(
            std::clamp<qint64>(known(read.freeBytes, unreadable::freeSpace, qint64{0}) / megabyte, 0, 0x7FFFFFFF));
        around.onBattery = known(read.onBattery, unreadable::battery, false);
        around.hasBattery = around.onBattery;
        around.metered = known(read.metered, unreadable::metered, false);
        for (const RootReading &root : known(read.roots, unreadable::rootCertificates, QList<RootReading>())) {
            around.roots.insert(root.sha1, root.trust);
        }
        tls12(read.tls12);
        const auto endpoints = known(read.endpoints, unreadable::endpoints, QList<EndpointReading>());
        for (const EndpointReading &reading : endpoints) {
            const QString host = reading.answer.url.host();
            if (!reading.answer.reached)
                around.unreachable.insert(host, reading.answer.reached.error().code);
            else if (!around.reached.contains(host))
                around.reached.append(host);
        }
        if (const auto told = networkTime(endpoints))
            around.clockOffset = std::chrono::seconds(told->secsTo(read.at));
        else if (!around.reached.isEmpty())
            m_scenario.unreadable.insert(unreadable::networkTime, std::nullopt);
    }

    /// The short form only where it says the same; comes last, when the system and its registry are known.
    void tls12(const Fact<Tls12Facts> &read)
    {
        if (!read)
            m_scenario.unreadable.insert(unreadable::tls12, read.error().code);
        else if (practiceTls12(PracticePc(m_scenario)) == *read)
            return;
        m_scenario.surroundings.tls12 = false;
        const Tls12Facts facts = read.value_or(Tls12Facts{});
        const auto number = [&](const QString &path, const char16_t *name, const std::optional<std::uint32_t> &value) {
            if (value)
                m_scenario.registry.append(
                    {.path = path, .name = QString::fromUtf16(name), .type = Type::Dword, .number = *value});
        };
        number(QStringLiteral("SOFTWARE\\") + winHttp, u"DefaultSecureProtocols", facts.winHttp);
        number(QStringLiteral("SOFTWARE\\Wow6432Node\\") + winHttp, u"DefaultSecureProtocols", facts.winHttpWow64);
        number(tls12Client, u"DisabledByDefault", facts.disabledByDefault);
        number(tls12Client, u"Enabled", facts.enabled);
    }

    /// The key stays installed in the recording, also when the PC says something else than five characters of it.
    static std::optional<QString> lastFive(const QString &text)
    {
        static const QRegularExpression form(QStringLiteral("\\A[BCDFGHJKMPQRTVWXY2346789N]{5}\\z"));
        return form.match(text).hasMatch() ? text : QString(5, u'X');
    }

    void rows()
    {
        for (const LicenseRow &row : m_kept.rows) {
            // Nothing the product does can rest on a row that cannot be named.
            if (!row.id)
                continue;
            const bool isEsu = row.name.contains(QLatin1String("-ESU-"));
            const auto application = ActivationId::fromGuid(row.applicationId);
            m_scenario.rows.append({.id = *row.id,
                                    .applicationId = application ? application->text() : noApplication,
                                    .name = m_redaction.productText(row.name),
                                    .description = m_redaction.productText(row.description),
                                    .licenseFamily = m_redaction.productText(row.licenseFamily),
                                    .partialProductKey = row.hasKey() ? lastFive(*row.partialProductKey) : std::nullopt,
                                    .licenseStatus = row.licenseStatus.value_or(0),
                                    .licenseStatusReason = row.licenseStatusReason.value_or(0),
                                    .isAddon = row.isAddon.value_or(isEsu),
                                    .gracePeriodMinutes = row.gracePeriodMinutes.value_or(0)});
        }
        if (!m_kept.rowsError) {
            m_scenario.behaviour[Call::Rows].latency =
                std::min<std::chrono::milliseconds>(m_kept.longest(operation::sppRows), deadline::rows);
            return;
        }
        failing(Call::Rows, *m_kept.rowsError, {});
    }

    void updateHistory()
    {
        for (HistoryEntry entry : m_kept.history) {
            entry.title = m_redaction.text(entry.title);
            m_scenario.updateHistory.append(entry);
        }
    }

    void updates()
    {
        if (m_kept.searchError)
            failing(Call::Search, *m_kept.searchError, {});
        else
            m_scenario.behaviour[Call::Search].latency =
                std::min<std::chrono::milliseconds>(m_kept.longest(operation::wuaSearch), std::chrono::minutes(30));
        static const QRegularExpression kbForm(QStringLiteral("\\AKB\\d{6,7}\\z"));
        const auto guids = [](const QStringList &texts) {
            QStringList known;
            for (const QString &text : texts) {
                if (const auto guid = ActivationId::fromGuid(text))
                    known.append(guid->text());
            }
            return known;
        };
        for (const UpdateInfo &update : m_kept.updates.value_or(Updates{})) {
            const auto id = ActivationId::fromGuid(update.id);
            if (!id || update.title.isEmpty())
                continue;
            m_scenario.updates.append({.id = id->text(),
                                       .revision = update.revision,
                                       .title = m_redaction.text(update.title),
                                       .kb = update.kb.filter(kbForm),
                                       .categoryIds = guids(update.categoryIds),
                                       .supersededIds = guids(update.supersededIds),
                                       .published = update.published.value_or(m_scenario.date),
                                       .sizeBytes = std::min<std::int64_t>(update.sizeBytes.value_or(0), 0x7FFFFFFF),
                                       .eulaAccepted = update.eulaAccepted,
                                       .mayAskQuestions = update.mayAskQuestions,
                                       .impact = update.impact,
                                       .needsEsu = update.esu,
                                       .restartRequired = update.restart == UpdateInfo::Restart::Always});
        }
    }

    /// How a call failed, as the practice PC can do it again. What has neither a code nor ran out of time is an
    /// unreadable fact, or for a call without one a general failure.
    void failing(Call call, const Error &error, const QString &fact)
    {
        CallFailure failure{.hresult = error.code.value_or(0), .hang = !error.code && error.fault == Fault::Timeout};
        if (failure.hresult == 0 && !failure.hang) {
            if (!fact.isEmpty()) {
                m_scenario.unreadable.insert(fact, std::nullopt);
                return;
            }
            failure.hresult = 0x80041001U; // WBEM_E_FAILED
        }
        m_scenario.behaviour[call].failures.append(failure);
    }

    const KeptAnswers &m_kept;
    const Redaction &m_redaction;
    const MachineFacts m_facts;
    Scenario m_scenario;
};

} // namespace

Scenario recordedScenario(const KeptAnswers &kept, const Redaction &redaction, const QDate &date,
                          const QString &version)
{
    return Builder(kept, redaction).build(date, version);
}

Result<Scenario> record(Machine &machine, const Resources &resources, PersonalNames names, const QString &version,
                        const JobContext &context)
{
    RecordingMachine recorder(machine);
    // Nothing is activated, so nothing has to be remembered, and nothing is on the desk.
    MemoryStateStore store;
    Journal journal(store);
    EmptyDesk desk(machine.clock());
    Pc pc(recorder, desk.desk(), resources, journal);
    const auto inspection = inspect(pc, context);
    if (!inspection)
        return std::unexpected(inspection.error());
    const auto found = searchUpdates(pc, *inspection, context);
    if (!found && found.error().fault == Fault::Cancelled)
        return std::unexpected(found.error());
    static_cast<void>(recorder.updateAgent().history(context)); // kept; where there is none, none is replayed
    const auto around = lookAround(pc, *inspection, context);
    if (!around)
        return std::unexpected(around.error());
    KeptAnswers kept = recorder.kept();
    if (found)
        kept.updates = *found;
    if (kept.facts) {
        kept.facts->surroundings = around->facts.surroundings;
        kept.facts->policies = inspection->facts.policies;
    }
    if (inspection->facts.os)
        names.computers.prepend(inspection->facts.os->computerName);
    if (inspection->facts.updateSource)
        names = withHost(std::move(names), Redaction::host(inspection->facts.updateSource->server));
    return recordedScenario(kept, Redaction(names), inspection->today(), version);
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "app/composition.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/keychain/keychain_credential_store.h"
#include "core/model/catalog_address.h"
#include "core/model/outside_text.h"
#include "core/practice/practice_machine.h"
#include "core/practice/practice_name.h"
#include "core/practice/scenario_registry.h"

#include <QSysInfo>

#ifdef Q_OS_WIN
#include "app/windows_trust.h"
#include "core/windows/leftovers.h"
#include "core/windows/own_file.h"
#include "core/windows/policy_key.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"
#include "core/windows/windows_event_log.h"
#include "core/windows/windows_machine.h"
#endif

namespace esu {

namespace {

std::unexpected<Error> refuse(Fault fault, const QString &condition, const QString &detail)
{
    return std::unexpected(
        Error{.fault = fault, .operation = operation::arguments, .condition = condition, .detail = harmless(detail)});
}

#ifdef Q_OS_WIN
/// Stands in for a state folder that is not safe to use: reading a PC still works, spending does not.
class UnusableStateStore final : public StateStore {
public:
    explicit UnusableStateStore(Error error) : m_error(std::move(error)) {}
    Result<void> claim() override { return std::unexpected(m_error); }
    Result<QJsonObject> load(const QString &) override { return std::unexpected(m_error); }
    Result<void> save(const QString &, const QJsonObject &) override { return std::unexpected(m_error); }
    Result<void> forgetAllBut(const QString &) override { return std::unexpected(m_error); }

private:
    const Error m_error;
};

std::unique_ptr<StateStore> openStoreIn(const QString &folder)
{
    const OwnAccounts accounts = windowsTrust().accounts;
    const auto file = journalFile(folder, accounts);
    if (!file)
        return std::make_unique<UnusableStateStore>(file.error());
    return std::make_unique<FileStateStore>(
        *file, [accounts](const QString &path) { return readOwnFile(path, accounts, operation::journal); });
}

std::unique_ptr<StateStore> openLocalStore()
{
    const auto folder = stateFolder(windowsTrust().accounts);
    if (!folder)
        return std::make_unique<UnusableStateStore>(folder.error());
    return openStoreIn(*folder);
}

/// Where there is no folder of ours, or none with a journal, nothing is made.
std::unique_ptr<StateStore> openStoreThatIsThere()
{
    const QString folder = dataFolder(windowsTrust().accounts).path;
    if (folder.isEmpty() || !hasJournal(folder))
        return std::make_unique<MemoryStateStore>();
    return openStoreIn(folder);
}
#endif

std::unique_ptr<StateStore> openStore(const QString &file)
{
    if (file.isEmpty())
        return std::make_unique<MemoryStateStore>();
    return std::make_unique<FileStateStore>(file);
}

/// The mirror of a policy, else Microsoft's.
CatalogPlace catalogPlace(const Policies &policies, const Resources &resources)
{
    if (const auto mirror = policies.catalogMirror()) {
        if (auto place = CatalogPlace::at(*mirror))
            return *std::move(place);
    }
    return {.endpoints = resources.endpoints.catalog};
}

bool isThisPc(const QString &host)
{
    return host == QLatin1String("local") || host == QLatin1String("localhost") || host == QLatin1String(".") ||
           host.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) == 0;
}

} // namespace

Policies Composition::readPolicies(const QString &machine)
{
    if (machine.startsWith(practicePrefix)) {
        const auto scenario = loadScenario(machine.mid(practicePrefix.size()));
        return scenario ? practicePolicies(*scenario) : Policies();
    }
#ifdef Q_OS_WIN
    return esu::readPolicies();
#else
    return {};
#endif
}

Policies Composition::policiesOf(const QString &machine) const
{
    return machine.startsWith(practicePrefix) ? readPolicies(machine) : m_policies;
}

Composition::Composition(Resources resources, QList<DataPackKey> dataKeys, Policies own)
    : m_resources(std::move(resources)), m_dataKeys(std::move(dataKeys)), m_policies(std::move(own)),
      m_credentialStore(std::make_unique<KeychainCredentialStore>(m_loop)),
      m_catalog(std::make_unique<CatalogClient>(m_loop, m_clock, catalogPlace(m_policies, m_resources)))
{
#ifdef Q_OS_WIN
    m_eventLog = std::make_unique<WindowsEventLog>();
    if (const auto program = heldProgram())
        m_program = *program;
#endif
}

Result<Resources> Composition::readResources(const DataPackStore &packs)
{
#ifdef Q_OS_WIN
    auto resources = loadResources(dataFolder(windowsTrust().accounts), packs.place());
#else
    auto resources = loadResources({}, packs.place());
#endif
    if (resources) {
        const QDate commitDay = QDate::fromString(QLatin1String(ESU_COMMIT_DAY), Qt::ISODate);
        resources->updates = resources->updates.readOn(commitDay);
    }
    return resources;
}

Result<std::unique_ptr<Composition>> Composition::create()
{
    auto resources = readResources();
    if (!resources)
        return std::unexpected(resources.error());
    return std::make_unique<Composition>(*std::move(resources));
}

void Composition::useCatalog(CatalogPlace place)
{
    if (m_policies.catalogMirror())
        return;
    m_catalog = std::make_unique<CatalogClient>(m_loop, m_clock, std::move(place));
    m_catalogWasGiven = true;
}

QString Composition::defaultMachine()
{
#ifdef Q_OS_WIN
    return QStringLiteral("local");
#else
    return QStringLiteral("practice:windows7-pro-ready");
#endif
}

Result<std::unique_ptr<Session>> Composition::open(const Request &request)
{
    if (request.machine.startsWith(practicePrefix))
        return openPractice(request);
    if (isThisPc(request.machine))
        return openLocal(request, Place::Made);
    return refuse(Fault::Unsupported, condition::remoteUnsupported, request.machine);
}

PackageCatalog &Composition::catalogOfPractice(const Policies &policies, PackageCatalog &practised)
{
    const auto mirror = policies.catalogMirror();
    if (!mirror)
        return m_catalogWasGiven ? *m_catalog : practised;
    // A rehearsal reaches no other PC: what it practises stands for the mirror.
    if (!isLoopback(QUrl(*mirror).host()))
        return practised;
    m_mirrors.push_back(std::make_unique<CatalogClient>(m_loop, m_clock, catalogPlace(policies, m_resources)));
    return *m_mirrors.back();
}

Result<std::unique_ptr<Session>> Composition::openPractice(const Request &request)
{
    auto scenario = loadScenario(request.machine.mid(practicePrefix.size()));
    if (!scenario)
        return std::unexpected(scenario.error());
    scenario->elevated = scenario->elevated || request.elevated;
    const QDateTime start = scenario->start();
    std::unique_ptr<Clock> clock;
    if (request.practiceTime == PracticeTime::Visible)
        clock = std::make_unique<ShiftedClock>(start);
    else
        clock = std::make_unique<ManualClock>(start);
    auto store = openStore(request.stateFile);
    auto machine = std::make_shared<PracticeMachine>(*std::move(scenario), std::move(clock), *store);
    if (const auto &problem = machine->stateProblem())
        return std::unexpected(*problem);
    const Desk practised = machine->desk();
    const Desk desk{practised.credentialStore, catalogOfPractice(machine->policies(), practised.packageCatalog),
                    practised.clock};
    return std::make_unique<Session>(std::move(store), std::move(machine), desk, m_resources);
}

Result<std::unique_ptr<Session>> Composition::openAsItIs(const Request &request)
{
    return isThisPc(request.machine) ? openLocal(request, Place::AsItIs) : open(request);
}

Result<void> Composition::mayChange(const Request &request, Session &session, const JobContext &context)
{
    Inspection inspection;
    if (isThisPc(request.machine)) {
#ifdef Q_OS_WIN
        inspection.facts.elevated = isElevated().value_or(false);
#endif
    } else if (auto facts = session.machine().inventory().read({}, context)) {
        inspection.facts = *std::move(facts);
    }
    const auto refused = refuseChange(inspection);
    return refused ? Result<void>(std::unexpected(*refused)) : Result<void>();
}

DataPackStore Composition::dataPacks(const Request &request) const
{
    return {m_dataKeys, request.machine, request.stateFile};
}

Result<void> Composition::removeLeftovers([[maybe_unused]] const Request &request, [[maybe_unused]] Leftovers which)
{
#ifdef Q_OS_WIN
    if (isThisPc(request.machine))
        return esu::removeLeftovers(windowsTrust().accounts,
                                    which == Leftovers::All ? LeftJournals::Go : LeftJournals::Stay);
#endif
    return {};
}

Result<std::unique_ptr<Session>> Composition::openLocal([[maybe_unused]] const Request &request,
                                                        [[maybe_unused]] Place place)
{
#ifdef Q_OS_WIN
    if (!request.stateFile.isEmpty())
        return refuse(Fault::Unsupported, condition::stateNeedsPractice, request.stateFile);
    return std::make_unique<Session>(
        place == Place::Made ? openLocalStore() : openStoreThatIsThere(),
        std::make_shared<WindowsMachine>(m_caller, windowsTrust(), Patience(), m_program, m_policies), desk(),
        m_resources);
#else
    return refuse(Fault::Unsupported, condition::localNeedsWindows, request.machine);
#endif
}

} // namespace esu

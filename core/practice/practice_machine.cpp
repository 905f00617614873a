// SPDX-License-Identifier: MIT
#include "core/practice/practice_machine.h"

#include "core/base/operations.h"
#include "core/ports/deadlines.h"

namespace esu {

PracticeMachine::PracticeMachine(Scenario scenario, std::unique_ptr<Clock> clock, StateStore &store)
    : m_pc(std::move(scenario)), m_policies(practicePolicies(m_pc.scenario())), m_clock(std::move(clock)),
      m_link(m_pc, *m_clock, store), m_inventory(m_link), m_licensing(m_link), m_updateAgent(m_link),
      m_credentialStore(m_link), m_endpointProbe(m_link, *m_clock), m_packageCatalog(m_link),
      m_packageInstaller(m_link), m_power(m_link), m_resume(m_link)
{
    m_link.load();
}

QString PracticeMachine::name() const
{
    const Scenario &scenario = m_pc.scenario();
    const bool isBuiltIn = scenario.source == scenario.id + QLatin1String(".json");
    return QStringLiteral("practice:") + (isBuiltIn ? scenario.id : scenario.source);
}

std::optional<QDateTime> PracticeMachine::ownDay() const
{
    return m_clock->now().addSecs(-m_pc.scenario().surroundings.clockOffset.count());
}

MachineAbilities PracticeMachine::abilities() const
{
    return {.repair = !m_pc.scenario().repairPackages.isEmpty(), .restart = true, .resumeAtLogon = true};
}

PackageInstaller &PracticeMachine::packageInstaller()
{
    if (abilities().repair)
        return m_packageInstaller;
    return m_noPackageInstaller;
}

Result<void> PracticeMachine::askForRestart()
{
    return m_link.perform({.call = Call::Restart, .operation = operation::powerRestart, .deadline = deadline::rows}, {},
                          [this] {
                              m_pc.askForRestart();
                              return hresult::ok;
                          });
}

Result<void> PracticeCredentialStore::call(const JobContext &context)
{
    return m_link.perform({.call = Call::CredentialStore,
                           .operation = operation::keyStore,
                           .deadline = deadline::credentialStore,
                           .progress = {.waiting = Waiting::CredentialStore}},
                          context, [] { return 0U; });
}

Result<void> PracticeCredentialStore::write(const QString &label, const Secret &secret, const JobContext &context)
{
    if (auto done = call(context); !done)
        return done;
    const std::scoped_lock lock(m_mutex);
    m_entries.insert_or_assign(label, secret.clone());
    return {};
}

CredentialStore::Holds PracticeCredentialStore::holds(const QString &label) const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries.contains(label) ? Holds::Yes : Holds::No;
}

Result<Secret> PracticeCredentialStore::read(const QString &label, const JobContext &context)
{
    if (auto done = call(context); !done)
        return std::unexpected(done.error());
    const std::scoped_lock lock(m_mutex);
    const auto it = m_entries.find(label);
    if (it == m_entries.end())
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::keyStore});
    return it->second.clone();
}

Result<void> PracticeCredentialStore::remove(const QString &label, const JobContext &context)
{
    if (auto done = call(context); !done)
        return done;
    const std::scoped_lock lock(m_mutex);
    m_entries.erase(label);
    return {};
}

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/test_data.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/unsupported.h"

#include <algorithm>
#include <deque>
#include <functional>

namespace esu::test {

/// A PC whose every answer can be scripted. Without a script it behaves: the key binds to `bindsTo`, Activate licenses
/// the row. Every call of a port is a line in `calls`; `beforeCall` sees its number first (to stop a job, to change a
/// row behind its back).
class FakeMachine final : public Machine,
                          public Inventory,
                          public Licensing,
                          public UpdateAgent,
                          public CredentialStore {
public:
    /// One scripted answer: what happens on the PC, and what the caller is told. A lost answer does one and tells
    /// another.
    struct Answer {
        std::optional<Error> told = std::nullopt;
        bool happens = true;
    };
    static Answer ok() { return {}; }
    static Answer swallowed() { return {.happens = false}; } ///< S_OK, but nothing happened
    static Answer refuses(std::uint32_t code, const QString &operation)
    {
        return {.told = Error{.fault = Fault::Refused, .operation = operation, .code = code}, .happens = false};
    }
    static Answer lost(Fault fault, const QString &operation, bool happens)
    {
        return {.told = Error{.fault = fault, .operation = operation}, .happens = happens};
    }

    // The state.
    MachineFacts facts = readyFacts();
    Policies policy = {};
    Surroundings surroundings = {};
    EndpointProbe *endpoints = &m_noProbe; ///< what `endpointProbe` gives
    LicenseRows state = readyRows();
    ActivationId bindsTo = year2;
    Result<QList<KeyConfiguration>> configurations = std::unexpected(unreadable(Fault::Unsupported));
    Updates offered = {};
    UpdateHistory updateHistory = {};

    // The script; an empty queue means: as it should be.
    std::deque<Answer> installs = {};
    std::deque<Answer> activations = {};
    std::deque<Answer> removals = {};
    std::deque<std::optional<Error>> readings = {};
    std::deque<std::optional<Error>> discoveries = {};
    std::deque<std::optional<Error>> refreshes = {};
    std::optional<Error> factsFail = std::nullopt;
    std::optional<Error> surroundingsFail = std::nullopt;
    std::optional<Error> searchFails = std::nullopt;
    std::function<void(UpdateRun &)> afterInstall = {};
    std::function<void(int)> beforeCall = {};
    std::function<void()> afterKeyInstall = {};
    bool obeysStop = true;
    bool refusesMixing = false; ///< as for an update that goes alone without saying so

    // What was seen.
    QStringList calls = {};
    QList<Updates> batches = {}; ///< of each installation
    int activatedLicensed = 0;   ///< Activate on a row that the last reading showed with status 1
    QMap<ActivationId, int> successes = {};

    qsizetype count(const char16_t *name) const { return calls.count(QString::fromUtf16(name)); }
    LicenseRow *row(const ActivationId &wanted)
    {
        const auto found = std::ranges::find_if(state, [&](const LicenseRow &one) { return one.id == wanted; });
        return found == state.end() ? nullptr : &*found;
    }

    bool practice = true;
    Inventory &inventory() override { return *this; }
    Licensing &licensing() override { return *this; }
    UpdateAgent &updateAgent() override { return *this; }
    PackageInstaller &packageInstaller() override { return m_noInstaller; }
    Power &power() override { return m_noPower; }
    ResumeAtLogon &resumeAtLogon() override { return m_noResume; }
    EndpointProbe &endpointProbe() override { return *endpoints; }
    Clock &clock() override { return m_clock; }
    MachineAbilities abilities() const override { return {}; }
    bool isPractice() const override { return practice; }
    QString name() const override { return QStringLiteral("fake"); }
    bool hasAbandonedWork() const override { return false; }
    Result<void> askForRestart() override { return {}; }
    Policies policies() const override { return policy; }
    Desk desk() { return {*this, m_noCatalog, m_clock}; }

    Result<MachineFacts> read(const QStringList &, const JobContext &context) override
    {
        if (auto stopped = enter(u"facts", context))
            return std::unexpected(*stopped);
        if (factsFail)
            return std::unexpected(*factsFail);
        return facts;
    }
    Result<Surroundings> readSurroundings(const QList<RootCertificate> &, const JobContext &context) override
    {
        if (auto stopped = enter(u"surroundings", context))
            return std::unexpected(*stopped);
        if (surroundingsFail)
            return std::unexpected(*surroundingsFail);
        return surroundings;
    }
    Result<LicenseRows> rows(const RowQuery &query, const JobContext &context) override
    {
        if (auto stopped = enter(query.discover ? u"discover" : u"rows", context))
            return std::unexpected(*stopped);
        if (auto error = take(query.discover ? discoveries : readings))
            return std::unexpected(*error);
        LicenseRows found;
        for (const LicenseRow &one : std::as_const(state)) {
            const bool byName = query.discover && one.name.contains(QLatin1String("-ESU-"));
            if ((one.id && query.ids.contains(*one.id)) || (query.keyed && (one.hasKey() || one.isLicensed())) ||
                byName)
                found.append(one);
        }
        for (const LicenseRow &one : std::as_const(found))
            m_shown[*one.id] = one.isLicensed();
        return found;
    }

    Result<void> installProductKey(const Secret &typed, const JobContext &context) override
    {
        if (auto stopped = enter(u"install", context))
            return std::unexpected(*stopped);
        const Answer answer = take(installs);
        if (answer.happens) {
            if (LicenseRow *taker = row(bindsTo))
                taker->partialProductKey = typed.reveal().right(5).toString();
            if (afterKeyInstall)
                afterKeyInstall();
        }
        return answer.told ? Result<void>(std::unexpected(*answer.told)) : Result<void>();
    }

    Result<void> activate(const ActivationId &wanted, const JobContext &context) override
    {
        if (auto stopped = enter(u"activate", context))
            return std::unexpected(*stopped);
        activatedLicensed += m_shown.value(wanted) ? 1 : 0;
        const Answer answer = take(activations);
        LicenseRow *target = row(wanted);
        if (answer.happens && target) {
            target->licenseStatus = licenseStatusLicensed;
            ++successes[wanted];
        }
        return answer.told ? Result<void>(std::unexpected(*answer.told)) : Result<void>();
    }

    Result<void> refresh(const JobContext &context) override
    {
        if (auto stopped = enter(u"refresh", context))
            return std::unexpected(*stopped);
        if (auto error = take(refreshes))
            return std::unexpected(*error);
        return {};
    }

    Result<void> uninstallProductKey(const ActivationId &wanted, const JobContext &context) override
    {
        if (auto stopped = enter(u"uninstall", context))
            return std::unexpected(*stopped);
        const Answer answer = take(removals);
        if (LicenseRow *target = row(wanted); answer.happens && target) {
            target->partialProductKey.reset();
            target->licenseStatus = 0;
        }
        return answer.told ? Result<void>(std::unexpected(*answer.told)) : Result<void>();
    }

    Result<QList<KeyConfiguration>> keyConfigurations(int, const JobContext &context) override
    {
        if (auto stopped = enter(u"configurations", context))
            return std::unexpected(*stopped);
        return configurations;
    }

    Result<QString> offlineInstallationId(const ActivationId &, const JobContext &) override
    {
        return std::unexpected(unreadable(Fault::Unsupported));
    }

    Result<UpdateHistory> history(const JobContext &context) override
    {
        if (auto stopped = enter(u"history", context))
            return std::unexpected(*stopped);
        return updateHistory;
    }
    Result<void> probe(const JobContext &) override { return {}; }
    Result<Updates> search(const JobContext &context) override
    {
        if (auto stopped = enter(u"search", context))
            return std::unexpected(*stopped);
        if (searchFails)
            return std::unexpected(*searchFails);
        return offered;
    }

    Result<UpdateRun> download(const Updates &updates, const JobContext &context) override
    {
        if (auto stopped = enter(u"download", context))
            return std::unexpected(*stopped);
        UpdateRun run{.updates = updates};
        for (UpdateInfo &update : run.updates)
            update.state = UpdateInfo::State::Downloaded;
        return run;
    }

    Result<UpdateRun> install(const Updates &updates, const JobContext &context) override
    {
        if (auto stopped = enter(u"install-updates", context))
            return std::unexpected(*stopped);
        if (updates.size() > 1 && refusesMixing)
            return std::unexpected(
                Error{.fault = Fault::Refused, .operation = operation::wuaInstall, .code = hresult::updateExclusive});
        UpdateRun run{.updates = updates};
        for (UpdateInfo &update : run.updates)
            update.state = UpdateInfo::State::Installed;
        batches.append(updates);
        if (afterInstall)
            afterInstall(run);
        return run;
    }

    Result<void> write(const QString &, const Secret &, const JobContext &) override { return {}; }
    Result<Secret> read(const QString &, const JobContext &) override { return std::unexpected(unreadable()); }
    Result<void> remove(const QString &, const JobContext &) override { return {}; }

private:
    std::optional<Error> enter(const char16_t *name, const JobContext &context)
    {
        if (beforeCall)
            beforeCall(static_cast<int>(calls.size()));
        calls.append(QString::fromUtf16(name));
        if (obeysStop && context.stopRequested())
            return cancelled(QStringLiteral("fake.") + calls.last());
        return std::nullopt;
    }
    template <class T> static T take(std::deque<T> &queue)
    {
        if (queue.empty())
            return {};
        T first = queue.front();
        queue.pop_front();
        return first;
    }

    UnsupportedPackageInstaller m_noInstaller;
    UnsupportedPower m_noPower;
    UnsupportedResume m_noResume;
    UnsupportedEndpointProbe m_noProbe;
    UnsupportedPackageCatalog m_noCatalog;
    ManualClock m_clock{QDateTime(dayInYear2, QTime(12, 0), Qt::UTC)};
    QMap<ActivationId, bool> m_shown = {};
};

} // namespace esu::test

// SPDX-License-Identifier: MIT
#include "core/recording/recording_machine.h"

#include "core/base/operations.h"

#include <algorithm>

namespace esu {

namespace {

QString errorText(const Error &error)
{
    QStringList parts{nameOf(error.fault), error.condition, error.detail};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(": "));
}

QString summary(const MachineFacts &)
{
    return {};
}

QString summary(const Surroundings &)
{
    return {};
}

template <class T> QString summary(const QList<T> &list)
{
    return QString::number(list.size());
}

} // namespace

std::chrono::milliseconds KeptAnswers::longest(const QString &operation) const
{
    std::chrono::milliseconds longest{0};
    for (const RecordedAnswer &answer : answers) {
        if (answer.operation == operation)
            longest = std::max(longest, answer.duration);
    }
    return longest;
}

RecordingMachine::RecordingMachine(Machine &machine) : m_machine(machine) {}

template <class Call> auto RecordingMachine::timed(const QString &operation, Call call)
{
    const auto before = m_machine.clock().elapsed();
    auto result = call();
    RecordedAnswer answer{.operation = operation, .duration = m_machine.clock().elapsed() - before};
    if (result) {
        answer.detail = summary(*result);
    } else {
        answer.operation = result.error().operation;
        answer.code = result.error().code;
        answer.detail = errorText(result.error());
    }
    m_kept.answers.append(answer);
    return result;
}

template <class Fact> void RecordingMachine::note(const Fact &fact, const QString &subject)
{
    if (fact)
        return;
    const Error &error = fact.error();
    const QString detail = errorText(error);
    m_kept.answers.append({.operation = error.operation,
                           .code = error.code,
                           .detail = subject.isEmpty() ? detail : subject + QStringLiteral(": ") + detail});
}

Result<MachineFacts> RecordingMachine::KeepingInventory::read(const QStringList &packageNeedles,
                                                              const JobContext &context)
{
    auto facts = m_owner.timed(operation::inventoryOs,
                               [&] { return m_owner.m_machine.inventory().read(packageNeedles, context); });
    if (!facts)
        return facts;
    m_owner.m_kept.facts = *facts;
    m_owner.note(facts->os);
    m_owner.note(facts->editionId);
    m_owner.note(facts->ubr);
    m_owner.note(facts->architecture);
    m_owner.note(facts->packages);
    m_owner.note(facts->servicingStackVersion);
    m_owner.note(facts->pendingRestart);
    m_owner.note(facts->updateSource);
    m_owner.note(facts->esuSigns);
    m_owner.note(facts->membership);
    m_owner.note(facts->updateDelay);
    m_owner.note(facts->elevated);
    return facts;
}

Result<Surroundings> RecordingMachine::KeepingInventory::readSurroundings(const QList<RootCertificate> &roots,
                                                                          const JobContext &context)
{
    const auto around = m_owner.timed(operation::inventorySurroundings,
                                      [&] { return m_owner.m_machine.inventory().readSurroundings(roots, context); });
    if (!around)
        return around;
    m_owner.note(around->freeBytes);
    m_owner.note(around->tls12);
    m_owner.note(around->onBattery);
    m_owner.note(around->metered);
    m_owner.note(around->roots);
    return around;
}

Result<QList<EndpointAnswer>> RecordingMachine::KeepingEndpointProbe::probe(const QList<QUrl> &urls,
                                                                            const JobContext &context)
{
    const auto answers =
        m_owner.timed(operation::networkProbe, [&] { return m_owner.m_machine.endpointProbe().probe(urls, context); });
    if (!answers)
        return answers;
    for (const EndpointAnswer &answer : *answers)
        m_owner.note(answer.reached, answer.url.host());
    return answers;
}

Result<LicenseRows> RecordingMachine::KeepingLicensing::rows(const RowQuery &query, const JobContext &context)
{
    auto rows = m_owner.timed(operation::sppRows, [&] { return target().rows(query, context); });
    KeptAnswers &kept = m_owner.m_kept;
    if (!rows) {
        kept.rowsError = rows.error();
        return rows;
    }
    for (const LicenseRow &row : *rows) {
        const auto known = std::ranges::find_if(kept.rows, [&](const LicenseRow &other) { return other.id == row.id; });
        if (known == kept.rows.end())
            kept.rows.append(row);
        else
            *known = row;
    }
    return rows;
}

Result<void> RecordingMachine::KeepingLicensing::installProductKey(const Secret &key, const JobContext &context)
{
    return target().installProductKey(key, context);
}

Result<void> RecordingMachine::KeepingLicensing::activate(const ActivationId &id, const JobContext &context)
{
    return target().activate(id, context);
}

Result<void> RecordingMachine::KeepingLicensing::refresh(const JobContext &context)
{
    return target().refresh(context);
}

Result<void> RecordingMachine::KeepingLicensing::uninstallProductKey(const ActivationId &id, const JobContext &context)
{
    return target().uninstallProductKey(id, context);
}

Result<QList<KeyConfiguration>> RecordingMachine::KeepingLicensing::keyConfigurations(int groupId,
                                                                                      const JobContext &context)
{
    return target().keyConfigurations(groupId, context);
}

Result<QString> RecordingMachine::KeepingLicensing::offlineInstallationId(const ActivationId &id,
                                                                          const JobContext &context)
{
    return target().offlineInstallationId(id, context);
}

Result<UpdateHistory> RecordingMachine::KeepingUpdateAgent::history(const JobContext &context)
{
    auto history = m_owner.timed(operation::wuaHistory, [&] { return target().history(context); });
    m_owner.m_kept.history = history.value_or(UpdateHistory{});
    return history;
}

Result<Updates> RecordingMachine::KeepingUpdateAgent::search(const JobContext &context)
{
    auto updates = m_owner.timed(operation::wuaSearch, [&] { return target().search(context); });
    if (updates)
        m_owner.m_kept.updates = *updates;
    else
        m_owner.m_kept.searchError = updates.error();
    return updates;
}

Result<UpdateRun> RecordingMachine::KeepingUpdateAgent::download(const Updates &updates, const JobContext &context)
{
    return target().download(updates, context);
}

Result<UpdateRun> RecordingMachine::KeepingUpdateAgent::install(const Updates &updates, const JobContext &context)
{
    return target().install(updates, context);
}

} // namespace esu

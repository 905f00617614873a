// SPDX-License-Identifier: MIT
// What Windows Update does to the simulated PC.
#include "core/base/hresult.h"
#include "core/model/rollup.h"
#include "core/practice/practice_pc.h"

#include <QVersionNumber>

#include <algorithm>

namespace esu {

QList<PcUpdate> PracticePc::offeredUpdates() const
{
    const std::scoped_lock lock(m_mutex);
    QList<PcUpdate> offered;
    const auto replaced = [this](const PcUpdate &old) {
        return std::any_of(m_updates.cbegin(), m_updates.cend(), [&old](const PcUpdate &entry) {
            return entry.installed && entry.update.supersededIds.contains(old.update.id);
        });
    };
    const auto isInstalled = [this](const QString &id) {
        return std::any_of(m_updates.cbegin(), m_updates.cend(),
                           [&id](const PcUpdate &entry) { return entry.installed && entry.update.id == id; });
    };
    std::copy_if(m_updates.cbegin(), m_updates.cend(), std::back_inserter(offered), [&](const PcUpdate &entry) {
        const QStringList &after = entry.update.afterIds;
        return !entry.installed && !replaced(entry) && std::all_of(after.cbegin(), after.cend(), isInstalled);
    });
    return offered;
}

PcUpdate *PracticePc::findUpdate(const QString &id)
{
    const auto it = std::find_if(m_updates.begin(), m_updates.end(), [&](const PcUpdate &entry) {
        return entry.update.id.compare(id, Qt::CaseInsensitive) == 0;
    });
    return it == m_updates.end() ? nullptr : &*it;
}

bool PracticePc::isMixedBatch(const QStringList &ids) const
{
    return ids.size() > 1 && std::any_of(ids.cbegin(), ids.cend(), [this](const QString &id) {
               const auto entry = update(id);
               return entry && entry->update.impact == UpdateInfo::Impact::Exclusive;
           });
}

std::optional<PcUpdate> PracticePc::update(const QString &id) const
{
    const std::scoped_lock lock(m_mutex);
    for (const PcUpdate &entry : m_updates) {
        if (entry.update.id.compare(id, Qt::CaseInsensitive) == 0)
            return entry;
    }
    return std::nullopt;
}

void PracticePc::acceptEula(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    if (PcUpdate *entry = findUpdate(id))
        entry->eulaAccepted = true;
}

std::uint32_t PracticePc::downloadUpdate(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    PcUpdate *entry = findUpdate(id);
    if (entry == nullptr)
        return hresult::updateNotFound;
    if (!entry->eulaAccepted)
        return hresult::updateEulasDeclined;
    if (entry->update.downloadResult != hresult::ok)
        return entry->update.downloadResult;
    entry->downloaded = true;
    return hresult::ok;
}

void PracticePc::askForRestartOf(const ScenarioUpdate &update)
{
    if (!update.restartRequired)
        return;
    addRestartSign(cbsRebootPending);
    addRestartSign(QStringLiteral("wu-reboot-required"));
}

PcInstallResult PracticePc::installUpdate(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    PcUpdate *entry = findUpdate(id);
    if (entry == nullptr)
        return {.hresult = hresult::updateNotFound};
    const ScenarioUpdate &update = entry->update;
    if (!entry->downloaded)
        return {.hresult = hresult::updateNotDownloaded};
    if (update.installResult != hresult::ok)
        return {.hresult = update.installResult};
    if (update.needsEsu && !esuLicensed())
        return {.hresult = hresult::installFailure};
    if (update.rolledBack) {
        entry->installed = update.restartRequired;
        entry->downloaded = false;
        askForRestartOf(update);
        return {.hresult = hresult::ok, .restartRequired = update.restartRequired};
    }
    entry->installed = true;
    for (ScenarioPackage package : update.packages) {
        if (update.restartRequired)
            package.state = packagePending;
        addPackage(package);
    }
    if (update.ubr)
        (update.restartRequired ? m_ubrAfterRestart : m_ubr) = update.ubr;
    askForRestartOf(update);
    return {.hresult = hresult::ok, .restartRequired = update.restartRequired};
}

std::optional<QDateTime> PracticePc::rollupCreated() const
{
    const std::scoped_lock lock(m_mutex);
    const ScenarioPackage *newest = nullptr;
    for (const ScenarioPackage &package : m_packages) {
        const bool isInstalled = PackageFact{.name = package.name, .state = package.state}.isInstalled();
        const QVersionNumber version = isInstalled ? rollupVersion(package.name) : QVersionNumber();
        if (!version.isNull() && (newest == nullptr || version > rollupVersion(newest->name)))
            newest = &package;
    }
    if (newest == nullptr)
        return std::nullopt;
    constexpr int daysBefore = 5;
    for (const PcUpdate &entry : m_updates) {
        for (const ScenarioPackage &package : entry.update.packages) {
            if (package.name == newest->name)
                return QDateTime(entry.update.published.addDays(-daysBefore), QTime(3, 0), Qt::UTC);
        }
    }
    if (!m_scenario.system.rollupCreated)
        return std::nullopt;
    return QDateTime(*m_scenario.system.rollupCreated, QTime(3, 0), Qt::UTC);
}

} // namespace esu

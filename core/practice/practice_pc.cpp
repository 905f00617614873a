// SPDX-License-Identifier: MIT
#include "core/practice/practice_pc.h"

#include "core/base/hresult.h"
#include "core/model/license_row.h"
#include "core/model/product_key.h"

#include <algorithm>
#include <utility>

namespace esu {

namespace {

constexpr std::uint32_t packageInstalled = 0x70;

bool isBaseWindows(const SppRow &row)
{
    return row.applicationId == windowsApplicationId && !row.isAddon;
}

bool isEsu(const SppRow &row)
{
    return row.isAddon && row.name.contains(QLatin1String("-ESU-"));
}

void removeKey(SppRow &row)
{
    row.partialProductKey.reset();
    row.productKeyId.reset();
    row.licenseStatus = 0;
    row.licenseStatusReason = hresult::keyNotInstalled;
    row.gracePeriodMinutes = 0;
}

/// Looks like an extended product ID; made of nothing but the row.
QString madeUpProductKeyId(const SppRow &row)
{
    const auto number = static_cast<unsigned>(qHash(row.id.text(), 5));
    return QStringLiteral("55041-00172-%1-%2-03-1041-7601.0000-0012020")
        .arg(number % 1000, 3, 10, QLatin1Char('0'))
        .arg(number / 1000 % 1000000, 6, 10, QLatin1Char('0'));
}

} // namespace

PracticePc::PracticePc(Scenario scenario)
    : m_scenario(std::move(scenario)), m_rows(m_scenario.rows), m_packages(m_scenario.packages),
      m_restartSigns(m_scenario.restartSigns), m_ubr(m_scenario.system.ubr),
      m_activationsLeft(m_scenario.activationsLeft)
{
    for (const ScenarioUpdate &update : m_scenario.updates)
        m_updates.append({.update = update, .eulaAccepted = update.eulaAccepted});
    for (const ScenarioRepairPackage &package : m_scenario.repairPackages)
        m_repairPackages.append({.package = package});
}

CallPlan PracticePc::next(Call call, const QString &subject)
{
    const std::scoped_lock lock(m_mutex);
    const int number = ++m_counts[call];
    m_calls.append({call, subject});
    const CallBehaviour behaviour = m_scenario.behaviour.value(call);
    CallPlan plan{.latency = behaviour.latency};
    for (const CallFailure &failure : behaviour.failures) {
        if (number >= failure.from && (!failure.to || number <= *failure.to)) {
            plan.hresult = failure.hresult;
            plan.hang = failure.hang;
            plan.effect = failure.effect;
            break;
        }
    }
    return plan;
}

int PracticePc::count(Call call) const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts.value(call);
}

QList<LoggedCall> PracticePc::calls() const
{
    const std::scoped_lock lock(m_mutex);
    return m_calls;
}

QList<SppRow> PracticePc::rows() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rows;
}

std::optional<SppRow> PracticePc::row(const ActivationId &id) const
{
    const std::scoped_lock lock(m_mutex);
    for (const SppRow &row : m_rows) {
        if (row.id == id)
            return row;
    }
    return std::nullopt;
}

SppRow *PracticePc::find(const ActivationId &id)
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](const SppRow &row) { return row.id == id; });
    return it == m_rows.end() ? nullptr : &*it;
}

std::uint32_t PracticePc::installProductKey(QStringView key)
{
    const auto parsed = ProductKey::parse(key);
    if (!parsed)
        return hresult::invalidProductKey;
    const QString lastFive = parsed->lastFive();

    const std::scoped_lock lock(m_mutex);
    const auto known = std::find_if(m_scenario.keys.cbegin(), m_scenario.keys.cend(),
                                    [&](const ScenarioKey &entry) { return entry.lastFive == lastFive; });
    SppRow *row = known == m_scenario.keys.cend() ? nullptr : find(known->bindsTo);
    if (row == nullptr)
        return hresult::invalidProductKey;
    if (row->partialProductKey == lastFive)
        return hresult::ok;
    // Windows itself has one key: a base key takes the place of the one before, whichever row had that.
    if (isBaseWindows(*row)) {
        for (SppRow &other : m_rows) {
            if (isBaseWindows(other) && other.hasKey())
                removeKey(other);
        }
    }
    row->partialProductKey = lastFive;
    row->productKeyId = madeUpProductKeyId(*row);
    row->licenseStatus = row->statusWithKey;
    row->licenseStatusReason = 0;
    return hresult::ok;
}

std::uint32_t PracticePc::activate(const ActivationId &id)
{
    const std::scoped_lock lock(m_mutex);
    SppRow *row = find(id);
    if (row == nullptr)
        return hresult::wbemNotFound;
    if (!row->hasKey())
        return hresult::keyNotInstalled;
    if (row->isAddon && m_activationsLeft) {
        if (*m_activationsLeft <= 0)
            return hresult::activationLimit;
        --*m_activationsLeft;
    }
    row->licenseStatus = licenseStatusLicensed;
    row->licenseStatusReason = 0;
    row->gracePeriodMinutes = 0;
    return hresult::ok;
}

std::uint32_t PracticePc::uninstallProductKey(const ActivationId &id)
{
    const std::scoped_lock lock(m_mutex);
    SppRow *row = find(id);
    if (row == nullptr)
        return hresult::wbemNotFound;
    if (!row->hasKey())
        return hresult::keyNotInstalled;
    removeKey(*row);
    return hresult::ok;
}

std::uint32_t PracticePc::refreshLicenseStatus()
{
    return hresult::ok;
}

std::optional<int> PracticePc::activationsLeft() const
{
    const std::scoped_lock lock(m_mutex);
    return m_activationsLeft;
}

QList<ScenarioPackage> PracticePc::packages() const
{
    const std::scoped_lock lock(m_mutex);
    return m_packages;
}

QStringList PracticePc::restartSigns() const
{
    const std::scoped_lock lock(m_mutex);
    return m_restartSigns;
}

std::optional<int> PracticePc::ubr() const
{
    const std::scoped_lock lock(m_mutex);
    return m_ubr;
}

bool PracticePc::esuLicensed() const
{
    const auto licensed = [](const SppRow &row) { return row.licenseStatus == licenseStatusLicensed; };
    return std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [&](const SppRow &row) { return isEsu(row) && licensed(row); }) &&
           std::any_of(m_rows.cbegin(), m_rows.cend(),
                       [&](const SppRow &row) { return isBaseWindows(row) && licensed(row); });
}

void PracticePc::addPackage(const ScenarioPackage &package)
{
    const auto it = std::find_if(m_packages.begin(), m_packages.end(), [&](const ScenarioPackage &known) {
        return known.name.compare(package.name, Qt::CaseInsensitive) == 0;
    });
    if (it == m_packages.end())
        m_packages.append(package);
    else
        it->state = package.state;
}

void PracticePc::addRestartSign(const QString &sign)
{
    if (!m_restartSigns.contains(sign))
        m_restartSigns.append(sign);
}

void PracticePc::addRows(const QList<SppRow> &rows)
{
    for (const SppRow &added : rows) {
        SppRow *known = find(added.id);
        if (known == nullptr)
            m_rows.append(added);
        else if (!known->hasKey())
            *known = added;
    }
}

void PracticePc::restart()
{
    const std::scoped_lock lock(m_mutex);
    ++m_restarts;
    m_restartDue = false;
    m_resumePoint.reset();
    if (m_restarts <= m_scenario.restart.vain)
        return;
    m_restartSigns.clear();
    for (ScenarioPackage &package : m_packages) {
        if (package.state == packagePending)
            package.state = packageInstalled;
    }
    for (const ScenarioPackage &package : m_scenario.restart.packages)
        addPackage(package);
    addRows(m_scenario.restart.rows);
    for (PcUpdate &entry : m_updates) {
        if (entry.update.rolledBack)
            entry.installed = false;
    }
    for (PcRepairPackage &entry : m_repairPackages) {
        if (entry.installed && !std::exchange(entry.inEffect, true))
            addRows(entry.package.rows);
    }
    if (m_scenario.restart.ubr && m_restarts == m_scenario.restart.vain + 1)
        m_ubr = m_scenario.restart.ubr;
    if (m_ubrAfterRestart)
        m_ubr = std::exchange(m_ubrAfterRestart, std::nullopt);
}

std::optional<PcRepairPackage> PracticePc::repairPackage(const QString &kb) const
{
    const std::scoped_lock lock(m_mutex);
    const auto it = std::find_if(m_repairPackages.cbegin(), m_repairPackages.cend(),
                                 [&](const PcRepairPackage &entry) { return entry.package.kb == kb; });
    return it == m_repairPackages.cend() ? std::nullopt : std::optional(*it);
}

PcRepairPackage *PracticePc::findRepairPackage(const QString &kb)
{
    const auto it = std::find_if(m_repairPackages.begin(), m_repairPackages.end(),
                                 [&](const PcRepairPackage &entry) { return entry.package.kb == kb; });
    return it == m_repairPackages.end() ? nullptr : &*it;
}

PcInstallResult PracticePc::installPackage(const QString &kb)
{
    const std::scoped_lock lock(m_mutex);
    PcRepairPackage *entry = findRepairPackage(kb);
    if (entry == nullptr)
        return {.hresult = hresult::updateNotApplicable};
    const ScenarioRepairPackage &package = entry->package;
    if (entry->installed)
        return {.hresult = hresult::updateAlreadyInstalled};
    if (package.installResult != hresult::ok)
        return {.hresult = package.installResult};
    entry->installed = true;
    for (ScenarioPackage added : package.packages) {
        if (package.restartRequired)
            added.state = packagePending;
        addPackage(added);
    }
    if (package.restartRequired) {
        addRestartSign(cbsRebootPending);
    } else {
        entry->inEffect = true;
        addRows(package.rows);
    }
    return {.hresult = hresult::ok, .restartRequired = package.restartRequired};
}

int PracticePc::restarts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_restarts;
}

void PracticePc::askForRestart()
{
    const std::scoped_lock lock(m_mutex);
    m_restartDue = true;
}

bool PracticePc::restartDue() const
{
    const std::scoped_lock lock(m_mutex);
    return m_restartDue;
}

} // namespace esu

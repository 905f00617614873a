// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_ports.h"

#include <algorithm>

namespace esu {

namespace {

LicenseRow toLicenseRow(const SppRow &row)
{
    return {.id = row.id,
            .applicationId = row.applicationId,
            .name = row.name,
            .description = row.description,
            .partialProductKey = row.partialProductKey,
            .licenseStatus = row.licenseStatus,
            .licenseStatusReason = row.licenseStatusReason,
            .isAddon = row.isAddon,
            .gracePeriodMinutes = row.gracePeriodMinutes,
            .licenseFamily = row.licenseFamily};
}

bool matches(const SppRow &row, const RowQuery &query)
{
    return query.ids.contains(row.id) ||
           (query.keyed && (row.hasKey() || row.licenseStatus == licenseStatusLicensed)) ||
           (query.discover && row.name.contains(QLatin1String("-ESU-")));
}

/// The query as the call log shows it.
QString subjectOf(const RowQuery &query)
{
    QStringList parts;
    for (const ActivationId &id : query.ids)
        parts.append(id.text());
    if (query.keyed)
        parts.append(QStringLiteral("keyed"));
    if (query.discover)
        parts.append(QStringLiteral("discover"));
    return parts.join(QLatin1Char(' '));
}

} // namespace

Result<LicenseRows> PracticeLicensing::rows(const RowQuery &query, const JobContext &context)
{
    if (query.ids.isEmpty() && !query.keyed && !query.discover)
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation::sppRows,
                                     .condition = {},
                                     .detail = QStringLiteral("a query without a filter")});
    if (auto connected = m_link.connect(context); !connected)
        return std::unexpected(connected.error());
    LicenseRows found;
    const auto read = [&] {
        for (const SppRow &row : m_link.pc().rows()) {
            if (matches(row, query))
                found.append(toLicenseRow(row));
        }
        return hresult::ok;
    };
    const auto done = m_link.perform({.call = Call::Rows,
                                      .operation = operation::sppRows,
                                      .deadline = deadline::rows,
                                      .progress = {.waiting = Waiting::ReadingLicenses},
                                      .subject = subjectOf(query)},
                                     context, read);
    if (!done)
        return std::unexpected(done.error());
    return found;
}

Result<void> PracticeLicensing::installProductKey(const Secret &key, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return connected;
    return m_link.perform({.call = Call::InstallKey,
                           .operation = operation::sppInstallKey,
                           .deadline = deadline::installProductKey,
                           .progress = {.waiting = Waiting::InstallingKey}},
                          context, [&] { return m_link.pc().installProductKey(key.reveal()); });
}

Result<void> PracticeLicensing::activate(const ActivationId &id, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return connected;
    return m_link.perform({.call = Call::Activate,
                           .operation = operation::sppActivate,
                           .deadline = deadline::activate,
                           .progress = {.waiting = Waiting::ActivationServer},
                           .subject = id.text()},
                          context, [&] { return m_link.pc().activate(id); });
}

Result<void> PracticeLicensing::refresh(const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return connected;
    return m_link.perform({.call = Call::Refresh,
                           .operation = operation::sppRefresh,
                           .deadline = deadline::refresh,
                           .progress = {.waiting = Waiting::ReadingLicenses}},
                          context, [&] { return m_link.pc().refreshLicenseStatus(); });
}

Result<void> PracticeLicensing::uninstallProductKey(const ActivationId &id, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return connected;
    return m_link.perform({.call = Call::UninstallKey,
                           .operation = operation::sppUninstallKey,
                           .deadline = deadline::uninstallProductKey,
                           .progress = {.waiting = Waiting::RemovingKey},
                           .subject = id.text()},
                          context, [&] { return m_link.pc().uninstallProductKey(id); });
}

Result<QList<KeyConfiguration>> PracticeLicensing::keyConfigurations(int groupId, const JobContext &context)
{
    const auto done = m_link.perform({.call = Call::KeyConfiguration,
                                      .operation = operation::sppKeyConfiguration,
                                      .deadline = deadline::registry,
                                      .progress = {.waiting = Waiting::ReadingLicenses},
                                      .subject = QString::number(groupId)},
                                     context, [] { return hresult::ok; });
    if (!done)
        return std::unexpected(done.error());
    const auto &entries = m_link.pc().scenario().keyConfiguration;
    if (!entries)
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::sppKeyConfiguration});
    QList<KeyConfiguration> found;
    for (const PkeyConfigEntry &entry : *entries) {
        if (entry.group == groupId)
            found.append({entry.activationId, entry.editionId, entry.description});
    }
    return found;
}

Result<QString> PracticeLicensing::offlineInstallationId(const ActivationId &id, const JobContext &context)
{
    if (auto connected = m_link.connect(context); !connected)
        return std::unexpected(connected.error());
    const auto done = m_link.perform({.call = Call::Rows,
                                      .operation = operation::sppRows,
                                      .deadline = deadline::rows,
                                      .progress = {.waiting = Waiting::ReadingLicenses},
                                      .subject = id.text() + QStringLiteral(" OfflineInstallationId")},
                                     context, [] { return hresult::ok; });
    if (!done)
        return std::unexpected(done.error());
    const auto row = m_link.pc().row(id);
    QString text = row ? esu::offlineInstallationId(*row, m_link.pc().scenario().system) : QString();
    if (text.isEmpty())
        return std::unexpected(Error{.fault = Fault::NotFound,
                                     .operation = operation::sppRows,
                                     .condition = {},
                                     .detail = QStringLiteral("no OfflineInstallationId")});
    return text;
}

} // namespace esu

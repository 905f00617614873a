// SPDX-License-Identifier: MIT
#include "core/windows/spp/windows_licensing.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/windows/com/failure.h"
#include "core/windows/com/variant.h"
#include "core/windows/spp/key_configuration.h"
#include "core/windows/spp/license_rows.h"
#include "core/windows/wmi/queries.h"

#include <algorithm>

namespace esu {

namespace {

Error classMissing(const QString &operation, const QString &className)
{
    return {.fault = Fault::Unsupported,
            .operation = operation,
            .condition = condition::licensingClassMissing,
            .detail = className};
}

/// Wine knows a class of this name with two properties, and answers a query for an unknown class with no rows. So
/// before "no rows" is believed for the first time, the class itself is looked at.
Result<void> checkProductClass(WmiRoom &room, WmiSession &session, const ComCall &call)
{
    if (room.productClassChecked)
        return {};
    const auto real = session.classHas(wmi::product::className, wmi::product::id, call);
    if (!real)
        return std::unexpected(real.error());
    if (!*real)
        return std::unexpected(classMissing(call.operation, wmi::product::className));
    room.productClassChecked = true;
    return {};
}

/// `SoftwareLicensingService.Version="6.1.7601.17514"`: the one instance of the service class.
Result<QString> servicePath(WmiRoom &room, WmiSession &session, const ComCall &call)
{
    if (!room.serviceVersion) {
        const QStringList properties{wmi::service::version};
        const auto rows = session.query(wmi::select(properties, wmi::service::className), properties, call);
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->isEmpty())
            return std::unexpected(classMissing(call.operation, wmi::service::className));
        const QString version = rows->first().value(wmi::service::version).text().value_or(QString());
        // It becomes part of an object path.
        const bool plain = !version.isEmpty() && version.size() <= 40 && std::ranges::all_of(version, [](QChar c) {
            return c == QLatin1Char('.') || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
        });
        if (!plain)
            return std::unexpected(call.badData(QStringLiteral("version of the licensing service: ") + version));
        room.serviceVersion = version;
    }
    return QStringLiteral("%1.%2=\"%3\"").arg(wmi::service::className, wmi::service::version, *room.serviceVersion);
}

QString productPath(const ActivationId &id)
{
    return QStringLiteral("%1.%2=\"%3\"").arg(wmi::product::className, wmi::product::id, id.text());
}

/// slmgr knows only HRESULTs that the provider raises; a non-zero ReturnValue is a failure all the same. Informational
/// codes (0x4004xxxx) are not: the row tells what they came to.
Result<void> judge(const Result<WmiRow> &answer, const ComCall &call)
{
    if (!answer)
        return std::unexpected(answer.error());
    const WmiValue value = answer->value(wmi::returnValue);
    if (value.isAbsent())
        return {};
    const auto code = value.uint32();
    if (!code)
        return std::unexpected(call.badData(QStringLiteral("ReturnValue is not a number")));
    if (*code == 0 || (*code & 0xC0000000U) == 0x40000000U)
        return {};
    return std::unexpected(call.failure(static_cast<HRESULT>(*code), QStringLiteral("ReturnValue")));
}

} // namespace

Result<LicenseRows> WindowsLicensing::rows(const RowQuery &query, const JobContext &context)
{
    if (query.ids.isEmpty() && !query.keyed && !query.discover) {
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation::sppRows,
                                     .detail = QStringLiteral("rows are never read without a filter")});
    }
    context.tell({.waiting = Waiting::ReadingLicenses});
    std::function<Result<LicenseRows>(WmiRoom &, WmiSession &, const ComCall &)> work =
        [query](WmiRoom &room, WmiSession &session, const ComCall &call) -> Result<LicenseRows> {
        const RunQuery run = [&](const QString &wql, const QStringList &properties) {
            return session.query(wql, properties, call);
        };
        auto rows = readLicenseRows(query, run, call.operation);
        if (rows && rows->isEmpty()) {
            if (auto checked = checkProductClass(room, session, call); !checked)
                return std::unexpected(checked.error());
        }
        return rows;
    };
    return m_link.run(Purpose::Read, wmi::cimv2, operation::sppRows, m_link.patience().rows, context, std::move(work));
}

Result<void> WindowsLicensing::change(const QString &operation, Patience::Duration deadline, Waiting waiting,
                                      const JobContext &context, Work work)
{
    context.tell({.waiting = waiting});
    return m_link.run(Purpose::Change, wmi::cimv2, operation, deadline, context, std::move(work));
}

Result<void> WindowsLicensing::installProductKey(const Secret &key, const JobContext &context)
{
    // Shared, because the work may outlive this call; wiped when the work ends.
    const auto secret = std::make_shared<SecretBstr>(key.reveal());
    Work work = [secret](WmiRoom &room, WmiSession &session, const ComCall &call) -> Result<void> {
        const auto path = servicePath(room, session, call);
        if (!path)
            return std::unexpected(path.error());
        VARIANT value;
        VariantInit(&value);
        value.vt = VT_BSTR;
        value.bstrVal = secret->get(); // still owned by `secret`: never cleared here
        return judge(session.invoke({.className = wmi::service::className,
                                     .path = *path,
                                     .method = wmi::service::installProductKey,
                                     .inputs = {{wmi::service::productKey, &value}}},
                                    call),
                     call);
    };
    return change(operation::sppInstallKey, m_link.patience().installProductKey, Waiting::InstallingKey, context,
                  std::move(work));
}

Result<void> WindowsLicensing::activate(const ActivationId &id, const JobContext &context)
{
    Work work = [id](WmiRoom &, WmiSession &session, const ComCall &call) {
        return judge(
            session.invoke(
                {.className = wmi::product::className, .path = productPath(id), .method = wmi::product::activate},
                call),
            call);
    };
    return change(operation::sppActivate, m_link.patience().activate, Waiting::ActivationServer, context,
                  std::move(work));
}

Result<void> WindowsLicensing::refresh(const JobContext &context)
{
    Work work = [](WmiRoom &room, WmiSession &session, const ComCall &call) -> Result<void> {
        const auto path = servicePath(room, session, call);
        if (!path)
            return std::unexpected(path.error());
        return judge(
            session.invoke(
                {.className = wmi::service::className, .path = *path, .method = wmi::service::refreshLicenseStatus},
                call),
            call);
    };
    return change(operation::sppRefresh, m_link.patience().refresh, Waiting::ReadingLicenses, context, std::move(work));
}

Result<void> WindowsLicensing::uninstallProductKey(const ActivationId &id, const JobContext &context)
{
    Work work = [id](WmiRoom &, WmiSession &session, const ComCall &call) {
        return judge(session.invoke({.className = wmi::product::className,
                                     .path = productPath(id),
                                     .method = wmi::product::uninstallProductKey},
                                    call),
                     call);
    };
    return change(operation::sppUninstallKey, m_link.patience().uninstallProductKey, Waiting::RemovingKey, context,
                  std::move(work));
}

Result<QList<KeyConfiguration>> WindowsLicensing::keyConfigurations(int groupId, const JobContext &context)
{
    if (context.stopRequested())
        return std::unexpected(cancelled(operation::sppKeyConfiguration));
    const auto file = readKeyConfigurationFile();
    if (!file)
        return std::unexpected(file.error());
    return parseKeyConfigurations(*file, groupId);
}

Result<QString> WindowsLicensing::offlineInstallationId(const ActivationId &id, const JobContext &context)
{
    context.tell({.waiting = Waiting::ReadingLicenses});
    std::function<Result<QString>(WmiRoom &, WmiSession &, const ComCall &)> work =
        [id](WmiRoom &, WmiSession &session, const ComCall &call) -> Result<QString> {
        const QStringList properties{wmi::product::id, wmi::product::offlineInstallationId};
        const auto rows = session.query(wmi::select(properties, wmi::product::className,
                                                    QStringLiteral("%1='%2'").arg(wmi::product::id, id.text())),
                                        properties, call);
        if (!rows)
            return std::unexpected(rows.error());
        for (const WmiRow &row : *rows) {
            const auto guid = row.value(wmi::product::id).text();
            const auto number = row.value(wmi::product::offlineInstallationId).text();
            if (guid && ActivationId::fromGuid(*guid) == id && number && !number->isEmpty())
                return *number;
        }
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = call.operation, .detail = id.text()});
    };
    return m_link.run(Purpose::Read, wmi::cimv2, operation::sppRows, m_link.patience().rows, context, std::move(work));
}

} // namespace esu

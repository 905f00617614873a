// SPDX-License-Identifier: MIT
#include "core/windows/spp/license_rows.h"

#include "core/windows/com/failure.h"
#include "core/windows/wmi/queries.h"

#include <algorithm>

namespace esu {

namespace {

const QLatin1String esuMark("-ESU-");

QString equals(const QString &property, const QString &value)
{
    return QStringLiteral("%1='%2'").arg(property, value);
}

bool isInvalidQuery(const Result<QList<WmiRow>> &result)
{
    return !result && result.error().code == hresult::wbemInvalidQuery;
}

/// The WHERE conditions that together answer IDs and keyed rows, best first. Each is one condition alone: no public
/// client joins them by OR, and a provider that cannot use the whole goes through everything there is.
QList<QStringList> conditionSets(const RowQuery &query)
{
    QStringList known;
    for (const ActivationId &id : query.ids)
        known.append(equals(wmi::product::id, id.text()));
    if (!query.keyed)
        return {known};
    const QString &key = wmi::product::partialProductKey;
    return {known + QStringList(key + QStringLiteral(" IS NOT NULL")),
            known + QStringList(key + QStringLiteral(" <> NULL"))};
}

/// All rows of one set of conditions, or the first failure.
Result<QList<WmiRow>> runAll(const QStringList &conditions, const QStringList &properties, const RunQuery &run)
{
    QList<WmiRow> all;
    for (const QString &condition : conditions) {
        auto rows = run(wmi::select(properties, wmi::product::className, condition), properties);
        if (!rows)
            return rows;
        all.append(*rows);
    }
    return all;
}

Result<QList<WmiRow>> runBest(const QList<QStringList> &sets, const RunQuery &run)
{
    Result<QList<WmiRow>> result;
    for (const QStringList *properties : {&wmi::product::properties, &wmi::product::fewProperties}) {
        for (const QStringList &conditions : sets) {
            result = runAll(conditions, *properties, run);
            if (!isInvalidQuery(result))
                return result;
        }
    }
    // Every form was refused: this PC's class is not the one that Windows has.
    result.error().fault = Fault::Unsupported;
    return result;
}

} // namespace

Result<LicenseRow> licenseRowOf(const WmiRow &row, const QString &operation)
{
    namespace names = wmi::product;
    LicenseRow result;
    const auto id = row.value(names::id).text();
    if (id)
        result.id = ActivationId::fromGuid(*id);
    if (!result.id) {
        return std::unexpected(
            Error{.fault = Fault::BadData,
                  .operation = operation,
                  .detail = QStringLiteral("a licensing row without a usable ID: ") + id.value_or(QString())});
    }
    result.applicationId = row.value(names::applicationId).text().value_or(QString()).toLower();
    result.name = row.value(names::name).text().value_or(QString());
    result.description = row.value(names::description).text().value_or(QString());
    result.partialProductKey = row.value(names::partialProductKey).text();
    if (result.partialProductKey && result.partialProductKey->isEmpty())
        result.partialProductKey.reset();
    result.licenseStatus = row.value(names::licenseStatus).integer();
    result.licenseStatusReason = row.value(names::licenseStatusReason).uint32();
    result.isAddon = row.value(names::isAddon).boolean();
    result.gracePeriodMinutes = row.value(names::gracePeriod).integer();
    result.licenseFamily = row.value(names::licenseFamily).text().value_or(QString());
    return result;
}

bool answers(const RowQuery &query, const LicenseRow &row)
{
    return (row.id && query.ids.contains(*row.id)) || (query.keyed && (row.hasKey() || row.isLicensed())) ||
           (query.discover && row.isWindows() && row.name.contains(esuMark));
}

Result<LicenseRows> readLicenseRows(const RowQuery &query, const RunQuery &run, const QString &operation)
{
    LicenseRows found;
    const auto take = [&](const Result<QList<WmiRow>> &rows) -> Result<void> {
        if (!rows)
            return std::unexpected(rows.error());
        std::optional<Error> unusable;
        bool anyUsable = false;
        for (const WmiRow &raw : *rows) {
            auto row = licenseRowOf(raw, operation);
            if (!row) {
                unusable = row.error();
                continue;
            }
            anyUsable = true;
            const bool known = std::ranges::any_of(found, [&](const LicenseRow &other) { return other.id == row->id; });
            if (!known && answers(query, *row))
                found.append(*std::move(row));
        }
        // One odd row of another product does not matter; a class whose rows all lack an ID is not the one we know.
        if (unusable && !anyUsable)
            return std::unexpected(*unusable);
        return {};
    };

    if (!query.ids.isEmpty() || query.keyed) {
        if (auto taken = take(runBest(conditionSets(query), run)); !taken)
            return std::unexpected(taken.error());
    }
    // A digital licence of Windows itself may show no key (resources/FACTS.md#base-license): asked for only where no
    // keyed row is a licensed one, for nobody knows what the provider makes of this condition.
    const bool hasLicensedBase = std::ranges::any_of(found, [](const LicenseRow &row) {
        return row.isWindows() && row.isAddon != true && row.hasKey() && row.isLicensed();
    });
    if (query.keyed && !hasLicensedBase) {
        const QString licensed = QStringLiteral("%1 = %2").arg(wmi::product::licenseStatus).arg(licenseStatusLicensed);
        if (auto taken = take(runBest({{licensed}}, run)); !taken)
            return std::unexpected(taken.error());
    }
    if (query.discover) {
        const QString condition = equals(wmi::product::applicationId, windowsApplicationId) + QStringLiteral(" AND ") +
                                  wmi::product::name + QStringLiteral(" LIKE '%") + esuMark + QStringLiteral("%'");
        if (auto taken = take(runBest({{condition}}, run)); !taken)
            return std::unexpected(taken.error());
    }
    return found;
}

} // namespace esu

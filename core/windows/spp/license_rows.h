// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/licensing.h"
#include "core/windows/com/com_call.h"
#include "core/windows/wmi/wmi_value.h"

#include <functional>

namespace esu {

/// One row of `SoftwareLicensingProduct` from what WMI gave. `BadData` without the key property: nothing can be said of
/// such a row, let alone be done to it. Pure.
Result<LicenseRow> licenseRowOf(const WmiRow &row, const QString &operation);

/// Does this row belong to the answer? A provider's WHERE is never trusted. Pure.
bool answers(const RowQuery &query, const LicenseRow &row);

/// Runs one SELECT; the parameters are the WQL and the properties to fetch.
using RunQuery = std::function<Result<QList<WmiRow>>(const QString &wql, const QStringList &properties)>;

/// All rows of `query`, in as few queries as this PC understands: one for known IDs and keyed rows together; where that
/// is an invalid query, one each; then the same with fewer properties. Never unfiltered. A part that cannot be asked is
/// an error.
Result<LicenseRows> readLicenseRows(const RowQuery &query, const RunQuery &run, const QString &operation);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/report.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace esu {

/// The `--json` document of a verification, from `core/run/document.h`; made in `app/`.
using JsonReport = std::function<QByteArray(const ReportInput &)>;

/// Writes the report in the form the file's ending names: .html, .csv, .pdf, .json. Written whole or not at all.
Result<void> writeReport(const QString &file, const ReportInput &input, const Resources &resources,
                         const JsonReport &json);

} // namespace esu

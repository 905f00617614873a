// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/whole_file.h"
#include "ui/text/report.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace esu {

/// The `--json` document of a verification, from `core/run/document.h`; made in `app/`.
using JsonReport = std::function<QByteArray(const ReportInput &)>;

/// Writes the report by `save`, in the form the file's ending names: .html, .csv, .pdf, .json.
Result<void> writeReport(const QString &file, const ReportInput &input, const Resources &resources,
                         const JsonReport &json, const SaveFile &save);

} // namespace esu

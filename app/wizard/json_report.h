// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "ui/text/report.h"

#include <QByteArray>

namespace esu {

/// The report for programs: `report.schema.json`, without a secret.
QByteArray jsonReport(const ReportInput &input, const Resources &resources, const QString &language);

} // namespace esu

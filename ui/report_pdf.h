// SPDX-License-Identifier: MIT
#pragma once

#include "ui/text/report.h"

#include <QByteArray>

namespace esu {

/// The sheet that an auditor keeps: A4, one page as long as what was found fits on it, with the PC's name and the
/// number of pages on each. Empty where Qt is built without PDF. GUI thread.
QByteArray pdfReport(const ReportInput &input, const Resources &resources);

/// Whether the Qt this program is built with can write PDF; the form is not offered otherwise.
bool canWritePdf();

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/activate.h"
#include "core/journey/verify.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <optional>

namespace esu {

/// What a report is made from. Holds no key: rows know the last five characters only.
struct ReportInput {
    Verification verification;
    std::optional<ActivationOutcome> activation = std::nullopt;
    Updates updates = {}; ///< what was offered or installed in this run; may be empty
    QString machine;      ///< the text of `--machine`
    bool practice = false;
};

/// The record a person keeps or hands to an auditor, in the language of the installed catalogue. The JSON form is
/// `core/run/document.h`, the PDF form is this HTML printed by `ui/report_file.h`.
class Report {
    Q_DECLARE_TR_FUNCTIONS(Report)
public:
    /// A whole page without scripts or outside references; also what QTextDocument understands.
    static QString html(const ReportInput &input, const Resources &resources);
    /// Three columns (section, item, value), UTF-8 with BOM and CRLF: what Excel opens by a double click.
    static QByteArray csv(const ReportInput &input, const Resources &resources);
    /// "ESU-KEIRI-PC-2026-11-24" without an ending.
    static QString suggestedName(const ReportInput &input);
};

} // namespace esu

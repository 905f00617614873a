// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

#include <optional>

namespace esu {

/// What a report is made from. Holds no key: rows know the last five characters only.
struct ReportInput {
    PcRun run;       ///< with an inspection and a verdict
    QString machine; ///< the text of `--machine`
    bool practice = false;

    const Inspection &inspection() const { return *run.inspection; }
    const Verdict &verdict() const { return *run.verdict; }
    /// What was installed, or was to be; may be empty.
    Updates updates() const { return run.updateRun ? run.updateRun->updates : Updates(); }
};

/// The record a person keeps or hands to an auditor, in the language of the installed catalogue. The JSON form is
/// `core/run/document.h`, the PDF form `ui/report_pdf.h`.
class Report {
    Q_DECLARE_TR_FUNCTIONS(Report)
public:
    /// A whole page without scripts or outside references.
    static QString html(const ReportInput &input, const Resources &resources);
    /// Three columns (section, item, value), UTF-8 with BOM and CRLF: what Excel opens by a double click.
    static QByteArray csv(const ReportInput &input, const Resources &resources);
    /// "ESU-KEIRI-PC-2026-11-24" without an ending.
    static QString suggestedName(const ReportInput &input);

    // Words that more than one form has.
    static QString practiceMark();
    static QString sourcesTitle();
};

} // namespace esu

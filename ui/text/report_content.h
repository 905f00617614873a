// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"
#include "ui/text/report.h"

#include <QList>

namespace esu {

/// One fact of a report: what, its value, where it was read.
struct ReportLine {
    QString item;
    QString value;
    QString source = {};
    std::optional<Badge> badge = std::nullopt;
};

struct ReportSection {
    QString title;
    QList<ReportLine> lines;
};

/// What a report says, whatever its form: the sentences of the verdict, then the facts.
struct ReportContent {
    Badge badge = Badge::Unknown;
    QString title;
    QString checked;       ///< "Checked on …"
    QString verdict;       ///< one sentence
    QStringList more = {}; ///< what else the verdict says, what could not be installed, what comes next
    QString banner;
    ReportSection pc = {};
    ReportSection activation = {}; ///< may be empty
    ReportSection proof = {};
    ReportSection prerequisites = {};
    ReportSection updates = {}; ///< may be empty
    ReportSection about = {};
    QString prerequisitesInShort; ///< "15 of 18 OK"

    QList<ReportSection> sections() const { return {pc, proof, activation, prerequisites, updates, about}; }
};
ReportContent reportContent(const ReportInput &input, const Resources &resources);

} // namespace esu

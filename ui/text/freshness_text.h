// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/freshness.h"
#include "core/rules/inspection.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// The verdict: one sentence that stands alone, and what else is to be said; may be empty.
struct VerdictWords {
    QString sentence = {};
    QString more = {};

    bool operator==(const VerdictWords &) const = default;
};

/// Which month a PC is at, what it lacks and what to do, in words.
class FreshnessText {
    Q_DECLARE_TR_FUNCTIONS(FreshnessText)
public:
    /// "Updates are installed up to June 2026. 5 months are missing; the newest is that of November 2026. …"
    static VerdictWords behind(const Freshness &freshness);
    static VerdictWords noEsuUpdate(const Freshness &freshness);
    static VerdictWords unproven(const Freshness &freshness);
    static QString clockWrong(const Inspection &inspection);
    /// Which month a green PC is at, and how long that is enough.
    static QString current(const Freshness &freshness);
    /// What a green verdict adds; may be empty.
    static QString patience(const Freshness &freshness);
    static QString firstDue(const Freshness &freshness);
    /// What the licensed years of an ended programme still offer; may be empty.
    static QString stillToBeHad(const Freshness &freshness);
    /// What is installed.
    static QString found(const Freshness &freshness, const Inspection &inspection);
    /// The line of proof: the same, and what that means.
    static QString proof(const Freshness &freshness, const Inspection &inspection);

private:
    static QString month(const Freshness &freshness);
    static QString missing(const Freshness &freshness);
    static QString step(const Freshness &freshness);
    /// What is out and not due here; empty = nothing.
    static QString notDue(const Freshness &freshness);
    static QString notApproved(const Freshness &freshness);
};

} // namespace esu

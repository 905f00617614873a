// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/inspection.h"
#include "core/model/verdict.h"
#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// The verdict and its proof in words.
class VerdictText {
    Q_DECLARE_TR_FUNCTIONS(VerdictText)
public:
    static Badge badge(Verdict::Level level);
    static QString headline(const Verdict &verdict, const Inspection &inspection);
    // The sentences of the verdict, for the wizard's card as well.
    static QString active(std::optional<int> year, QDate until);
    static QString activeEnded(std::optional<int> year, QDate until);
    static QString noEsuUpdate();
    static QString restartPending();
    static QString uncertain();
    static QString notActive(const QString &nextStep);
    /// What comes next (next year's key, the end of cover); may be empty.
    static QString next(const Inspection &inspection);
    static QString banner();

    static QString reasonTitle(const QString &id);
    static Badge reasonBadge(const VerdictReason &reason);
    static QString reasonSentence(const VerdictReason &reason, const Inspection &inspection);
    /// "Programme is running, year 2 until …" of page 1, with its badge.
    static QString programme(const ProgrammeAssessment &programme, const QString &programmeName,
                             const QString &edition);
    static Badge programmeBadge(const ProgrammeAssessment &programme);
};

} // namespace esu

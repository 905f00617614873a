// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/verdict.h"
#include "core/rules/helps_next.h"
#include "core/wizard/wizard_rules.h"
#include "ui/text/freshness_text.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// The verdict and its proof in words.
class VerdictText {
    Q_DECLARE_TR_FUNCTIONS(VerdictText)
public:
    static Badge badge(Verdict::Level level);
    static VerdictWords words(const Verdict &verdict, const Inspection &inspection);
    /// Both in one paragraph.
    static QString headline(const Verdict &verdict, const Inspection &inspection);
    // Sentences of the verdict that the wizard's card says for reasons of its own.
    static QString restartPending();
    static QString notActive(HelpsNext next);
    /// What helps next, as a step to take.
    static QString helps(HelpsNext helps);
    /// What a key is still good for when its programme is over; else empty.
    static QString afterTheEnd(const ProgrammeAssessment &programme);
    /// What comes next (next year's key, the end of cover); may be empty.
    static QString next(const Inspection &inspection);
    static QString banner();

    static QString reasonTitle(ReasonId id);
    static Badge reasonBadge(const VerdictReason &reason);
    static QString reasonSentence(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection);
    /// The same beside the verdict's own words, which say what is missing.
    static QString fact(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection);
    /// Where it was read, with the rating of the data it rests on; for the small print of a report.
    static QString whereRead(const VerdictReason &reason);
    /// "Source: …": the same with a word before it.
    static QString reasonSource(const VerdictReason &reason);
    /// Whether a programme covers this Windows, and how far it has come; for `esuctl`.
    static QString programme(const Inspection &inspection, const QString &programmeName);
    /// The ESU that this Windows has, by its name; `known`: its programme, nullptr = none was found.
    static QString kindOfEsu(const Inspection &inspection, const EsuProgramme *known);
    /// `Inspection::programmeIsNotInData` in words, with the name of that Windows.
    static QString notInData(const QString &windows);

private:
    static VerdictWords active(const Verdict &verdict, const Inspection &inspection, const QString &patience);
    static VerdictWords ended(const Verdict &verdict, const ProgrammeAssessment &programme);
    static VerdictWords accepted(const Verdict &verdict, const Inspection &inspection);
    static QString otherYear(std::optional<int> licensed, std::optional<int> running);
    static QString yearDue(const Verdict &verdict, std::optional<int> running);
    static QString uncertain();
    static QString licenseSentence(const Verdict &verdict, const Inspection &inspection);
    static QString periodSentence(const Verdict &verdict, const ProgrammeAssessment &programme);
    static QString unknownSentence(const VerdictReason &reason, const Verdict &verdict, const Inspection &inspection);
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/model/resources.h"
#include "core/rules/assessment.h"
#include "core/run/step.h"
#include "core/wizard/wizard_result.h"
#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <cstdint>

namespace esu {

/// The small words every screen, report and `esuctl` share. Speaks the language whose catalogue is installed.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
public:
    /// "ja" or "en": the language of the installed catalogue; picks the side of a `LocalText`.
    static QString language();

    static QString productName();
    static QString practiceBanner();
    /// Of a sign of a restart that stayed across two restarts.
    static QString signStays();
    /// Of a package that is there and waits for a restart.
    static QString finishedByRestart();
    /// With the practice PC's own day, which is none of today's.
    static QString practiceBanner(const QDateTime &at);
    static QString date(QDate date);
    static QString month(QDate day);
    static QString dateTime(const QDateTime &time);
    static QString duration(std::chrono::milliseconds elapsed);
    /// "54.6 MB"
    static QString size(std::int64_t bytes);
    static QString aboutSize(std::int64_t bytes);
    /// Sentences one after the other; in Japanese nothing stands between them.
    static QString paragraph(const QStringList &sentences);
    /// The items of a list within a sentence.
    static QString listed(const QStringList &items);
    static QString badge(Badge badge);
    static QString unknown();
    /// What was attempted on this PC before could not be read.
    static QString journalUnread();
    /// "3", or "unknown".
    static QString number(std::optional<int> value);
    static QString yes(bool value);

    /// For the foot of the rail.
    static QString standing(const Standing &standing);
    /// What a step of a run does: "Install the key".
    static QString step(Step step);

    static QString cover(Cover::By by);
    static QString year(int year);
    static QString licenseStatus(std::optional<int> status);
    static QString programmeStatus(ProgrammeAssessment::Status status);
    static QString architecture(const Fact<QString> &architecture);
    /// "Windows 10 Pro 22H2 (64-bit)": from numbers and EditionID, never from the localised caption alone.
    static QString windows(const MachineFacts &facts);
    static QString edition(const MachineFacts &facts);
    static QString buildNumber(const MachineFacts &facts);
    static QString computerName(const MachineFacts &facts);
    /// What became of a data file of an administrator.
    static QString dataFile(const FoundDataFile &file);
};

} // namespace esu

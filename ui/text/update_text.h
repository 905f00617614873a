// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/error_catalogue.h"
#include "core/model/machine_facts.h"
#include "core/wizard/wizard_rules.h"
#include "ui/text/error_text.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// Where updates come from, and how each of them fares: in words for page 6, reports and `esuctl`.
class UpdateText {
    Q_DECLARE_TR_FUNCTIONS(UpdateText)
public:
    static QString source(const UpdateSource &source);
    /// What the source means for ESU: whether anything must be set up, approved or waited for.
    static QString meaning(const UpdateSource &source);
    /// Both, and what else is set, as one paragraph.
    static QString explained(const UpdateSource &source);

    /// Why a search takes longer than one would think, and that nothing is wrong.
    static QString searchTakesLong();
    /// Of this sitting; `names`: KB numbers, else titles.
    static QString notInstalled(int count, const QString &names);

    static QString kind(const UpdateInfo &update);
    static QString size(const UpdateInfo &update);
    /// Whether Windows restarts for it.
    static QString restart(UpdateInfo::Restart restart);
    static QString stage(const UpdateProgress &progress);
    static Badge badge(UpdateProgress::Stage stage);
    /// Why the update is not installed and what to do; empty when there is nothing to say. No codes: they stand in the
    /// details.
    static ErrorWords why(const UpdateInfo &update, const ErrorCatalogue &catalogue);
    /// The same as one paragraph.
    static QString note(const UpdateInfo &update, const ErrorCatalogue &catalogue);

private:
    static QString block(const UpdateSource &source);
};

} // namespace esu

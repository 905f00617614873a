// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/rules/inspection.h"
#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// One check item in words.
struct PrerequisiteWords {
    QString id;
    Badge badge = Badge::Unknown;
    QString state = {};    ///< the word beside the badge
    QString title = {};    ///< with the named KB where the owner's document names one
    QString detail = {};   ///< what was found, or why it matters
    QString fix = {};      ///< exact instructions; only when something is to be done or could not be checked
    QString link = {};     ///< page of the KB; only when something is to be done
    QString evidence = {}; ///< technical form
    bool isFine = false;   ///< in order, or not needed here
    QString namedKb = {};  ///< which the owner's document names
    bool blocks = false;   ///< nothing may be spent before it is in order

    bool operator==(const PrerequisiteWords &) const = default;
};

/// Check items in words of the installed catalogue; titles and instructions come from `prerequisites.json`.
class PrerequisiteText {
    Q_DECLARE_TR_FUNCTIONS(PrerequisiteText)
public:
    static PrerequisiteWords words(const PrerequisiteResult &result, const PrerequisiteCatalogue &catalogue,
                                   const Inspection &inspection);
    /// Every item of the PC, what asks for something first; what the main button or the running repair does says so.
    static QList<PrerequisiteWords> rows(const WizardState &state, const Resources &resources);
    /// How a missing item is put right without this program; for the details.
    static QStringList byHand(const PrerequisiteResult &result, const PrerequisiteCatalogue &catalogue);
    static Badge badge(const PrerequisiteResult &result);
    static QString state(const PrerequisiteResult &result);

private:
    /// What is said of an item that is in order or not needed.
    static QString whenFine(const PrerequisiteResult &result, const Inspection &inspection);
    static QString notNeeded();
    static QString unchecked();
    /// Which root certificates are not trusted on this PC.
    static QString untrustedRoots(const Inspection &inspection);
};

} // namespace esu

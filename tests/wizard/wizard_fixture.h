// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_event.h"

#include <QString>

#include <iosfwd>

namespace esu {

/// Readable failures.
void PrintTo(Page page, std::ostream *out);
void PrintTo(CardText text, std::ostream *out);
void PrintTo(MainAction::Kind kind, std::ostream *out);
void PrintTo(const WizardState &state, std::ostream *out);

} // namespace esu

namespace esu::test {

/// A Windows 10 22H2 programme of three years, one base ID, one published KMS key, a few error rows.
const Resources &resources();

inline const QString sampleLastFive = QStringLiteral("6789B");
inline const QString sampleKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
inline const QString otherKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789C");
inline const QString kmsKey = QStringLiteral("W269N-WFGWX-YVC9B-4J6C9-T83GX");
inline const QString basePasted = QStringLiteral("bd3762d7-270d-4760-8fb3-d829ca45278a");

ActivationId yearId(int year);

/// An ESU row as Windows reports it; `lastFive` empty = no key.
LicenseRow esuRow(int year, const QString &lastFive = {}, int status = 0);
LicenseRow baseRow(int status = licenseStatusLicensed);

/// A readable, eligible, elevated PC in year 2 (2027-01-10) with three ESU rows and no key.
MachineFacts goodFacts();
Inspection inspect(const MachineFacts &facts, const LicenseRows &rows);
Inspection goodInspection();
Inspection keyedInspection(int year = 2, int status = 5);
Inspection licensedInspection();

/// The wizard on this PC (not a practice one), on `page`, with everything before it passed.
WizardState stateOn(Page page, const Inspection &inspection);

KeyInput readyKey(const QString &lastFive = sampleLastFive);
ActivationReport activated(int year = 2);
ActivationReport activationFailed(const Error &error, Spent spent = Spent::No);
KeyReport keyInstalled(int year = 2);
UpdateInfo update(const QString &kb, bool security, bool esu = false);
Error limitError();
Error lostAnswer();
Error offlineError();

/// The state after `event`; effects are appended to `effects` when given.
WizardState after(const WizardState &state, const WizardEvent &event, WizardEffects *effects = nullptr);

template <class Effect> const Effect *find(const WizardEffects &effects)
{
    for (const WizardEffect &effect : effects) {
        if (const auto *found = std::get_if<Effect>(&effect))
            return found;
    }
    return nullptr;
}

} // namespace esu::test

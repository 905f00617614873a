// SPDX-License-Identifier: MIT
#pragma once

namespace esu {

/// The sentence of the state card; the comment names the `Args` it uses.
enum class CardText {
    StartReading,      // elapsed
    StartEligible,     // year, date
    StartNewYear,      // year, otherYear (licensed), date
    StartActive,       // year, date: everything is proven, as the PC was read
    StartActivated,    // year, date: licensed; whether the updates are there is for the result to say
    StartEnded,        // product, date
    StartNotStarted,   // product, date (first day)
    StartCovered,      // signs of another way to ESU
    StartEnrolledOnly, // a consumer enrolment, on a PC on which it does not hold
    StartOtherWindows, // no programme is for it: what is known of it
    StartUncertain,    // edition: sources differ (Windows 10 Home)
    StartUnknown,      // could not be decided; one may go on
    StartNoProgramme,  // text: no ESU is known for this Windows
    StartNotInData,    // text: it has ESU rows, of a programme that the data do not know
    StartNotEligible,  // edition
    StartFailed,       // error

    PrerequisitesReading,       // elapsed
    PrerequisitesGood,          // count
    PrerequisitesAdvice,        // count: ready, with items that are worth a look
    PrerequisitesNoServer,      // the activation server does not answer: activation will stop there
    PrerequisitesClock,         // the clock is wrong: activation will stop there
    PrerequisitesWillStop,      // something else of the kind
    PrerequisitesMissing,       // count
    PrerequisitesRepairable,    // count: the main button installs them
    PrerequisitesReadingFolder, // elapsed
    PrerequisitesAskingCatalog, // elapsed
    PrerequisitesRepairing,     // elapsed, text (KB), done, total
    PreparingRestart,           // elapsed
    PrerequisitesRestarting,    // elapsed
    PrerequisitesUnknown,       // count: nothing missing, some that count could not be checked
    PrerequisitesNeedElevation,
    PrerequisitesNoAdministrator, // elevation was granted and did not help
    PrerequisitesRestart,
    PrerequisitesBaseNotActivated, // edition
    PrerequisitesNoEsuRow,
    PrerequisitesNotEligible, // edition
    PrerequisitesFailed,      // error

    KeyEmpty,
    KeyNoneFound,
    KeyTooShort,            // count: characters so far, inText
    KeyTooLong,             // count, inText
    KeyImpossibleCharacter, // place, character, inText
    KeySecondN,             // place, inText
    KeyMasked,
    KeyIsProductId,
    KeyIsActivationId,
    KeyTextTooLong,
    KeyKmsClient,        // product
    KeySeveral,          // count: choose one
    KeyReady,            // lastFive
    KeyChecksumWarning,  // lastFive
    KeyReadingStore,     // elapsed
    KeyInstalling,       // elapsed
    KeyComparing,        // elapsed
    KeyStoring,          // elapsed
    KeyForgetting,       // elapsed
    KeyInstalled,        // lastFive, year
    KeyAlreadyInstalled, // lastFive, year
    KeyAlreadyActivated, // lastFive, year: nothing to spend
    KeyBaseTookKey,      // lastFive
    KeyFailed,           // error
    KeyBlocked,          // error: page 2 has to be settled first

    IdGood,        // lastFive, year
    IdUnknownYear, // lastFive, text (name of the row)
    IdOtherYear,   // year (of the key), otherYear (running)
    IdDone,        // year
    IdNoRow,
    IdNoKey, // rows, but none has a key
    IdNotRead,
    IdRemoving, // elapsed
    IdRemoved,
    IdFailed, // error

    ActivateReady,     // year, lastFive; the cost is the notice `ActivationCost`
    ActivateWorking,   // elapsed
    ActivateDone,      // year
    ActivateNoNeed,    // year: it was licensed before
    ActivateAmbiguous, // error
    ActivateLimit,     // error
    ActivateFailed,    // error
    ActivateNoRow,
    ActivateBlocked, // error: page 2 has to be settled first

    UpdatesReady,
    UpdatesSearching,       // elapsed
    UpdatesFound,           // count, otherCount (ESU)
    UpdatesOnlyOther,       // count: every ESU update that is due is in
    UpdatesNone,            // green only when nothing that is due is missing
    UpdatesNoneBehind,      // nothing is offered, and what is due is not in
    UpdatesInstalling,      // elapsed, text (what), done, total
    UpdatesInstalled,       // count, otherCount (ESU), text (KB numbers of the ESU updates, else of all)
    UpdatesInstalledBehind, // the same, and what is due is not in
    UpdatesRestart,         // count
    UpdatesSomeFailed,      // count (not installed), otherCount (installed), text (which failed), error
    UpdatesBlocked,         // a policy keeps this PC from searching
    UpdatesFailed,          // error

    ResultVerifying,  // elapsed
    ResultGreen,      // year, date
    ResultGreenEnded, // year, date
    ResultNotStarted,
    ResultNoEsuUpdate,
    ResultBehind,
    ResultYear, // year (licensed), otherYear (running)
    ResultUpdatesOff,
    ResultClockWrong,
    ResultRestart,
    ResultUpdateUnproven,
    ResultUncertain, // amber for another reason: something is unknown or not proven
    ResultRed,       // helps
    ResultFailed,    // error

    Recording, // elapsed

    Stopping, // elapsed
    Stopped,  // `WizardState::done` says what was done so far
};

} // namespace esu

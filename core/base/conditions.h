// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The names of every cause of our own that `Error::condition` can hold, once, in the order of
/// `resources/error-codes.json`, which says what each of them means to a person.
namespace esu::condition {

inline const QString packageMissing = QStringLiteral("package-missing");
inline const QString restartPending = QStringLiteral("restart-pending");
inline const QString otherProduct = QStringLiteral("other-product");
inline const QString typing = QStringLiteral("typing");
inline const QString onlyBaseActivated = QStringLiteral("only-base-activated");
inline const QString cancelled = QStringLiteral("cancelled");
inline const QString timeout = QStringLiteral("timeout");
inline const QString notElevated = QStringLiteral("not-elevated");
inline const QString noEsuRow = QStringLiteral("no-esu-row");
inline const QString notEligible = QStringLiteral("not-eligible");
inline const QString notEligibleHome = QStringLiteral("not-eligible-home");
inline const QString notEligibleLtsc = QStringLiteral("not-eligible-ltsc");
inline const QString editionNotListed = QStringLiteral("edition-not-listed");
inline const QString editionEvaluation = QStringLiteral("edition-evaluation");
inline const QString editionUnclear = QStringLiteral("edition-unclear");
inline const QString licensingPackageOlder = QStringLiteral("licensing-package-older");
inline const QString coveredWithoutMak = QStringLiteral("covered-without-mak");
inline const QString otherYear = QStringLiteral("other-year");
inline const QString noProgramme = QStringLiteral("no-programme");
inline const QString prerequisiteMissing = QStringLiteral("prerequisite-missing");
inline const QString baseNotLicensed = QStringLiteral("base-not-licensed");
inline const QString baseUnknown = QStringLiteral("base-unknown");
inline const QString baseKeyInstalled = QStringLiteral("base-key-installed");
inline const QString baseChanged = QStringLiteral("base-changed");
inline const QString keyNotEsu = QStringLiteral("key-not-esu");
inline const QString otherRowTookKey = QStringLiteral("other-row-took-key");
inline const QString noRowTookKey = QStringLiteral("no-row-took-key");
inline const QString keyKmsClient = QStringLiteral("key-kms-client");
inline const QString keyImpossibleCharacter = QStringLiteral("key-impossible-character");
inline const QString keySecondN = QStringLiteral("key-second-n");
inline const QString keyLength = QStringLiteral("key-length");
inline const QString keyMasked = QStringLiteral("key-masked");
inline const QString keyIsProductId = QStringLiteral("key-is-product-id");
inline const QString keyIsActivationId = QStringLiteral("key-is-activation-id");
inline const QString keyTextTooLong = QStringLiteral("key-text-too-long");
inline const QString keySeveral = QStringLiteral("key-several");
inline const QString keyNone = QStringLiteral("key-none");
inline const QString noKey = QStringLiteral("no-key");
inline const QString idPlaceholder = QStringLiteral("id-placeholder");
inline const QString idBaseWindows = QStringLiteral("id-base-windows");
inline const QString idNotAGuid = QStringLiteral("id-not-a-guid");
inline const QString idIsApplication = QStringLiteral("id-is-application");
inline const QString idSeveral = QStringLiteral("id-several");
inline const QString idNotHere = QStringLiteral("id-not-here");
inline const QString idOtherRow = QStringLiteral("id-other-row");
inline const QString idNotEsu = QStringLiteral("id-not-esu");
inline const QString activationNotConfirmed = QStringLiteral("activation-not-confirmed");
inline const QString attemptsExhausted = QStringLiteral("attempts-exhausted");
inline const QString journalUnwritable = QStringLiteral("journal-unwritable");
inline const QString journalInUse = QStringLiteral("journal-in-use");
inline const QString storeUnavailable = QStringLiteral("store-unavailable");
inline const QString keyNotStored = QStringLiteral("key-not-stored");
inline const QString wuaUnavailable = QStringLiteral("wua-unavailable");
inline const QString wmiUnavailable = QStringLiteral("wmi-unavailable");
inline const QString wrongArchitecture = QStringLiteral("wrong-architecture");
inline const QString unsupported = QStringLiteral("unsupported");
inline const QString updateFailed = QStringLiteral("update-failed");
inline const QString updateRolledBack = QStringLiteral("update-rolled-back");
inline const QString updateOfferedAgain = QStringLiteral("update-offered-again");
inline const QString journalDamaged = QStringLiteral("journal-damaged");
inline const QString journalUnreadable = QStringLiteral("journal-unreadable");
inline const QString licensingClassMissing = QStringLiteral("licensing-class-missing");
inline const QString abandoned = QStringLiteral("abandoned");
inline const QString badArguments = QStringLiteral("bad-arguments");
inline const QString recordFileExists = QStringLiteral("record-file-exists");
inline const QString localNeedsWindows = QStringLiteral("local-needs-windows");
inline const QString remoteUnsupported = QStringLiteral("remote-unsupported");
inline const QString stateNeedsPractice = QStringLiteral("state-needs-practice");
inline const QString digestMismatch = QStringLiteral("digest-mismatch");
inline const QString notSigned = QStringLiteral("not-signed");
inline const QString wrongSigner = QStringLiteral("wrong-signer");
inline const QString downloadTooLarge = QStringLiteral("download-too-large");
inline const QString redirectRefused = QStringLiteral("redirect-refused");
inline const QString catalogNotUnderstood = QStringLiteral("catalog-not-understood");
inline const QString catalogNoFile = QStringLiteral("catalog-no-file");
inline const QString catalogMoreResults = QStringLiteral("catalog-more-results");
inline const QString noPackageFile = QStringLiteral("no-package-file");
inline const QString tooManyRestarts = QStringLiteral("too-many-restarts");
inline const QString diskFull = QStringLiteral("disk-full");
inline const QString installerDeadline = QStringLiteral("installer-deadline");

} // namespace esu::condition

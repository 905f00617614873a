// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/text_name.h"

/// The names of every cause of our own that `Error::condition` can hold, once, in the order of
/// `resources/error-codes.json`, which says what each of them means to a person.
namespace esu::condition {

ESU_TEXT(packageMissing, "package-missing");
ESU_TEXT(restartPending, "restart-pending");
ESU_TEXT(otherProduct, "other-product");
ESU_TEXT(typing, "typing");
ESU_TEXT(licensingPackageMissing, "licensing-package-missing");
ESU_TEXT(esuNotLicensed, "esu-not-licensed");
ESU_TEXT(onlyBaseActivated, "only-base-activated");
ESU_TEXT(cancelled, "cancelled");
ESU_TEXT(timeout, "timeout");
ESU_TEXT(notElevated, "not-elevated");
ESU_TEXT(noEsuRow, "no-esu-row");
ESU_TEXT(notEligible, "not-eligible");
ESU_TEXT(notEligibleHome, "not-eligible-home");
ESU_TEXT(notEligibleLtsc, "not-eligible-ltsc");
ESU_TEXT(editionNotListed, "edition-not-listed");
ESU_TEXT(editionEvaluation, "edition-evaluation");
ESU_TEXT(editionUnclear, "edition-unclear");
ESU_TEXT(licensingPackageOlder, "licensing-package-older");
ESU_TEXT(coveredWithoutMak, "covered-without-mak");
ESU_TEXT(otherYear, "other-year");
ESU_TEXT(clockWrong, "clock-wrong");
ESU_TEXT(noProgramme, "no-programme");
ESU_TEXT(prerequisiteMissing, "prerequisite-missing");
ESU_TEXT(baseNotLicensed, "base-not-licensed");
ESU_TEXT(baseUnknown, "base-unknown");
ESU_TEXT(baseKeyInstalled, "base-key-installed");
ESU_TEXT(baseChanged, "base-changed");
ESU_TEXT(keyNotEsu, "key-not-esu");
ESU_TEXT(otherRowTookKey, "other-row-took-key");
ESU_TEXT(noRowTookKey, "no-row-took-key");
ESU_TEXT(keyKmsClient, "key-kms-client");
ESU_TEXT(keyImpossibleCharacter, "key-impossible-character");
ESU_TEXT(keySecondN, "key-second-n");
ESU_TEXT(keyLength, "key-length");
ESU_TEXT(keyMasked, "key-masked");
ESU_TEXT(keyIsProductId, "key-is-product-id");
ESU_TEXT(keyIsActivationId, "key-is-activation-id");
ESU_TEXT(keyTextTooLong, "key-text-too-long");
ESU_TEXT(keySeveral, "key-several");
ESU_TEXT(keyNone, "key-none");
ESU_TEXT(noKey, "no-key");
ESU_TEXT(idPlaceholder, "id-placeholder");
ESU_TEXT(idBaseWindows, "id-base-windows");
ESU_TEXT(idNotAGuid, "id-not-a-guid");
ESU_TEXT(idIsApplication, "id-is-application");
ESU_TEXT(idSeveral, "id-several");
ESU_TEXT(idNotHere, "id-not-here");
ESU_TEXT(idOtherRow, "id-other-row");
ESU_TEXT(idNotEsu, "id-not-esu");
ESU_TEXT(activationNotConfirmed, "activation-not-confirmed");
ESU_TEXT(attemptsExhausted, "attempts-exhausted");
ESU_TEXT(journalUnwritable, "journal-unwritable");
ESU_TEXT(journalInUse, "journal-in-use");
ESU_TEXT(storeUnavailable, "store-unavailable");
ESU_TEXT(keyNotStored, "key-not-stored");
ESU_TEXT(wuaUnavailable, "wua-unavailable");
ESU_TEXT(wmiUnavailable, "wmi-unavailable");
ESU_TEXT(wrongArchitecture, "wrong-architecture");
ESU_TEXT(unsupported, "unsupported");
ESU_TEXT(updateFailed, "update-failed");
ESU_TEXT(updateRolledBack, "update-rolled-back");
ESU_TEXT(updateOfferedAgain, "update-offered-again");
ESU_TEXT(journalDamaged, "journal-damaged");
ESU_TEXT(journalUnreadable, "journal-unreadable");
ESU_TEXT(stateFolderForeign, "state-folder-foreign");
ESU_TEXT(licensingClassMissing, "licensing-class-missing");
ESU_TEXT(abandoned, "abandoned");
ESU_TEXT(badArguments, "bad-arguments");
ESU_TEXT(recordFileExists, "record-file-exists");
ESU_TEXT(localNeedsWindows, "local-needs-windows");
ESU_TEXT(remoteUnsupported, "remote-unsupported");
ESU_TEXT(stateNeedsPractice, "state-needs-practice");
ESU_TEXT(digestMismatch, "digest-mismatch");
ESU_TEXT(notSigned, "not-signed");
ESU_TEXT(rootMissing, "root-missing");
ESU_TEXT(wrongSigner, "wrong-signer");
ESU_TEXT(downloadTooLarge, "download-too-large");
ESU_TEXT(redirectRefused, "redirect-refused");
ESU_TEXT(catalogNotUnderstood, "catalog-not-understood");
ESU_TEXT(catalogNoFile, "catalog-no-file");
ESU_TEXT(catalogMoreResults, "catalog-more-results");
ESU_TEXT(noPackageFile, "no-package-file");
ESU_TEXT(tooManyRestarts, "too-many-restarts");
ESU_TEXT(diskFull, "disk-full");
ESU_TEXT(installerDeadline, "installer-deadline");

} // namespace esu::condition

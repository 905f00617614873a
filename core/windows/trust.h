// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/own_files.h"
#include "core/model/signature_rule.h"

namespace esu {

/// Whom an elevated process believes; the defaults are what ships. A value that each program hands to its
/// `Composition`: the one that the Wine suites link, and nobody packages, says what Wine can keep and names the CA of
/// the tests.
struct WindowsTrust {
    OwnAccounts accounts = {};
    QStringList signingRoots = microsoftRoots(); ///< SHA-256 of certificates
};

} // namespace esu

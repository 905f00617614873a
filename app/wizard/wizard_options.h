// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_state.h"
#include "ui/text/language.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

namespace esu {

/// The command line of `esu-wizard`.
struct WizardOptions {
    MachineChoice machine = {};
    QString stateFile = {};
    LanguageCode language = LanguageCode::Japanese;
    /// `--catalog` as typed, proven to be an address that may be used; empty = Microsoft Update Catalog.
    QString catalog = {};
    QString tourFolder = {}; ///< `--tour`, empty = none
    QString jobFile = {};    ///< a file NAME.esujob, as Windows opens one with this program; empty = none
    /// Where the program goes on: it was started by ourselves, elevated or after a restart.
    std::optional<Page> page = std::nullopt;
    bool resumed = false; ///< `--resume`: after a restart, with what was agreed to before it
    QString caller = {};  ///< `--caller`: SID of the account that asked for elevation
};

/// `arguments` without the program's name. The error is one line: what is wrong and where.
std::expected<WizardOptions, QString> parseWizardOptions(const QStringList &arguments);

/// The arguments with which the elevated program goes on; never a key.
QStringList elevatedArguments(const WizardState &state, const QString &caller = {});

} // namespace esu

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
    std::optional<LanguageCode> language = std::nullopt; ///< as asked for; else what was remembered, else the system's
    /// `--catalog` as typed, proven to be an address that may be used; empty = Microsoft Update Catalog.
    QString catalog = {};
    QString tourFolder = {}; ///< `--tour`, empty = none
    QString jobFile = {};    ///< a file NAME.esujob, as Windows opens one with this program; empty = none
    /// Where the program goes on: it was started by ourselves, elevated or after a restart.
    std::optional<Page> page = std::nullopt;
    bool resumed = false;       ///< `--resume`: after a restart, with what was agreed to before it
    bool portable = false;      ///< `--portable`: what goes on is the program of the portable ZIP
    bool leavesNothing = false; ///< `--leave-nothing`: no window, only the offer to remove what was noted on the PC
    enum class Answer { None, Help, Version };
    Answer answer = Answer::None; ///< `--help`, `--version`: said in place of the window
    QString caller = {};          ///< `--caller`: SID of the account that asked for elevation
};

/// The language in which something can be said of `arguments`, right or wrong; nullopt = none is asked for.
std::optional<LanguageCode> languageAskedFor(const QStringList &arguments);

/// What `--help` and `--version` say.
QString wizardAnswer(WizardOptions::Answer answer);

/// `arguments` without the program's name. The error is for a person: what is wrong and where, and what to do.
std::expected<WizardOptions, QString> parseWizardOptions(const QStringList &arguments);

/// The arguments with which the elevated program goes on; never a key.
QStringList elevatedArguments(const WizardState &state, const QString &caller = {});

/// Those with which an elevated program only offers to leave nothing behind on this PC.
QStringList leavingArguments(const QString &language, const QString &caller);

} // namespace esu

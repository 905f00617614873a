// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/activation_id.h"
#include "core/network/catalog_client.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// The command line of `esuctl`, understood and checked. No option takes a key.
struct Arguments {
    enum class Command {
        Inspect,
        Prerequisites,
        Activate,
        WindowsUpdate,
        Verify,
        Run,
        UninstallKey,
        Record,
        KeyStore,
        KeyForget,
        KeyShow,
        SelfTest,
        Help,
        Version,
    };
    Command command = Command::Help;
    QString machine;
    QString stateFile;
    QString recordFile; ///< where `record` saves
    QString logFile;
    QString language;                                   ///< "ja" or "en"
    std::optional<CatalogPlace> catalog = std::nullopt; ///< `--catalog`
    std::optional<QString> activationId = std::nullopt; ///< as typed; parsed where it is used
    std::optional<QString> packages = std::nullopt;     ///< folder of .msu files
    bool json = false;
    bool dryRun = false;
    bool install = false;
    bool repair = false;
    bool keyFromStdin = false;
    bool keyFromStore = false;
    bool retryActivation = false;
};

/// The name a document carries ("uninstall-key", "key show").
QString commandName(Arguments::Command command);

/// The words of a command line that was refused: what, where and what to do, in `detail`; plus what a `--json` reader
/// still needs.
struct ArgumentProblem {
    Error error;
    bool json = false;
    QString language;
    std::optional<QString> command = std::nullopt;
};

/// `arguments` without the program's name.
std::expected<Arguments, ArgumentProblem> parseArguments(const QStringList &arguments);

/// The help text of `esuctl`.
QString usageText(const QString &language);

} // namespace esu

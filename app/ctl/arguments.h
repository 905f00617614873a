// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command_spec.h"
#include "app/ctl/monitor.h"
#include "core/base/error.h"
#include "core/network/catalog_client.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// The command line of `esuctl`, understood and checked.
struct Arguments {
    const CommandSpec *command = nullptr; ///< never nullptr once parsed
    QList<const CommandSpec *> about =
        {};                ///< of the help: what it is asked about ("key": all that begin so); empty = all
    QString argument = {}; ///< the word of the command's own, such as the file `record` saves
    QString machine = {};
    QString language = {};                              ///< "ja" or "en"
    std::optional<CatalogPlace> catalog = std::nullopt; ///< `--catalog`
    std::optional<MonitorFormat> format = std::nullopt; ///< `--format`
    QMap<Option, QString> given = {};                   ///< every option of the line with its value as typed

    bool has(Option option) const { return given.contains(option); }
    /// Empty unless given.
    QString value(Option option) const { return given.value(option); }
};

/// The words of a command line that was refused: what, where and what to do, in `detail`; plus what a `--json` reader
/// still needs.
struct ArgumentProblem {
    Error error;
    bool json = false;
    std::optional<MonitorFormat> format = std::nullopt;
    QString language;
    std::optional<QString> command = std::nullopt;
};

/// `arguments` without the program's name.
std::expected<Arguments, ArgumentProblem> parseArguments(const QStringList &arguments);

/// A line is refused. Technical words: they go into `detail`; what to do about it is in the error catalogue.
Error usageError(const QString &detail);

} // namespace esu

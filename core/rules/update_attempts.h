// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/freshness.h"
#include "core/model/update_info.h"
#include "core/model/update_table.h"
#include "core/rules/inspection.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace esu {

/// How one attempt to install one update ended. `Started`: the program did not live to see the end.
struct UpdateAttempt {
    enum class Outcome { Started, Installed, Failed };
    QString id = {}; ///< UpdateID
    int revision = 0;
    QStringList kb = {};
    Outcome outcome = Outcome::Started;
    std::optional<std::uint32_t> code = std::nullopt;
    QString circumstances = {}; ///< `circumstancesOf` the PC at that time

    bool operator==(const UpdateAttempt &) const = default;
};
using UpdateAttempts = QList<UpdateAttempt>;

/// What can turn a failure into a success next time: which ESU rows are licensed and which packages are missing. An
/// attempt under other circumstances says nothing about the next one. Pure.
QString circumstancesOf(const Inspection &inspection);

/// Marks each update whose last two attempts came to the same end, under `circumstances`: it failed with the same code,
/// or was installed and is offered all the same. While a restart is pending the latter says nothing. Pure.
Updates markRepeated(Updates updates, const UpdateAttempts &attempts, const QString &circumstances,
                     bool restartPending);

/// Updates that are due are known to be missing. Pure.
bool lacksUpdates(const Freshness &freshness);

/// What was installed or failed here earlier and is not in: it failed, or Windows undid it. `table`: the updates of
/// this Windows; nullptr = not known. Not while a restart is still to come. Pure.
Freshness withAttempts(Freshness freshness, const UpdateAttempts &attempts, const UpdateTable *table);

/// The last two attempts of each update, of the newest updates only. Pure.
UpdateAttempts newestAttempts(const UpdateAttempts &attempts);

QJsonObject toJson(const UpdateAttempts &attempts);
/// What cannot be understood is left out: at worst an update is tried once more.
UpdateAttempts updateAttemptsFrom(const QJsonObject &section);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/outcome.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

/// The `--json` documents of `esuctl` and the JSON report of the wizard (contract: `app/ctl/CONTRACT.md`). Pure; last
/// five characters only.
namespace esu::document {

/// The members every document has.
struct Head {
    std::optional<QString> command = std::nullopt;
    QString machine = {};
    std::optional<QString> computer = std::nullopt;
    bool practice = false;
    Outcome outcome = Outcome::Ok;
    ExitCode exitCode = ExitCode::Done;
    std::optional<Error> error = std::nullopt;
    Dealer dealer = {}; ///< whom an organisation names, for an error that needs a person
};
QJsonObject head(const Head &head, const ErrorCatalogue &catalogue, const QString &language);

/// "2026-11-26", or null for a day that is none.
QJsonValue day(QDate date);
/// The symbol of the catalogue, else the name of the condition; empty where there is neither.
QString symbolOf(const Error &error, const ErrorCatalogue &catalogue);
QJsonObject error(const Error &error, const ErrorCatalogue &catalogue, const QString &language);
/// os, programme, base_license, esu, prerequisites, pending_restart, update_source, policies.
QJsonObject inspection(const Inspection &inspection);
QJsonValue esuRows(const Fact<LicenseReading> &licenses);
QJsonObject esuRow(const EsuRow &row);
QJsonObject activation(const ActivationOutcome &outcome);
QJsonArray updates(const Updates &updates);
/// "data": of each data file, what is in use; `now` invalid = not known.
QJsonObject data(const Resources &resources, const QDateTime &now);
/// "offered_pack".
QJsonObject dataPack(const DataPack &pack);
/// "data_pack": the one that is installed.
QJsonObject installedPack(const InstalledDataPack &pack, const ErrorCatalogue &catalogue, const QString &language);
/// "data_files": those of an administrator.
QJsonArray dataFiles(const QList<FoundDataFile> &files);
QJsonObject verdict(const Verdict &verdict);

/// Which parts of a run a command's document has; null where a step was not reached.
struct Parts {
    bool inspection = false;
    bool rows = false;
    bool activation = false;
    bool updates = false;
    bool verdict = false;
    bool stages = false;
};
/// What a command adds to the head, the plan of a rehearsal among it.
QJsonObject members(const PcRun &run, const Parts &parts, const Resources &resources, const QString &language);

/// The same without keys and passwords in its texts, wherever they came from: done to whatever is written.
QJsonObject withoutSecrets(const QJsonObject &object);

} // namespace esu::document

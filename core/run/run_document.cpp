// SPDX-License-Identifier: MIT
// The members of a command's document; `document.cpp` makes the parts.
#include "core/run/document.h"

#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/rules/cover.h"
#include "core/rules/next_year.h"

namespace esu::document {

namespace {

void insertInspection(QJsonObject &members, const PcRun &run)
{
    if (run.inspection) {
        members = inspection(*run.inspection);
        return;
    }
    for (const auto *name : {u"os", u"programme", u"base_license", u"esu", u"prerequisites", u"pending_restart",
                             u"update_source", u"policies"})
        members.insert(QString::fromUtf16(name), QJsonValue());
}

QJsonValue rowsOf(const PcRun &run)
{
    if (run.removed)
        return QJsonArray{esuRow(*run.removed)};
    return run.inspection ? esuRows(run.inspection->licenses) : QJsonValue();
}

/// What is known of the row and the key, also when it went no further than the key.
QJsonValue activationOf(const PcRun &run, const Resources &resources)
{
    if (run.activation && run.activation->outcome.activationId)
        return activation(run.activation->outcome);
    const auto block = run.key ? std::nullopt : blockedBy(run, resources);
    if (!run.key && !(block && isCovered(*block)))
        return {};
    ActivationOutcome outcome{.partialKey = run.wish.lastFive.value_or(QString())};
    if (run.key && run.key->row) {
        outcome.activationId = run.key->row->row.id;
        outcome.licenseStatus = run.key->row->row.licenseStatus;
    }
    return activation(outcome);
}

QJsonValue covered(const PcRun &run)
{
    const auto cover = run.inspection ? coverWithoutMak(run.inspection->facts) : std::nullopt;
    if (!cover)
        return {};
    return QJsonObject{
        {QStringLiteral("by"), nameOf(cover->by)},
        {QStringLiteral("evidence"), cover->evidence},
        {QStringLiteral("account"), cover->account.isEmpty() ? QJsonValue() : QJsonValue(cover->account)}};
}

/// The key that is bought next, and the days to come.
QJsonValue nextYear(const PcRun &run, const ProgrammeCatalogue &catalogue)
{
    if (!run.inspection)
        return {};
    QJsonArray dates;
    for (const YearDate &date : comingDates(*run.inspection, catalogue))
        dates.append(QJsonObject{{QStringLiteral("event"), nameOf(date.what)},
                                 {QStringLiteral("year"), date.year},
                                 {QStringLiteral("date"), date.day.toString(Qt::ISODate)}});
    QJsonValue order;
    if (const EsuYear *year = yearToOrder(*run.inspection, catalogue))
        order = QJsonObject{{QStringLiteral("programme"), run.inspection->programme.programmeId},
                            {QStringLiteral("year"), year->year},
                            {QStringLiteral("start"), year->start.toString(Qt::ISODate)},
                            {QStringLiteral("end"), year->end.toString(Qt::ISODate)}};
    return QJsonObject{{QStringLiteral("order"), order}, {QStringLiteral("dates"), dates}};
}

/// What could not be read. A value that Windows says is not there was read; nobody looks for what is behind it.
QJsonArray unread(const PcRun &run, const ErrorCatalogue &catalogue)
{
    QJsonArray array;
    if (!run.inspection)
        return array;
    const auto note = [&](const char16_t *name, const auto &fact) {
        if (fact || fact.error() == notRead().error())
            return;
        const Error &error = fact.error();
        if (error.fault == Fault::NotFound && error.code)
            return;
        const QString symbol = catalogue.explain(error).symbol;
        array.append(
            QJsonObject{{QStringLiteral("fact"), QString::fromUtf16(name)},
                        {QStringLiteral("operation"), error.operation},
                        {QStringLiteral("code"), error.code ? QJsonValue(hresultText(*error.code)) : QJsonValue()},
                        {QStringLiteral("symbol"), symbol.isEmpty() ? QJsonValue() : QJsonValue(symbol)}});
    };
    const MachineFacts &facts = run.inspection->facts;
    note(u"os", facts.os);
    if (facts.os) {
        // Windows answered, and left that out.
        const auto noteMissing = [&](const char16_t *name, bool isThere) {
            if (!isThere)
                note(name,
                     Fact<bool>(std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::inventoryOs})));
        };
        noteMissing(u"service_pack", facts.os->servicePack.has_value());
        noteMissing(u"product_type", facts.os->productType.has_value());
        noteMissing(u"sku", facts.os->sku.has_value());
    }
    note(u"edition", facts.editionId);
    note(u"ubr", facts.ubr);
    note(u"architecture", facts.architecture);
    note(u"packages", facts.packages);
    note(u"servicing_stack_version", facts.servicingStackVersion);
    note(u"pending_restart", facts.pendingRestart);
    note(u"update_source", facts.updateSource);
    note(u"esu_signs", facts.esuSigns);
    note(u"membership", facts.membership);
    note(u"elevated", facts.elevated);
    note(u"esu", run.inspection->licenses);
    if (const auto &error = run.inspection->journalUnread)
        note(u"journal", Fact<bool>(std::unexpected(*error)));
    return array;
}

QJsonArray stages(const PcRun &run, const Resources &resources, const QString &language)
{
    QJsonArray array;
    for (const StageSummary &stage : stagesOf(run, resources)) {
        const auto &problem = stage.summary.error;
        array.append(QJsonObject{{QStringLiteral("id"), nameOf(stage.stage)},
                                 {QStringLiteral("outcome"), nameOf(stage.summary.outcome)},
                                 {QStringLiteral("error"),
                                  problem ? QJsonValue(error(*problem, resources.errors, language)) : QJsonValue()}});
    }
    return array;
}

QJsonArray plan(const QList<PlannedStep> &steps)
{
    QJsonArray array;
    for (const PlannedStep &step : steps) {
        QJsonObject entry{{QStringLiteral("step"), nameOf(step.step)},
                          {QStringLiteral("changes"), changesPc(step.step)},
                          {QStringLiteral("spends"), spendsActivation(step.step)},
                          {QStringLiteral("spends_again"), step.again}};
        if (!step.kb.isEmpty()) {
            entry.insert(QStringLiteral("kb"), step.kb);
            entry.insert(QStringLiteral("size"), step.size > 0 ? QJsonValue(qint64{step.size}) : QJsonValue());
            entry.insert(QStringLiteral("proof"), nameOf(step.proof));
        }
        array.append(entry);
    }
    return array;
}

} // namespace

QJsonObject members(const PcRun &run, const Parts &parts, const Resources &resources, const QString &language)
{
    QJsonObject members;
    if (parts.inspection)
        insertInspection(members, run);
    if (parts.rows)
        members.insert(QStringLiteral("esu"), rowsOf(run));
    if (parts.activation)
        members.insert(QStringLiteral("activation"), activationOf(run, resources));
    if (parts.updates)
        members.insert(QStringLiteral("updates"), run.updates ? QJsonValue(updates(toldUpdates(run))) : QJsonValue());
    if (parts.verdict) {
        members.insert(QStringLiteral("verdict"), run.verdict ? QJsonValue(verdict(*run.verdict)) : QJsonValue());
        members.insert(QStringLiteral("next_year"), nextYear(run, resources.programmes));
    }
    if (parts.inspection || parts.verdict)
        members.insert(QStringLiteral("data"), data(resources, run.inspection ? run.inspection->at : QDateTime()));
    if (parts.stages)
        members.insert(QStringLiteral("steps"), stages(run, resources, language));
    members.insert(QStringLiteral("covered"), covered(run));
    members.insert(QStringLiteral("unread"), unread(run, resources.errors));
    if (const auto steps = planOf(run, resources))
        members.insert(QStringLiteral("plan"), plan(*steps));
    return members;
}

} // namespace esu::document

// SPDX-License-Identifier: MIT
#include "core/run/document.h"

#include "core/model/outside_text.h"
#include "core/rules/policy_rules.h"
#include "core/rules/update_choice.h"

namespace esu::document {

namespace {

template <class T> QJsonValue orNull(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

template <class T> QJsonValue orNull(const Fact<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// "2026-06"
QJsonValue monthOf(const std::optional<QDate> &day)
{
    return day ? QJsonValue(day->toString(QStringLiteral("yyyy-MM"))) : QJsonValue();
}

QJsonValue orNull(const std::optional<QDateTime> &time)
{
    return time ? QJsonValue(time->toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject freshness(const Freshness &freshness)
{
    QJsonArray gaps;
    for (const QDate gap : freshness.missingMonths)
        gaps.append(monthOf(gap));
    return {{QStringLiteral("updates"), nameOf(freshness.state)},
            {QStringLiteral("month"), monthOf(freshness.month)},
            {QStringLiteral("month_at_most"), monthOf(freshness.monthAtMost)},
            {QStringLiteral("newest_month"), monthOf(freshness.newest)},
            {QStringLiteral("due_month"), monthOf(freshness.due)},
            {QStringLiteral("months_missing"), freshness.monthsMissing},
            {QStringLiteral("months_behind"), freshness.monthsBehind},
            {QStringLiteral("missing_months"), gaps},
            {QStringLiteral("cause"),
             freshness.cause == Freshness::Cause::None ? QJsonValue() : QJsonValue(nameOf(freshness.cause))},
            {QStringLiteral("failed_kb"), QJsonArray::fromStringList(freshness.failedKb)},
            {QStringLiteral("grace"), QJsonObject{{QStringLiteral("days"), freshness.graceDays},
                                                  {QStringLiteral("origin"), nameOf(freshness.graceOrigin)}}},
            {QStringLiteral("green_until"), orNull(freshness.greenUntil)},
            {QStringLiteral("data_date"), day(freshness.dataDate)}};
}

QJsonObject system(const MachineFacts &facts)
{
    QJsonObject os{{QStringLiteral("edition"), orNull(facts.editionId)},
                   {QStringLiteral("architecture"), orNull(facts.architecture)},
                   {QStringLiteral("ubr"), orNull(facts.ubr)}};
    const bool known = facts.os.has_value();
    os.insert(QStringLiteral("caption"), known ? orNull(facts.os->caption) : QJsonValue());
    os.insert(QStringLiteral("version"), known ? orNull(facts.os->version) : QJsonValue());
    os.insert(QStringLiteral("build"), known ? QJsonValue(facts.os->build) : QJsonValue());
    os.insert(QStringLiteral("product_type"), known ? orNull(facts.os->productType) : QJsonValue());
    return os;
}

QJsonObject baseLicense(const Inspection &inspection)
{
    const std::optional<bool> licensed = inspection.baseLicensed();
    return {{QStringLiteral("status"), licensed ? orNull(inspection.licenses->base->licenseStatus) : QJsonValue()},
            {QStringLiteral("licensed"), orNull(licensed)}};
}

QJsonValue withoutSecretsIn(const QJsonValue &value)
{
    if (value.isString())
        return esu::withoutSecrets(value.toString());
    if (value.isObject())
        return withoutSecrets(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray array;
    for (const QJsonValue &item : value.toArray())
        array.append(withoutSecretsIn(item));
    return array;
}

} // namespace

QJsonObject withoutSecrets(const QJsonObject &object)
{
    QJsonObject bare;
    for (auto member = object.begin(); member != object.end(); ++member)
        bare.insert(member.key(), withoutSecretsIn(member.value()));
    return bare;
}

namespace {

QJsonArray policies(const QList<PolicyReading> &readings)
{
    QJsonArray array;
    for (const PolicyReading &reading : readings)
        array.append(QJsonObject{
            {QStringLiteral("name"), reading.name},
            {QStringLiteral("value"), orNull(reading.value)},
            {QStringLiteral("problem"), reading.counts() ? QJsonValue() : QJsonValue(nameOf(reading.problem))}});
    return array;
}

QJsonValue errorOfHead(const Head &head, const ErrorCatalogue &catalogue, const QString &language)
{
    if (!head.error)
        return {};
    QJsonObject object = error(*head.error, catalogue, language);
    if (const auto dealer = dealerFor(*head.error, catalogue, head.dealer))
        object.insert(QStringLiteral("contact"), QJsonObject{{QStringLiteral("name"), orNull(dealer->name)},
                                                             {QStringLiteral("telephone"), orNull(dealer->telephone)},
                                                             {QStringLiteral("hours"), orNull(dealer->hours)}});
    return object;
}

} // namespace

QJsonObject head(const Head &head, const ErrorCatalogue &catalogue, const QString &language)
{
    return {{QStringLiteral("schema"), 1},
            {QStringLiteral("command"), orNull(head.command)},
            {QStringLiteral("machine"), head.machine},
            {QStringLiteral("computer"), orNull(head.computer)},
            {QStringLiteral("practice"), head.practice},
            {QStringLiteral("outcome"), nameOf(head.outcome)},
            {QStringLiteral("exit_code"), static_cast<int>(head.exitCode)},
            {QStringLiteral("error"), errorOfHead(head, catalogue, language)}};
}

QJsonArray dataFiles(const QList<FoundDataFile> &files)
{
    QJsonArray array;
    for (const FoundDataFile &file : files)
        array.append(
            QJsonObject{{QStringLiteral("file"), file.fileName},
                        {QStringLiteral("date"), day(file.dataDate)},
                        {QStringLiteral("state"), nameOf(file.state)},
                        {QStringLiteral("detail"), file.detail.isEmpty() ? QJsonValue() : QJsonValue(file.detail)}});
    return array;
}

QJsonValue day(QDate date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

QString symbolOf(const Error &error, const ErrorCatalogue &catalogue)
{
    const QString symbol = catalogue.explain(error).symbol;
    return symbol.isEmpty() ? error.condition : symbol;
}

QJsonObject error(const Error &error, const ErrorCatalogue &catalogue, const QString &language)
{
    const ErrorExplanation explanation = catalogue.explain(error);
    return {{QStringLiteral("fault"), nameOf(error.fault)},
            {QStringLiteral("operation"), error.operation},
            {QStringLiteral("code"), error.code ? QJsonValue(hresultText(*error.code)) : QJsonValue()},
            {QStringLiteral("symbol"), orNull(symbolOf(error, catalogue))},
            {QStringLiteral("what"), explanation.what.in(language)},
            {QStringLiteral("cause"), explanation.cause.in(language)},
            {QStringLiteral("next_step"), explanation.nextStep.in(language)},
            {QStringLiteral("detail"), orNull(error.detail)}};
}

QJsonObject esuRow(const EsuRow &row)
{
    return {{QStringLiteral("activation_id"), row.row.id ? QJsonValue(row.row.id->text()) : QJsonValue()},
            {QStringLiteral("programme"), orNull(row.programmeId)},
            {QStringLiteral("year"), orNull(row.year)},
            {QStringLiteral("name"), row.row.name},
            {QStringLiteral("key_installed"), row.row.hasKey()},
            {QStringLiteral("partial_key"), row.row.hasKey() ? orNull(row.row.partialProductKey) : QJsonValue()},
            {QStringLiteral("license_status"), orNull(row.row.licenseStatus)},
            {QStringLiteral("licensed"), row.row.isLicensed()}};
}

QJsonValue esuRows(const Fact<LicenseReading> &licenses)
{
    if (!licenses)
        return {};
    QJsonArray rows;
    for (const EsuRow &row : licenses->esu)
        rows.append(esuRow(row));
    return rows;
}

QJsonObject inspection(const Inspection &inspection)
{
    QJsonArray prerequisites;
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        prerequisites.append(QJsonObject{{QStringLiteral("id"), result.id},
                                         {QStringLiteral("state"), nameOf(result.state)},
                                         {QStringLiteral("evidence"), result.evidence},
                                         {QStringLiteral("repair"), orNull(result.kb.value(0))}});
    }
    const auto &facts = inspection.facts;
    const UpdateSource source = facts.updateSource.value_or(UpdateSource{});
    const QJsonValue pausedUntil =
        source.pausedUntil ? QJsonValue(source.pausedUntil->toString(Qt::ISODate)) : QJsonValue();
    const QJsonValue block =
        source.block == UpdateSource::Block::None ? QJsonValue() : QJsonValue(nameOf(source.block));
    return {
        {QStringLiteral("os"), system(facts)},
        {QStringLiteral("programme"), QJsonObject{{QStringLiteral("id"), orNull(inspection.programme.programmeId)},
                                                  {QStringLiteral("status"), nameOf(inspection.programme.status)},
                                                  {QStringLiteral("year_now"), orNull(inspection.programme.yearNow)}}},
        {QStringLiteral("base_license"), baseLicense(inspection)},
        {QStringLiteral("esu"), esuRows(inspection.licenses)},
        {QStringLiteral("prerequisites"), prerequisites},
        {QStringLiteral("pending_restart"),
         facts.pendingRestart ? QJsonValue(facts.pendingRestart->pending) : QJsonValue()},
        {QStringLiteral("update_source"), QJsonObject{{QStringLiteral("kind"), nameOf(source.kind)},
                                                      {QStringLiteral("server"), orNull(source.server)},
                                                      {QStringLiteral("block"), block},
                                                      {QStringLiteral("paused_until"), pausedUntil},
                                                      {QStringLiteral("pinned_to"), orNull(source.pinnedTo)}}},
        {QStringLiteral("policies"), policies(facts.policies.readings)}};
}

QJsonObject activation(const ActivationOutcome &outcome)
{
    QJsonValue spent;
    if (outcome.spent != Spent::Unknown)
        spent = outcome.spent == Spent::Yes;
    return {{QStringLiteral("activation_id"),
             outcome.activationId ? QJsonValue(outcome.activationId->text()) : QJsonValue()},
            {QStringLiteral("method"), QStringLiteral("online")},
            {QStringLiteral("spent"), spent},
            {QStringLiteral("spends_again"), outcome.again},
            {QStringLiteral("partial_key"), orNull(outcome.partialKey)},
            {QStringLiteral("license_status"), orNull(outcome.licenseStatus)}};
}

QJsonArray updates(const Updates &updates)
{
    QJsonArray array;
    for (const UpdateInfo &update : updates) {
        const auto reason = skipReason(update);
        array.append(
            QJsonObject{{QStringLiteral("title"), update.title},
                        {QStringLiteral("kb"), QJsonArray::fromStringList(update.kb)},
                        {QStringLiteral("esu"), update.esu},
                        {QStringLiteral("state"), nameOf(update.state)},
                        {QStringLiteral("reason"), reason ? QJsonValue(nameOf(*reason)) : QJsonValue()},
                        {QStringLiteral("code"), update.code ? QJsonValue(hresultText(*update.code)) : QJsonValue()}});
    }
    return array;
}

QJsonObject verdict(const Verdict &verdict)
{
    QJsonArray reasons;
    for (const VerdictReason &reason : verdict.reasons) {
        reasons.append(QJsonObject{{QStringLiteral("id"), nameOf(reason.id)},
                                   {QStringLiteral("state"), nameOf(reason.state)},
                                   {QStringLiteral("evidence"), reason.evidence},
                                   {QStringLiteral("source"), reason.source},
                                   {QStringLiteral("rating"), orNull(reason.rating)}});
    }
    QJsonValue advice;
    if (verdict.advice)
        advice = QJsonObject{{QStringLiteral("id"), nameOf(verdict.advice->kind)},
                             {QStringLiteral("evidence"), verdict.advice->evidence}};
    QJsonObject object = freshness(verdict.freshness);
    object.insert(QStringLiteral("level"), nameOf(verdict.level));
    object.insert(QStringLiteral("reasons"), reasons);
    object.insert(QStringLiteral("advice"), advice);
    QJsonValue plan;
    if (verdict.otherPlan)
        plan = QJsonObject{{QStringLiteral("name"), verdict.otherPlan->name},
                           {QStringLiteral("end"), verdict.otherPlan->end.toString(Qt::ISODate)},
                           {QStringLiteral("licensed"), verdict.otherPlan->licensed}};
    object.insert(QStringLiteral("other_plan"), plan);
    object.insert(QStringLiteral("year_due"), orNull(verdict.yearDue));
    const auto &effect = verdict.byPolicies;
    object.insert(QStringLiteral("policies"), policies(effect ? effect->policies : QList<PolicyReading>()));
    object.insert(QStringLiteral("level_without_policies"),
                  effect ? QJsonValue(nameOf(effect->without)) : QJsonValue());
    object.insert(QStringLiteral("license_ends"), orNull(verdict.licenseEnds));
    return object;
}

} // namespace esu::document

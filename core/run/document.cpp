// SPDX-License-Identifier: MIT
#include "core/run/document.h"

namespace esu::document {

namespace {

QString statusName(ProgrammeAssessment::Status status)
{
    switch (status) {
    case ProgrammeAssessment::Status::None:
        return QStringLiteral("none");
    case ProgrammeAssessment::Status::NotStarted:
        return QStringLiteral("not-started");
    case ProgrammeAssessment::Status::Running:
        return QStringLiteral("running");
    case ProgrammeAssessment::Status::Ended:
        return QStringLiteral("ended");
    }
    return {};
}

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

} // namespace

QString levelName(Verdict::Level level)
{
    switch (level) {
    case Verdict::Level::Green:
        return QStringLiteral("green");
    case Verdict::Level::Amber:
        return QStringLiteral("amber");
    case Verdict::Level::Red:
        return QStringLiteral("red");
    }
    return {};
}

QString stateName(PrerequisiteResult::State state)
{
    switch (state) {
    case PrerequisiteResult::State::Met:
        return QStringLiteral("met");
    case PrerequisiteResult::State::Missing:
        return QStringLiteral("missing");
    case PrerequisiteResult::State::Unknown:
        return QStringLiteral("unknown");
    case PrerequisiteResult::State::NotApplicable:
        return QStringLiteral("not-applicable");
    }
    return {};
}

QString adviceName(VerdictAdvice::Kind kind)
{
    switch (kind) {
    case VerdictAdvice::Kind::LicensedWithoutMak:
        return QStringLiteral("licensed-without-mak");
    case VerdictAdvice::Kind::UpdatedWithoutLicense:
        return QStringLiteral("updated-without-license");
    }
    return {};
}

QString reasonName(ReasonId id)
{
    switch (id) {
    case ReasonId::EsuLicense:
        return QStringLiteral("esu-license");
    case ReasonId::BaseLicense:
        return QStringLiteral("base-license");
    case ReasonId::LicensingPackage:
        return QStringLiteral("licensing-package");
    case ReasonId::EsuUpdate:
        return QStringLiteral("esu-update");
    case ReasonId::PendingRestart:
        return QStringLiteral("pending-restart");
    case ReasonId::ProgrammeEnded:
        return QStringLiteral("programme-ended");
    case ReasonId::Clock:
        return QStringLiteral("clock");
    }
    return {};
}

QString stateName(VerdictReason::State state)
{
    switch (state) {
    case VerdictReason::State::Met:
        return QStringLiteral("met");
    case VerdictReason::State::NotMet:
        return QStringLiteral("not-met");
    case VerdictReason::State::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QString leftOutName(UpdateInfo::LeftOut leftOut)
{
    switch (leftOut) {
    case UpdateInfo::LeftOut::No:
        return {};
    case UpdateInfo::LeftOut::Superseded:
        return QStringLiteral("superseded");
    case UpdateInfo::LeftOut::OfferedAgain:
        return QStringLiteral("offered-again");
    case UpdateInfo::LeftOut::FailedAgain:
        return QStringLiteral("failed-again");
    }
    return {};
}

QString stateName(UpdateInfo::State state)
{
    switch (state) {
    case UpdateInfo::State::Found:
        return QStringLiteral("found");
    case UpdateInfo::State::Downloaded:
        return QStringLiteral("downloaded");
    case UpdateInfo::State::Installed:
        return QStringLiteral("installed");
    case UpdateInfo::State::Failed:
        return QStringLiteral("failed");
    case UpdateInfo::State::Skipped:
        return QStringLiteral("skipped");
    }
    return {};
}

QString kindName(UpdateSource::Kind kind)
{
    switch (kind) {
    case UpdateSource::Kind::WindowsUpdate:
        return QStringLiteral("windows-update");
    case UpdateSource::Kind::Wsus:
        return QStringLiteral("wsus");
    case UpdateSource::Kind::Wufb:
        return QStringLiteral("wufb");
    case UpdateSource::Kind::DualScan:
        return QStringLiteral("dual-scan");
    case UpdateSource::Kind::ConfigMgr:
        return QStringLiteral("configmgr");
    case UpdateSource::Kind::Disabled:
        return QStringLiteral("disabled");
    case UpdateSource::Kind::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

QJsonObject head(const Head &head, const ErrorCatalogue &catalogue, const QString &language)
{
    return {{QStringLiteral("schema"), 1},
            {QStringLiteral("command"), orNull(head.command)},
            {QStringLiteral("machine"), head.machine},
            {QStringLiteral("computer"), orNull(head.computer)},
            {QStringLiteral("practice"), head.practice},
            {QStringLiteral("outcome"), nameOf(head.outcome)},
            {QStringLiteral("exit_code"), static_cast<int>(head.exitCode)},
            {QStringLiteral("error"), head.error ? QJsonValue(error(*head.error, catalogue, language)) : QJsonValue()}};
}

QJsonArray dataFiles(const QList<FoundDataFile> &files)
{
    const auto stateName = [](FoundDataFile::State state) -> QString {
        switch (state) {
        case FoundDataFile::State::Used:
            return QStringLiteral("used");
        case FoundDataFile::State::NotNewer:
            return QStringLiteral("not-newer");
        case FoundDataFile::State::Unusable:
            return QStringLiteral("unusable");
        }
        return {};
    };
    QJsonArray array;
    for (const FoundDataFile &file : files)
        array.append(
            QJsonObject{{QStringLiteral("file"), file.fileName},
                        {QStringLiteral("date"),
                         file.dataDate.isValid() ? QJsonValue(file.dataDate.toString(Qt::ISODate)) : QJsonValue()},
                        {QStringLiteral("state"), stateName(file.state)},
                        {QStringLiteral("detail"), file.detail.isEmpty() ? QJsonValue() : QJsonValue(file.detail)}});
    return array;
}

QJsonObject error(const Error &error, const ErrorCatalogue &catalogue, const QString &language)
{
    const ErrorExplanation explanation = catalogue.explain(error);
    return {{QStringLiteral("fault"), faultName(error.fault)},
            {QStringLiteral("operation"), error.operation},
            {QStringLiteral("code"), error.code ? QJsonValue(hresultText(*error.code)) : QJsonValue()},
            {QStringLiteral("symbol"), orNull(explanation.symbol.isEmpty() ? error.condition : explanation.symbol)},
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
                                         {QStringLiteral("state"), stateName(result.state)},
                                         {QStringLiteral("evidence"), result.evidence},
                                         {QStringLiteral("repair"), orNull(result.kb.value(0))}});
    }
    const auto &facts = inspection.facts;
    const UpdateSource source = facts.updateSource.value_or(UpdateSource{});
    return {
        {QStringLiteral("os"), system(facts)},
        {QStringLiteral("programme"), QJsonObject{{QStringLiteral("id"), orNull(inspection.programme.programmeId)},
                                                  {QStringLiteral("status"), statusName(inspection.programme.status)},
                                                  {QStringLiteral("year_now"), orNull(inspection.programme.yearNow)}}},
        {QStringLiteral("base_license"), baseLicense(inspection)},
        {QStringLiteral("esu"), esuRows(inspection.licenses)},
        {QStringLiteral("prerequisites"), prerequisites},
        {QStringLiteral("pending_restart"),
         facts.pendingRestart ? QJsonValue(facts.pendingRestart->pending) : QJsonValue()},
        {QStringLiteral("update_source"), QJsonObject{{QStringLiteral("kind"), kindName(source.kind)},
                                                      {QStringLiteral("server"), orNull(source.server)}}}};
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
            {QStringLiteral("partial_key"), orNull(outcome.partialKey)},
            {QStringLiteral("license_status"), orNull(outcome.licenseStatus)}};
}

QJsonArray updates(const Updates &updates)
{
    QJsonArray array;
    for (const UpdateInfo &update : updates) {
        array.append(
            QJsonObject{{QStringLiteral("title"), update.title},
                        {QStringLiteral("kb"), QJsonArray::fromStringList(update.kb)},
                        {QStringLiteral("esu"), update.esu},
                        {QStringLiteral("state"), stateName(update.state)},
                        {QStringLiteral("reason"), orNull(leftOutName(update.leftOut))},
                        {QStringLiteral("code"), update.code ? QJsonValue(hresultText(*update.code)) : QJsonValue()}});
    }
    return array;
}

QJsonObject verdict(const Verdict &verdict)
{
    QJsonArray reasons;
    for (const VerdictReason &reason : verdict.reasons) {
        reasons.append(QJsonObject{{QStringLiteral("id"), reasonName(reason.id)},
                                   {QStringLiteral("state"), stateName(reason.state)},
                                   {QStringLiteral("evidence"), reason.evidence},
                                   {QStringLiteral("source"), reason.source},
                                   {QStringLiteral("rating"), orNull(reason.rating)}});
    }
    QJsonValue advice;
    if (verdict.advice)
        advice = QJsonObject{{QStringLiteral("id"), adviceName(verdict.advice->kind)},
                             {QStringLiteral("evidence"), verdict.advice->evidence}};
    return {{QStringLiteral("level"), levelName(verdict.level)},
            {QStringLiteral("reasons"), reasons},
            {QStringLiteral("advice"), advice}};
}

} // namespace esu::document

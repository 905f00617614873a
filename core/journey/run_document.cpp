// SPDX-License-Identifier: MIT
// The members of a command's document; `document.cpp` makes the parts.
#include "core/journey/runs.h"

namespace esu {

QJsonObject documentMembers(const RunResult &result, const QString &command, const ErrorCatalogue &catalogue,
                            const QString &language)
{
    const bool whole = command == QLatin1String("run");
    const auto is = [&](const char16_t *name) { return whole || command == QString::fromUtf16(name); };
    QJsonObject members;
    if (is(u"inspect") || is(u"prerequisites")) {
        if (result.inspection)
            members = document::inspection(*result.inspection);
        else
            for (const auto *name :
                 {u"os", u"programme", u"base_license", u"esu", u"prerequisites", u"pending_restart", u"update_source"})
                members.insert(QString::fromUtf16(name), QJsonValue());
    }
    if (is(u"activate") || is(u"uninstall-key")) {
        if (result.licenses)
            members.insert(QStringLiteral("esu"), document::esuRows(*result.licenses));
        else
            members.insert(QStringLiteral("esu"),
                           result.inspection ? document::esuRows(result.inspection->licenses) : QJsonValue());
    }
    if (is(u"activate"))
        members.insert(QStringLiteral("activation"),
                       result.activation ? QJsonValue(document::activation(*result.activation)) : QJsonValue());
    if (is(u"updates"))
        members.insert(QStringLiteral("updates"),
                       result.updates ? QJsonValue(document::updates(*result.updates)) : QJsonValue());
    if (is(u"verify"))
        members.insert(QStringLiteral("verdict"),
                       result.verdict ? QJsonValue(document::verdict(*result.verdict)) : QJsonValue());
    if (whole) {
        QJsonArray steps;
        for (const FinishedStep &step : result.steps) {
            steps.append(QJsonObject{
                {QStringLiteral("id"), step.id},
                {QStringLiteral("outcome"), document::outcomeName(step.outcome)},
                {QStringLiteral("error"),
                 step.error ? QJsonValue(document::error(*step.error, catalogue, language)) : QJsonValue()}});
        }
        members.insert(QStringLiteral("steps"), steps);
    }
    if (result.plan) {
        QJsonArray plan;
        for (const PlannedStep &step : *result.plan) {
            QJsonObject entry{{QStringLiteral("step"), step.step},
                              {QStringLiteral("changes"), step.changes},
                              {QStringLiteral("spends"), step.spends}};
            if (!step.kb.isEmpty()) {
                entry.insert(QStringLiteral("kb"), step.kb);
                entry.insert(QStringLiteral("size"), step.size > 0 ? QJsonValue(qint64{step.size}) : QJsonValue());
            }
            plan.append(entry);
        }
        members.insert(QStringLiteral("plan"), plan);
    }
    return members;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/rules/update_attempts.h"

#include <QJsonArray>

#include <algorithm>

namespace esu {

namespace {

using Outcome = UpdateAttempt::Outcome;

constexpr int attemptsThatCount = 2;
/// Some years of monthly updates.
constexpr int attemptsKept = 200;

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Started:
        return QStringLiteral("started");
    case Outcome::Installed:
        return QStringLiteral("installed");
    case Outcome::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

bool isSameUpdate(const UpdateAttempt &attempt, const QString &id, int revision)
{
    return attempt.id == id && attempt.revision == revision;
}

} // namespace

QString circumstancesOf(const Inspection &inspection)
{
    QStringList parts;
    if (inspection.licenses) {
        for (const EsuRow &row : inspection.licenses->esu) {
            if (row.row.isLicensed() && row.row.id)
                parts.append(row.row.id->text());
        }
    }
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        if (result.state == PrerequisiteResult::State::Missing && !result.kb.isEmpty())
            parts.append(result.id);
    }
    return parts.join(QLatin1Char(' '));
}

Updates markRepeated(Updates updates, const UpdateAttempts &attempts, const QString &circumstances, bool restartPending)
{
    using LeftOut = UpdateInfo::LeftOut;
    for (UpdateInfo &update : updates) {
        UpdateAttempts last;
        for (auto it = attempts.rbegin(); it != attempts.rend() && last.size() < attemptsThatCount; ++it) {
            // An attempt that never ended says nothing about the update: the PC or the program was ended.
            if (isSameUpdate(*it, update.id, update.revision) && it->outcome != Outcome::Started)
                last.append(*it);
        }
        const auto same = [&](const UpdateAttempt &attempt) {
            return attempt.outcome == last.constFirst().outcome && attempt.code == last.constFirst().code &&
                   attempt.circumstances == circumstances;
        };
        if (update.leftOut != LeftOut::No || last.size() < attemptsThatCount || !std::ranges::all_of(last, same))
            continue;
        switch (last.constFirst().outcome) {
        case Outcome::Installed:
            if (!restartPending)
                update.leftOut = LeftOut::OfferedAgain;
            break;
        case Outcome::Started:
            break;
        case Outcome::Failed:
            update.leftOut = LeftOut::FailedAgain;
            update.code = last.constFirst().code;
            break;
        }
    }
    return updates;
}

bool lacksUpdates(const Freshness &freshness)
{
    return freshness.state == Freshness::State::NoEsuUpdate || freshness.state == Freshness::State::Behind;
}

Freshness withAttempts(Freshness freshness, const UpdateAttempts &attempts, const UpdateTable *table)
{
    if (!lacksUpdates(freshness) || table == nullptr || freshness.cause == Freshness::Cause::RestartPending)
        return freshness;
    const auto monthOf = [](QDate day) { return std::pair(day.year(), day.month()); };
    for (const MonthlyUpdate &update : table->updates) {
        const bool isIn = freshness.monthAtMost && monthOf(update.date) <= monthOf(*freshness.monthAtMost);
        const bool wasTried = std::ranges::any_of(attempts, [&update](const UpdateAttempt &attempt) {
            return attempt.outcome != Outcome::Started && attempt.kb.contains(update.kb);
        });
        if (isIn || update.kb.isEmpty() || !wasTried)
            continue;
        freshness.cause = Freshness::Cause::UpdateFailed;
        if (!freshness.failedKb.contains(update.kb))
            freshness.failedKb.append(update.kb);
    }
    return freshness;
}

UpdateAttempts newestAttempts(const UpdateAttempts &attempts)
{
    UpdateAttempts kept;
    for (auto it = attempts.rbegin(); it != attempts.rend() && kept.size() < attemptsKept; ++it) {
        const auto isLater = [&](const UpdateAttempt &attempt) {
            return isSameUpdate(attempt, it->id, it->revision) &&
                   (it->outcome == Outcome::Started || attempt.outcome != Outcome::Started);
        };
        const int most = it->outcome == Outcome::Started ? 1 : attemptsThatCount;
        if (std::ranges::count_if(kept, isLater) < most)
            kept.prepend(*it);
    }
    return kept;
}

QJsonObject toJson(const UpdateAttempts &attempts)
{
    QJsonArray array;
    for (const UpdateAttempt &attempt : attempts) {
        array.append(
            QJsonObject{{QStringLiteral("id"), attempt.id},
                        {QStringLiteral("revision"), attempt.revision},
                        {QStringLiteral("kb"), QJsonArray::fromStringList(attempt.kb)},
                        {QStringLiteral("outcome"), outcomeName(attempt.outcome)},
                        {QStringLiteral("code"), attempt.code ? QJsonValue(hresultText(*attempt.code)) : QJsonValue()},
                        {QStringLiteral("circumstances"), attempt.circumstances}});
    }
    return {{QStringLiteral("attempts"), array}};
}

UpdateAttempts updateAttemptsFrom(const QJsonObject &section)
{
    UpdateAttempts attempts;
    const QJsonArray array = section.value(QLatin1String("attempts")).toArray();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        const QString outcome = object.value(QLatin1String("outcome")).toString();
        UpdateAttempt attempt{.id = object.value(QLatin1String("id")).toString(),
                              .revision = object.value(QLatin1String("revision")).toInt(),
                              .circumstances = object.value(QLatin1String("circumstances")).toString()};
        for (const auto &kb : object.value(QLatin1String("kb")).toArray())
            attempt.kb.append(kb.toString());
        bool isCode = false;
        const std::uint32_t code = object.value(QLatin1String("code")).toString().toUInt(&isCode, 16);
        if (isCode)
            attempt.code = code;
        for (const Outcome known : {Outcome::Started, Outcome::Installed, Outcome::Failed}) {
            if (outcomeName(known) != outcome || attempt.id.isEmpty())
                continue;
            attempt.outcome = known;
            attempts.append(attempt);
        }
    }
    return attempts;
}

} // namespace esu

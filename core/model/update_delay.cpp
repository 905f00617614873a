// SPDX-License-Identifier: MIT
#include "core/model/update_delay.h"

namespace esu {

namespace {

const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
const QString device = QStringLiteral("SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update");
const QString person = QStringLiteral("SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings");
const QString own = QStringLiteral("SOFTWARE\\Policies\\ESU Wizard");
const QString deferral = QStringLiteral("DeferQualityUpdatesPeriodInDays");

/// "2026-11-20", "2026-11-20T03:12:00Z"
std::optional<QDateTime> moment(const std::optional<QString> &text)
{
    if (!text)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(*text, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    time = time.timeSpec() == Qt::LocalTime ? QDateTime(time.date(), time.time(), Qt::UTC) : time.toUTC();
    return time;
}

} // namespace

UpdateDelay updateDelayFrom(const DelayValues &values)
{
    UpdateDelay delay;
    const auto days = [](const std::optional<std::uint32_t> &value) {
        constexpr std::uint32_t longest = 365;
        return value && *value <= longest ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    if (values.number(policy, QStringLiteral("DeferQualityUpdates")) == 1U)
        delay.deferralDays = days(values.number(policy, deferral));
    for (const QString &path : {device, person}) {
        if (!delay.deferralDays)
            delay.deferralDays = days(values.number(path, deferral));
    }
    // A policy's pause ends after 35 days by itself.
    constexpr int longestPause = 35;
    if (const auto since = moment(values.text(policy, QStringLiteral("PauseQualityUpdatesStartTime"))))
        delay.pausedUntil = since->addDays(longestPause);
    for (const char *name : {"PauseQualityUpdatesEndTime", "PauseUpdatesExpiryTime"}) {
        if (!delay.pausedUntil)
            delay.pausedUntil = moment(values.text(person, QString::fromLatin1(name)));
    }
    delay.graceDays = days(values.number(own, QStringLiteral("GraceDays")));
    return delay;
}

} // namespace esu

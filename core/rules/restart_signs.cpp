// SPDX-License-Identifier: MIT
#include "core/rules/restart_signs.h"

#include <algorithm>
#include <cstdlib>

namespace esu {

namespace {

constexpr int enoughRestarts = 2;

std::optional<QDateTime> bootOf(const MachineFacts &facts)
{
    return facts.os ? facts.os->lastBoot : std::nullopt;
}

} // namespace

bool isSameBoot(const std::optional<QDateTime> &one, const std::optional<QDateTime> &other)
{
    constexpr qint64 sameBoot = 60;
    return one && other && std::abs(one->secsTo(*other)) < sameBoot;
}

SeenSigns seenSigns(const SeenSigns &before, const MachineFacts &facts)
{
    if (!facts.pendingRestart)
        return before;
    const std::optional<QDateTime> boot = bootOf(facts);
    SeenSigns seen;
    for (const QString &sign : facts.pendingRestart->counted()) {
        SeenSign now = before.value(sign, {.boot = boot});
        if (now.boot && boot && !isSameBoot(now.boot, boot))
            ++now.restarts;
        if (boot)
            now.boot = boot;
        seen.insert(sign, now);
    }
    return seen;
}

PendingRestart withoutLasting(const PendingRestart &restart, const SeenSigns &before, const MachineFacts &facts)
{
    const SeenSigns seen = seenSigns(before, facts);
    PendingRestart judged = restart;
    const QStringList counted = restart.counted();
    std::ranges::copy_if(counted, std::back_inserter(judged.lasting),
                         [&seen](const QString &sign) { return seen.value(sign).restarts >= enoughRestarts; });
    judged.pending = restart.pending && (counted.isEmpty() || judged.lasting.size() < counted.size());
    return judged;
}

QString evidenceOf(const PendingRestart &restart)
{
    QStringList signs = restart.signs;
    for (QString &sign : signs) {
        if (restart.lasting.contains(sign))
            sign += QStringLiteral(" (stayed across two restarts)");
    }
    const bool tellsFastStartup = restart.pending && restart.fastStartup.value_or(false);
    return signs.join(QStringLiteral(", ")) + (tellsFastStartup ? QStringLiteral("; HiberbootEnabled 1") : QString());
}

bool wasRestartInVain(const SeenSigns &seen)
{
    return std::ranges::any_of(
        seen, [](const SeenSign &sign) { return sign.restarts > 0 && sign.restarts < enoughRestarts; });
}

} // namespace esu

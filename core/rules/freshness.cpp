// SPDX-License-Identifier: MIT
#include "core/rules/freshness.h"

#include "core/rules/pc_month.h"

#include <algorithm>

namespace esu {

namespace {

using State = Freshness::State;
using Cause = Freshness::Cause;
using Origin = Freshness::GraceOrigin;

constexpr int longestDays = 45;
constexpr int serverDays = 35;
/// A clock may be off by that much without being called wrong.
constexpr int clockDays = 2;

struct Grace {
    int days = usualGraceDays;
    Origin origin = Origin::Usual;
};

Grace graceOf(const MachineFacts &facts)
{
    const UpdateDelay delay = facts.updateDelay.value_or(UpdateDelay{});
    if (const auto days = facts.policies.graceDays())
        return {.days = *days, .origin = Origin::Policy};
    using Kind = UpdateSource::Kind;
    const Kind kind = facts.updateSource ? facts.updateSource->kind : Kind::Unknown;
    if (kind == Kind::Wsus || kind == Kind::ConfigMgr)
        return {.days = serverDays, .origin = Origin::Server};
    if (delay.deferralDays && *delay.deferralDays > 0)
        return {.days = std::min(longestDays, *delay.deferralDays + usualGraceDays), .origin = Origin::Deferral};
    return {};
}

QDateTime dueOf(const Release &release, int days)
{
    return releaseOf(release.dueFrom).addDays(days);
}

QDateTime startOf(QDate day)
{
    return {day, QTime(0, 0), Qt::UTC};
}

/// The releases of one programme on one PC, and what of them is due.
struct Calendar {
    QList<Release> releases = {};
    QDate lastDay = {};

    std::optional<QDate> newest(const QDateTime &now) const
    {
        return last([&](const Release &release) { return releaseOf(release.date) <= now; });
    }
    std::optional<QDate> due(const QDateTime &now, int days) const
    {
        return last([&](const Release &release) { return release.required && dueOf(release, days) <= now; });
    }
    const Release *firstEsu() const
    {
        const auto found = std::ranges::find(releases, true, &Release::esu);
        return found == releases.cend() ? nullptr : &*found;
    }
    const Release *firstAfter(QDate day) const
    {
        const auto found = std::ranges::find_if(
            releases, [day](const Release &release) { return release.required && release.date > day; });
        return found == releases.cend() ? nullptr : &*found;
    }

private:
    template <class Asked> std::optional<QDate> last(Asked asked) const
    {
        std::optional<QDate> day;
        for (const Release &release : releases) {
            if (asked(release))
                day = release.date;
        }
        return day;
    }
};

const EditionRule *ruleOf(const FreshnessQuestion &question)
{
    const Fact<QString> &edition = question.inspection.facts.editionId;
    return edition ? question.programme->ruleFor(*edition) : nullptr;
}

Calendar calendarOf(const FreshnessQuestion &question, const UpdateTable &table)
{
    // Far enough ahead for the next duty, wherever the first update of a programme may be.
    constexpr int daysAhead = 62;
    const EsuProgramme &programme = *question.programme;
    const EditionRule *rule = ruleOf(question);
    const QDate last = rule && rule->lastUpdates ? *rule->lastUpdates : programme.lastDay();
    const QDate ahead = std::max(question.now.toUTC().date(), question.updates.dataDate()).addDays(daysAhead);
    return {.releases = releasesOf(table, question.updates.dataDate(), programme.endOfFreeUpdates,
                                   last.isValid() ? std::min(last, ahead) : ahead),
            .lastDay = last};
}

/// What rests on memory or on one weak source proves nothing.
bool mayProve(const EsuUpdateProof &proof)
{
    return proof.revision && (proof.confidence == QLatin1String("H") || proof.confidence == QLatin1String("M"));
}

/// Is the month that the PC is at as new as `wanted`?
State compare(const PcMonth &month, const std::optional<QDate> &wanted)
{
    if (!wanted || (month.atLeast && *month.atLeast >= *wanted))
        return State::Met;
    return month.atMost && *month.atMost < *wanted ? State::Behind : State::Uncertain;
}

class Judge {
public:
    Judge(const FreshnessQuestion &question, const UpdateTable &table)
        : m_question(question), m_facts(question.inspection.facts), m_table(table),
          m_calendar(calendarOf(question, table)),
          m_month(monthOf(m_facts, table, m_calendar.releases, question.now, question.history)),
          m_grace(graceOf(m_facts))
    {
        m_now = std::max(question.now, startOf(question.updates.earliestDay()));
        if (m_month.atLeast)
            m_now = std::max(m_now, releaseOf(*m_month.atLeast));
    }

    Freshness operator()()
    {
        Freshness result{.month = m_month.atLeast,
                         .monthAtMost = m_month.atMost,
                         .newest = m_calendar.newest(m_now),
                         .due = m_calendar.due(m_now, m_grace.days),
                         .graceDays = m_grace.days,
                         .graceOrigin = m_grace.origin,
                         .dataDate = m_question.updates.dataDate()};
        const bool ended = m_question.inspection.programme.status == ProgrammeAssessment::Status::Ended;
        if (ended) {
            // Nothing is due any more; what its licensed years gave can still be had.
            result.newest = lastOfLicensedYears();
            result.due.reset();
            result.state = isNewerThanProgramme() ? State::NotOfProgramme : compare(m_month, result.newest);
        } else {
            result.state = stateOfRunning(result);
        }
        if (isClockWrong())
            result.state = State::ClockWrong;
        result.newestKb = kbOf(result.newest);
        count(result);
        result.cause = causeOf(result);
        result.hasEsuUpdate = hasEsuUpdate();
        if (result.state == State::Met && !ended) {
            const auto usual = m_calendar.due(m_now, usualGraceDays);
            result.onlyByGrace = compare(m_month, usual) != State::Met;
            result.greenUntil = greenUntil(result);
        }
        result.evidence = m_month.evidence;
        return result;
    }

    std::optional<QDateTime> firstDueOf(const EsuYear &year) const
    {
        const Release *first = m_calendar.firstAfter(year.start.addDays(-1));
        if (!first || first->date > year.end)
            return std::nullopt;
        return dueOf(*first, m_grace.days);
    }

private:
    State stateOfRunning(Freshness &result) const
    {
        if (m_month.isOtherBuild)
            return State::NoEsuUpdate;
        const Release *first = m_calendar.firstEsu();
        const bool isFirstDue = first && dueOf(*first, m_grace.days) <= m_now;
        if (!m_month.revision)
            return State::Uncertain;
        if (!isFirstDue) {
            // The month before it is enough, also below the revision that proves anything.
            if (first)
                result.firstUpdate = first->date;
            return compare(m_month, result.due);
        }
        if (!mayProve(proof()))
            return State::Uncertain;
        if (!hasEsuUpdate())
            return m_month.atMost && *m_month.atMost < first->date ? State::NoEsuUpdate : State::Uncertain;
        return compare(m_month, result.due);
    }

    const EsuUpdateProof &proof() const
    {
        const EditionRule *rule = ruleOf(m_question);
        return rule && rule->proof ? *rule->proof : m_question.programme->proof;
    }

    /// By the revision, or where no edition got it free for longer, by the month.
    bool hasEsuUpdate() const
    {
        if (!m_month.revision || !mayProve(proof()))
            return false;
        const Release *first = m_calendar.firstEsu();
        const EditionRule *rule = ruleOf(m_question);
        const bool byMonth = !(rule && rule->proof) && first && m_month.atLeast && *m_month.atLeast >= first->date;
        return *m_month.revision >= *proof().revision || byMonth;
    }

    std::optional<QDate> lastOfLicensedYears() const
    {
        QDate until = m_calendar.lastDay;
        for (const EsuYear &year : m_question.programme->years) {
            if (year.year == m_question.licensedYear && year.end < m_question.programme->lastDay())
                until = year.end;
        }
        std::optional<QDate> last;
        for (const Release &release : m_calendar.releases) {
            if (release.date <= until)
                last = release.date;
        }
        return last;
    }

    /// A table that is closed knows its highest revision.
    bool isNewerThanProgramme() const
    {
        return m_month.isAboveTable && !m_calendar.releases.isEmpty() &&
               m_calendar.releases.constLast().revision.has_value();
    }

    bool isClockWrong() const
    {
        const QDateTime latest = m_question.now.addDays(clockDays);
        const bool isBeforeData = latest < startOf(m_question.updates.earliestDay());
        const bool isBeforeUpdate = m_month.atLeast && latest < releaseOf(*m_month.atLeast);
        const bool isBeforePackage = m_month.isAboveTable && m_facts.rollupCreated && latest < *m_facts.rollupCreated;
        return isBeforeData || isBeforeUpdate || isBeforePackage;
    }

    QString kbOf(const std::optional<QDate> &day) const
    {
        const auto update = std::ranges::find_if(m_table.updates, [&day](const MonthlyUpdate &each) {
            return each.date == day && each.kind == MonthlyUpdate::Kind::MonthlyRollup;
        });
        return update == m_table.updates.cend() ? QString() : update->kb;
    }

    void count(Freshness &result) const
    {
        const auto from = m_month.atMost; // above the table there is none, and nothing is known to be missing
        const auto missing = [&from](const std::optional<QDate> &to) {
            return from && to ? std::max(0, monthsBetween(*from, *to)) : 0;
        };
        result.monthsMissing = missing(result.newest);
        result.monthsBehind = missing(result.due);
        for (const QDate gap : m_month.gaps) {
            if (result.due && gap <= *result.due)
                result.missingMonths.append(gap);
        }
    }

    Cause causeOf(const Freshness &result) const
    {
        if (result.state == State::Met || result.state == State::NotOfProgramme || result.state == State::ClockWrong)
            return Cause::None;
        if (m_question.inspection.restartPending())
            return Cause::RestartPending;
        if (m_month.sourcesDiffer)
            return Cause::SourcesDiffer;
        if (m_month.isAboveTable && !m_month.isDated)
            return Cause::DataTooOld;
        if (result.state == State::Uncertain)
            return Cause::Unknown;
        return delayOf(result);
    }

    Cause delayOf(const Freshness &result) const
    {
        using Kind = UpdateSource::Kind;
        const Kind kind = m_facts.updateSource ? m_facts.updateSource->kind : Kind::Unknown;
        if (kind == Kind::Disabled)
            return Cause::UpdatesOff;
        const UpdateDelay delay = m_facts.updateDelay.value_or(UpdateDelay{});
        if (m_facts.updateSource && m_facts.updateSource->pausedUntil &&
            *m_facts.updateSource->pausedUntil > m_now.date())
            return Cause::Paused;
        if (kind == Kind::Wsus || kind == Kind::ConfigMgr)
            return Cause::ServerNotApproved;
        const Release *next = result.monthAtMost ? m_calendar.firstAfter(*result.monthAtMost) : nullptr;
        if (next && delay.deferralDays && releaseOf(next->date).addDays(*delay.deferralDays) > m_now)
            return Cause::Deferral;
        return Cause::Unknown;
    }

    /// The next duty, or the end of the programme when there is none.
    std::optional<QDateTime> greenUntil(const Freshness &result) const
    {
        const QDate reached = m_month.atLeast.value_or(result.due.value_or(QDate()));
        if (reached.isValid()) {
            if (const Release *next = m_calendar.firstAfter(reached))
                return dueOf(*next, m_grace.days);
        }
        if (!m_calendar.lastDay.isValid())
            return std::nullopt;
        return startOf(m_calendar.lastDay.addDays(1));
    }

    const FreshnessQuestion &m_question;
    const MachineFacts &m_facts;
    const UpdateTable &m_table;
    Calendar m_calendar;
    PcMonth m_month;
    Grace m_grace;
    QDateTime m_now;
};

} // namespace

Freshness freshnessOf(const FreshnessQuestion &question)
{
    const UpdateTable *table = question.programme ? question.updates.forProgramme(question.programme->id) : nullptr;
    if (!table) {
        return {.cause = Cause::Unknown,
                .dataDate = question.updates.dataDate(),
                .evidence = question.programme ? QStringLiteral("no updates of this Windows known")
                                               : QStringLiteral("no programme known")};
    }
    return Judge(question, *table)();
}

std::optional<QDateTime> firstDueOf(const FreshnessQuestion &question, const EsuYear &year)
{
    const UpdateTable *table = question.programme ? question.updates.forProgramme(question.programme->id) : nullptr;
    return table ? Judge(question, *table).firstDueOf(year) : std::nullopt;
}

Freshness withFailedUpdates(Freshness freshness, const Updates &updates)
{
    const bool lacksUpdates = freshness.state == State::NoEsuUpdate || freshness.state == State::Behind ||
                              freshness.state == State::Uncertain;
    if (!lacksUpdates || freshness.cause == Cause::RestartPending)
        return freshness;
    for (const UpdateInfo &update : updates) {
        const bool isUndone =
            update.leftOut == UpdateInfo::LeftOut::OfferedAgain || update.leftOut == UpdateInfo::LeftOut::FailedAgain;
        if (!update.esu || (update.state != UpdateInfo::State::Failed && !isUndone))
            continue;
        freshness.cause = Cause::UpdateFailed;
        for (const QString &kb : update.kb) {
            if (!freshness.failedKb.contains(kb))
                freshness.failedKb.append(kb);
        }
    }
    return freshness;
}

Freshness withEndpoints(Freshness freshness, const QList<EndpointReading> &readings)
{
    const auto isUpdates = [](const EndpointReading &reading) {
        return reading.purpose == EndpointPurpose::WindowsUpdate;
    };
    const bool isOffline =
        std::ranges::any_of(readings, isUpdates) && std::ranges::none_of(readings, [&](const EndpointReading &reading) {
            return isUpdates(reading) && reading.answer.reached;
        });
    if (freshness.cause == Cause::Unknown && freshness.state != State::Uncertain && isOffline)
        freshness.cause = Cause::Offline;
    return freshness;
}

} // namespace esu

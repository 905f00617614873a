// SPDX-License-Identifier: MIT
#include "core/run/pc_events.h"

#include "core/model/outside_text.h"
#include "core/rules/cover_end.h"
#include "core/run/document.h"

#include <algorithm>

namespace esu {

namespace {

constexpr int longBefore = 90;
constexpr int shortBefore = 30;

/// nullopt = nothing is told of it.
std::optional<PcEvent> eventOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
    case Outcome::NothingToDo:
        return PcEvent::Done;
    case Outcome::Attention:
        return PcEvent::Attention;
    case Outcome::RestartRequired:
        return PcEvent::RestartDue;
    case Outcome::Failed:
        return PcEvent::Refused;
    case Outcome::Cancelled:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<PcEvent> warningOf(std::optional<int> daysLeft)
{
    if (!daysLeft || *daysLeft < 0 || *daysLeft > longBefore)
        return std::nullopt;
    return *daysLeft > shortBefore ? PcEvent::CoverEndsIn90Days : PcEvent::CoverEndsIn30Days;
}

/// Names and numbers of our own, in no language.
class Facts {
public:
    void add(const char16_t *name, const QString &value)
    {
        if (!value.isEmpty())
            m_parts.append(QString::fromUtf16(name) + QLatin1Char('=') + value);
    }
    QString text() const { return harmless(m_parts.join(QLatin1String("; "))); }

private:
    QStringList m_parts;
};

void addCover(Facts &facts, const std::optional<QDate> &end, std::optional<int> daysLeft)
{
    if (!end || !daysLeft)
        return;
    facts.add(u"cover_end", end->toString(Qt::ISODate));
    facts.add(u"days_left", QString::number(*daysLeft));
}

QList<LoggedEvent> eventsOf(const Summary &summary, bool isJudged, const PcRun &run, const QString &by,
                            const Resources &resources)
{
    const auto event = eventOf(summary.outcome);
    if (!event)
        return {};
    Facts facts;
    facts.add(u"outcome", nameOf(summary.outcome));
    facts.add(u"exit_code", QString::number(static_cast<int>(summary.exitCode)));
    if (summary.error) {
        facts.add(u"operation", summary.error->operation);
        facts.add(u"code", summary.error->code ? hresultText(*summary.error->code) : QString());
        facts.add(u"symbol", document::symbolOf(*summary.error, resources.errors));
    }
    if (!isJudged || !run.verdict || !run.inspection)
        return {{.event = *event, .inserts = {by, facts.text()}}};
    const auto end = coverEndOf(*run.verdict, *run.inspection);
    const auto daysLeft = daysLeftOf(end, *run.inspection);
    facts.add(u"level", nameOf(run.verdict->level));
    addCover(facts, end, daysLeft);
    QList<LoggedEvent> events{{.event = *event, .inserts = {by, facts.text()}}};
    if (const auto warning = warningOf(daysLeft)) {
        Facts cover;
        addCover(cover, end, daysLeft);
        events.append({.event = *warning, .inserts = {by, cover.text()}});
    }
    return events;
}

bool isTold(const RunWish &wish)
{
    return !wish.dryRun && (wish.has(Step::Verify) || std::ranges::any_of(wish.steps, changesPc));
}

} // namespace

QList<LoggedEvent> eventsOf(const PcRun &run, const QString &by, const Resources &resources)
{
    if (!isTold(run.wish))
        return {};
    return eventsOf(outcomeOf(run, resources), run.hasEnded(Step::Verify), run, by, resources);
}

QList<LoggedEvent> eventsOfStep(const PcRun &run, Step ended, const QString &by, const Resources &resources)
{
    const StepEntry *entry = run.entry(ended);
    if (run.wish.dryRun || !entry || (ended != Step::Verify && !changesPc(ended)))
        return {};
    if (entry->state == StepState::Waiting || entry->state == StepState::Running)
        return {};
    const auto summary = summaryOf(*entry, run, resources);
    // A step that simply went well is no end of anything, but for the verdict.
    if (!summary && ended != Step::Verify)
        return {};
    return eventsOf(summary.value_or(Summary()), ended == Step::Verify, run, by, resources);
}

} // namespace esu

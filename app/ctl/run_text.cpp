// SPDX-License-Identifier: MIT
#include "app/ctl/run_text.h"

#include "app/ctl/row_text.h"
#include "core/base/operations.h"
#include "core/rules/policy_rules.h"
#include "core/rules/update_choice.h"
#include "ui/text/cover_text.h"
#include "ui/text/data_text.h"
#include "ui/text/error_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/prerequisite_text.h"
#include "ui/text/update_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace esu {

namespace {

/// The few sentences only a console needs.
class ConsoleText {
    Q_DECLARE_TR_FUNCTIONS(ConsoleText)
public:
    static QString planned(const QString &step, bool spends)
    {
        return spends ? tr("%1 (uses 1 activation)").arg(step) : step;
    }
    static QString bySignature(const QString &package)
    {
        return tr("%1, proven by Microsoft's signature only").arg(package);
    }
    static QString again()
    {
        return tr("How an earlier attempt to activate ended is not known: this one may use one more activation.");
    }
    static QString wasAgain()
    {
        return tr("How an earlier attempt ended was not known: it may have used an activation, too.");
    }
    /// What the sentences of an error call Details.
    static QString details(const QString &technical) { return tr("Details: %1").arg(technical); }
    static QString plan() { return tr("This would be done:"); }
    static QString nothingToDo() { return tr("There is nothing to do."); }
    static QString restart() { return tr("A restart is needed. Restart the PC, then run the command again."); }
    static QString cancelled() { return tr("Stopped. The PC can be used as it is."); }
    static QString spent(Spent spent)
    {
        switch (spent) {
        case Spent::No:
            return tr("No activation was used.");
        case Spent::Yes:
            return tr("One activation of the key was used.");
        case Spent::Unknown:
            return tr("It is not known whether an activation was used.");
        }
        return {};
    }
    /// Empty when there is nothing to say.
    static QString year(YearFit fit, int year)
    {
        const QString name = Words::year(year);
        switch (fit) {
        case YearFit::Fits:
            return {};
        case YearFit::Past:
            return tr("%1 is over. The running year is not covered; it needs its own key.").arg(name);
        case YearFit::JustOver:
            return tr("%1 is over. The updates of the running year, which have not come out yet, need their own key.")
                .arg(name);
        case YearFit::Soon:
        case YearFit::TooEarly:
            return tr("%1 has not begun yet and covers nothing before it does.").arg(name);
        case YearFit::AfterTheEnd:
            return tr("This ESU is over. This key brings the updates of %1 and no others.").arg(name);
        }
        return {};
    }
    static QString updates(int count)
    {
        return count == 0 ? tr("No updates were found.") : tr("Found %n update(s).", nullptr, count);
    }
    static QString hidden(int count)
    {
        return tr("%n more are not shown: another update of the list replaces each of them.", nullptr, count);
    }
    static QString state(RepairStepReport::State state)
    {
        switch (state) {
        case RepairStepReport::State::Waiting:
            return tr("waiting");
        case RepairStepReport::State::AlreadyInstalled:
            return tr("already installed");
        case RepairStepReport::State::Installed:
            return tr("installed");
        case RepairStepReport::State::Failed:
            return tr("not installed");
        }
        return {};
    }
    /// Empty where the note on the update says it, or nothing is to be said.
    static QString skipped(const UpdateInfo &update)
    {
        const auto reason = skipReason(update);
        if (!reason)
            return {};
        switch (*reason) {
        case SkipReason::Superseded:
        case SkipReason::OfferedAgain:
        case SkipReason::FailedAgain:
        case SkipReason::NotChosen:
            return {};
        case SkipReason::AsksQuestions:
            return tr("Its installation may ask questions: install it in Windows Update.");
        case SkipReason::NotSecurity:
            return tr("It is no security update.");
        }
        return {};
    }
    static QString installedUntilRestart() { return tr("installed, complete after a restart"); }
    static QString state(UpdateInfo::State state)
    {
        switch (state) {
        case UpdateInfo::State::Found:
            return tr("found");
        case UpdateInfo::State::Downloaded:
            return tr("downloaded");
        case UpdateInfo::State::Installed:
            return tr("installed");
        case UpdateInfo::State::Failed:
            return tr("not installed");
        case UpdateInfo::State::Skipped:
            return tr("skipped");
        }
        return {};
    }
};

/// The parts of one line; those that say nothing are left out.
QString bullet(QStringList parts)
{
    parts.removeAll(QString());
    return QStringLiteral("  - ") + parts.join(QStringLiteral(" · "));
}

QString withCode(const QString &state, std::optional<std::uint32_t> code)
{
    return code && *code != 0 ? state + QLatin1Char(' ') + hresultText(*code) : state;
}

/// A code is told of what went wrong only: the good ones say no more than the word.
QString stateOf(const RepairStepReport &step, const ErrorCatalogue &catalogue)
{
    const QString state = ConsoleText::state(step.state);
    if (step.state == RepairStepReport::State::Failed)
        return withCode(state, step.code);
    const Error answer{.operation = operation::packageInstall, .code = step.code};
    const bool waits = step.state == RepairStepReport::State::Installed && step.code &&
                       catalogue.explain(answer).exitCode == ExitCode::RestartRequired;
    return waits ? ConsoleText::installedUntilRestart() : state;
}

QString stateOf(const UpdateInfo &update)
{
    const QString state = ConsoleText::state(update.state);
    const bool wentWrong = update.state == UpdateInfo::State::Failed || update.state == UpdateInfo::State::Skipped;
    return wentWrong ? withCode(state, update.code) : state;
}

} // namespace

QStringList describeError(const Error &error, const ErrorCatalogue &catalogue)
{
    const ErrorWords words = ErrorText::explain(catalogue, error);
    QStringList lines{words.what};
    for (const QString &line : {words.cause, words.nextStep}) {
        if (!line.isEmpty())
            lines.append(QStringLiteral("  ") + line);
    }
    lines.append(QStringLiteral("  ") + ConsoleText::details(words.technical));
    return lines;
}

QStringList contactFor(const Error &error, const ErrorCatalogue &catalogue, const Policies &policies)
{
    const auto dealer = dealerFor(error, catalogue, policies.dealer());
    return dealer ? QStringList{QStringLiteral("  ") + PolicyText::contact(*dealer)} : QStringList();
}

namespace told {

QStringList policies(const PcRun &run)
{
    const QString set = run.inspection ? PolicyText::set(run.inspection->facts.policies) : QString();
    return set.isEmpty() ? QStringList() : QStringList{set};
}

QStringList inspection(const PcRun &run, const Resources &resources, const QString &language)
{
    if (!run.inspection)
        return {};
    const Inspection &inspection = *run.inspection;
    QStringList lines{Words::computerName(inspection.facts) + QStringLiteral(": ") + Words::windows(inspection.facts)};
    const EsuProgramme *programme = resources.programmes.byId(inspection.programme.programmeId);
    if (inspection.programme.other)
        lines.append(inspection.programme.other->advice.in(language));
    else
        lines.append(VerdictText::programme(inspection, programme ? programme->name.in(language) : QString()));
    if (const auto cover = coverWithoutMak(inspection.facts))
        lines.append(CoverText::sign(*cover, inspection.facts));
    if (inspection.withoutPolicy)
        lines.append(PolicyText::edition(inspection.facts.editionId.value_or(QString())));
    for (const PrerequisiteResult &result : inspection.prerequisites) {
        const PrerequisiteWords words = PrerequisiteText::words(result, resources.prerequisites, inspection);
        lines.append(bullet({words.state, words.title, words.detail}));
        if (!words.fix.isEmpty())
            lines.append(QStringLiteral("    ") + words.fix);
        // Addresses are asked for by whoever opens a firewall, also where they answered this time.
        if (result.kind == PrerequisiteKind::Endpoints && !words.evidence.isEmpty())
            lines.append(QStringLiteral("    ") + ConsoleText::details(words.evidence));
    }
    if (!inspection.licenses)
        lines.append(describeError(inspection.licenses.error(), resources.errors));
    if (inspection.journalUnread)
        lines.append(Words::journalUnread());
    return lines;
}

QStringList data(const PcRun &run, const Resources &resources)
{
    return run.inspection ? DataText::dates(resources, run.inspection->at) : QStringList();
}

QStringList rows(const PcRun &run)
{
    QStringList lines;
    if (run.licenses()) {
        for (const EsuRow &row : run.licenses()->esu)
            lines.append(bullet({RowText::row(row)}));
    }
    return lines;
}

QStringList repair(const PcRun &run, const ErrorCatalogue &catalogue)
{
    QStringList lines;
    if (!run.repair)
        return lines;
    for (const RepairStepReport &step : run.repair->steps) {
        lines.append(
            bullet({stateOf(step, catalogue), step.step.kb.isEmpty() ? step.step.prerequisiteId : step.step.kb}));
    }
    return lines;
}

QStringList activation(const PcRun &run)
{
    if (!run.activation || !run.activation->outcome.activationId)
        return {};
    QStringList lines{RowText::activated(run.activation->outcome), ConsoleText::spent(run.activation->outcome.spent)};
    if (run.activation->outcome.again)
        lines.append(ConsoleText::wasAgain());
    const LicenseReading *licenses = run.licenses();
    const EsuRow *row = licenses ? licenses->byId(*run.activation->outcome.activationId) : nullptr;
    if (!row || !row->year)
        return lines;
    const QDate today = run.inspection->today();
    if (const QString note = ConsoleText::year(yearFit(*row, run.inspection->programme, today), *row->year);
        !note.isEmpty())
        lines.append(note);
    return lines;
}

QStringList beforeSpendingAfterTheEnd(const PcRun &run)
{
    const QString said = run.inspection ? VerdictText::afterTheEnd(run.inspection->programme) : QString();
    return said.isEmpty() ? QStringList() : QStringList{said};
}

QStringList beforeSpendingAgain()
{
    return {ConsoleText::again()};
}

QStringList updates(const PcRun &run, const ErrorCatalogue &catalogue)
{
    if (!run.updates)
        return {};
    const Updates updates = toldUpdates(run);
    const auto isShown = [](const UpdateInfo &update) { return update.leftOut != UpdateInfo::LeftOut::Superseded; };
    QStringList lines{ConsoleText::updates(static_cast<int>(std::ranges::count_if(updates, isShown)))};
    for (const UpdateInfo &update : updates) {
        if (!isShown(update))
            continue;
        lines.append(bullet({stateOf(update), update.esu ? QStringLiteral("ESU") : QString(), update.title}));
        for (const QString &note : {UpdateText::note(update, catalogue), ConsoleText::skipped(update)}) {
            if (!note.isEmpty())
                lines.append(QStringLiteral("    ") + note);
        }
    }
    if (const auto hidden = static_cast<int>(updates.size() - std::ranges::count_if(updates, isShown)); hidden > 0)
        lines.append(ConsoleText::hidden(hidden));
    return lines;
}

QStringList verdict(const PcRun &run, const ErrorCatalogue &catalogue)
{
    if (!run.verdict || !run.inspection)
        return {};
    const QString headline = VerdictText::headline(*run.verdict, *run.inspection);
    QStringList lines{catalogue.consoleWords().of({.ja = headline, .en = headline}).in(Words::language())};
    if (const auto cover = coverWithoutMak(run.inspection->facts); cover && !run.verdict->cover)
        lines.append(CoverText::sign(*cover, run.inspection->facts));
    for (const VerdictReason &reason : run.verdict->reasons) {
        lines.append(bullet({Words::badge(VerdictText::reasonBadge(reason)), VerdictText::reasonTitle(reason.id),
                             VerdictText::reasonSentence(reason, *run.verdict, *run.inspection)}));
        if (const QString source = VerdictText::reasonSource(reason); !source.isEmpty())
            lines.append(QStringLiteral("    ") + source);
    }
    if (const QString advice = CoverText::advice(*run.verdict); !advice.isEmpty())
        lines.append(advice);
    return lines;
}

QStringList removed(const PcRun &run)
{
    return run.removed ? QStringList{RowText::row(*run.removed)} : QStringList();
}

QStringList plan(const PcRun &run, const Resources &resources)
{
    const auto plan = planOf(run, resources);
    if (!plan)
        return {};
    if (plan->isEmpty())
        return outcomeOf(run, resources).outcome == Outcome::Ok ? QStringList{ConsoleText::nothingToDo()}
                                                                : QStringList();
    QStringList lines{ConsoleText::plan()};
    for (const PlannedStep &step : *plan) {
        const QString bytes = step.about ? Words::aboutSize(step.size) : Words::size(step.size);
        const QString size = step.size > 0 ? QStringLiteral(" (%1)").arg(bytes) : QString();
        const QString words = ConsoleText::planned(Words::step(step.step), spendsActivation(step.step));
        const bool isSigned = !step.kb.isEmpty() && step.proof == PackageFile::Origin::Folder;
        const QString package = isSigned ? ConsoleText::bySignature(step.kb + size) : step.kb + size;
        lines.append(bullet({step.kb.isEmpty() ? words : words + QStringLiteral(": ") + package}));
        for (const QString &line : spendsActivation(step.step) ? beforeSpendingAfterTheEnd(run) : QStringList())
            lines.append(QStringLiteral("    ") + line);
        if (step.again)
            lines.append(QStringLiteral("    ") + ConsoleText::again());
    }
    return lines;
}

QStringList outcome(const PcRun &run, const Resources &resources)
{
    const Summary summary = outcomeOf(run, resources);
    switch (summary.outcome) {
    case Outcome::NothingToDo:
        return {ConsoleText::nothingToDo()};
    case Outcome::RestartRequired:
        return {ConsoleText::restart()};
    case Outcome::Cancelled:
        return {ConsoleText::cancelled()};
    case Outcome::Attention:
        if (const auto block = blockedBy(run, resources))
            return describeError(*block, resources.errors) +
                   contactFor(*block, resources.errors, run.inspection->facts.policies);
        break;
    case Outcome::Ok:
    case Outcome::Failed:
        break;
    }
    return {};
}

QStringList failure(const PcRun &run, const Resources &resources)
{
    const Summary summary = outcomeOf(run, resources);
    if (!summary.error)
        return {};
    QStringList lines = describeError(*summary.error, resources.errors);
    // What is known of just this Windows says more than the rule that stopped.
    const auto &other = run.inspection ? run.inspection->programme.other : std::nullopt;
    if (other && summary.exitCode == ExitCode::NotEligible)
        lines.append(QStringLiteral("  ") + other->advice.in(Words::language()));
    return lines;
}

} // namespace told

} // namespace esu

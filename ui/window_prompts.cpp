// SPDX-License-Identifier: MIT
#include "ui/window_prompts.h"

#include "ui/report_pdf.h"

#include "ui/text/card_text.h"
#include "ui/text/error_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"

namespace esu {

QString WindowPrompts::plan(const QList<StepEntry> &steps)
{
    QStringList lines;
    int number = 0;
    for (const StepEntry &entry : steps)
        lines << tr("%1. %2 (%3)", "number, step, what it does")
                     .arg(QString::number(++number), Words::step(entry.step), PageText::stepState(entry, true));
    return lines.join(QLatin1Char('\n'));
}

QString WindowPrompts::sizeOf(const PackageFile &file)
{
    if (file.size > 0)
        return Words::size(file.size);
    return file.listedSize > 0 ? Words::aboutSize(file.listedSize) : tr("size not known", "of a package");
}

QString WindowPrompts::repairText(const RepairPlan &repair)
{
    const QList<PlannedPackage> packages = plannedPackages(repair);
    const RepairSum sum = sumOf(packages);
    if (sum.fromFolder == 0)
        return tr("These updates are downloaded from Microsoft Update Catalog, checked, and installed in this order. "
                  "You can stop at any time.");
    if (sum.fromFolder == sum.packages)
        return tr("These updates are taken from the folder, checked, and installed in this order. Nothing is "
                  "downloaded. You can stop at any time.");
    return tr("These updates are taken from the folder or downloaded from Microsoft Update Catalog, checked, and "
              "installed in this order. You can stop at any time.");
}

QString WindowPrompts::plan(const RepairPlan &repair, const PrerequisiteCatalogue &catalogue)
{
    const QList<PlannedPackage> packages = plannedPackages(repair);
    const RepairSum sum = sumOf(packages);
    const bool mixed = sum.fromFolder > 0 && sum.fromFolder < sum.packages;
    QStringList lines;
    int number = 0;
    const QString altogether = sum.exact ? Words::size(sum.bytes) : Words::aboutSize(sum.bytes);
    for (const PlannedPackage &package : packages) {
        const PackageFile &file = package.step.file;
        const PrerequisiteRule *rule = catalogue.byId(package.step.prerequisiteId);
        QStringList facts;
        if (sum.bytes > 0)
            facts << sizeOf(file);
        if (mixed)
            facts << (package.step.source == RepairStep::Source::Folder ? tr("from the folder") : tr("download"));
        const QString what =
            tr("%1. %2: %3", "number, KB number, what it is")
                .arg(QString::number(++number), package.step.kb, rule ? rule->title.in(Words::language()) : QString());
        lines << (facts.isEmpty() ? what
                                  : tr("%1 (%2)", "a package, its facts").arg(what, facts.join(tr(", ", "in a list"))));
        if (package.restartAfter)
            lines << tr("-> Restart (you are asked first)", "a line of the plan");
    }
    lines << QString();
    if (sum.allKnown)
        lines << tr("Size altogether: %1").arg(altogether);
    else if (sum.bytes > 0)
        lines << tr("Size altogether: not known (at least %1)").arg(altogether);
    else
        lines << tr("Size altogether: not known before the download");
    lines << tr("Restarts: %1").arg(sum.restarts);
    return lines.join(QLatin1Char('\n'));
}

QString WindowPrompts::restartInformation(const WizardState &state, const Resources &resources)
{
    if (state.isPractice())
        return tr("The restart of a practice PC is simulated. The wizard goes on afterwards.");
    if (state.pc.resume.armed)
        return tr("Save your open files first. The wizard continues by itself after the restart and asks for "
                  "administrator rights.");
    if (state.pc.resume.error) {
        // Why it failed is for the details: here it counts what to do instead.
        const ErrorWords words = ErrorText::explain(
            resources.errors, {.fault = Fault::Backend, .operation = state.pc.resume.error->operation});
        return tr("Save your open files first. %1 %2", "what happened, what to do").arg(words.what, words.nextStep);
    }
    return tr("Save your open files first. Start the wizard again after the restart.");
}

Prompt WindowPrompts::prompt(Question question, const WizardState &state, const Resources &resources)
{
    switch (question) {
    case Question::CloseWizard:
        return {.title = Words::productName(),
                .text = tr("Close the wizard?"),
                .information = state.pc.done.isEmpty()
                                   ? tr("Nothing has been changed. You can start again at any time.")
                                   : tr("Done so far: %1. The PC can be used as it is, and you can go on at any time.")
                                         .arg(CardWordsOf::done(state.pc.done)),
                .yes = tr("&Close the wizard", "@action"),
                .no = tr("&Go on with the wizard", "@action")};
    case Question::CloseWhileWorking:
        return {.title = Words::productName(),
                .text = state.isRunning(Step::Activate) ? tr("An activation is under way.")
                                                        : tr("Something is being installed or changed."),
                .information =
                    state.isRunning(Step::Activate)
                        ? tr("If you close the wizard now, it ends without the outcome being known.")
                        : tr("If you close the wizard now, it stops half-way. The PC can be used as it is, and you can "
                             "go on at any time."),
                .yes = tr("&Stop and close", "@action"),
                .no = tr("&Go on", "@action"),
                .warning = true};
    case Question::RemoveKey:
        return {.title = Words::productName(),
                .text = tr("Remove this ESU key from the PC?"),
                .information = tr(
                    "The PC no longer receives ESU updates with it. The activation that was used does not come back. "
                    "Windows itself stays activated."),
                .yes = tr("&Remove the key", "@action"),
                .no = tr("&Keep the key", "@action"),
                .warning = true};
    case Question::Insist: {
        const auto block = insistableBlock(state);
        const ErrorWords words = block ? ErrorText::explain(resources.errors, *block) : ErrorWords{};
        return {.title = Words::productName(),
                .text = tr("Go on although this stops?"),
                .information = tr("%1 %2 An activation that is used does not come back.", "what was found, its cause")
                                   .arg(words.what, words.cause),
                .yes = tr("&Go on", "@action"),
                .no = tr("&Do not go on", "@action"),
                .warning = true};
    }
    case Question::Repair:
        return {.title = tr("Install what is missing"),
                .text = repairText(state.pc.repairPlan.value_or(RepairPlan{})),
                .information = plan(state.pc.repairPlan.value_or(RepairPlan{}), resources.prerequisites),
                .yes = tr("&Install", "@action"),
                .no = tr("Cancel", "@action")};
    case Question::Restart:
        return {.title = Words::productName(),
                .text = tr("Restart the PC now?"),
                .information = restartInformation(state, resources),
                .yes = tr("&Restart now", "@action"),
                .no = tr("Restart &later", "@action"),
                .warning = !state.isPractice()};
    case Question::RunPlan: {
        const bool spends = remainingSpends(state);
        return {.title = tr("The remaining steps"),
                .text = tr("These steps run one after the other. You can stop at any time."),
                .information = plan(remainingSteps(state)),
                .yes = spends ? tr("&Start (uses 1 activation)", "@action") : tr("&Start", "@action"),
                .no = tr("Cancel", "@action")};
    }
    }
    return {};
}

QStringList WindowPrompts::reportFilters(bool json)
{
    QStringList filters;
    if (canWritePdf())
        filters << tr("PDF document (*.pdf)", "file type");
    filters << tr("Web page (*.html)", "file type") << tr("Table for Excel (*.csv)", "file type");
    if (json)
        filters << tr("Data for programs (*.json)", "file type");
    return filters;
}

} // namespace esu

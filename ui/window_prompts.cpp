// SPDX-License-Identifier: MIT
#include "ui/window_prompts.h"

#include "ui/report_file.h"

#include "ui/text/card_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"

namespace esu {

QString WindowPrompts::plan(const RemainingRun &run)
{
    QStringList lines;
    int number = 0;
    for (const RemainingRun::Item &item : run.items)
        lines << tr("%1. %2 (%3)", "number, step, what it does")
                     .arg(QString::number(++number), PageText::runStep(item.step), PageText::runStepState(item));
    return lines.join(QLatin1Char('\n'));
}

QString WindowPrompts::plan(const RepairPlan &repair)
{
    QStringList lines;
    for (const RepairStep &step : repair.steps) {
        if (!step.isInstallable())
            break;
        const bool restart = step.restart != RestartNeed::No;
        lines << (restart ? tr("%1, with a restart", "KB number").arg(step.kb) : step.kb);
    }
    return lines.join(QLatin1Char('\n'));
}

QString WindowPrompts::restartInformation(const WizardState &state)
{
    if (state.isPractice())
        return tr("The restart of a practice PC is simulated. The wizard goes on afterwards.");
    if (state.resume.armed)
        return tr("Save your open files first. The wizard continues by itself after the restart and asks for "
                  "administrator rights.");
    return tr("Save your open files first. Start the wizard again after the restart.");
}

Prompt WindowPrompts::prompt(Question question, const WizardState &state)
{
    switch (question) {
    case Question::CloseWizard:
        return {.title = Words::productName(),
                .text = tr("Close the wizard?"),
                .information = state.done.isEmpty()
                                   ? tr("Nothing has been changed. You can start again at any time.")
                                   : tr("Done so far: %1. The PC can be used as it is, and you can go on at any time.")
                                         .arg(CardWordsOf::done(state.done)),
                .yes = tr("&Close the wizard", "@action"),
                .no = tr("&Go on with the wizard", "@action")};
    case Question::RemoveKey:
        return {.title = Words::productName(),
                .text = tr("Remove this ESU key from the PC?"),
                .information = tr(
                    "The PC no longer receives ESU updates with it. The activation that was used does not come back. "
                    "Windows itself stays activated."),
                .yes = tr("&Remove the key", "@action"),
                .no = tr("&Keep the key", "@action"),
                .warning = true};
    case Question::Repair:
        return {.title = tr("Install what is missing"),
                .text = tr("These updates are downloaded from Microsoft Update Catalog, checked, and installed in this "
                           "order. You can stop at any time."),
                .information = state.repairPlan ? plan(*state.repairPlan) : QString(),
                .yes = tr("&Install", "@action"),
                .no = tr("Cancel", "@action")};
    case Question::Restart:
        return {.title = Words::productName(),
                .text = tr("Restart the PC now?"),
                .information = restartInformation(state),
                .yes = tr("&Restart now", "@action"),
                .no = tr("Restart &later", "@action"),
                .warning = !state.isPractice()};
    case Question::RunPlan: {
        const bool spends = state.remaining && state.remaining->spends();
        return {.title = tr("The remaining steps"),
                .text = tr("These steps run one after the other. You can stop at any time."),
                .information = state.remaining ? plan(*state.remaining) : QString(),
                .yes = spends ? tr("&Start (uses 1 activation)", "@action") : tr("&Start", "@action"),
                .no = tr("Cancel", "@action")};
    }
    }
    return {};
}

QStringList WindowPrompts::reportFilters(bool json)
{
    QStringList filters{tr("Web page (*.html)", "file type")};
    if (canWritePdf())
        filters << tr("PDF document (*.pdf)", "file type");
    filters << tr("Table for Excel (*.csv)", "file type");
    if (json)
        filters << tr("Data for programs (*.json)", "file type");
    return filters;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_event.h"

namespace esu {

/// The working copy of one `reduce` call, for the functions below and nothing else.
struct Draft {
    WizardState state;
    const RuleContext &context;
    WizardEffects effects = {};
    bool wasStopped = false; ///< the person had asked the job that has just ended to stop
};

// What persons do: `wizard_reducer.cpp`, `wizard_fields.cpp`, `wizard_folder.cpp`.
void on(Draft &draft, const event::Started &what);
void on(Draft &draft, const event::LanguageChosen &what);
void on(Draft &draft, const event::MachineChosen &what);
void on(Draft &draft, const event::OriginChosen &what);
void on(Draft &draft, const event::MainPressed &what);
void on(Draft &draft, const event::SecondaryPressed &what);
void on(Draft &draft, const event::BackPressed &what);
void on(Draft &draft, const event::PageRequested &what);
void on(Draft &draft, const event::CancelPressed &what);
void on(Draft &draft, const event::CloseRequested &what);
void on(Draft &draft, const event::QuestionAnswered &what);
void on(Draft &draft, const event::ElevationAnswered &what);
void on(Draft &draft, const event::AccountsRead &what);
void on(Draft &draft, const event::FolderChosen &what);
void on(Draft &draft, const event::KeyChosen &what);
void on(Draft &draft, const event::StoreKeyToggled &what);
void on(Draft &draft, const event::RowChosen &what);
void on(Draft &draft, const event::ActivationIdEdited &what);
void on(Draft &draft, const event::UpdateToggled &what);
void on(Draft &draft, const event::AllUpdatesToggled &what);
void on(Draft &draft, const event::ResultSaved &what);
void on(Draft &draft, const event::SaveFailed &what);
void on(Draft &draft, const event::KeyParsed &what);
// What the model reports: `wizard_job_ends.cpp`, `wizard_repair.cpp`.
void on(Draft &draft, const event::SessionOpened &what);
void on(Draft &draft, const event::JobProgress &what);
void on(Draft &draft, const event::JobEnded &what);
void on(Draft &draft, const event::Tick &what);
void on(Draft &draft, const event::GraceExpired &what);

// The moves that several of them share: `wizard_draft.cpp`.
void goTo(Draft &draft, Page page);
/// From page 1 on, with this machine read anew; nothing of the one before stays.
void beginWith(Draft &draft, const MachineChoice &machine);
void startJob(Draft &draft, const Job &job);
void startStep(Draft &draft, Step step);
void stopJob(Draft &draft);
/// Closes; what waits for a restart is armed first.
void leave(Draft &draft);
void closeNow(Draft &draft);
void forgetKeys(Draft &draft);
void chooseRow(Draft &draft, const ActivationId &id);
/// An error of the page, or "stopped" when the person had asked for it.
void fail(Draft &draft, Page page, const Job &job, const Error &error);

// What goes on by itself: `wizard_repair.cpp`, `wizard_folder.cpp`, `wizard_remaining.cpp`.
/// On page 2, unless it was done since the last inspection; the folder of packages first.
void lookAround(Draft &draft);
/// What a restart has interrupted, once the PC was read again; false = there is nothing to go on with.
bool goOn(Draft &draft);
void readFolder(Draft &draft, bool asks);
/// Shows the plan and asks; the Catalog is asked first for what the plan cannot say yet.
void askForRepair(Draft &draft);
/// Before a restart that somebody asks for; false = nothing has to be armed.
bool arm(Draft &draft, bool asks);
/// Armed before it is asked: the question says whether the program comes back by itself.
void askForRestart(Draft &draft);
void startActivation(Draft &draft);
/// Starts the remaining steps as they were agreed to.
void startRemaining(Draft &draft);
/// A step has ended: the next of the remaining ones, if they run.
void goOnWithRemaining(Draft &draft);

// The key of a new year, and the next PC: `wizard_next_year.cpp`.
/// To page 3. What page 2 reads is read first, and only where that finds something in the way does page 2 come.
void goToNewKey(Draft &draft);
/// What page 2 reads is read.
void goOnToNewKey(Draft &draft);
/// Another practice PC from the beginning; of this PC, how the next one is done. What was chosen for every PC stays:
/// language, Catalog, whether keys are stored, the folder of packages. A key never does, nor what is about the PC.
void goToNextPc(Draft &draft);

// The ends that belong to a repair and a restart: `wizard_repair.cpp`.
void takeEnd(Draft &draft, const ended::ListDownloads &end);
void takeEnd(Draft &draft, const ended::Repair &end);
void takeEnd(Draft &draft, const ended::Restart &end);
void takeEnd(Draft &draft, const ended::ReadFolder &end);
void takeEnd(Draft &draft, const ended::ArmResume &end);

} // namespace esu

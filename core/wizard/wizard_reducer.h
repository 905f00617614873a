// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_event.h"

#include <utility>

namespace esu {

/// The working copy of one `reduce` call. `wizard_reducer.cpp` holds what persons do, `wizard_jobs.cpp` what jobs
/// report, `wizard_run.cpp` how the remaining steps follow each other.
class WizardReducer {
public:
    WizardReducer(WizardState state, const RuleContext &context) : m_state(std::move(state)), m_context(context) {}

    Reduction run(const WizardEvent &event);

    void on(const event::Started &);
    void on(const event::LanguageChosen &what);
    void on(const event::MachineChosen &what);
    void on(const event::OriginChosen &what);
    void on(const event::MainPressed &what);
    void on(const event::SecondaryPressed &what);
    void on(const event::BackPressed &);
    void on(const event::PageRequested &what);
    void on(const event::CancelPressed &);
    void on(const event::CloseRequested &what);
    void on(const event::QuestionAnswered &what);
    void on(const event::ElevationAnswered &what);
    void on(const event::FolderChosen &what);
    void on(const event::KeyChosen &what);
    void on(const event::StoreKeyToggled &what);
    void on(const event::RowChosen &what);
    void on(const event::ActivationIdEdited &what);
    void on(const event::UpdateToggled &what);
    void on(const event::AllUpdatesToggled &what);
    void on(const event::ResultSaved &what);
    void on(const event::SaveFailed &what);
    void on(const event::KeyParsed &what);
    void on(const event::JobProgress &what);
    void on(const event::InspectEnded &what);
    void on(const event::LookedAround &what);
    void on(const event::SessionOpened &what);
    void on(const event::FolderRead &what);
    void on(const event::CatalogAsked &what);
    void on(const event::RepairEnded &what);
    void on(const event::ResumeArmed &what);
    void on(const event::RestartEnded &what);
    void on(const event::StoredKeyRead &what);
    void on(const event::InstallKeyEnded &what);
    void on(const event::StoreKeyEnded &what);
    void on(const event::ForgetKeyEnded &what);
    void on(const event::UninstallKeyEnded &what);
    void on(const event::ActivateEnded &what);
    void on(const event::SearchEnded &what);
    void on(const event::InstallEnded &what);
    void on(const event::VerifyEnded &what);
    void on(const event::RecordEnded &what);
    void on(const event::Tick &) {}
    void on(const event::GraceExpired &what);

private:
    void goTo(Page page);
    /// On page 2, unless it was done since the last inspection; the folder of packages first.
    void lookAround();
    /// What a restart has interrupted, once the PC was read again; false = there is nothing to go on with.
    bool goOn();
    void readFolder(bool asks);
    /// Shows the plan and asks; the Catalog is asked first for what the plan cannot say yet.
    void askForRepair();
    void startJob(effect::StartJob start);
    void startActivation(bool retryAmbiguous);
    void stopJob();
    /// Before a restart that somebody asks for; false = nothing has to be armed.
    bool arm(bool asks);
    /// Closes; what waits for a restart is armed first.
    void leave();
    void closeNow();
    void forgetKeys();
    void chooseRow(const ActivationId &id);
    void setIdInput(const QString &text);

    /// Takes the running job out when it is this one. `wasStopped`: the person had asked it to stop.
    bool take(int generation, Job job);
    /// Closes or turns to another machine when that is what the end was waited for.
    bool divert();
    /// An error of the page, or "stopped" when the person had asked for it.
    void fail(Page page, Job job, const Error &error);
    void takeRows(const LicenseReading &licenses);
    void finishStep(RemainingRun::Step step, bool success);
    void advanceRun();
    void runStep(RemainingRun::Step step);
    void stopRun();

    WizardState m_state;
    const RuleContext &m_context;
    WizardEffects m_effects;
    bool m_wasStopped = false;
};

} // namespace esu

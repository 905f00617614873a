// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"
#include "core/wizard/wizard_state.h"

#include <variant>
#include <vector>

namespace esu {

namespace ended {

struct ReadStoredKey {
    Result<KeyInput> result;
};
struct StoreKey {
    Result<void> result;
};
struct ForgetKey {
    Result<void> result;
};
struct AskAboutKeys {
    QList<KeyUse> uses; ///< in the order of the job's keys
};
struct ReadFolder {
    Result<PackageFiles> result;
};
struct ArmResume {
    Result<void> result;
};
struct Record {
    Result<QByteArray> result;
};

} // namespace ended

/// What a job came to: a step of the run, or one of the window's own.
using JobEnd = std::variant<StepEnd, ended::ReadStoredKey, ended::StoreKey, ended::ForgetKey, ended::AskAboutKeys,
                            ended::ReadFolder, ended::ArmResume, ended::Record>;

/// What a person did.
namespace event {

/// The window is up: start reading.
struct Started {};
struct LanguageChosen {
    QString language;
};
struct MachineChosen {
    MachineChoice machine;
};
struct OriginChosen {
    Windows7Origin origin = Windows7Origin::NotSure;
};
/// `kind` is what the button said; a press that no longer fits the state is ignored.
struct MainPressed {
    MainAction::Kind kind = MainAction::Kind::None;
};
struct SecondaryPressed {
    SecondaryAction action = SecondaryAction::CheckAgain;
};
struct BackPressed {};
struct PageRequested {
    Page page = Page::Start;
};
/// The Cancel button or Esc.
struct CancelPressed {};
/// The window is being closed. The end of the session does not ask.
struct CloseRequested {
    bool sessionEnds = false;
};
struct QuestionAnswered {
    Question question = Question::CloseWizard;
    bool yes = false;
};
/// The elevated process was started (this one closes), or the person refused.
struct ElevationAnswered {
    bool started = false;
};
/// Whose PC, account and credential store these are, as far as Windows and its domain told: it may take seconds.
struct AccountsRead {
    PersonalNames names = {};
    QString keyStoreOf = {}; ///< as in `WizardOffer`
};
/// A folder or USB stick with .msu files, for the repair.
struct FolderChosen {
    QString folder;
};
struct KeyChosen {
    KeyTicket ticket;
};
struct StoreKeyToggled {
    bool on = false;
};
struct RowChosen {
    ActivationId id;
};
struct ActivationIdEdited {
    QString text;
};
struct UpdateToggled {
    QString id;
    bool on = false;
};
struct AllUpdatesToggled {
    bool on = false;
};
struct ResultSaved {
    QString file;
};
struct SaveFailed {
    Error error;
};

/// The model parsed the key field, or a key came from the store. Never dispatched by pages: they call
/// `WizardModel::keyTextEdited`.
struct KeyParsed {
    KeyInput input;
};

/// A sign of life of a job. `generation` names the job; any other than the running one is ignored.
struct JobProgress {
    int generation = 0;
    Progress progress;
};
/// What a job came to.
struct JobEnded {
    int generation = 0;
    JobEnd end;
};
/// A session for the chosen machine was opened.
struct SessionOpened {
    MachineAbilities abilities = {};
    Policies policies = {};
    AgreedRepairs agreed = {};
    bool updatesWait = false;
    StoredKey stored = StoredKey::NotRead;
};
/// A second passed while a job runs.
struct Tick {};
/// The job did not end in time after the window was closed.
struct GraceExpired {
    int generation = 0;
};

} // namespace event

using WizardEvent =
    std::variant<event::Started, event::LanguageChosen, event::MachineChosen, event::OriginChosen, event::MainPressed,
                 event::SecondaryPressed, event::BackPressed, event::PageRequested, event::CancelPressed,
                 event::CloseRequested, event::QuestionAnswered, event::ElevationAnswered, event::AccountsRead,
                 event::FolderChosen, event::KeyChosen, event::StoreKeyToggled, event::RowChosen,
                 event::ActivationIdEdited, event::UpdateToggled, event::AllUpdatesToggled, event::ResultSaved,
                 event::SaveFailed, event::KeyParsed, event::JobProgress, event::JobEnded, event::SessionOpened,
                 event::Tick, event::GraceExpired>;

/// What has to happen outside the reducer. Values only; the model carries them out.
namespace effect {

/// Starts `job` with `generation` on the session of the chosen machine, for `run` as it is now with its wish.
struct StartJob {
    Job job = {};
    int generation = 0;
    PcRun run = {};

    bool operator==(const StartJob &) const = default;
};
struct StopJob {
    bool operator==(const StopJob &) const = default;
};
/// Gives the job a few seconds to end, then `GraceExpired`.
struct StartGrace {
    int generation = 0;
    bool operator==(const StartGrace &) const = default;
};
/// Leaves the running job behind: a call into Windows that does not return.
struct AbandonJob {
    bool operator==(const AbandonJob &) const = default;
};
/// Makes a session for another machine before the next job.
struct OpenSession {
    MachineChoice machine;
    bool operator==(const OpenSession &) const = default;
};
/// Wipes every key in the slot.
struct ForgetKeys {
    bool operator==(const ForgetKeys &) const = default;
};
struct RelaunchElevated {
    bool operator==(const RelaunchElevated &) const = default;
};
/// Asks for a folder of .msu files.
struct ChooseFolder {
    bool operator==(const ChooseFolder &) const = default;
};
struct SaveReport {
    bool operator==(const SaveReport &) const = default;
};
/// The recording of this PC, or why there is none: to be shown before it is saved.
struct ShowRecording {
    Result<QByteArray> recording;
    bool operator==(const ShowRecording &) const = default;
};
struct OpenWindowsUpdate {
    bool operator==(const OpenWindowsUpdate &) const = default;
};
/// Windows' own screen for the activation of Windows itself.
struct OpenActivation {
    bool operator==(const OpenActivation &) const = default;
};
/// Puts the practice key into the key field.
struct EnterPracticeKey {
    bool operator==(const EnterPracticeKey &) const = default;
};
/// Opens the help where it says how the former key of Windows comes back.
struct ShowKeyHelp {
    bool operator==(const ShowKeyHelp &) const = default;
};
/// Opens the days to come and the order for the dealer.
struct ShowNextYear {
    bool operator==(const ShowNextYear &) const = default;
};
/// Opens the help where it says how the next PC is done.
struct ShowNextPcHelp {
    bool operator==(const ShowNextPcHelp &) const = default;
};
/// Shows a saved file, or the folder it is in.
struct OpenPath {
    QString path;
    bool operator==(const OpenPath &) const = default;
};
struct CloseWindow {
    bool operator==(const CloseWindow &) const = default;
};

} // namespace effect

using WizardEffect =
    std::variant<effect::StartJob, effect::StopJob, effect::StartGrace, effect::AbandonJob, effect::OpenSession,
                 effect::ForgetKeys, effect::RelaunchElevated, effect::ChooseFolder, effect::SaveReport,
                 effect::ShowRecording, effect::OpenWindowsUpdate, effect::OpenActivation, effect::EnterPracticeKey,
                 effect::ShowKeyHelp, effect::ShowNextYear, effect::ShowNextPcHelp, effect::OpenPath,
                 effect::CloseWindow>;
using WizardEffects = std::vector<WizardEffect>;

/// What the rules need besides state and event.
struct RuleContext {
    const Resources &resources;
    std::chrono::milliseconds now{0}; ///< monotonic
};

struct Reduction {
    WizardState state;
    WizardEffects effects;
};

/// Every rule of the wizard: what an event does in a state. Pure; never changes the page without a reason the person
/// gave.
Reduction reduce(const WizardState &state, const WizardEvent &event, const RuleContext &context);

} // namespace esu

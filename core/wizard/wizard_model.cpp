// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_model.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/downloads.h"
#include "core/journey/inspect.h"
#include "core/journey/package_folder.h"
#include "core/journey/updates.h"

namespace esu {

namespace {

using namespace std::chrono_literals;

/// A key that was forgotten between the press and the start; only a programming error gets here.
Error keyIsGone()
{
    return {.fault = Fault::NotFound, .operation = operation::keyInput, .condition = condition::noKey};
}

} // namespace

WizardModel::WizardModel(const Resources &resources, SessionFactory sessions, Recorder recorder, WizardState initial,
                         QObject *parent)
    : QObject(parent), m_resources(resources), m_sessions(std::move(sessions)), m_recorder(std::move(recorder)),
      m_state(std::move(initial))
{
    m_clock.start();
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] { dispatch(event::Tick{}); });
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, [this] { dispatch(event::GraceExpired{m_graceGeneration}); });
}

WizardModel::~WizardModel() = default;

void WizardModel::dispatch(WizardEvent event)
{
    m_queue.push_back(std::move(event));
    if (m_handling)
        return;
    m_handling = true;
    while (!m_queue.empty()) {
        const WizardEvent next = std::move(m_queue.front());
        m_queue.pop_front();
        handle(next);
    }
    m_handling = false;
}

void WizardModel::handle(const WizardEvent &event)
{
    const RuleContext context{.resources = m_resources, .now = std::chrono::milliseconds(m_clock.elapsed())};
    Reduction next = reduce(m_state, event, context);
    const bool changed = next.state != m_state;
    m_state = std::move(next.state);
    for (const WizardEffect &effect : next.effects)
        carryOut(effect);
    if (m_state.running && !m_tick.isActive())
        m_tick.start();
    else if (!m_state.running)
        m_tick.stop();
    if (changed)
        emit stateChanged(m_state);
}

void WizardModel::keyTextEdited(QString text)
{
    // An empty field beside a key from the store is the field being emptied, not the key being taken back.
    const bool emptied = m_state.keyInput.fromStore && text.isEmpty();
    if (m_state.page != Page::Key || !canEdit(m_state) || emptied) {
        wipe(text);
        return;
    }
    event::KeyParsed parsed{readKeys(text, m_resources.kmsClientKeys, m_keys)};
    wipe(text);
    dispatch(std::move(parsed));
}

void WizardModel::carryOut(const WizardEffect &effect)
{
    struct Visitor {
        WizardModel &model;
        void operator()(const effect::StartJob &start) const { model.startJob(start); }
        void operator()(const effect::StopJob &) const { model.m_runner.requestStop(); }
        void operator()(const effect::StartGrace &grace) const
        {
            model.m_graceGeneration = grace.generation;
            model.m_grace.start(model.m_closeGrace);
        }
        void operator()(const effect::AbandonJob &) const { model.m_runner.abandon(); }
        void operator()(const effect::OpenSession &open) const { model.openSession(open.machine); }
        void operator()(const effect::ForgetKeys &) const { model.m_keys.clear(); }
        void operator()(const effect::RelaunchElevated &) const { emit model.elevationRequested(); }
        void operator()(const effect::ChooseFolder &) const { emit model.folderRequested(); }
        void operator()(const effect::SaveReport &) const { emit model.saveRequested(); }
        void operator()(const effect::ShowRecording &show) const { emit model.recordingReady(show.recording); }
        void operator()(const effect::OpenWindowsUpdate &) const { emit model.windowsUpdateRequested(); }
        void operator()(const effect::CloseWindow &) const
        {
            model.m_grace.stop();
            emit model.closeRequested();
        }
    };
    std::visit(Visitor{*this}, effect);
}

void WizardModel::openSession(const MachineChoice &machine)
{
    m_session.reset();
    m_sessionError.reset();
    auto opened = m_sessions(machine);
    if (opened)
        m_session = *std::move(opened);
    else
        m_sessionError = opened.error();
    event::SessionOpened event;
    if (m_session) {
        const MachineAbilities abilities = m_session->machine().abilities();
        event.canRepair = abilities.repair;
        event.canRestart = abilities.restart;
        event.canResume = abilities.resumeAtLogon;
        event.updatesWait = updatesWaitForRestart(m_session->pc());
        event.agreed = agreedRepairs(m_session->pc());
    }
    dispatch(event);
}

template <class Ended, class Work> void WizardModel::run(int generation, Work work)
{
    // The job owns its session: another machine may be chosen, or the job be left behind, while it runs.
    const bool started = m_runner.start(
        [session = m_session, work = std::move(work)](const JobContext &context) { return work(*session, context); },
        [this, generation](auto &&result) { dispatch(Ended{generation, std::forward<decltype(result)>(result)}); },
        [this, generation](const Progress &progress) { dispatch(event::JobProgress{generation, progress}); });
    Q_ASSERT(started);
    Q_UNUSED(started)
}

void WizardModel::readStoredKey(int generation)
{
    const bool started = m_runner.start(
        [session = m_session](const JobContext &context) {
            return session->desk().credentialStore.read(defaultKeyLabel, context);
        },
        [this, generation](Result<Secret> secret) {
            if (!secret) {
                dispatch(event::StoredKeyRead{generation, std::unexpected(secret.error())});
                return;
            }
            KeyInput input = readKeys(secret->reveal(), m_resources.kmsClientKeys, m_keys);
            if (input.chosenKey()) {
                dispatch(event::StoredKeyRead{generation, std::move(input)});
                return;
            }
            dispatch(event::StoredKeyRead{generation, std::unexpected(Error{.fault = Fault::BadData,
                                                                            .operation = operation::keyStore,
                                                                            .condition = condition::noKey})});
        });
    Q_ASSERT(started);
    Q_UNUSED(started)
}

void WizardModel::startJob(const effect::StartJob &start)
{
    const int generation = start.generation;
    const Inspection inspection = m_state.inspection.value_or(Inspection{});
    if (!m_session) {
        // Without a session the PC was never read, so nothing but reading can have been started.
        dispatch(event::InspectEnded{generation, std::unexpected(m_sessionError.value_or(notRead().error()))});
        return;
    }
    const ProductKey *key = start.key ? m_keys.find(*start.key) : nullptr;
    switch (start.job) {
    case Job::Inspect:
        run<event::InspectEnded>(generation, [state = m_state](Session &session, const JobContext &context) {
            auto result = inspect(session.pc(), context);
            WizardState read = state;
            if (result)
                read.inspection = *result;
            // Nothing may come back by itself that nobody waits for any more; what cannot be taken back harms nothing.
            if (result && restartIsOver(read))
                static_cast<void>(session.machine().resumeAtLogon().disarm());
            return result;
        });
        return;
    case Job::ArmResume:
        run<event::ResumeArmed>(
            generation, [point = ResumePoint{.page = resumeName(resumePage(m_state)),
                                             .language = m_state.language,
                                             .catalog = m_state.catalog}](Session &session, const JobContext &) {
                return session.machine().resumeAtLogon().arm(point);
            });
        return;
    case Job::LookAround:
        run<event::LookedAround>(generation, [inspection](Session &session, const JobContext &context) {
            auto seen = lookAround(session.pc(), inspection, context);
            if (seen)
                tidyUp(session.pc(), *seen);
            return seen;
        });
        return;
    case Job::ReadFolder:
        run<event::FolderRead>(
            generation, [folder = start.folder](Session &, const JobContext &) { return readPackageFolder(folder); });
        return;
    case Job::AskCatalog:
        run<event::CatalogAsked>(generation,
                                 [plan = start.repair, inspection](Session &session, const JobContext &context) {
                                     return listDownloads(session.pc(), plan, inspection, context);
                                 });
        return;
    case Job::Repair:
        run<event::RepairEnded>(generation,
                                [plan = start.repair, inspection](Session &session, const JobContext &context) {
                                    return repair(session.pc(), plan, inspection, context);
                                });
        return;
    case Job::Restart:
        run<event::RestartEnded>(
            generation, [](Session &session, const JobContext &) { return session.machine().power().restart(); });
        return;
    case Job::ReadStoredKey:
        readStoredKey(generation);
        return;
    case Job::InstallKey:
        if (!key) {
            dispatch(event::InstallKeyEnded{generation, KeyReport{.error = keyIsGone()}});
            return;
        }
        run<event::InstallKeyEnded>(generation,
                                    [key = key->clone(), inspection](Session &session, const JobContext &context) {
                                        return installKey(session.pc(), key, inspection, std::nullopt, context);
                                    });
        return;
    case Job::StoreKey:
        if (!key) {
            dispatch(event::StoreKeyEnded{generation, std::unexpected(keyIsGone())});
            return;
        }
        run<event::StoreKeyEnded>(generation, [key = key->clone()](Session &session, const JobContext &context) {
            return session.desk().credentialStore.write(defaultKeyLabel, key.text(), context);
        });
        return;
    case Job::ForgetKey:
        run<event::ForgetKeyEnded>(generation, [](Session &session, const JobContext &context) {
            return session.desk().credentialStore.remove(defaultKeyLabel, context);
        });
        return;
    case Job::UninstallKey:
        run<event::UninstallKeyEnded>(generation, [row = *start.row](Session &session, const JobContext &context) {
            return uninstallKey(session.pc(), row, context);
        });
        return;
    case Job::Activate:
        run<event::ActivateEnded>(generation, [start, inspection](Session &session, const JobContext &context) {
            return activate(session.pc(), inspection, start.lastFive,
                            {.wanted = start.row, .retryAmbiguous = start.retryAmbiguous}, context);
        });
        return;
    case Job::SearchUpdates:
        run<event::SearchEnded>(generation, [inspection](Session &session, const JobContext &context) {
            return searchUpdates(session.pc(), inspection, context);
        });
        return;
    case Job::InstallUpdates:
        run<event::InstallEnded>(generation,
                                 [updates = start.updates, inspection](Session &session, const JobContext &context) {
                                     return installUpdates(session.pc(), updates, inspection, context);
                                 });
        return;
    case Job::Verify:
        run<event::VerifyEnded>(
            generation, [](Session &session, const JobContext &context) { return verify(session.pc(), context); });
        return;
    case Job::Record:
        run<event::RecordEnded>(generation, m_recorder);
        return;
    }
}

} // namespace esu

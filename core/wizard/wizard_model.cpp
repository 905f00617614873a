// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_model.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/downloads.h"
#include "core/journey/key.h"
#include "core/journey/repair.h"
#include "core/journey/updates.h"

namespace esu {

namespace {

using namespace std::chrono_literals;

/// The ticket of the key that a job works with.
std::optional<KeyTicket> ticketOf(const Job &job)
{
    if (const auto *step = std::get_if<job::RunStep>(&job))
        return step->key;
    const auto *store = std::get_if<job::StoreKey>(&job);
    return store ? std::optional(store->key) : std::nullopt;
}

StoredKey storedKey(const CredentialStore &store)
{
    switch (store.holds(defaultKeyLabel)) {
    case CredentialStore::Holds::Yes:
        return StoredKey::Present;
    case CredentialStore::Holds::No:
        return StoredKey::Absent;
    case CredentialStore::Holds::Unknown:
        break;
    }
    return StoredKey::NotRead;
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
    const bool emptied = m_state.key.input.fromStore && text.isEmpty();
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
        void operator()(const effect::OpenActivation &) const { emit model.activationSettingsRequested(); }
        void operator()(const effect::EnterPracticeKey &) const { emit model.practiceKeyWanted(); }
        void operator()(const effect::ShowKeyHelp &) const { emit model.keyHelpRequested(); }
        void operator()(const effect::ShowNextYear &) const { emit model.nextYearRequested(); }
        void operator()(const effect::ShowNextPcHelp &) const { emit model.nextPcHelpRequested(); }
        void operator()(const effect::OpenPath &open) const { emit model.pathRequested(open.path); }
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
        event.abilities = m_session->machine().abilities();
        event.policies = m_session->machine().policies();
        event.updatesWait = updatesWaitForRestart(m_session->pc());
        event.agreed = agreedRepairs(m_session->pc());
        event.stored = storedKey(m_session->desk().credentialStore);
    }
    dispatch(event);
}

void WizardModel::start(int generation, std::function<JobEnd(Session &, const JobContext &)> act)
{
    // The job owns its session: another machine may be chosen, or the job be left behind, while it runs.
    const bool started = m_runner.start(
        [session = m_session, act = std::move(act)](const JobContext &context) { return act(*session, context); },
        [this, generation](JobEnd end) { dispatch(event::JobEnded{generation, std::move(end)}); },
        [this, generation](const Progress &progress) { dispatch(event::JobProgress{generation, progress}); });
    Q_ASSERT(started);
    Q_UNUSED(started)
}

void WizardModel::readStoredKey(int generation)
{
    const auto tell = [this, generation](Result<KeyInput> result) {
        dispatch(event::JobEnded{generation, ended::ReadStoredKey{std::move(result)}});
    };
    const bool started = m_runner.start(
        [session = m_session](const JobContext &context) {
            return esu::readStoredKey(session->desk().credentialStore, context);
        },
        [this, tell](Result<ProductKey> key) {
            if (!key)
                return tell(std::unexpected(key.error()));
            KeyInput input = readKeys(key->text().reveal(), m_resources.kmsClientKeys, m_keys);
            if (input.chosenKey())
                return tell(std::move(input));
            tell(std::unexpected(conditionError(Fault::BadData, operation::keyStore, condition::storedTextIsNoKey)));
        });
    Q_ASSERT(started);
    Q_UNUSED(started)
}

void WizardModel::startJob(const effect::StartJob &job)
{
    if (!m_session) {
        // Without a session the PC was never read, so nothing but reading can have been started.
        const Error error = m_sessionError.value_or(notRead().error());
        dispatch(event::JobEnded{job.generation, ended::Inspect{std::unexpected(error)}});
        return;
    }
    if (std::holds_alternative<job::ReadStoredKey>(job.job))
        return readStoredKey(job.generation);
    const std::optional<KeyTicket> ticket = ticketOf(job.job);
    const ProductKey *key = ticket ? m_keys.find(*ticket) : nullptr;
    const JobTools tools{.resources = m_resources,
                         .key = key ? std::make_shared<const ProductKey>(key->clone()) : nullptr,
                         .recorder = m_recorder};
    start(job.generation, [job, tools](Session &session, const JobContext &context) {
        return esu::carryOut(job, session, tools, context);
    });
}

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_runner.h"
#include "core/wizard/key_slot.h"
#include "core/wizard/wizard_acts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace esu {

/// Makes the session for one choice of page 1; an error (a practice file that cannot be read) is shown there.
using SessionFactory = std::function<Result<std::unique_ptr<Session>>(const MachineChoice &)>;
/// Holds the wizard's state, turns effects into jobs and their results into events. Owned by `app/`; lives on the
/// thread of the window. Pages read `state()`, listen to `stateChanged` and call `dispatch` or `keyTextEdited`, nothing
/// else.
class WizardModel final : public QObject {
    Q_OBJECT
public:
    WizardModel(const Resources &resources, SessionFactory sessions, Recorder recorder, WizardState initial,
                QObject *parent = nullptr);
    ~WizardModel() override;

    const WizardState &state() const { return m_state; }
    const Resources &resources() const { return m_resources; }

    /// Safe from within `stateChanged`: the event is then handled after the current one.
    void dispatch(WizardEvent event);
    /// The text of the key field: one key, or a whole e-mail. Hand it over with std::move; it is wiped here.
    void keyTextEdited(QString text);

    /// A job was left behind in a call that does not return: the process has to leave by `_exit`.
    bool hasAbandonedJob() const { return m_runner.isAbandoned(); }
    /// How long a job may take to end after the window was closed.
    void setCloseGrace(std::chrono::milliseconds grace) { m_closeGrace = grace; }

signals:
    void stateChanged(const esu::WizardState &state);
    /// Start this program as administrator, then dispatch `ElevationAnswered`.
    void elevationRequested();
    /// Ask for a folder, then dispatch `FolderChosen`.
    void folderRequested();
    /// Ask for a file and save the result, then dispatch `ResultSaved` or `SaveFailed`.
    void saveRequested();
    void windowsUpdateRequested();
    void activationSettingsRequested();
    /// Put it into the key field, as if it had been pasted.
    void practiceKeyWanted();
    void keyHelpRequested();
    void nextYearRequested();
    void nextPcHelpRequested();
    /// Show this file or folder.
    void pathRequested(const QString &path);
    /// Show it, and save it if the person wants to.
    void recordingReady(const esu::Result<QByteArray> &recording);
    /// The window closes now, without asking again.
    void closeRequested();

private:
    void handle(const WizardEvent &event);
    void carryOut(const WizardEffect &effect);
    void startJob(const effect::StartJob &job);
    void openSession(const MachineChoice &machine);
    /// Runs `act` on the job's thread and dispatches its end.
    void start(int generation, std::function<JobEnd(Session &, const JobContext &)> act);
    void readStoredKey(int generation);

    const Resources &m_resources;
    const SessionFactory m_sessions;
    const Recorder m_recorder;
    WizardState m_state;
    KeySlot m_keys;
    std::shared_ptr<Session> m_session;
    std::optional<Error> m_sessionError;
    std::deque<WizardEvent> m_queue;
    bool m_handling = false;
    QElapsedTimer m_clock;
    QTimer m_tick;
    QTimer m_grace;
    int m_graceGeneration = 0;
    std::chrono::milliseconds m_closeGrace{5000};
    JobRunner m_runner; ///< last: joins before anything its job uses goes away
};

} // namespace esu

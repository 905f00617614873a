// SPDX-License-Identifier: MIT
#pragma once

#include "app/composition.h"
#include "app/wizard/job_signs.h"
#include "app/wizard/link_opener.h"
#include "app/wizard/remembered.h"
#include "app/wizard/wizard_log.h"
#include "app/wizard/wizard_options.h"
#include "core/base/job_runner.h"
#include "core/wizard/wizard_model.h"
#include "ui/message_box_prompts.h"
#include "ui/text/language.h"
#include "ui/tour.h"
#include "ui/wizard_window.h"

#include <future>
#include <memory>

namespace esu {

/// Wires model, window and the few things only the program itself can do (start elevated, open Windows Update). The
/// window's frame is on the screen before anything else is made. Main thread.
class WizardProgram {
public:
    /// What the window is filled with.
    struct StartData {
        Result<Resources> resources;
        QList<PracticeOption> practicePcs;
    };
    /// Begins to read it on a thread of its own. Needs no application yet: the earlier, the less the window waits.
    static std::future<StartData> readStartData(const QList<DataPackKey> &dataKeys = {});

    WizardProgram(const WizardOptions &options, std::future<StartData> startData);
    ~WizardProgram();
    WizardProgram(const WizardProgram &) = delete;
    WizardProgram &operator=(const WizardProgram &) = delete;

    /// Shows the window (or walks the tour) until it closes; gives the exit code.
    int exec();
    /// Something that does not return is left behind: the process has to leave by `leave`.
    bool hasAbandonedJob();

private:
    /// Fills the window; false when the data files are broken, which is then said.
    bool begin();
    /// What the window and the offer at its end stand on.
    bool compose(Result<Resources> resources);
    WizardState initialState(QList<PracticeOption> practicePcs) const;
    /// Whom Windows and its domain say this is.
    void readAccounts();
    void connectRequests();
    int walkTour();
    /// Once the window is closed; true where nothing is left behind.
    bool offerToLeaveNothing();
    /// The offer itself, for that PC; no session of it is open.
    bool leaveNothing(const MachineChoice &machine);

    void connectSigns();
    void log(const WizardState &state);

    const WizardOptions m_options;
    Remembered m_remembered;
    std::future<StartData> m_startData;
    const Policies m_policies; ///< of this PC
    Language m_language;
    MessageBoxPrompts m_prompts;
    std::unique_ptr<Composition> m_composition;
    std::unique_ptr<WizardModel> m_model;
    std::unique_ptr<WizardWindow> m_window;
    std::unique_ptr<LinkOpener> m_links; ///< Windows
    std::unique_ptr<WizardLog> m_log;    ///< from the first reading of this PC on
    std::unique_ptr<JobSigns> m_signs;
    JobRunner m_accounts;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_state.h"

#include <QFile>

namespace esu {

/// What the wizard did, for whoever helps later: the pages, the jobs with their time, the errors by their codes; each
/// line with the time. It is made of names and numbers of our own alone, so no key, no name and no text of Windows' can
/// be in it. Two files of bounded size, the older one under another name. Owned by `WizardProgram`; main thread.
class WizardLog {
public:
    static constexpr qint64 usualLimit = qint64{512} * 1024;
    /// The folder is made when it is not there. One that cannot be written to keeps no log.
    explicit WizardLog(const QString &folder, qint64 limit = usualLimit);
    bool isUsable() const { return m_file.isOpen(); }
    QString folder() const { return m_folder; }
    /// Nothing may be writing there. A folder that is reached by a link or a junction is left alone.
    static void removeFrom(const QString &folder);

    void begin(const WizardState &state);
    /// Writes what is new since the last time.
    void take(const WizardState &state);

private:
    void open();
    void write(const QString &line);
    const QString m_folder;
    const qint64 m_limit;
    QFile m_file;
    std::optional<Page> m_page;
    std::optional<RunningJob> m_running;
    std::optional<Error> m_error;
    bool m_verdict = false;
};

} // namespace esu

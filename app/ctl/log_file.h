// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"
#include "app/ctl/console.h"

#include <QElapsedTimer>
#include <QFile>

#include <chrono>
#include <optional>

namespace esu {

/// The file of `--log`, appended to until it is large; then it becomes `FILE.old`: what was waited for, in the lines of
/// a pipe, and what came of it, each with the time and on one line. It is given no key and no password, and what looks
/// like one in a text from outside is masked; computer names stay, for the file is the technician's own.
class LogFile {
public:
    /// An empty path keeps no log.
    explicit LogFile(const QString &path);
    /// Why it could not be opened, or is not whole; nullopt = everything so far was written.
    std::optional<Error> problem() const;

    void begin(const QString &command, const QString &machine);
    void progress(const Progress &progress);
    /// Time passed without a sign of life.
    void tick();
    void result(const CommandResult &result);

private:
    void write(const QString &line);
    std::chrono::milliseconds now() const { return std::chrono::milliseconds(m_clock.elapsed()); }
    const QString m_path;
    QFile m_file;
    ProgressLines m_lines;
    QElapsedTimer m_clock;
    std::optional<Error> m_problem;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "app/ctl/command.h"

#include <QFile>

namespace esu {

/// The file of `--log`: what was waited for and what came of it, one line each with the time. It is given no key and no
/// password, so there is nothing to redact; computer names stay, for the file is the technician's own.
class LogFile {
public:
    /// An empty path keeps no log.
    explicit LogFile(const QString &path);
    bool isUsable() const { return m_path.isEmpty() || m_file.isOpen(); }
    Error problem() const;

    void progress(const Progress &progress);
    void result(const CommandResult &result);

private:
    void write(const QString &line);
    const QString m_path;
    QFile m_file;
    QString m_problem;
};

} // namespace esu

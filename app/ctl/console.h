// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/journey/runs.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QString>

namespace esu {

/// Where `esuctl` writes: the document or the answer to stdout, signs of life to stderr. UTF-8 and LF everywhere, also
/// on Windows.
class Console {
public:
    Console();
    void out(const QByteArray &bytes);
    void outLine(const QString &line);
    void errLine(const QString &line);
    /// One line for each new activity, not for each percent.
    void progress(const Progress &progress);

private:
    QFile m_out;
    QFile m_err;
    std::optional<Waiting> m_lastWaiting;
    QString m_lastSubject;
    QElapsedTimer m_since;
};

/// The answer to a command in plain sentences, line by line, for people without `--json`.
QStringList describeResult(const RunResult &result, const QString &command, const Resources &resources,
                           const QString &language);
/// What happened, why, and what to do; the code last.
QStringList describeError(const Error &error, const ErrorCatalogue &catalogue, const QString &language);

} // namespace esu

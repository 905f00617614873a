// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QString>

namespace esu {

/// Which signs of life become lines: one for each new activity, not for each percent, and one that explains a search
/// that takes long. `now` is any clock that does not jump.
class ProgressLines {
public:
    QStringList told(const Progress &progress, std::chrono::milliseconds now);
    QStringList tick(std::chrono::milliseconds now);

private:
    std::optional<Progress> m_last;
    std::chrono::milliseconds m_since{0}; ///< the activity began
    bool m_explained = false;
};

/// Where `esuctl` writes: the document or the answer to stdout, signs of life to stderr. UTF-8 and LF everywhere, also
/// on Windows.
class Console {
public:
    Console();
    void out(const QByteArray &bytes);
    void outLine(const QString &line);
    void errLine(const QString &line);
    void progress(const Progress &progress);
    /// Time passed without a sign of life.
    void tick();

private:
    QFile m_out;
    QFile m_err;
    ProgressLines m_lines;
    QElapsedTimer m_clock;
};

} // namespace esu

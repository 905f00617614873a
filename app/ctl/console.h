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

/// What a stream leads to.
enum class StreamKind {
    Console, ///< a window of Windows: text is given to it as text, whatever its code page
    File,
    Other, ///< a pipe, or any other system than Windows
};

/// Text as it is written to a file or a pipe: UTF-8; a file of Windows ends its lines with CR LF. Pure.
QByteArray encoded(const QString &text, StreamKind kind);

/// Text in pieces that a console of Windows takes, none of which ends within a character. Pure.
QStringList consolePieces(const QString &text);

/// Where `esuctl` writes: the document or the answer to stdout, signs of life to stderr.
class Console {
public:
    Console();
    /// A document: these very bytes, with LF on every system.
    void out(const QByteArray &bytes);
    void outText(const QString &text);
    void outLine(const QString &line);
    void errLine(const QString &line);
    void progress(const Progress &progress);
    /// Time passed without a sign of life.
    void tick();

private:
    struct Stream {
        QFile file = {};
        StreamKind kind = StreamKind::Other;
        void *handle = nullptr; ///< of a console

        void open(FILE *stream);
        void write(const QString &text);
    };

    Stream m_out;
    Stream m_err;
    ProgressLines m_lines;
    QElapsedTimer m_clock;
};

} // namespace esu

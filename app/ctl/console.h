// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QString>
#include <QStringList>

#include <chrono>
#include <mutex>
#include <optional>

namespace esu {

/// Which signs of life become lines: one for each new activity, not for each percent; one every minute in which nothing
/// new came; one that explains a search that takes long. `now` is any clock that does not jump.
class ProgressLines {
public:
    QStringList told(const Progress &progress, std::chrono::milliseconds now);
    QStringList tick(std::chrono::milliseconds now);
    /// Once, where a search takes long.
    std::optional<QString> explanation(std::chrono::milliseconds now);
    /// What is being waited for, as far as it is now; empty before the first sign.
    QString status(std::chrono::milliseconds now) const;

private:
    std::optional<Progress> m_last;
    std::chrono::milliseconds m_since{0}; ///< the activity began
    std::chrono::milliseconds m_said{0};  ///< the last line
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

/// How many columns of a terminal it takes: a letter of Japanese is two wide. Pure.
qsizetype columnsOf(const QString &text);
/// As much of it as there are columns for. Pure.
QString fitted(const QString &text, qsizetype columns);

/// Where `esuctl` writes: the document, or what was found, to stdout; signs of life, and why a command failed, to
/// stderr. Signs of life are one line that is written anew where stderr is a terminal, and lines elsewhere. Any thread.
class Console {
public:
    Console();
    ~Console();
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;
    /// A document: these very bytes, with LF on every system.
    void out(const QByteArray &bytes);
    void outText(const QString &text);
    void outLine(const QString &line);
    void errLine(const QString &line);
    void progress(const Progress &progress);
    /// Time passed without a sign of life.
    void tick();
    /// Something of what belongs to stdout could not be written: whoever reads it does not have it.
    bool hasLostOutput() const { return m_out.isLost; }

private:
    struct Stream {
        QFile file = {};
        StreamKind kind = StreamKind::Other;
        void *handle = nullptr; ///< of a console
        bool isTerminal = false;
        bool isLost = false; ///< something could not be written

        void open(FILE *stream);
        void write(const QByteArray &bytes);
        void write(const QString &text);
        qsizetype columns() const; ///< of a terminal
    };
    std::chrono::milliseconds now() const { return std::chrono::milliseconds(m_clock.elapsed()); }
    void drawStatus();
    void clearStatus();
    void writeErrLine(const QString &line);

    Stream m_out;
    Stream m_err;
    ProgressLines m_lines;
    QString m_status; ///< stands on the terminal, without a line end
    QElapsedTimer m_clock;
    std::mutex m_mutex;
};

} // namespace esu

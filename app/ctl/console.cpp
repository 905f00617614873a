// SPDX-License-Identifier: MIT
#include "app/ctl/console.h"

#include "core/ports/deadlines.h"
#include "ui/text/update_text.h"
#include "ui/text/waiting_text.h"

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace esu {

namespace {

/// What a console of Windows takes at once: Windows 7 refuses more than 64 KB, shared by all.
constexpr qsizetype longestPiece = 8192;

} // namespace

QStringList ProgressLines::told(const Progress &progress, std::chrono::milliseconds now)
{
    const bool same = m_last && progress.waiting == m_last->waiting;
    if (!same) {
        m_since = now;
        m_explained = false;
    }
    const bool news = !same || progress.subject != m_last->subject;
    m_last = progress;
    return news ? QStringList{WaitingText::sentence(progress, now - m_since)} : tick(now);
}

QStringList ProgressLines::tick(std::chrono::milliseconds now)
{
    if (!m_last || m_last->waiting != Waiting::SearchingUpdates || m_explained ||
        now - m_since < deadline::explainSearch)
        return {};
    m_explained = true;
    return {WaitingText::sentence(*m_last, now - m_since) + QLatin1Char(' ') + UpdateText::searchTakesLong()};
}

QByteArray encoded(const QString &text, StreamKind kind)
{
    QByteArray bytes = text.toUtf8();
    if (kind == StreamKind::File)
        bytes.replace("\n", "\r\n");
    return bytes;
}

QStringList consolePieces(const QString &text)
{
    QStringList pieces;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = std::min(longestPiece, text.size() - at);
        if (at + length < text.size() && text.at(at + length - 1).isHighSurrogate())
            --length;
        pieces.append(text.sliced(at, length));
        at += length;
    }
    return pieces;
}

void Console::Stream::open(FILE *stream)
{
#ifdef Q_OS_WIN
    _setmode(_fileno(stream), _O_BINARY);
    const auto raw = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(stream)));
    DWORD mode = 0;
    if (GetConsoleMode(raw, &mode)) {
        kind = StreamKind::Console;
        handle = raw;
    } else if (GetFileType(raw) == FILE_TYPE_DISK) {
        kind = StreamKind::File;
    }
#endif
    if (!file.open(stream, QIODevice::WriteOnly))
        std::fputs("esuctl: no standard output\n", stderr);
}

void Console::Stream::write(const QString &text)
{
#ifdef Q_OS_WIN
    if (kind == StreamKind::Console) {
        for (const QString &piece : consolePieces(text)) {
            DWORD written = 0;
            WriteConsoleW(handle, piece.utf16(), static_cast<DWORD>(piece.size()), &written, nullptr);
        }
        return;
    }
#endif
    file.write(encoded(text, kind));
    file.flush();
}

Console::Console()
{
    m_clock.start();
    m_out.open(stdout);
    m_err.open(stderr);
}

void Console::out(const QByteArray &bytes)
{
    m_out.file.write(bytes);
    m_out.file.flush();
}

void Console::outText(const QString &text)
{
    m_out.write(text);
}

void Console::outLine(const QString &line)
{
    outText(line + QLatin1Char('\n'));
}

void Console::errLine(const QString &line)
{
    m_err.write(line + QLatin1Char('\n'));
}

void Console::progress(const Progress &progress)
{
    for (const QString &line : m_lines.told(progress, std::chrono::milliseconds(m_clock.elapsed())))
        errLine(line);
}

void Console::tick()
{
    for (const QString &line : m_lines.tick(std::chrono::milliseconds(m_clock.elapsed())))
        errLine(line);
}

} // namespace esu

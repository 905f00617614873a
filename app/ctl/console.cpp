// SPDX-License-Identifier: MIT
#include "app/ctl/console.h"

#include "core/model/outside_text.h"
#include "core/ports/deadlines.h"
#include "ui/text/update_text.h"
#include "ui/text/waiting_text.h"

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace esu {

namespace {

/// What a console of Windows takes at once: Windows 7 refuses more than 64 KB, shared by all.
constexpr qsizetype longestPiece = 8192;
/// A pipe that hears nothing for longer looks dead.
constexpr std::chrono::minutes heartbeat{1};
constexpr qsizetype usualColumns = 80;

/// Of those that this program writes: Japanese with its signs and full-width forms.
bool isWide(char32_t letter)
{
    return (letter >= 0x1100 && letter < 0x1160) || (letter >= 0x2e80 && letter < 0xa4d0) ||
           (letter >= 0xac00 && letter < 0xd7a4) || (letter >= 0xf900 && letter < 0xfb00) ||
           (letter >= 0xfe30 && letter < 0xfe70) || (letter >= 0xff00 && letter < 0xff61) ||
           (letter >= 0xffe0 && letter < 0xffe7) || letter >= 0x1f300;
}

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
    if (!news)
        return {};
    m_said = now;
    return {status(now)};
}

QStringList ProgressLines::tick(std::chrono::milliseconds now)
{
    const auto why = explanation(now);
    if (!why && (!m_last || now - m_said < heartbeat))
        return {};
    m_said = now;
    return {why ? status(now) + QLatin1Char(' ') + *why : status(now)};
}

std::optional<QString> ProgressLines::explanation(std::chrono::milliseconds now)
{
    if (!m_last || m_last->waiting != Waiting::SearchingUpdates || m_explained ||
        now - m_since < deadline::explainSearch)
        return std::nullopt;
    m_explained = true;
    return UpdateText::searchTakesLong();
}

QString ProgressLines::status(std::chrono::milliseconds now) const
{
    if (!m_last)
        return {};
    const QString sentence = WaitingText::sentence(*m_last, now - m_since);
    return m_last->percent > 0 ? QStringLiteral("%1% · %2").arg(m_last->percent).arg(sentence) : sentence;
}

qsizetype columnsOf(const QString &text)
{
    qsizetype columns = 0;
    for (const char32_t letter : text.toUcs4())
        columns += isWide(letter) ? 2 : 1;
    return columns;
}

QString fitted(const QString &text, qsizetype columns)
{
    QString fitting;
    for (const char32_t letter : text.toUcs4()) {
        columns -= isWide(letter) ? 2 : 1;
        if (columns < 0)
            break;
        fitting.append(QString::fromUcs4(&letter, 1));
    }
    return fitting;
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
        isTerminal = true;
    } else if (GetFileType(raw) == FILE_TYPE_DISK) {
        kind = StreamKind::File;
    }
#else
    isTerminal = isatty(fileno(stream)) != 0;
#endif
    if (!file.open(stream, QIODevice::WriteOnly))
        isLost = true;
}

void Console::Stream::write(const QByteArray &bytes)
{
    // Also the flush: a full disk shows there first.
    if (file.write(bytes) != bytes.size() || !file.flush())
        isLost = true;
}

void Console::Stream::write(const QString &text)
{
#ifdef Q_OS_WIN
    if (kind == StreamKind::Console) {
        for (const QString &piece : consolePieces(text)) {
            DWORD written = 0;
            if (WriteConsoleW(handle, piece.utf16(), static_cast<DWORD>(piece.size()), &written, nullptr) == FALSE)
                isLost = true;
        }
        return;
    }
#endif
    write(encoded(text, kind));
}

qsizetype Console::Stream::columns() const
{
#ifdef Q_OS_WIN
    CONSOLE_SCREEN_BUFFER_INFO info{};
    return GetConsoleScreenBufferInfo(handle, &info) && info.dwSize.X > 0 ? info.dwSize.X : usualColumns;
#else
    winsize size{};
    return ioctl(file.handle(), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usualColumns;
#endif
}

Console::Console()
{
    m_clock.start();
    m_out.open(stdout);
    m_err.open(stderr);
}

Console::~Console()
{
    clearStatus();
}

void Console::out(const QByteArray &bytes)
{
    const std::scoped_lock lock(m_mutex);
    clearStatus();
    m_out.write(bytes);
}

void Console::outText(const QString &text)
{
    const std::scoped_lock lock(m_mutex);
    clearStatus();
    m_out.write(text);
}

void Console::outLine(const QString &line)
{
    outText(harmless(line) + QLatin1Char('\n'));
}

void Console::errLine(const QString &line)
{
    const std::scoped_lock lock(m_mutex);
    writeErrLine(line);
}

void Console::writeErrLine(const QString &line)
{
    clearStatus();
    m_err.write(harmless(line) + QLatin1Char('\n'));
}

void Console::progress(const Progress &progress)
{
    const std::scoped_lock lock(m_mutex);
    const QStringList lines = m_lines.told(progress, now());
    if (m_err.isTerminal)
        return drawStatus();
    for (const QString &line : lines)
        writeErrLine(line);
}

void Console::tick()
{
    const std::scoped_lock lock(m_mutex);
    if (m_err.isTerminal) {
        if (const auto why = m_lines.explanation(now()))
            writeErrLine(*why);
        return drawStatus();
    }
    for (const QString &line : m_lines.tick(now()))
        writeErrLine(line);
}

void Console::drawStatus()
{
    // In its last column a terminal would begin a new line.
    const QString status = fitted(harmless(m_lines.status(now())), m_err.columns() - 1);
    if (status == m_status)
        return;
    const qsizetype rest = std::max<qsizetype>(0, columnsOf(m_status) - columnsOf(status));
    m_err.write(QLatin1Char('\r') + status + QString(rest, QLatin1Char(' ')));
    m_status = status;
}

void Console::clearStatus()
{
    if (m_status.isEmpty())
        return;
    m_err.write(QLatin1Char('\r') + QString(columnsOf(m_status), QLatin1Char(' ')) + QLatin1Char('\r'));
    m_status.clear();
}

} // namespace esu

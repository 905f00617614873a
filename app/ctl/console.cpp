// SPDX-License-Identifier: MIT
#include "app/ctl/console.h"

#include "core/ports/deadlines.h"
#include "ui/text/update_text.h"
#include "ui/text/waiting_text.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace esu {

namespace {

void makeBinary([[maybe_unused]] FILE *stream)
{
#ifdef Q_OS_WIN
    // A document ends its lines with LF on every system.
    _setmode(_fileno(stream), _O_BINARY);
#endif
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

Console::Console()
{
#ifdef Q_OS_WIN
    SetConsoleOutputCP(CP_UTF8);
#endif
    makeBinary(stdout);
    makeBinary(stderr);
    m_clock.start();
    if (!m_out.open(stdout, QIODevice::WriteOnly) || !m_err.open(stderr, QIODevice::WriteOnly))
        std::fputs("esuctl: no standard output\n", stderr);
}

void Console::out(const QByteArray &bytes)
{
    m_out.write(bytes);
    m_out.flush();
}

void Console::outLine(const QString &line)
{
    out(line.toUtf8() + '\n');
}

void Console::errLine(const QString &line)
{
    m_err.write(line.toUtf8() + '\n');
    m_err.flush();
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

// SPDX-License-Identifier: MIT
#include "app/ctl/key_input.h"

#include "core/base/operations.h"

#include <chrono>
#include <utility>

#ifdef Q_OS_WIN
#include <windows.h>

#include <algorithm>
#include <vector>
#else
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace esu {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds slice = 100ms;
/// A sender that keeps the pipe open has sent everything; a mail that is still on its way comes faster.
constexpr milliseconds pipeRest = 5s;
/// Longer than the lines of one paste are apart, too short to be noticed by who pressed Enter.
constexpr milliseconds terminalRest = 300ms;

#ifdef Q_OS_WIN

/// Standard input, and its terminal without echo while this lives.
class Input {
public:
    Input() : m_handle(GetStdHandle(STD_INPUT_HANDLE)), m_isTerminal(GetConsoleMode(m_handle, &m_mode) != 0)
    {
        if (m_isTerminal)
            SetConsoleMode(m_handle, m_mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~Input()
    {
        if (!m_isTerminal)
            return;
        FlushConsoleInputBuffer(m_handle);
        SetConsoleMode(m_handle, m_mode);
    }

    /// Something can be read without waiting, the end included.
    bool isReady() const
    {
        if (waits())
            Sleep(static_cast<DWORD>(slice.count()));
        return !waits();
    }
    qsizetype read(char *room, qsizetype size) const
    {
        DWORD got = 0;
        return ReadFile(m_handle, room, static_cast<DWORD>(size), &got, nullptr) ? static_cast<qsizetype>(got) : -1;
    }

private:
    bool waits() const
    {
        if (m_isTerminal)
            return !isLineWaiting();
        DWORD available = 0;
        return GetFileType(m_handle) == FILE_TYPE_PIPE &&
               PeekNamedPipe(m_handle, nullptr, 0, nullptr, &available, nullptr) && available == 0;
    }

    /// A console hands out whole lines; a read in the middle of one would wait for Enter.
    bool isLineWaiting() const
    {
        DWORD count = 0;
        if (!GetNumberOfConsoleInputEvents(m_handle, &count) || count == 0)
            return false;
        std::vector<INPUT_RECORD> records(count);
        if (!PeekConsoleInputW(m_handle, records.data(), count, &count))
            return false;
        const bool hasLine = std::any_of(records.cbegin(), records.cbegin() + count, [](const INPUT_RECORD &record) {
            const KEY_EVENT_RECORD &key = record.Event.KeyEvent;
            return record.EventType == KEY_EVENT && key.bKeyDown &&
                   (key.wVirtualKeyCode == VK_RETURN || key.uChar.UnicodeChar == L'\r');
        });
        SecureZeroMemory(records.data(), records.size() * sizeof(INPUT_RECORD));
        return hasLine;
    }

    HANDLE m_handle;
    DWORD m_mode = 0;
    bool m_isTerminal;

#else

/// Standard input, and its terminal without echo while this lives.
class Input {
public:
    Input() : m_isTerminal(tcgetattr(STDIN_FILENO, &m_mode) == 0)
    {
        if (!m_isTerminal)
            return;
        termios quiet = m_mode;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
    }
    ~Input()
    {
        if (!m_isTerminal)
            return;
        tcflush(STDIN_FILENO, TCIFLUSH);
        tcsetattr(STDIN_FILENO, TCSANOW, &m_mode);
    }

    /// Something can be read without waiting, the end included.
    bool isReady() const
    {
        pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        return poll(&input, 1, static_cast<int>(slice.count())) > 0;
    }
    qsizetype read(char *room, qsizetype size) const
    {
        ssize_t got = -1;
        do {
            got = ::read(STDIN_FILENO, room, static_cast<std::size_t>(size));
        } while (got < 0 && errno == EINTR);
        return got;
    }

private:
    termios m_mode{};
    bool m_isTerminal;

#endif
public:
    Input(const Input &) = delete;
    Input &operator=(const Input &) = delete;
    bool isTerminal() const { return m_isTerminal; }
};

} // namespace

Result<QByteArray> readStandardInput(qsizetype limit, const HoldsKey &holdsKey, const std::function<void()> &prompt,
                                     const JobContext &context)
{
    const Input input;
    if (input.isTerminal())
        prompt();
    QByteArray bytes(limit + 1, '\0');
    qsizetype size = 0;
    qsizetype lookedAt = 0;
    milliseconds rested{0};
    const auto isOver = [&] {
        if (size == 0 || rested < (input.isTerminal() ? terminalRest : pipeRest))
            return false;
        if (input.isTerminal())
            return true;
        return std::exchange(lookedAt, size) != size && holdsKey(QByteArray::fromRawData(bytes.constData(), size));
    };
    while (size <= limit && !isOver()) {
        if (context.stopRequested()) {
            bytes.fill('\0');
            return std::unexpected(cancelled(operation::keyInput));
        }
        if (!input.isReady()) {
            rested += slice;
            continue;
        }
        rested = 0ms;
        const qsizetype got = input.read(bytes.data() + size, limit + 1 - size);
        if (got <= 0)
            break;
        size += got;
    }
    bytes.resize(size);
    return bytes;
}

} // namespace esu

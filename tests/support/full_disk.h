// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QString>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <system_error>

namespace esu::test {

/// A disk with room for `bytes` of each file, for this process and while it lives: the system takes a write up to there
/// and refuses the rest, as it does on a full disk. Nothing else should be written meanwhile.
class FullDisk {
public:
    explicit FullDisk(qint64 bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit now = m_before;
        now.rlim_cur = static_cast<rlim_t>(bytes);
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

    /// What the system says of it.
    static QString sentence() { return QString::fromStdString(std::generic_category().message(EFBIG)); }

private:
    void (*m_handler)(int);
    rlimit m_before = {};
};

} // namespace esu::test
#endif

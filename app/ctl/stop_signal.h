// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#ifdef Q_OS_WIN
#include <QWinEventNotifier>
#else
#include <QSocketNotifier>
#endif

namespace esu {

/// From its making on, Ctrl+C, SIGTERM and closing the console end nothing: they leave a mark, which `StopSignal`
/// tells. A reader that went away is an error of writing, and no end either. Made once the standard streams are held;
/// one in a process.
class HeldStops {
public:
    HeldStops();
    /// Whoever only says a text, and does nothing that could be left half done, is ended by them again.
    static void letGo();
};

/// A stop becomes a signal on the thread of this object; what came before it, as soon as its event loop runs. One in a
/// process.
class StopSignal final : public QObject {
    Q_OBJECT
public:
    explicit StopSignal(const HeldStops &held);

signals:
    void stopRequested();

private:
#ifdef Q_OS_WIN
    QWinEventNotifier m_notifier;
#else
    QSocketNotifier m_notifier;
#endif
};

} // namespace esu

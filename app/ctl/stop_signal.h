// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#ifdef Q_OS_WIN
#include <QWinEventNotifier>
#else
#include <QSocketNotifier>
#endif

namespace esu {

/// Ctrl+C, SIGTERM and closing the console become one signal on the thread of this object. What comes before anybody
/// listens is told as soon as its event loop runs. One in a process.
class StopSignal final : public QObject {
    Q_OBJECT
public:
    explicit StopSignal(QObject *parent = nullptr);

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

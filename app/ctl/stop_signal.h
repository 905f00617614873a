// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace esu {

/// Ctrl+C, SIGTERM and closing the console become one signal on the thread of this object. One at a time in a process.
class StopSignal final : public QObject {
    Q_OBJECT
public:
    explicit StopSignal(QObject *parent = nullptr);

signals:
    void stopRequested();

private:
    QTimer m_timer;
};

} // namespace esu

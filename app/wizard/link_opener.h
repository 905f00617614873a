// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QUrl>

#include <functional>

namespace esu {

/// Every link that a window opens goes through this while it lives, wherever it is shown: on an elevated Windows
/// program the default way would give the browser administrator rights. Made by `WizardProgram`; main thread.
class LinkOpener : public QObject {
    Q_OBJECT

public:
    /// `open`: false = it could not; then `show` gets the words with the address to copy.
    LinkOpener(std::function<bool(const QString &target)> open, std::function<void(const QString &words)> show);
    ~LinkOpener() override;

public slots:
    void openLink(const QUrl &link);

private:
    const std::function<bool(const QString &)> m_open;
    const std::function<void(const QString &)> m_show;
};

} // namespace esu

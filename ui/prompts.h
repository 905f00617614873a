// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace esu {

/// A question as it is put: buttons name what they do, never "Yes" and "No".
struct Prompt {
    QString title;
    QString text;
    QString information = {}; ///< smaller text below
    QString yes = {};         ///< empty = nothing is asked, it is only said
    QString no;
    bool warning = false;
};

/// Everything that opens another window. Answers arrive later through the callback: no call blocks, so tests and the
/// tour answer without meeting a modal box. GUI thread.
class Prompts {
public:
    virtual ~Prompts() = default;

    /// Asks; a question that is still open is withdrawn without an answer.
    virtual void ask(QWidget *parent, const Prompt &prompt, std::function<void(bool yes)> answered) = 0;
    virtual void withdraw() = 0;
    /// An empty name means that the person changed their mind. `filters`: "HTML (*.html)", …
    virtual void chooseSaveFile(QWidget *parent, const QString &title, const QString &suggestedName,
                                const QStringList &filters, std::function<void(const QString &file)> chosen) = 0;
    /// An empty name means that the person changed their mind. `start` = where to begin; empty = anywhere.
    virtual void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                              std::function<void(const QString &folder)> chosen) = 0;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"
#include "ui/help_text.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QLineEdit;
class QListWidget;
class QTabWidget;
class QTextBrowser;

namespace esu {

/// Help and About: the questions of `resources/help` with a table of contents and a search, those of the page first;
/// then version, date of the data, license and notices, in the language of the window.
/// `resources` must outlive it.
class HelpDialog final : public QDialog {
    Q_OBJECT
public:
    /// `topic`: the section it opens at; nullopt = those of the page.
    HelpDialog(const Resources &resources, Page page, std::optional<HelpTopic> topic, QWidget *parent = nullptr);
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showTopic(HelpTopic topic);
    QWidget *helpTab();
    /// The sections that the search leaves, and their text.
    void fill();
    void showChosen();
    QString about() const;
    static QString file(const QString &name);
    const Resources &m_resources;
    const Page m_page;
    QTabWidget *m_tabs;
    QLineEdit *m_search;
    QListWidget *m_contents;
    QTextBrowser *m_help;
    QTextBrowser *m_about;
    QTextBrowser *m_notices;
    QDialogButtonBox *m_buttons;
};

} // namespace esu

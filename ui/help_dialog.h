// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_state.h"

#include <QDialog>

class QDialogButtonBox;
class QTabWidget;
class QTextBrowser;

namespace esu {

/// Help and About: short sections in the language of the window, then version, date of the data, license and notices.
/// `resources` must outlive it.
class HelpDialog final : public QDialog {
    Q_OBJECT
public:
    /// Where the help is opened.
    enum class Section { Top, KeyBack };
    HelpDialog(const Resources &resources, Page page, Section section, QWidget *parent = nullptr);
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QString help() const;
    QString about() const;
    static QString file(const QString &name);
    const Resources &m_resources;
    const Page m_page;
    const Section m_section;
    QTabWidget *m_tabs;
    QTextBrowser *m_help;
    QTextBrowser *m_about;
    QTextBrowser *m_notices;
    QDialogButtonBox *m_buttons;
};

} // namespace esu

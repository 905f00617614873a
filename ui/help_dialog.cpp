// SPDX-License-Identifier: MIT
#include "ui/help_dialog.h"

#include "ui/text/page_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace esu {

namespace {

const QString keyBackAnchor = QStringLiteral("key-back");

QString heading(const QString &text)
{
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString answer(const QString &question, const QString &text)
{
    return QStringLiteral("<p><b>%1</b><br>%2</p>").arg(question.toHtmlEscaped(), text.toHtmlEscaped());
}

QString numbered(const QStringList &steps)
{
    QString list = QStringLiteral("<ol>");
    for (const QString &step : steps)
        list += QStringLiteral("<li>%1</li>").arg(step.toHtmlEscaped());
    return list + QStringLiteral("</ol>");
}

} // namespace

HelpDialog::HelpDialog(const Resources &resources, Page page, Section section, QWidget *parent)
    : QDialog(parent), m_resources(resources), m_page(page), m_section(section), m_tabs(new QTabWidget(this)),
      m_help(new QTextBrowser(m_tabs)), m_about(new QTextBrowser(m_tabs)), m_notices(new QTextBrowser(m_tabs)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("helpDialog"));
    for (QTextBrowser *browser : {m_help, m_about, m_notices}) {
        browser->setOpenExternalLinks(true);
        browser->setFrameShape(QFrame::NoFrame);
        browser->document()->setDocumentMargin(fontMetrics().height());
        m_tabs->addTab(browser, QString());
    }
    m_notices->setPlainText(file(QStringLiteral("third-party-notices.txt")));
    m_tabs->setTabVisible(2, !m_notices->toPlainText().isEmpty());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    const int em = fontMetrics().height();
    resize(em * 42, em * 34);
}

void HelpDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (m_section == Section::KeyBack)
        m_help->scrollToAnchor(keyBackAnchor);
}

QString HelpDialog::file(const QString &name)
{
    QFile notices(QStringLiteral(":/legal/") + name);
    return notices.open(QIODevice::ReadOnly) ? QString::fromUtf8(notices.readAll()) : QString();
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Help for ESU Wizard"));
    m_tabs->setTabText(0, tr("Help"));
    m_tabs->setTabText(1, tr("About"));
    m_tabs->setTabText(2, tr("Third-party notices"));
    m_help->setAccessibleName(tr("Help"));
    m_about->setAccessibleName(tr("About"));
    m_notices->setAccessibleName(tr("Third-party notices"));
    m_help->setHtml(help());
    m_about->setHtml(about());
    if (QPushButton *close = m_buttons->button(QDialogButtonBox::Close))
        close->setText(tr("Close", "@action"));
}

QString HelpDialog::help() const
{
    QString text = heading(tr("This page: %1").arg(PageText::title(m_page)));
    text += paragraph(PageText::purpose(m_page));
    text += paragraph(PageText::reassurance(m_page));

    text += heading(tr("Questions and answers"));
    text += answer(tr("Will something happen to my PC?"), PageText::reassurance(Page::Start));
    text +=
        answer(tr("Will my software stop working, or do I lose files?"), PageText::reassurance(Page::Prerequisites));
    text += answer(tr("Can a wrong key harm the license of Windows, or can somebody steal the key?"),
                   PageText::reassurance(Page::Key));
    text += answer(tr("What is the long activation ID for?"), PageText::reassurance(Page::ActivationId));
    text += answer(tr("Do I pay twice?"), PageText::reassurance(Page::Activate));
    text += answer(tr("It seems to stand still. Is it broken?"), PageText::reassurance(Page::Updates));
    text += answer(tr("Did it really work? What can I show to an auditor?"), PageText::reassurance(Page::Result));
    text += answer(tr("Windows still says that support has ended. Is that right?"), VerdictText::banner());

    text += QStringLiteral("<a name=\"%1\"></a>").arg(keyBackAnchor);
    text += heading(tr("Putting the former key of Windows back"));
    text += paragraph(
        tr("This is needed only if the wizard said that a key was registered for Windows itself. Nothing has been "
           "activated with it."));
    text += numbered(
        {tr("Do not go on with the activation."),
         tr("Find the former product key: on the label of the PC, in the papers of the purchase, or, with volume "
            "licensing, in the Microsoft 365 admin center. Your reseller can help."),
         tr("Windows 7: open Control Panel, System, and choose Change product key. Windows 10: open Settings, Update & "
            "Security, Activation, and choose Change product key."),
         tr("Enter the former key and wait until Windows says that it is activated."),
         tr("Come back to this wizard, go to the Start page and check again.")});

    text += heading(tr("After a restart"));
    text += paragraph(tr(
        "Start the wizard again. It reads the state of the PC anew, shows what is done as done, and repeats nothing."));

    text += heading(tr("If you cannot continue"));
    text += paragraph(
        tr("Every message names a next step. Choose Copy for support and send the text to your reseller or technician; "
           "it holds no product key. The facts are under Details for the technician."));

    text += heading(tr("By keyboard"));
    text += paragraph(tr(
        "Enter: the selected button, or else the main button; a button that uses an activation has to be selected "
        "first. Esc: cancel or stop. Alt+Left: back. F1: this help. Ctrl+V on the Product key page: paste the key or "
        "the whole e-mail."));
    return text;
}

QString HelpDialog::about() const
{
    QString text = QStringLiteral("<h2>%1</h2>").arg(Words::productName().toHtmlEscaped());
    text += paragraph(tr("Version %1").arg(QStringLiteral(ESU_VERSION)));
    text += paragraph(tr("Date of the data: %1").arg(Words::date(m_resources.programmes.dataDate())));
    for (const FoundDataFile &found : m_resources.found)
        text += paragraph(Words::dataFile(found));
    text += paragraph(tr("Gets a Windows PC under Extended Security Updates (ESU) with a MAK, and shows the proof."));
    text += paragraph(
        tr("Uses Qt %1 under the GNU Lesser General Public License, version 3.").arg(QLatin1String(qVersion())));
    const QString license = file(QStringLiteral("LICENSE"));
    if (!license.isEmpty())
        text += heading(tr("License")) + QStringLiteral("<pre>%1</pre>").arg(license.toHtmlEscaped());
    return text;
}

} // namespace esu

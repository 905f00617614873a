// SPDX-License-Identifier: MIT
#include "ui/help_dialog.h"

#include "ui/object_names.h"
#include "ui/text/data_text.h"
#include "ui/text/words.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace esu {

namespace {

QString heading(const QString &text)
{
    return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped());
}

QString paragraph(const QString &text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

QString shownSection(const HelpSection &section)
{
    // Qt loses an anchor that holds no words, and the weight of a heading within one.
    return QStringLiteral("<h3><a name=\"%1\"><b>%2</b></a></h3>")
               .arg(nameOf(section.topic), section.title.toHtmlEscaped()) +
           section.body;
}

} // namespace

HelpDialog::HelpDialog(const Resources &resources, Page page, std::optional<HelpTopic> topic, QWidget *parent)
    : QDialog(parent), m_resources(resources), m_page(page), m_tabs(new QTabWidget(this)),
      m_search(new QLineEdit(m_tabs)), m_contents(new QListWidget(m_tabs)), m_help(new QTextBrowser(m_tabs)),
      m_about(new QTextBrowser(m_tabs)), m_notices(new QTextBrowser(m_tabs)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(QStringLiteral("helpDialog"));
    for (QTextBrowser *browser : {m_help, m_about, m_notices}) {
        browser->setOpenExternalLinks(true);
        browser->setFrameShape(QFrame::NoFrame);
        browser->document()->setDocumentMargin(fontMetrics().height());
    }
    m_tabs->addTab(helpTab(), QString());
    m_tabs->addTab(m_about, QString());
    m_tabs->addTab(m_notices, QString());
    m_notices->setPlainText(file(QStringLiteral("third-party-notices.txt")));
    m_tabs->setTabVisible(2, !m_notices->toPlainText().isEmpty());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_tabs);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
    if (topic)
        showTopic(*topic);
    const int em = fontMetrics().height();
    resize(em * 52, em * 36);
}

QWidget *HelpDialog::helpTab()
{
    m_search->setObjectName(names::helpSearch);
    m_search->setClearButtonEnabled(true);
    m_contents->setObjectName(names::helpContents);
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setWordWrap(true);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_help->setObjectName(names::helpText);
    connect(m_search, &QLineEdit::textChanged, this, &HelpDialog::fill);
    connect(m_contents, &QListWidget::currentRowChanged, this, &HelpDialog::showChosen);
    auto *left = new QVBoxLayout;
    left->addWidget(m_search);
    left->addWidget(m_contents);
    auto *tab = new QWidget(m_tabs);
    auto *row = new QHBoxLayout(tab);
    row->addLayout(left, 2);
    row->addWidget(m_help, 5);
    return tab;
}

void HelpDialog::showTopic(HelpTopic topic)
{
    for (int line = 0; line < m_contents->count(); ++line) {
        if (m_contents->item(line)->data(Qt::UserRole).toString() == nameOf(topic))
            m_contents->setCurrentRow(line);
    }
}

void HelpDialog::showChosen()
{
    if (const QListWidgetItem *chosen = m_contents->currentItem())
        m_help->scrollToAnchor(chosen->data(Qt::UserRole).toString());
}

void HelpDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_search->setFocus();
    // A text that is not laid out yet does not scroll.
    QMetaObject::invokeMethod(this, &HelpDialog::showChosen, Qt::QueuedConnection);
}

void HelpDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter in the search and in the contents goes to what was found, and closes nothing.
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enters || (focusWidget() != m_search && focusWidget() != m_contents))
        return QDialog::keyPressEvent(event);
    m_contents->setFocus();
    showChosen();
    event->accept();
}

void HelpDialog::fill()
{
    const QListWidgetItem *chosen = m_contents->currentItem();
    const auto topic = chosen ? valueOf<HelpTopic>(chosen->data(Qt::UserRole).toString()) : std::nullopt;
    QString text;
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    const QString wanted = m_search->text();
    for (const HelpSection &section :
         HelpText::found(HelpText::forPage(HelpText::sections(Words::language()), m_page), wanted)) {
        auto *line = new QListWidgetItem(section.title, m_contents);
        line->setData(Qt::UserRole, nameOf(section.topic));
        text += shownSection(section);
    }
    m_help->setHtml(text.isEmpty() ? paragraph(tr("Nothing was found. Try another word.")) : text);
    m_contents->setCurrentRow(0);
    // What was read stays, but what is looked for comes first.
    if (topic && wanted.trimmed().isEmpty())
        showTopic(*topic);
    showChosen();
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
    m_tabs->setTabText(2, tr("Licenses of the software used"));
    m_help->setAccessibleName(tr("Help"));
    m_about->setAccessibleName(tr("About"));
    m_notices->setAccessibleName(tr("Licenses of the software used"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setAccessibleDescription(tr("Goes to the section that is chosen."));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setAccessibleDescription(tr("Shows only the sections with this word."));
    m_search->setPlaceholderText(tr("Search the help"));
    fill();
    m_about->setHtml(about());
    if (QPushButton *close = m_buttons->button(QDialogButtonBox::Close))
        close->setText(tr("Close", "@action"));
    for (QAbstractButton *button : m_buttons->buttons())
        button->setAccessibleName(button->text());
}

QString HelpDialog::about() const
{
    QString text = QStringLiteral("<h2>%1</h2>").arg(Words::productName().toHtmlEscaped());
    text += paragraph(tr("Version %1").arg(QStringLiteral(ESU_VERSION)));
    const QStringList lines =
        DataText::dates(m_resources, {}) + DataText::remarks(m_resources, QDateTime::currentDateTimeUtc());
    for (const QString &line : lines)
        text += paragraph(line);
    text += paragraph(tr("Gets a Windows PC under Extended Security Updates (ESU) with a MAK, and shows the proof."));
    text += paragraph(
        tr("Uses Qt %1 under the GNU Lesser General Public License, version 3.").arg(QLatin1String(qVersion())));
    const QString license = file(QStringLiteral("LICENSE"));
    if (!license.isEmpty())
        text += heading(tr("License")) + QStringLiteral("<pre>%1</pre>").arg(license.toHtmlEscaped());
    return text;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "ui/widgets/details_fold.h"

#include "ui/control_text.h"
#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/fold_button.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace esu {

DetailsFold::DetailsFold(QWidget *parent)
    : QWidget(parent), m_button(new FoldButton(names::detailsButton, this)), m_body(new QWidget(this)),
      m_text(new QPlainTextEdit(m_body)), m_tools(new QWidget(m_body)), m_log(new ActionButton(m_tools))
{
    const int em = fontMetrics().height();
    m_text->setObjectName(names::detailsText);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_log->setObjectName(names::openLogFolder);

    auto *tools = new FlowLayout(m_tools);
    tools->setSpacing(em / 2);
    tools->addWidget(m_log);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(em / 2);
    body->addWidget(m_text);
    body->addWidget(m_tools);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 3);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_body);

    connect(m_button, &QToolButton::toggled, this, &DetailsFold::setOpen);
    connect(m_log, &QPushButton::clicked, this, &DetailsFold::logFolderRequested);
    setOpen(false);
    retranslate();
}

void DetailsFold::setLines(const QStringList &lines)
{
    const QString text = lines.join(QLatin1Char('\n'));
    if (text != m_text->toPlainText())
        m_text->setPlainText(text);
    m_text->setVisible(!text.isEmpty());
    setVisible(!lines.isEmpty() || m_logOffered);
    fitText();
}

void DetailsFold::setOpen(bool open)
{
    m_body->setVisible(open);
    if (open)
        emit opened();
}

void DetailsFold::setLogFolderOffered(bool offered)
{
    m_logOffered = offered;
    m_log->setVisible(offered);
}

void DetailsFold::fitText()
{
    // Codes line up in a fixed-width font; the family is the system's, the size the page's.
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    QStringList families = fixed.families();
    families += font().families();
    fixed.setFamilies(families);
    m_text->setFont(fixed);
    const int lines = std::clamp(m_text->document()->blockCount() + 1, 3, 9);
    m_text->setFixedHeight(lines * m_text->fontMetrics().lineSpacing() + 2 * m_text->frameWidth() +
                           static_cast<int>(2 * m_text->document()->documentMargin()));
}

void DetailsFold::retranslate()
{
    m_button->setWords(tr("&Details for the technician", "@action"));
    m_text->setAccessibleName(PageText::plain(m_button->text()));
    m_log->setText(tr("Open &log folder", "@action"));
    m_log->setAccessibleName(PageText::plain(m_log->text()));
    m_log->setAccessibleDescription(ControlText::logFolder());
    fitText();
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "ui/widgets/copy_button.h"

#include "ui/text/page_text.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>

namespace esu {

CopyButton::CopyButton(std::function<QString()> text, std::chrono::milliseconds shown, QWidget *parent)
    : ActionButton(parent), m_text(std::move(text))
{
    m_copied.setSingleShot(true);
    m_copied.setInterval(shown);
    connect(&m_copied, &QTimer::timeout, this, &CopyButton::name);
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
}

void CopyButton::setWords(const QString &words, const QString &spoken)
{
    m_words = words;
    m_spoken = spoken.isEmpty() ? PageText::plain(words) : spoken;
    name();
}

void CopyButton::copy()
{
    QApplication::clipboard()->setText(m_text());
    m_copied.start();
    setMinimumWidth(width()); // its neighbors stay where they are
    name();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void CopyButton::name()
{
    const bool copied = m_copied.isActive();
    setText(copied ? tr("Copied") : m_words);
    setAccessibleName(copied ? text() : m_spoken);
    if (!copied)
        setMinimumWidth(0);
}

} // namespace esu

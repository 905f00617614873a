// SPDX-License-Identifier: MIT
#include "ui/widgets/page_stack.h"

#include <QVBoxLayout>

namespace esu {

PageStack::PageStack(QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void PageStack::addWidget(QWidget *page)
{
    m_pages << page;
    layout()->addWidget(page);
    page->setVisible(false);
}

void PageStack::setCurrentWidget(QWidget *page)
{
    for (QWidget *other : m_pages)
        other->setVisible(other == page);
}

} // namespace esu

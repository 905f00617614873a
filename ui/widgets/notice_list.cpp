// SPDX-License-Identifier: MIT
#include "ui/widgets/notice_list.h"

#include "ui/object_names.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QGridLayout>
#include <QVBoxLayout>

#include <utility>

namespace esu {

namespace {

QIcon icon(NoticeList::Kind kind)
{
    switch (kind) {
    case NoticeList::Kind::Information:
        return informationIcon();
    case NoticeList::Kind::Attention:
        return badgeIcon(Badge::Attention);
    case NoticeList::Kind::Good:
        return badgeIcon(Badge::Good);
    case NoticeList::Kind::Unknown:
        return badgeIcon(Badge::Unknown);
    }
    return {};
}

} // namespace

NoticeList::NoticeList(QWidget *parent) : QWidget(parent)
{
    setObjectName(names::noticeList);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    hide();
}

void NoticeList::setItems(const QList<Item> &items)
{
    setVisible(!items.isEmpty());
    if (items == m_items)
        return;
    const QList<Item> before = std::exchange(m_items, items);
    delete m_body;
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    const int em = fontMetrics().height();
    grid->setContentsMargins(em, 0, em, 0);
    grid->setHorizontalSpacing(em / 2);
    grid->setVerticalSpacing(em / 2);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Item &item : m_items) {
        auto *badge = new BadgeLabel(1.0, m_body);
        badge->setIcon(icon(item.kind));
        auto *text = new TextLabel(TextLabel::Role::Body, m_body);
        text->setText(item.text);
        if (item.kind == Kind::Good && !before.contains(item)) {
            text->setAccessibleName(item.text);
            QAccessibleEvent alert(text, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
        grid->addWidget(badge, line, 0, Qt::AlignTop);
        grid->addWidget(text, line++, 1);
    }
    layout()->addWidget(m_body);
    m_body->show();
}

} // namespace esu

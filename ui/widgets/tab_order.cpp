// SPDX-License-Identifier: MIT
#include "ui/widgets/tab_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QWidget>

namespace esu {

namespace {

void collect(QWidget *widget, QList<QWidget *> &found);

void collect(QLayout *layout, QList<QWidget *> &found)
{
    for (int place = 0; place < layout->count(); ++place) {
        const QLayoutItem *item = layout->itemAt(place);
        if (QWidget *widget = item->widget())
            collect(widget, found);
        else if (QLayout *inner = layout->itemAt(place)->layout())
            collect(inner, found);
    }
}

void collect(QWidget *widget, QList<QWidget *> &found)
{
    // What is disabled or hidden now may be reached later, in the same place; Qt lists nothing that never has the
    // focus.
    if (widget->focusPolicy() != Qt::NoFocus)
        found.append(widget);
    if (QLayout *layout = widget->layout())
        collect(layout, found);
    // What scrolls stands in no layout.
    if (const auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget())
        collect(area->widget(), found);
}

} // namespace

void orderTabs(const QList<QWidget *> &parts)
{
    QList<QWidget *> found;
    for (QWidget *part : parts)
        collect(part, found);
    for (qsizetype place = 1; place < found.size(); ++place) {
        if (found.at(place - 1)->nextInFocusChain() != found.at(place))
            QWidget::setTabOrder(found.at(place - 1), found.at(place));
    }
}

} // namespace esu

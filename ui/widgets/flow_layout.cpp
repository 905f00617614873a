// SPDX-License-Identifier: MIT
#include "ui/widgets/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace esu {

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    while (QLayoutItem *item = takeAt(0))
        delete item;
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < m_items.size() ? m_items.at(index) : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::place(const QList<QLayoutItem *> &line, QPoint at, QSize room) const
{
    bool moved = m_rightFrom < 0;
    for (QLayoutItem *item : line) {
        if (!moved && m_items.indexOf(item) >= m_rightFrom) {
            at.rx() += room.width();
            moved = true;
        }
        const QSize size = item->sizeHint().boundedTo(QSize(geometry().width(), QWIDGETSIZE_MAX));
        item->setGeometry(QRect(at + QPoint(0, (room.height() - size.height()) / 2), size));
        at.rx() += item->sizeHint().width() + std::max(spacing(), 0);
    }
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const int gap = std::max(spacing(), 0);
    int y = rect.y();
    int used = 0;
    int height = 0;
    QList<QLayoutItem *> line;
    const auto endLine = [&] {
        if (apply)
            place(line, QPoint(rect.x(), y), QSize(std::max(rect.width() - used, 0), height));
        y += height;
        line.clear();
        used = height = 0;
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!line.isEmpty() && used + gap + size.width() > rect.width()) {
            endLine();
            y += gap;
        }
        used += size.width() + (line.isEmpty() ? 0 : gap);
        height = std::max(height, size.height());
        line.append(item);
    }
    endLine();
    return y - rect.y();
}

} // namespace esu

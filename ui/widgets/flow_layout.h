// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>
#include <QList>

namespace esu {

/// Lays buttons side by side and wraps to the next line, so that nothing is cut in a narrow window. Hidden items take
/// no room. Owned by its widget; main thread.
class FlowLayout final : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;
    /// The items from this one on stand at the right end of their line.
    void setRightFrom(int index) { m_rightFrom = index; }

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int arrange(const QRect &rect, bool apply) const;
    /// One line of items. `room`: what is left of its width, and its height.
    void place(const QList<QLayoutItem *> &line, QPoint at, QSize room) const;
    QList<QLayoutItem *> m_items;
    int m_rightFrom = -1;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QKeyEvent>
#include <QPushButton>

namespace esu {

/// A push button with room around its words; the style's own padding is tight for Japanese. It takes Enter while it has
/// the focus, but not an Enter that is held down.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override
    {
        const int em = fontMetrics().height();
        return QPushButton::sizeHint() + QSize(em, em / 3);
    }
    QSize minimumSizeHint() const override { return QPushButton::sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (!enter || !event->isAutoRepeat())
            QPushButton::keyPressEvent(event);
    }
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace esu {

/// A push button with room around its words; the style's own padding is tight for Japanese.
class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    using QPushButton::QPushButton;
    QSize sizeHint() const override
    {
        const int em = fontMetrics().height();
        return QPushButton::sizeHint() + QSize(em, em / 3);
    }
    QSize minimumSizeHint() const override { return QPushButton::sizeHint(); }
};

} // namespace esu

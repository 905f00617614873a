// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QIcon>
#include <QLabel>

namespace esu {

QIcon appIcon();
QIcon badgeIcon(Badge badge);
QIcon informationIcon();

/// Shows a badge's icon as large as a line of text times `scale`; follows font and screen scale.
class BadgeLabel final : public QLabel {
    Q_OBJECT
public:
    explicit BadgeLabel(double scale, QWidget *parent = nullptr);
    void setIcon(const QIcon &icon);

protected:
    void changeEvent(QEvent *event) override;

private:
    void draw();
    const double m_scale;
    QIcon m_icon;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#include "ui/widgets/badge_icon.h"

#include <QEvent>
#include <QFontMetrics>

#include <cmath>

namespace esu {

namespace {

QIcon named(const QString &name, std::initializer_list<int> sizes)
{
    QIcon icon;
    for (const int size : sizes)
        icon.addFile(QStringLiteral(":/icons/%1-%2.png").arg(name).arg(size), QSize(size, size));
    return icon;
}

QIcon badgeNamed(const QString &name)
{
    return named(name, {16, 20, 24, 28, 32, 40, 48, 56, 64, 96});
}

} // namespace

QIcon appIcon()
{
    return named(QStringLiteral("app"), {16, 20, 24, 32, 40, 48, 64, 96, 128, 256});
}

QIcon badgeIcon(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return badgeNamed(QStringLiteral("ok"));
    case Badge::Attention:
        return badgeNamed(QStringLiteral("attention"));
    case Badge::Blocked:
        return badgeNamed(QStringLiteral("blocked"));
    case Badge::Working:
        return badgeNamed(QStringLiteral("working"));
    case Badge::Unknown:
        return badgeNamed(QStringLiteral("unknown"));
    }
    return {};
}

QIcon informationIcon()
{
    return badgeNamed(QStringLiteral("info"));
}

BadgeLabel::BadgeLabel(double scale, QWidget *parent) : QLabel(parent), m_scale(scale)
{
    setAlignment(Qt::AlignTop | Qt::AlignHCenter);
}

void BadgeLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    draw();
}

void BadgeLabel::draw()
{
    const int side = static_cast<int>(std::lround(QFontMetrics(font()).height() * m_scale));
    setFixedSize(side, side); // from the font, not in pixels of a screen
    setPixmap(m_icon.isNull() ? QPixmap() : m_icon.pixmap(QSize(side, side), devicePixelRatioF()));
}

void BadgeLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        draw();
}

} // namespace esu

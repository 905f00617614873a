// SPDX-License-Identifier: MIT
#include "ui/widgets/badge_icon.h"

#include <QEvent>
#include <QFontMetrics>
#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace esu {

namespace {

/// A picture that exists in several sizes. QIcon::addFile would decode all of them as soon as it is called, which is a
/// fifth of the time the first page takes; this one reads the size it draws (QPixmap keeps it in QPixmapCache).
class SizedPictures final : public QIconEngine {
public:
    SizedPictures(QString name, QList<int> sizes) : m_name(std::move(name)), m_sizes(std::move(sizes)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const qreal wanted = rect.width() * painter->device()->devicePixelRatioF();
        const auto fitting = std::find_if(m_sizes.cbegin(), m_sizes.cend(), [&](int size) { return size >= wanted; });
        const int size = fitting == m_sizes.cend() ? m_sizes.constLast() : *fitting;
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawPixmap(rect, QPixmap(QStringLiteral(":/icons/%1-%2.png").arg(m_name).arg(size)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect({}, size), mode, state);
        return picture;
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int size : m_sizes)
            sizes.append({size, size});
        return sizes;
    }
    QIconEngine *clone() const override { return new SizedPictures(*this); }

private:
    QString m_name;
    QList<int> m_sizes; ///< ascending
};

QIcon named(const QString &name, const QList<int> &sizes)
{
    return QIcon(new SizedPictures(name, sizes));
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

// SPDX-License-Identifier: MIT
#include "ui/pdf_pen.h"

#include <QtGui/qtguiglobal.h>

#if QT_CONFIG(pdf)
#include "ui/fonts.h"
#include "ui/text/words.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPdfWriter>
#include <QRegularExpression>

namespace esu {

namespace {

constexpr double millimetresPerInch = 25.4;
constexpr int wrapped = Qt::AlignTop | Qt::TextWordWrap;

/// Neither a registry path nor an ID has a place to break a line.
QString breakable(QString text)
{
    static const QRegularExpression id(QStringLiteral("(?<=[0-9a-f]{4}-)(?=[0-9a-f]{4})"));
    return text.replace(QLatin1Char('\\'), QStringLiteral("\\\u200B")).replace(id, QStringLiteral("\u200B"));
}

} // namespace

PdfPen::PdfPen(QPdfWriter &writer)
    : m_writer(writer), m_font(interfaceFont(languageFromName(Words::language()).value_or(LanguageCode::English),
                                             QGuiApplication::font()))
{
}

void PdfPen::begin()
{
    m_painter.begin(&m_writer);
}

double PdfPen::dots(double millimetres)
{
    return millimetres * dotsPerInch / millimetresPerInch;
}

QRectF PdfPen::dots(const QRectF &area)
{
    return {dots(area.x()), dots(area.y()), dots(area.width()), dots(area.height())};
}

QFont PdfPen::font(const Style &style) const
{
    QFont font = m_font;
    font.setPointSizeF(style.points);
    font.setBold(style.bold);
    return font;
}

double PdfPen::height(const QString &text, const Style &style, double width) const
{
    if (text.isEmpty())
        return 0;
    constexpr double endless = 10'000;
    const QRectF room(0, 0, dots(width), dots(endless));
    const QRectF needed =
        QFontMetricsF(font(style), &m_writer).boundingRect(room, wrapped | Qt::AlignLeft, breakable(text));
    return needed.height() / dots(1);
}

void PdfPen::text(const QString &text, const Style &style, QPointF at, double width, int alignment)
{
    m_painter.setFont(font(style));
    m_painter.setPen(style.colour);
    const QRectF area(at, QSizeF(width, height(text, style, width) + 1));
    m_painter.drawText(dots(area), wrapped | alignment, breakable(text));
}

void PdfPen::line(double y, double left, double width)
{
    constexpr double thickness = 0.2;
    m_painter.setPen(QPen(QColor(0xdd, 0xe1, 0xe6), dots(thickness)));
    m_painter.drawLine(QPointF(dots(left), dots(y)), QPointF(dots(left + width), dots(y)));
}

void PdfPen::icon(const QIcon &icon, QPointF at, double side)
{
    m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
    icon.paint(&m_painter, dots(QRectF(at, QSizeF(side, side))).toRect());
}

} // namespace esu
#endif

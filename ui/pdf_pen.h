// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPdfWriter;

namespace esu {

/// Measures and draws in millimetres of a sheet, in the interface font of the installed language. Lives no longer than
/// the writer. GUI thread.
class PdfPen {
public:
    static constexpr int dotsPerInch = 300;
    struct Style {
        double points = 9;
        bool bold = false;
        QColor colour = QColor(0x1f, 0x23, 0x28);
    };

    explicit PdfPen(QPdfWriter &writer);
    /// Before anything is drawn; measuring needs no begin.
    void begin();
    QPainter &painter() { return m_painter; }
    static double dots(double millimetres);
    static QRectF dots(const QRectF &area);
    QFont font(const Style &style) const;
    /// Of the text when it is wrapped to this width.
    double height(const QString &text, const Style &style, double width) const;
    void text(const QString &text, const Style &style, QPointF at, double width, int alignment = Qt::AlignLeft);
    void line(double y, double left, double width);
    void icon(const QIcon &icon, QPointF at, double side);

private:
    QPdfWriter &m_writer;
    QFont m_font;
    QPainter m_painter;
};

} // namespace esu

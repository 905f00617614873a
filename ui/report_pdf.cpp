// SPDX-License-Identifier: MIT
#include "ui/report_pdf.h"

#include "ui/pdf_pen.h"
#include "ui/text/report_content.h"
#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/tones.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <functional>
#include <vector>

#if QT_CONFIG(pdf)
#include <QPageSize>
#include <QPdfWriter>
#endif

namespace esu {

bool canWritePdf()
{
#if QT_CONFIG(pdf)
    return true;
#else
    return false;
#endif
}

#if QT_CONFIG(pdf)
namespace {

// Millimetres of the sheet.
constexpr double sheetWidth = 210;
constexpr double sheetHeight = 297;
constexpr double margin = 17;
constexpr double bodyTop = 25;
constexpr double bodyBottom = sheetHeight - 18;
constexpr double bodyWidth = sheetWidth - 2 * margin;

const QColor quiet(0x5a, 0x64, 0x70);

using Style = PdfPen::Style;
using Pen = PdfPen;
const Style bodyStyle{};
const Style quietStyle{.colour = quiet};
const Style smallStyle{.points = 6.8, .colour = quiet};
const Style headingStyle{.points = 10, .bold = true};

/// What stands together and is never torn: its height, and how it is drawn from a top edge.
struct Block {
    double height = 0;
    std::function<void(Pen &, double top)> draw;
};

/// Collects the blocks of a sheet, then draws them page by page.
class Sheet {
public:
    Sheet(Pen &pen, const ReportInput &input, const ReportContent &content)
        : m_pen(pen), m_input(input), m_content(content)
    {
    }

    void draw(QPdfWriter &writer)
    {
        collect();
        const std::vector<std::vector<Block>> pages = broken();
        m_pen.begin();
        for (std::size_t page = 0; page < pages.size(); ++page) {
            if (page > 0)
                writer.newPage();
            double top = bodyTop;
            for (const Block &block : pages[page]) {
                block.draw(m_pen, top);
                top += block.height;
            }
            frame(static_cast<int>(page) + 1, static_cast<int>(pages.size()));
        }
        m_pen.painter().end();
    }

private:
    void collect()
    {
        title();
        verdict();
        columns();
        proof();
        updates();
        sources();
    }

    std::vector<std::vector<Block>> broken() const
    {
        std::vector<std::vector<Block>> pages(1);
        double top = bodyTop;
        for (const Block &block : m_blocks) {
            if (top + block.height > bodyBottom && !pages.back().empty()) {
                pages.emplace_back();
                top = bodyTop;
            }
            pages.back().push_back(block);
            top += block.height;
        }
        return pages;
    }

    void add(double height, std::function<void(Pen &, double)> draw)
    {
        m_blocks.push_back({.height = height, .draw = std::move(draw)});
    }

    void title()
    {
        const Style large{.points = 17, .bold = true};
        const double height = m_pen.height(m_content.title, large, bodyWidth);
        add(height + 8, [this, large, height](Pen &pen, double top) {
            pen.text(m_content.title, large, {margin, top}, bodyWidth);
            pen.text(m_content.checked, quietStyle, {margin, top + height + 0.5}, bodyWidth);
        });
    }

    void verdict()
    {
        constexpr double padding = 5;
        constexpr double side = 9;
        constexpr double textLeft = margin + padding + side + 4;
        constexpr double width = sheetWidth - margin - padding - textLeft;
        const Style sentence{.points = 13, .bold = true};
        const QString more = m_content.more.join(QLatin1Char('\n'));
        const double first = m_pen.height(m_content.verdict, sentence, width);
        const double second = m_pen.height(more, bodyStyle, width);
        const double inner = std::max(side, first + (more.isEmpty() ? 0 : second + 2));
        const double height = inner + 2 * padding;
        add(height + 6, [this, sentence, more, first, height](Pen &pen, double top) {
            QPalette light;
            light.setColor(QPalette::Base, Qt::white);
            light.setColor(QPalette::Text, Style{}.colour);
            const tones::Card tone = tones::card(light, m_content.badge);
            pen.painter().setRenderHint(QPainter::Antialiasing);
            pen.painter().setPen(QPen(tone.border, Pen::dots(0.3)));
            pen.painter().setBrush(tone.fill);
            pen.painter().drawRoundedRect(Pen::dots(QRectF(margin, top, bodyWidth, height)), Pen::dots(2),
                                          Pen::dots(2));
            pen.icon(badgeIcon(m_content.badge), {margin + padding, top + padding}, side);
            pen.text(m_content.verdict, sentence, {textLeft, top + padding}, width);
            pen.text(more, bodyStyle, {textLeft, top + padding + first + 2}, width);
        });
    }

    double factHeight(const ReportLine &line, double nameWidth, double valueWidth) const
    {
        return std::max(m_pen.height(line.item, quietStyle, nameWidth),
                        m_pen.height(line.value, bodyStyle, valueWidth)) +
               1.2;
    }

    /// The PC beside its activation.
    void columns()
    {
        constexpr double gap = 7;
        constexpr double width = (bodyWidth - gap) / 2;
        ReportSection right = hasActivation() ? m_content.activation : m_content.about;
        right.lines << ReportLine{m_content.prerequisites.title, m_content.prerequisitesInShort};
        const double left = columnHeight(m_content.pc, width);
        add(std::max(left, columnHeight(right, width)) + 5, [this, right](Pen &pen, double top) {
            column(pen, m_content.pc, top, margin, width);
            column(pen, right, top, margin + width + gap, width);
        });
    }
    /// Where nothing was activated, what the record is about takes that place.
    bool hasActivation() const { return !m_content.activation.lines.isEmpty(); }
    static constexpr double nameShare = 0.38;
    double columnHeight(const ReportSection &section, double width) const
    {
        double height = headingHeight;
        for (const ReportLine &line : section.lines)
            height += factHeight(line, width * nameShare - 2, width * (1 - nameShare));
        return height;
    }
    void column(Pen &pen, const ReportSection &section, double top, double left, double width) const
    {
        pen.text(section.title, headingStyle, {left, top}, width);
        top += headingHeight;
        pen.line(top - 1, left, width);
        for (const ReportLine &line : section.lines) {
            pen.text(line.item, quietStyle, {left, top}, width * nameShare - 2);
            pen.text(line.value, bodyStyle, {left + width * nameShare, top}, width * (1 - nameShare));
            top += factHeight(line, width * nameShare - 2, width * (1 - nameShare));
        }
    }

    void heading(const QString &text)
    {
        add(headingHeight, [text](Pen &pen, double top) {
            pen.text(text, headingStyle, {margin, top}, bodyWidth);
            pen.line(top + headingHeight - 1, margin, bodyWidth);
        });
    }

    void table(const ReportSection &section, bool notes)
    {
        if (section.lines.isEmpty())
            return;
        constexpr double iconWidth = 6;
        constexpr double nameWidth = 52;
        constexpr double valueLeft = margin + iconWidth + nameWidth + 3;
        constexpr double valueWidth = sheetWidth - margin - valueLeft;
        heading(section.title);
        for (const ReportLine &line : section.lines) {
            QString note;
            if (notes && !line.source.isEmpty()) {
                m_sources.append(line.source);
                note = QStringLiteral(" [%1]").arg(m_sources.size());
            }
            const QString value = line.value + note;
            const double height =
                std::max(m_pen.height(line.item, bodyStyle, nameWidth), m_pen.height(value, bodyStyle, valueWidth));
            add(height + 2, [line, value, height](Pen &pen, double top) {
                if (line.badge)
                    pen.icon(badgeIcon(*line.badge), {margin, top + 0.3}, 3.4);
                pen.text(line.item, bodyStyle, {margin + iconWidth, top}, nameWidth);
                pen.text(value, bodyStyle, {valueLeft, top}, valueWidth);
                pen.line(top + height + 0.7, margin, bodyWidth);
            });
        }
        add(4, [](Pen &, double) {});
    }

    void proof() { table(m_content.proof, true); }

    /// The title of an update is long, and so is why it did not go in: both take the wide column.
    void updates()
    {
        ReportSection turned{m_content.updates.title, {}};
        for (const ReportLine &line : m_content.updates.lines)
            turned.lines << ReportLine{
                .item = line.source, .value = line.item + QLatin1Char('\n') + line.value, .badge = line.badge};
        table(turned, false);
    }

    void sources()
    {
        QStringList notes;
        for (qsizetype i = 0; i < m_sources.size(); ++i)
            notes << QStringLiteral("[%1] %2").arg(QString::number(i + 1), m_sources.at(i));
        QStringList lines{Report::sourcesTitle() + QStringLiteral(": ") + notes.join(QStringLiteral("  "))};
        QStringList about;
        for (const ReportLine &line : m_content.about.lines)
            about << QStringLiteral("%1: %2").arg(line.item, line.value);
        if (hasActivation())
            lines << about.join(QStringLiteral(" · "));
        lines << m_content.banner;
        for (const QString &line : lines) {
            const double height = m_pen.height(line, smallStyle, bodyWidth);
            add(height + 0.8, [line](Pen &pen, double top) { pen.text(line, smallStyle, {margin, top}, bodyWidth); });
        }
    }

    void frame(int page, int pages)
    {
        const QString name = Words::computerName(m_input.inspection().facts);
        const QString product = QStringLiteral("%1 %2").arg(Words::productName(), QStringLiteral(ESU_VERSION));
        const Style strong{.points = 9, .bold = true};
        m_pen.icon(appIcon(), {margin, 11.5}, 5);
        m_pen.text(product, quietStyle, {margin + 7, 12}, bodyWidth / 2);
        m_pen.text(name, strong, {margin + bodyWidth / 2, 12}, bodyWidth / 2, Qt::AlignRight);
        m_pen.line(18.5, margin, bodyWidth);
        m_pen.line(sheetHeight - 16, margin, bodyWidth);
        const double top = sheetHeight - 14.5;
        m_pen.text(Report::suggestedName(m_input), smallStyle, {margin, top}, bodyWidth / 2);
        m_pen.text(QStringLiteral("%1 / %2").arg(page).arg(pages), smallStyle, {margin + bodyWidth / 2, top},
                   bodyWidth / 2, Qt::AlignRight);
        if (m_input.practice)
            practice();
    }

    void practice()
    {
        QPainter &painter = m_pen.painter();
        painter.save();
        painter.translate(Pen::dots(sheetWidth / 2), Pen::dots(sheetHeight / 2));
        painter.rotate(-52);
        painter.setOpacity(0.13);
        const QString word = Report::practiceMark();
        Style style{.points = 150, .bold = true, .colour = QColor(0xb0, 0x7a, 0x00)};
        // As large as the word allows.
        constexpr double widest = 215;
        const double width = QFontMetricsF(m_pen.font(style), painter.device()).horizontalAdvance(word) / Pen::dots(1);
        style.points *= std::min(1.0, widest / width);
        painter.setFont(m_pen.font(style));
        painter.setPen(style.colour);
        const QRectF area(-widest, -sheetHeight / 2, 2 * widest, sheetHeight);
        painter.drawText(Pen::dots(area), Qt::AlignCenter, word);
        painter.restore();
        const QString banner = Words::practiceBanner();
        m_pen.text(banner, {.points = 8, .bold = true, .colour = QColor(0x8a, 0x5a, 0x00)},
                   {margin, sheetHeight - 14.8}, bodyWidth, Qt::AlignHCenter);
    }

    static constexpr double headingHeight = 7;
    Pen &m_pen;
    const ReportInput &m_input;
    const ReportContent &m_content;
    std::vector<Block> m_blocks;
    QStringList m_sources;
};

} // namespace

QByteArray pdfReport(const ReportInput &input, const Resources &resources)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(), QPageLayout::Millimeter);
    writer.setResolution(PdfPen::dotsPerInch);
    writer.setTitle(Report::suggestedName(input));
    writer.setCreator(QStringLiteral("ESU Wizard " ESU_VERSION));
    const ReportContent content = reportContent(input, resources);
    Pen pen(writer);
    Sheet(pen, input, content).draw(writer);
    return bytes;
}
#else
QByteArray pdfReport(const ReportInput &, const Resources &)
{
    return {};
}
#endif

} // namespace esu

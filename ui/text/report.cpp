// SPDX-License-Identifier: MIT
#include "ui/text/report.h"

#include "ui/text/report_content.h"
#include "ui/text/words.h"

#include <QRegularExpression>

namespace esu {

namespace {

// Written out beside the word, so that a black-and-white print still tells the states apart.
QString mark(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return QStringLiteral("✔");
    case Badge::Attention:
        return QStringLiteral("!");
    case Badge::Blocked:
        return QStringLiteral("✖");
    case Badge::Working:
        return QStringLiteral("…");
    case Badge::Unknown:
        return QStringLiteral("?");
    }
    return {};
}

QString colour(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return QStringLiteral("#1a7f37");
    case Badge::Attention:
        return QStringLiteral("#8a5a00");
    case Badge::Blocked:
        return QStringLiteral("#b3261e");
    case Badge::Working:
    case Badge::Unknown:
        return QStringLiteral("#34465c");
    }
    return {};
}

/// Behind the verdict.
QString paper(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return QStringLiteral("#ebf6ee");
    case Badge::Attention:
        return QStringLiteral("#fdf5e2");
    case Badge::Blocked:
        return QStringLiteral("#fceeec");
    case Badge::Working:
    case Badge::Unknown:
        return QStringLiteral("#eff3f7");
    }
    return {};
}

QString cell(const QString &text)
{
    // A cell that starts like a formula would be run by a spreadsheet, in Japanese with signs of full width, too;
    // titles come from outside.
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@＝＋－＠\t\r\n").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    safe.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + safe + QLatin1Char('"');
}

} // namespace

namespace {

const QLatin1String style(R"(
:root { color-scheme: light; }
body { font-family: "Yu Gothic UI", "Meiryo UI", "Noto Sans CJK JP", "Segoe UI", "Noto Sans", sans-serif; font-size: 15px; line-height: 1.55;
  color: #1f2328; background: #f4f6f8; margin: 0; }
main { max-width: 58em; margin: 2em auto; padding: 2.2em 2.6em; background: #ffffff; border: 1px solid #dfe3e8; border-radius: 10px; }
header { display: flex; justify-content: space-between; gap: 1em; color: #5a6470; font-size: 13px; }
h1 { font-size: 26px; margin: 0.5em 0 0.1em; }
h2 { font-size: 15px; margin: 2em 0 0.4em; }
p { margin: 0.3em 0; }
.quiet, footer { color: #5a6470; font-size: 13px; }
.verdict { display: flex; gap: 1em; margin: 1.4em 0; padding: 1.1em 1.3em; border: 1px solid; border-radius: 8px; }
.verdict .mark { font-size: 28px; line-height: 1.1; }
.verdict .sentence { font-size: 19px; font-weight: 600; color: #1f2328; line-height: 1.4; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(20em, 1fr)); gap: 0 2.5em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.42em 0.6em 0.42em 0; border-bottom: 1px solid #e6e9ed; }
th { font-weight: normal; color: #5a6470; width: 38%; }
td.state { width: 1.4em; font-weight: 700; }
sup { color: #5a6470; font-size: 10px; }
ol { color: #5a6470; font-size: 12px; line-height: 1.45; padding-left: 1.8em; overflow-wrap: anywhere; }
.practice { position: fixed; top: 38%; left: 0; width: 100%; text-align: center; font-size: 160px; font-weight: 700; color: #b07a00; opacity: 0.13;
  transform: rotate(-28deg); pointer-events: none; }
.note { margin: 0 0 1em; padding: 0.5em 1em; background: #fdf3d8; border: 1px solid #e3c77a; border-radius: 6px; text-align: center; }
@media print { body { background: #ffffff; font-size: 11px; } main { border: 0; margin: 0; padding: 0; max-width: none; } }
)");

/// The web page, piece by piece.
class WebPage {
public:
    void section(const ReportSection &section, bool withSources)
    {
        if (section.lines.isEmpty())
            return;
        m_text += QStringLiteral("<section><h2>%1</h2>\n<table>\n").arg(section.title.toHtmlEscaped());
        for (const ReportLine &line : section.lines)
            row(line, withSources);
        m_text += QLatin1String("</table></section>\n");
    }
    void sources(const QString &title)
    {
        if (m_sources.isEmpty())
            return;
        m_text += QStringLiteral("<section><h2>%1</h2>\n<ol>\n").arg(title.toHtmlEscaped());
        for (const QString &source : m_sources)
            m_text += QStringLiteral("<li>%1</li>\n").arg(source.toHtmlEscaped());
        m_text += QLatin1String("</ol></section>\n");
    }
    void add(const QString &html) { m_text += html; }
    QString text() const { return m_text; }

private:
    void row(const ReportLine &line, bool withSources)
    {
        QString value = line.value.toHtmlEscaped();
        if (withSources && !line.source.isEmpty()) {
            m_sources.append(line.source);
            value += QStringLiteral("<sup>%1</sup>").arg(m_sources.size());
        } else if (!line.source.isEmpty()) {
            value += QStringLiteral("<br><span class=\"quiet\">%1</span>").arg(line.source.toHtmlEscaped());
        }
        m_text += QLatin1String("<tr>");
        if (line.badge)
            m_text += QStringLiteral("<td class=\"state\" style=\"color: %1\">%2</td>")
                          .arg(colour(*line.badge), mark(*line.badge));
        m_text += QStringLiteral("<th>%1</th><td>%2</td></tr>\n").arg(line.item.toHtmlEscaped(), value);
    }
    QString m_text;
    QStringList m_sources;
};

} // namespace

QString Report::html(const ReportInput &input, const Resources &resources)
{
    const ReportContent content = reportContent(input, resources);
    const QString product = QStringLiteral("%1 %2").arg(Words::productName(), QStringLiteral(ESU_VERSION));
    WebPage page;
    page.add(QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%2</title>\n")
                 .arg(Words::language(), content.title.toHtmlEscaped()));
    page.add(QStringLiteral("<style>%1</style>\n</head>\n<body>\n").arg(style));
    if (input.practice)
        page.add(QStringLiteral("<div class=\"practice\">%1</div>\n").arg(practiceMark().toHtmlEscaped()));
    page.add(QStringLiteral("<main>\n<header><span>%1</span><span>%2</span></header>\n<h1>%3</h1>\n"
                            "<p class=\"quiet\">%4</p>\n")
                 .arg(product.toHtmlEscaped(), Words::computerName(input.inspection().facts).toHtmlEscaped(),
                      content.title.toHtmlEscaped(), content.checked.toHtmlEscaped()));
    if (input.practice)
        page.add(QStringLiteral("<p class=\"note\">%1</p>\n").arg(Words::practiceBanner().toHtmlEscaped()));
    page.add(
        QStringLiteral("<div class=\"verdict\" style=\"color: %1; background: %2\"><div class=\"mark\">%3</div>"
                       "<div style=\"color: #1f2328\"><p class=\"sentence\">%4</p>\n")
            .arg(colour(content.badge), paper(content.badge), mark(content.badge), content.verdict.toHtmlEscaped()));
    for (const QString &sentence : content.more)
        page.add(QStringLiteral("<p>%1</p>\n").arg(sentence.toHtmlEscaped()));
    page.add(QStringLiteral("</div></div>\n"));
    page.section(content.proof, true);
    page.add(QStringLiteral("<div class=\"columns\">\n"));
    page.section(content.pc, false);
    page.section(content.activation, false);
    page.add(QStringLiteral("</div>\n"));
    page.section(content.updates, false);
    page.section(content.prerequisites, false);
    page.section(content.about, false);
    page.sources(sourcesTitle());
    page.add(
        QStringLiteral("<footer><p>%1</p></footer>\n</main>\n</body>\n</html>\n").arg(content.banner.toHtmlEscaped()));
    return page.text();
}

QString Report::practiceMark()
{
    return tr("PRACTICE", "across the report of a practice PC");
}

QString Report::sourcesTitle()
{
    return tr("Sources");
}

QByteArray Report::csv(const ReportInput &input, const Resources &resources)
{
    const ReportContent content = reportContent(input, resources);
    QString text;
    const auto add = [&text](const QString &section, const QString &item, const QString &value,
                             const QString &evidence) {
        text += cell(section) + QLatin1Char(',') + cell(item) + QLatin1Char(',') + cell(value) + QLatin1Char(',') +
                cell(evidence) + QLatin1String("\r\n");
    };
    const QDateTime local = input.inspection().at.toLocalTime();
    add(tr("Section"), tr("Item"), tr("Value"), tr("Evidence"));
    add(tr("Verdict"), tr("Verdict"), Words::paragraph(QStringList{content.verdict} + content.more), {});
    add(tr("Verdict"), tr("Checked on"), input.inspection().at.toString(Qt::ISODate), {});
    add(tr("Verdict"), tr("Checked on (local time)"), local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
        local.timeZoneAbbreviation());
    if (input.practice)
        add(tr("Verdict"), tr("Practice"), Words::practiceBanner(), {});
    const QList<ReportSection> sections = content.sections();
    for (const ReportSection &section : sections) {
        for (const ReportLine &line : section.lines)
            add(section.title, line.item, line.value, line.source);
    }
    return QByteArrayLiteral("\xEF\xBB\xBF") + text.toUtf8();
}

QString Report::suggestedName(const ReportInput &input)
{
    QString computer = Words::computerName(input.inspection().facts);
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_-]"));
    computer.replace(unsafe, QStringLiteral("-"));
    return QStringLiteral("ESU-%1-%2").arg(computer, input.inspection().at.date().toString(Qt::ISODate));
}

} // namespace esu

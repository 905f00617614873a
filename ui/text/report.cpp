// SPDX-License-Identifier: MIT
#include "ui/text/report.h"

#include "ui/text/prerequisite_text.h"
#include "ui/text/update_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QList>
#include <QRegularExpression>

namespace esu {

namespace {

struct Line {
    QString item;
    QString value;
    QString evidence = {};
    std::optional<Badge> badge = std::nullopt;
};

struct Section {
    QString title;
    QList<Line> lines;
};

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

QString cell(const QString &text)
{
    // A cell that starts like a formula would be run by a spreadsheet; titles come from outside.
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    safe.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + safe + QLatin1Char('"');
}

} // namespace

class ReportSections {
    Q_DECLARE_TR_FUNCTIONS(Report)
public:
    static QList<Section> make(const ReportInput &input, const Resources &resources)
    {
        return {pc(input, resources),      proof(input),    activation(input), prerequisites(input, resources),
                updates(input, resources), about(resources)};
    }

private:
    static Section pc(const ReportInput &input, const Resources &resources)
    {
        const Inspection &inspection = input.inspection();
        const EsuProgramme *programme = resources.programmes.byId(inspection.programme.programmeId);
        Section section{tr("This PC"), {}};
        section.lines << Line{tr("PC name"), Words::computerName(inspection.facts)}
                      << Line{tr("Windows"), Words::windows(inspection.facts)}
                      << Line{tr("Build"), Words::buildNumber(inspection.facts)}
                      << Line{tr("ESU"), programme ? programme->name.in(Words::language())
                                                   : Words::programmeStatus(ProgrammeAssessment::Status::None)}
                      << Line{tr("State of this ESU"), Words::programmeStatus(inspection.programme.status)};
        if (inspection.programme.yearNow)
            section.lines << Line{tr("Running year"), Words::year(*inspection.programme.yearNow)};
        if (inspection.programme.coveredUntil)
            section.lines << Line{tr("Last day"), Words::date(*inspection.programme.coveredUntil)};
        return section;
    }

    static Section proof(const ReportInput &input)
    {
        Section section{tr("Evidence for the verdict"), {}};
        for (const VerdictReason &reason : input.verdict().reasons)
            section.lines << Line{VerdictText::reasonTitle(reason.id),
                                  VerdictText::reasonSentence(reason, input.verdict(), input.inspection()),
                                  VerdictText::reasonSource(reason), VerdictText::reasonBadge(reason)};
        if (const QString advice = VerdictText::advice(input.verdict()); !advice.isEmpty())
            section.lines << Line{tr("Without a MAK"), advice, input.verdict().advice->evidence};
        return section;
    }

    static Section activation(const ReportInput &input)
    {
        Section section{tr("Activation"), {}};
        if (!input.run.activation)
            return section;
        const ActivationOutcome &outcome = input.run.activation->outcome;
        if (outcome.activationId)
            section.lines << Line{tr("Activation ID"), outcome.activationId->text()};
        if (outcome.year)
            section.lines << Line{tr("ESU year"), Words::year(*outcome.year)};
        if (!outcome.partialKey.isEmpty())
            section.lines << Line{tr("Last five characters of the key"), outcome.partialKey};
        section.lines << Line{tr("License status"), Words::licenseStatus(outcome.licenseStatus)};
        section.lines << Line{tr("Activation used in this run"), spent(outcome.spent)};
        return section;
    }

    static QString spent(Spent spent)
    {
        switch (spent) {
        case Spent::No:
            return Words::yes(false);
        case Spent::Yes:
            return Words::yes(true);
        case Spent::Unknown:
            return Words::unknown();
        }
        return {};
    }

    static Section prerequisites(const ReportInput &input, const Resources &resources)
    {
        Section section{tr("Prerequisites"), {}};
        for (const PrerequisiteResult &result : input.inspection().prerequisites) {
            const PrerequisiteWords words =
                PrerequisiteText::words(result, resources.prerequisites, input.inspection());
            section.lines << Line{words.title, words.state, words.evidence, words.badge};
        }
        return section;
    }

    static Section updates(const ReportInput &input, const Resources &resources)
    {
        Section section{tr("Updates of this run"), {}};
        const Updates updates = input.updates();
        for (const UpdateInfo &update : updates)
            section.lines << Line{update.title, words(update, resources), evidence(update)};
        return section;
    }

    static QString words(const UpdateInfo &update, const Resources &resources)
    {
        const QString note = UpdateText::note(update, resources.errors);
        return note.isEmpty() ? state(update.state)
                              : tr("%1: %2", "state of an update, why").arg(state(update.state), note);
    }

    static QString evidence(const UpdateInfo &update)
    {
        QStringList parts{update.kb.join(QLatin1String(", "))};
        if (update.code)
            parts << hresultText(*update.code);
        return parts.join(QStringLiteral(" · "));
    }

    static QString state(UpdateInfo::State state)
    {
        switch (state) {
        case UpdateInfo::State::Found:
            return tr("Found", "an update");
        case UpdateInfo::State::Downloaded:
            return tr("Downloaded", "an update");
        case UpdateInfo::State::Installed:
            return tr("Installed", "an update");
        case UpdateInfo::State::Failed:
            return tr("Not installed", "an update");
        case UpdateInfo::State::Skipped:
            return tr("Left out", "an update");
        }
        return {};
    }

    static Section about(const Resources &resources)
    {
        Section section{
            tr("About this record"),
            {Line{tr("Made by"), QStringLiteral("%1 %2").arg(Words::productName(), QStringLiteral(ESU_VERSION))},
             Line{tr("Date of the data"), Words::date(resources.programmes.dataDate())},
             Line{tr("Key"), tr("The saved file shows only the last five characters of the key.")}}};
        for (const FoundDataFile &file : resources.found)
            section.lines.append(Line{tr("Data file"), Words::dataFile(file)});
        return section;
    }
};

QString Report::html(const ReportInput &input, const Resources &resources)
{
    const Badge level = VerdictText::badge(input.verdict().level);
    const QString name = Words::computerName(input.inspection().facts);
    const QString title = tr("ESU record of %1", "title of the report").arg(name);
    QString page =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n<title>%2</title>\n<style>\n"
            "body { font-family: \"Yu Gothic UI\", \"Meiryo UI\", \"Noto Sans CJK JP\", \"Segoe UI\", sans-serif; "
            "color: #1b1b1b; margin: 2em; }\n"
            "h1 { font-size: x-large; }\nh2 { font-size: large; margin-top: 1.4em; }\n"
            "table { border-collapse: collapse; width: 100%; }\n"
            "th, td { text-align: left; vertical-align: top; padding: 5px 8px; border-bottom: 1px solid #c8ccd2; }\n"
            ".fact { color: #555555; }\n</style>\n</head>\n<body>\n")
            .arg(Words::language(), title.toHtmlEscaped());
    page += QStringLiteral("<h1>%1</h1>\n").arg(title.toHtmlEscaped());
    if (input.practice)
        page += QStringLiteral("<p><b>%1</b></p>\n").arg(Words::practiceBanner().toHtmlEscaped());
    page += QStringLiteral("<h2 style=\"color: %1\">%2 %3</h2>\n")
                .arg(colour(level), mark(level),
                     VerdictText::headline(input.verdict(), input.inspection()).toHtmlEscaped());
    page += QStringLiteral("<p>%1</p>\n")
                .arg(tr("Checked on %1.", "date and time").arg(Words::dateTime(input.inspection().at)).toHtmlEscaped());
    const QString next = VerdictText::next(input.inspection());
    if (!next.isEmpty())
        page += QStringLiteral("<p>%1</p>\n").arg(next.toHtmlEscaped());
    for (const Section &section : ReportSections::make(input, resources)) {
        if (section.lines.isEmpty())
            continue;
        page += QStringLiteral("<h2>%1</h2>\n<table width=\"100%\" cellspacing=\"0\" cellpadding=\"5\">\n")
                    .arg(section.title.toHtmlEscaped());
        for (const Line &line : section.lines) {
            QString value = line.value.toHtmlEscaped();
            if (line.badge)
                value = QStringLiteral("<span style=\"color: %1\">%2</span> %3")
                            .arg(colour(*line.badge), mark(*line.badge), value);
            if (!line.evidence.isEmpty())
                value += QStringLiteral("<br><span class=\"fact\">%1</span>").arg(line.evidence.toHtmlEscaped());
            page += QStringLiteral("<tr><th width=\"34%\" align=\"left\">%1</th><td>%2</td></tr>\n")
                        .arg(line.item.toHtmlEscaped(), value);
        }
        page += QLatin1String("</table>\n");
    }
    page += QStringLiteral("<p class=\"fact\">%1</p>\n</body>\n</html>\n").arg(VerdictText::banner().toHtmlEscaped());
    return page;
}

QByteArray Report::csv(const ReportInput &input, const Resources &resources)
{
    QString text;
    const auto add = [&text](const QString &section, const QString &item, const QString &value,
                             const QString &evidence) {
        text += cell(section) + QLatin1Char(',') + cell(item) + QLatin1Char(',') + cell(value) + QLatin1Char(',') +
                cell(evidence) + QLatin1String("\r\n");
    };
    add(tr("Section"), tr("Item"), tr("Value"), tr("Evidence"));
    add(tr("Verdict"), tr("Verdict"), VerdictText::headline(input.verdict(), input.inspection()), {});
    add(tr("Verdict"), tr("Checked on"), input.inspection().at.toString(Qt::ISODate), {});
    if (input.practice)
        add(tr("Verdict"), tr("Practice"), Words::practiceBanner(), {});
    for (const Section &section : ReportSections::make(input, resources)) {
        for (const Line &line : section.lines)
            add(section.title, line.item, line.value, line.evidence);
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

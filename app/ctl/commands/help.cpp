// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include <QCoreApplication>

#include <algorithm>

namespace esu {

namespace {

class HelpText {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
public:
    static QString row(const char *help) { return tr(help); }
    static QString what() { return tr("gets a PC under Extended Security Updates (ESU)."); }
    static QString everywhere() { return tr("With every command:"); }
    static QString noKey() { return tr("No option takes a key as an argument. Exit codes are listed in CONTRACT.md."); }
};

struct Row {
    QString left; ///< what is typed: half-width only
    QString text;
};

QString withArgument(const QString &name, const char16_t *argument)
{
    return argument ? name + QLatin1Char(' ') + QString::fromUtf16(argument) : name;
}

Row rowOf(const CommandSpec &command)
{
    const QString name = withArgument(QString::fromUtf16(command.name), command.argument);
    return {.left = QStringLiteral("esuctl ") + withArgument(name, command.mainOption),
            .text = HelpText::row(command.help)};
}

Row rowOf(const OptionSpec &option)
{
    return {.left = QStringLiteral("--") + withArgument(QString::fromUtf16(option.name), option.value),
            .text = HelpText::row(option.help)};
}

/// The texts begin in one column; where the left side does not leave room, on the next line.
QString table(const QList<Row> &rows)
{
    constexpr qsizetype longest = 26;
    qsizetype width = 0;
    for (const Row &row : rows) {
        if (row.left.size() <= longest)
            width = std::max(width, row.left.size());
    }
    QString text;
    for (const Row &row : rows) {
        const QString left = row.left.size() <= width
                                 ? row.left.leftJustified(width)
                                 : row.left + QStringLiteral("\n  ") + QString(width, QLatin1Char(' '));
        text += QStringLiteral("  ") + left + QStringLiteral("  ") + row.text + QLatin1Char('\n');
    }
    return text;
}

QString options(bool everywhere)
{
    QList<Row> rows;
    for (const OptionSpec &option : allOptions) {
        if (option.everywhere == everywhere)
            rows.append(rowOf(option));
    }
    return table(rows);
}

QString helpText()
{
    QList<Row> commands;
    for (const CommandSpec *command : allCommands)
        commands.append(rowOf(*command));
    const QString end = QStringLiteral("\n");
    return QStringLiteral("esuctl: ") + HelpText::what() + end + end + table(commands) + end + options(false) + end +
           HelpText::everywhere() + end + options(true) + end + HelpText::noKey() + end;
}

QString versionText()
{
    return QStringLiteral("esuctl " ESU_VERSION "\n");
}

} // namespace

constinit const CommandSpec helpCommand{
    .name = u"help",
    .help = QT_TRANSLATE_NOOP("CommandLine", "this text"),
    .way = SaysText{helpText},
};

constinit const CommandSpec versionCommand{
    .name = u"version",
    .help = QT_TRANSLATE_NOOP("CommandLine", "the version of this program"),
    .way = SaysText{versionText},
};

} // namespace esu

// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "core/model/error_catalogue.h"
#include "core/model/product_key.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace esu {

namespace {

class HelpText {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
public:
    static QString row(const char *help) { return tr(help); }
    static QString what() { return tr("gets a PC under Extended Security Updates (ESU)."); }
    static QString ofCommands() { return tr("Options of the commands; \"esuctl COMMAND --help\" shows those of one:"); }
    static QString everywhere() { return tr("With every command:"); }
    static QString everywhereToo()
    {
        return tr("\"esuctl --help\" shows the options of every command and the exit codes.");
    }
    static QString examples() { return tr("Examples:"); }
    static QString practice() { return tr("a rehearsal on a practice PC"); }
    static QString real() { return tr("this PC, with the key or the whole e-mail in a file"); }
    static QString practiceKey() { return tr("Practice PCs take this key and no other: %1").arg(esu::practiceKey); }
    static QString exitCodes() { return tr("Exit codes:"); }
    static QString noKey() { return tr("No option takes a key as an argument."); }
    static QString exitCode(ExitCode code)
    {
        switch (code) {
        case ExitCode::Done:
            return tr("done, or nothing to do");
        case ExitCode::Failure:
            return tr("unexpected, or the journal cannot be used");
        case ExitCode::Usage:
            return tr("the command line, or a file, is not what it should be");
        case ExitCode::KeyRefused:
            return tr("the key was refused, or another entry took it");
        case ExitCode::NoEsuRow:
            return tr("no ESU entry on this PC");
        case ExitCode::PrerequisiteMissing:
            return tr("a prerequisite is missing, or Windows itself is not activated");
        case ExitCode::ActivationRefused:
            return tr("activation refused, or its end is unknown");
        case ExitCode::ActivationLimit:
            return tr("the activations of the key are used up");
        case ExitCode::NotEligible:
            return tr("this PC is not eligible");
        case ExitCode::Network:
            return tr("network or proxy");
        case ExitCode::AccessDenied:
            return tr("access denied, or no administrator");
        case ExitCode::NotReachable:
            return tr("the management service of the PC does not answer");
        case ExitCode::UpdateFailed:
            return tr("Windows Update");
        case ExitCode::VerdictAmber:
            return tr("verdict amber: not everything could be confirmed");
        case ExitCode::VerdictRed:
            return tr("verdict red: no ESU");
        case ExitCode::NoKey:
            return tr("no key was given, found or stored");
        case ExitCode::Cancelled:
            return tr("stopped");
        case ExitCode::RestartRequired:
            return tr("done; a restart is needed (a shell with eight bits sees 194)");
        }
        return {};
    }
};

/// In the order of their numbers.
constexpr std::array exitCodes{ExitCode::Done,
                               ExitCode::Failure,
                               ExitCode::Usage,
                               ExitCode::KeyRefused,
                               ExitCode::NoEsuRow,
                               ExitCode::PrerequisiteMissing,
                               ExitCode::ActivationRefused,
                               ExitCode::ActivationLimit,
                               ExitCode::NotEligible,
                               ExitCode::Network,
                               ExitCode::AccessDenied,
                               ExitCode::NotReachable,
                               ExitCode::UpdateFailed,
                               ExitCode::VerdictAmber,
                               ExitCode::VerdictRed,
                               ExitCode::NoKey,
                               ExitCode::Cancelled,
                               ExitCode::RestartRequired};

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

/// Those of every command, of `command`, or of any where that is nullptr.
QString options(bool everywhere, const CommandSpec *command = nullptr)
{
    QList<Row> rows;
    for (const OptionSpec &option : allOptions) {
        const bool goes = !command || command->options.has(option.option);
        if (option.everywhere == everywhere && goes)
            rows.append(rowOf(option));
    }
    return table(rows);
}

QString exitCodeTable()
{
    QList<Row> rows;
    for (const ExitCode code : exitCodes)
        rows.append({.left = QString::number(static_cast<int>(code)), .text = HelpText::exitCode(code)});
    return table(rows);
}

QString examples()
{
    QString text;
    for (const auto &[line, what] :
         {std::pair{QStringLiteral("esuctl run --key-stdin --machine practice:windows7-bare --state pc.json"),
                    HelpText::practice()},
          std::pair{QStringLiteral("esuctl run --key-stdin --log esu.log < key.txt"), HelpText::real()}})
        text += QStringLiteral("  %1\n      %2\n").arg(line, what);
    return text;
}

QString helpOf(const CommandSpec &command)
{
    const Row row = rowOf(command);
    const QString own = options(false, &command);
    const QString end = QStringLiteral("\n");
    return row.left + (own.isEmpty() ? QString() : QStringLiteral(" [OPTIONS]")) + end + QStringLiteral("  ") +
           row.text + end + (own.isEmpty() ? own : end + own);
}

QString helpText(const QList<const CommandSpec *> &about)
{
    QStringList texts;
    for (const CommandSpec *command : about)
        texts.append(helpOf(*command));
    const QString end = QStringLiteral("\n");
    if (!about.isEmpty())
        return texts.join(end) + end + HelpText::everywhereToo() + end;
    QList<Row> commands;
    for (const CommandSpec *command : allCommands)
        commands.append(rowOf(*command));
    return QStringLiteral("esuctl: ") + HelpText::what() + end + end + table(commands) + end + HelpText::ofCommands() +
           end + options(false) + end + HelpText::everywhere() + end + options(true) + end + HelpText::noKey() + end +
           end + HelpText::examples() + end + examples() + HelpText::practiceKey() + end + end + HelpText::exitCodes() +
           end + exitCodeTable();
}

QString versionText(const QList<const CommandSpec *> &)
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

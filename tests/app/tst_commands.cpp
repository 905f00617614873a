// SPDX-License-Identifier: MIT
#include "app/ctl/arguments.h"
#include "app/ctl/commands/commands.h"
#include "core/practice/scenario.h"
#include "ui/text/language.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace esu {
namespace {

QString translated(const char *help)
{
    return QCoreApplication::translate("CommandLine", help);
}

QString helpIn(LanguageCode code)
{
    const Language language(code);
    return std::get<SaysText>(helpCommand.way).text({});
}

/// The shortest line of the command that is in order.
QStringList lineOf(const CommandSpec &command)
{
    QStringList words = QString::fromUtf16(command.name).split(QLatin1Char(' '));
    if (command.argument)
        words.append(QString::fromUtf16(command.argument));
    const QString mainOption = command.mainOption ? QString::fromUtf16(command.mainOption) : QString();
    if (!mainOption.startsWith(QLatin1Char('[')))
        words += mainOption.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return words;
}

QStringList wordsOf(const OptionSpec &option)
{
    QStringList words{QStringLiteral("--") + QString::fromUtf16(option.name)};
    if (option.value)
        words.append(QString::fromUtf16(option.value).section(QLatin1Char('|'), 0, 0));
    return words;
}

std::string named(const char16_t *name)
{
    return QString::fromUtf16(name).toStdString();
}

TEST(Commands, eachIsListedOnceAndUnderstoodAsTheHelpShowsIt)
{
    QSet<QString> names;
    for (const CommandSpec *command : allCommands) {
        const QString name = QString::fromUtf16(command->name);
        EXPECT_FALSE(names.contains(name)) << named(command->name);
        names.insert(name);
        const auto parsed = parseArguments(lineOf(*command));
        ASSERT_TRUE(parsed) << named(command->name) << ": " << parsed.error().error.detail.toStdString();
        EXPECT_EQ(parsed->command, command) << named(command->name);
        EXPECT_EQ(parsed->argument.isEmpty(), command->argument == nullptr) << named(command->name);
    }
}

TEST(Commands, theOptionsThatTheHelpShowsAreThoseOfTheCommand)
{
    const QRegularExpression dashed(QStringLiteral("--([a-z-]+)"));
    for (const CommandSpec *command : allCommands) {
        if (!command->mainOption)
            continue;
        const QString name = dashed.match(QString::fromUtf16(command->mainOption)).captured(1);
        bool known = false;
        for (const OptionSpec &option : allOptions)
            known = known || (name == QStringView(option.name) && command->options.has(option.option));
        EXPECT_TRUE(known) << named(command->name) << " --" << name.toStdString();
    }
}

TEST(Commands, everyOptionGoesWithThoseThatNameItAndNoOther)
{
    QSet<QString> names;
    for (const OptionSpec &option : allOptions) {
        EXPECT_FALSE(names.contains(QString::fromUtf16(option.name))) << named(option.name);
        names.insert(QString::fromUtf16(option.name));
        if (option.option == Option::Help || option.option == Option::Version)
            continue; // they make another command of the line
        bool goes = option.everywhere;
        for (const CommandSpec *command : allCommands) {
            const bool listed = command->options.has(option.option);
            goes = goes || listed;
            EXPECT_FALSE(listed && option.everywhere) << named(command->name) << " --" << named(option.name);
            const auto parsed = parseArguments(lineOf(*command) + wordsOf(option));
            const QString detail = parsed ? QString() : parsed.error().error.detail;
            EXPECT_EQ(detail.contains(QLatin1String("does not go with")), !listed && !option.everywhere)
                << named(command->name) << " --" << named(option.name) << ": " << detail.toStdString();
        }
        EXPECT_TRUE(goes) << named(option.name) << " goes with no command";
    }
}

TEST(Commands, eachAndEveryOptionHasAHelpLineInBothLanguages)
{
    const QRegularExpression japanese(QStringLiteral("[\\x{3040}-\\x{30ff}\\x{4e00}-\\x{9fff}]"));
    QList<const char *> texts;
    for (const CommandSpec *command : allCommands)
        texts.append(command->help);
    for (const OptionSpec &option : allOptions)
        texts.append(option.help);
    const QString english = helpIn(LanguageCode::English);
    for (const char *text : texts) {
        ASSERT_FALSE(QByteArrayView(text).isEmpty());
        EXPECT_TRUE(english.contains(QLatin1String("  ") + QString::fromUtf8(text) + QLatin1Char('\n'))) << text;
        EXPECT_FALSE(english.contains(japanese));
    }
    const Language language(LanguageCode::Japanese);
    const QString help = std::get<SaysText>(helpCommand.way).text({});
    for (const char *text : texts) {
        EXPECT_TRUE(translated(text).contains(japanese)) << text;
        EXPECT_TRUE(help.contains(QLatin1String("  ") + translated(text) + QLatin1Char('\n'))) << text;
    }
}

TEST(Commands, theHelpOfOneShowsItsOwnOptionsOnly)
{
    const QRegularExpression dashed(QStringLiteral("^  --([a-z-]+)"), QRegularExpression::MultilineOption);
    for (const CommandSpec *command : allCommands) {
        const QStringList name = QString::fromUtf16(command->name).split(QLatin1Char(' '));
        for (const QStringList &line :
             {lineOf(*command) + QStringList{QStringLiteral("--help")}, QStringList{QStringLiteral("help")} + name}) {
            const auto parsed = parseArguments(line);
            ASSERT_TRUE(parsed) << parsed.error().error.detail.toStdString();
            EXPECT_EQ(parsed->command, &helpCommand);
            if (command == &helpCommand)
                continue;
            ASSERT_EQ(parsed->about, QList{command}) << named(command->name);
        }
        const QString help = std::get<SaysText>(helpCommand.way).text({command});
        EXPECT_TRUE(help.startsWith(QStringLiteral("esuctl ") + QString::fromUtf16(command->name)));
        EXPECT_TRUE(help.contains(QString::fromUtf8(command->help)));
        QSet<QString> shown;
        for (const auto &match : dashed.globalMatch(help))
            shown.insert(match.captured(1));
        for (const OptionSpec &option : allOptions)
            EXPECT_EQ(shown.contains(QString::fromUtf16(option.name)), command->options.has(option.option))
                << named(command->name) << " --" << named(option.name);
    }
}

TEST(Commands, theHelpHasExamplesThatAreUnderstoodAndThePracticeKey)
{
    const QString help = helpIn(LanguageCode::English);
    const QStringList lines = help.split(QLatin1Char('\n'));
    const qsizetype at = lines.indexOf(QStringLiteral("Examples:"));
    ASSERT_GT(at, 0);
    for (const qsizetype number : {at + 1, at + 3}) {
        QStringList words = lines[number].split(QLatin1Char('<')).first().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        ASSERT_EQ(words.takeFirst(), QStringLiteral("esuctl"));
        EXPECT_TRUE(parseArguments(words)) << lines[number].toStdString();
    }
    EXPECT_TRUE(help.contains(practiceKey));
}

/// Full-width characters stand on the right only, so a column in characters is one on the screen.
TEST(Commands, theTextsOfAHelpTableBeginInOneColumn)
{
    const QRegularExpression row(QStringLiteral("^  (?:\\S[\\x21-\\x7e]*(?: [\\x21-\\x7e]+)*)?  +(?=\\S)"));
    for (const LanguageCode code : {LanguageCode::English, LanguageCode::Japanese}) {
        qsizetype tables = 0;
        for (const QString &block : helpIn(code).split(QStringLiteral("\n\n"))) {
            QSet<qsizetype> columns;
            for (const QString &line : block.split(QLatin1Char('\n'))) {
                if (const auto match = row.match(line); match.hasMatch())
                    columns.insert(match.capturedLength());
            }
            EXPECT_LE(columns.size(), 1) << block.toStdString();
            tables += columns.size();
        }
        EXPECT_EQ(tables, 5);
    }
}

} // namespace
} // namespace esu

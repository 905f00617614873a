// SPDX-License-Identifier: MIT
#include "app/ctl/arguments.h"

#include "app/composition.h"
#include "app/ctl/commands/commands.h"
#include "core/base/conditions.h"
#include "core/base/near_names.h"
#include "core/base/operations.h"
#include "core/model/key_finder.h"
#include "core/model/outside_text.h"
#include "core/model/product_key.h"
#include "core/practice/practice_name.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

QString nameOf(const OptionSpec &spec)
{
    return QString::fromUtf16(spec.name);
}

QStringList commandNames()
{
    QStringList names;
    for (const CommandSpec *command : allCommands)
        names.append(QString::fromUtf16(command->name));
    return names;
}

/// nullptr = there is none.
const CommandSpec *commandNamed(const QString &name)
{
    const auto *const found = std::ranges::find_if(
        allCommands, [&](const CommandSpec *command) { return name == QStringView(command->name); });
    return found == allCommands.end() ? nullptr : *found;
}

/// "key": those of the credential store.
QList<const CommandSpec *> commandsOfGroup(const QString &name)
{
    QList<const CommandSpec *> group;
    std::ranges::copy_if(allCommands, std::back_inserter(group), [&](const CommandSpec *command) {
        return QString::fromUtf16(command->name).startsWith(name + QLatin1Char(' '));
    });
    return group;
}

QStringList optionNames()
{
    QStringList names;
    for (const OptionSpec &spec : allOptions)
        names.append(nameOf(spec));
    return names;
}

/// `; did you mean "inspect"?`, or `otherwise` where nothing is like it. `before` each name: the dashes of an option.
QString suggestion(const QString &typed, const QStringList &known, const QString &before, const QString &otherwise = {})
{
    QStringList near;
    for (const QString &name : nearNames(typed, known))
        near.append(QLatin1Char('"') + before + name + QLatin1Char('"'));
    return near.isEmpty() ? otherwise : QStringLiteral("; did you mean %1?").arg(near.join(QStringLiteral(" or ")));
}

/// A key on the command line is a slip, and every process can read it there.
bool holdsKey(const QString &argument)
{
    static const QRegularExpression form(QStringLiteral("\\b(?:[a-z0-9]{5}(?:-[a-z0-9]{5}){4}|[a-z0-9]{25})\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString found = form.match(argument).captured();
    return found.contains(QLatin1Char('-')) || (!found.isEmpty() && ProductKey::parse(found)) || mayHoldKey(argument) ||
           !findKeys(argument, KmsClientKeys()).empty();
}

/// `--json=1` as well: who writes it reads JSON.
bool asksForJson(const QString &argument)
{
    return argument == QStringLiteral("--json") || argument.startsWith(QStringLiteral("--json="));
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Japanese ? QStringLiteral("ja") : QStringLiteral("en");
}

class Parser {
public:
    Parser()
    {
        m_parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
        for (const OptionSpec &spec : allOptions)
            m_parser.addOption({nameOf(spec), {}, spec.value ? QString::fromUtf16(spec.value) : QString()});
    }

    QString value(Option option) const { return m_parser.value(nameOf(specOf(option))); }

    /// The command that a line names, also one that is refused.
    std::optional<QString> commandOfLine() const
    {
        if (m_parser.isSet(nameOf(specOf(Option::Version))))
            return QString::fromUtf16(versionCommand.name);
        const QStringList words = m_parser.positionalArguments();
        if (m_parser.isSet(nameOf(specOf(Option::Help))))
            return QString::fromUtf16(helpCommand.name);
        for (const qsizetype length : {2, 1}) {
            if (const CommandSpec *command = commandNamed(words.mid(0, length).join(QLatin1Char(' '))))
                return QString::fromUtf16(command->name);
        }
        return std::nullopt;
    }

    std::expected<Arguments, Error> parse(const QStringList &arguments)
    {
        const bool isParsed = m_parser.parse(QStringList(QStringLiteral("esuctl")) + arguments);
        const auto key = std::ranges::find_if(arguments, holdsKey);
        if (key != arguments.end())
            return std::unexpected(
                usageError(QStringLiteral("argument %1 holds a product key, which no option takes; use --key-stdin")
                               .arg(key - arguments.begin() + 1)));
        // A shell parts a key at its blanks.
        if (!findKeys(arguments.join(QLatin1Char(' ')), KmsClientKeys()).empty())
            return std::unexpected(
                usageError(QStringLiteral("the line holds a product key, which no option takes; use --key-stdin")));
        if (!isParsed)
            return std::unexpected(notParsed());
        Arguments parsed{.machine = Composition::defaultMachine(), .language = systemLanguage()};
        for (const OptionSpec &spec : allOptions) {
            if (m_parser.isSet(nameOf(spec)))
                parsed.given.insert(spec.option, spec.value ? m_parser.value(nameOf(spec)) : QString());
        }
        if (parsed.has(Option::Machine))
            parsed.machine = parsed.value(Option::Machine);
        if (parsed.has(Option::Language))
            parsed.language = parsed.value(Option::Language);
        if (!parsed.value(Option::Catalog).isEmpty()) {
            auto place = CatalogPlace::at(parsed.value(Option::Catalog));
            if (!place)
                return std::unexpected(place.error());
            parsed.catalog = *std::move(place);
        }
        parsed.format = valueOf<MonitorFormat>(parsed.value(Option::Format));
        if (const auto error = setCommand(parsed))
            return std::unexpected(*error);
        if (const auto error = checkValues(parsed))
            return std::unexpected(*error);
        if (parsed.has(Option::Help) || parsed.has(Option::Version))
            return parsed;
        if (const auto error = checkOptions(parsed))
            return std::unexpected(*error);
        return parsed;
    }

private:
    Error notParsed() const
    {
        const QStringList unknown = m_parser.unknownOptionNames();
        if (unknown.isEmpty())
            return usageError(m_parser.errorText());
        return usageError(QStringLiteral("unknown option \"--%1\"").arg(unknown.constFirst()) +
                          suggestion(unknown.constFirst(), optionNames(), QStringLiteral("--")));
    }

    std::optional<Error> setCommand(Arguments &parsed) const
    {
        QStringList words = m_parser.positionalArguments();
        if (parsed.has(Option::Version)) {
            parsed.command = &versionCommand;
            return std::nullopt;
        }
        const bool asksForHelp = !words.isEmpty() && words.constFirst() == QStringView(helpCommand.name);
        if (asksForHelp)
            words.removeFirst();
        if (asksForHelp || parsed.has(Option::Help)) {
            parsed.command = &helpCommand;
            if (words.isEmpty())
                return std::nullopt;
        }
        const CommandSpec *const named = takeCommand(words, parsed.argument);
        if (!parsed.command)
            parsed.command = named;
        else
            parsed.about = named ? QList{named} : commandsOfGroup(words.join(QLatin1Char(' ')));
        if (!named && parsed.about.isEmpty())
            return unknownCommand(words.join(QLatin1Char(' ')));
        return std::nullopt;
    }

    /// nullptr = there is none of this name.
    static const CommandSpec *takeCommand(QStringList words, QString &argument)
    {
        if (words.size() >= 2) {
            const CommandSpec *command = commandNamed(words.mid(0, words.size() - 1).join(QLatin1Char(' ')));
            if (command && command->argument)
                argument = words.takeLast();
        }
        return commandNamed(words.join(QLatin1Char(' ')));
    }

    static Error unknownCommand(const QString &name)
    {
        const QString known = QStringLiteral("; known commands: ") + commandNames().join(QStringLiteral(", "));
        if (name.isEmpty())
            return usageError(QStringLiteral("no command given") + known);
        return usageError(QStringLiteral("unknown command \"%1\"").arg(name) +
                          suggestion(name, commandNames(), {}, known));
    }

    /// What else this file, which is written, is named for; empty = nothing.
    static QString otherUseOf(const Arguments &parsed, Option file)
    {
        // One that is not there yet has no canonical path.
        const auto placeOf = [](const QString &path) {
            const QFileInfo info(path);
            return info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
        };
        // A log that is full makes way by another name.
        const QString named = parsed.value(file);
        QStringList places{placeOf(named)};
        if (file == Option::Log)
            places.append(placeOf(named + QStringLiteral(".old")));
        const auto isOneOf = [&](const QString &path) { return places.contains(placeOf(path)); };
        const QString state = parsed.value(Option::State);
        if (parsed.has(Option::State) && (isOneOf(state) || isOneOf(state + QStringLiteral(".lock"))))
            return QStringLiteral("--state");
        if (file != Option::Log && parsed.has(Option::Log) && isOneOf(parsed.value(Option::Log)))
            return QStringLiteral("--log");
        if (!parsed.argument.isEmpty() && isOneOf(parsed.argument))
            return QStringLiteral("the command");
        if (parsed.machine.startsWith(practicePrefix) && isOneOf(parsed.machine.mid(practicePrefix.size())))
            return QStringLiteral("--machine");
        return {};
    }

    static std::optional<Error> checkValues(const Arguments &parsed)
    {
        for (const OptionSpec &spec : allOptions) {
            // The variable of a script that was never set is no "none".
            if (spec.value && parsed.has(spec.option) && parsed.value(spec.option).trimmed().isEmpty())
                return usageError(QStringLiteral("--%1 needs a value").arg(nameOf(spec)));
            // A value that was forgotten, and the next option taken for it.
            if (spec.value && parsed.value(spec.option).startsWith(QLatin1String("--")))
                return usageError(QStringLiteral("--%1 needs a value; \"%2\" is an option")
                                      .arg(nameOf(spec), parsed.value(spec.option)));
        }
        return std::nullopt;
    }

    static std::optional<Error> checkOptions(const Arguments &parsed)
    {
        for (const OptionSpec &spec : allOptions) {
            if (parsed.has(spec.option) && !spec.everywhere && !parsed.command->options.has(spec.option)) {
                return usageError(QStringLiteral("--%1 does not go with \"%2\"")
                                      .arg(nameOf(spec), QString::fromUtf16(parsed.command->name)));
            }
        }
        for (const Option file : {Option::Log, Option::Calendar}) {
            const QString other = parsed.has(file) ? otherUseOf(parsed, file) : QString();
            const QString name = file == Option::Log ? QStringLiteral("log") : QStringLiteral("calendar");
            if (!other.isEmpty())
                return usageError(QStringLiteral("--%1: \"%2\" is the file of %3, which a %1 would destroy")
                                      .arg(name, parsed.value(file), other));
        }
        if (parsed.language != QLatin1String("ja") && parsed.language != QLatin1String("en"))
            return usageError(QStringLiteral("--language: \"%1\" is not ja or en").arg(parsed.language));
        if (parsed.has(Option::Method) && parsed.value(Option::Method) != QLatin1String("online"))
            return usageError(QStringLiteral("--method: \"%1\" is not available in this version; use online")
                                  .arg(parsed.value(Option::Method)));
        if (parsed.has(Option::KeyStdin) && parsed.has(Option::KeyFromStore))
            return usageError(QStringLiteral("--key-stdin and --key-from-store exclude each other"));
        if (parsed.has(Option::Format) && !parsed.format)
            return usageError(QStringLiteral("--format: \"%1\" is none of %2")
                                  .arg(parsed.value(Option::Format), allNames<MonitorFormat>()));
        if (parsed.has(Option::Format) && parsed.has(Option::Json))
            return usageError(QStringLiteral("--format and --json exclude each other"));
        return parsed.command->check ? parsed.command->check(parsed) : std::nullopt;
    }

    QCommandLineParser m_parser;
};

} // namespace

Error usageError(const QString &detail)
{
    return {.fault = Fault::BadData,
            .operation = operation::arguments,
            .condition = condition::badArguments,
            .detail = harmless(detail)};
}

std::expected<Arguments, ArgumentProblem> parseArguments(const QStringList &arguments)
{
    Parser parser;
    auto parsed = parser.parse(arguments);
    if (parsed)
        return *std::move(parsed);
    ArgumentProblem problem{.error = parsed.error(),
                            .json = std::ranges::any_of(arguments, asksForJson),
                            .format = monitorFormatOf(arguments),
                            .language = parser.value(Option::Language) == QLatin1String("ja") ? QStringLiteral("ja")
                                                                                              : systemLanguage(),
                            .command = parser.commandOfLine()};
    return std::unexpected(problem);
}

} // namespace esu

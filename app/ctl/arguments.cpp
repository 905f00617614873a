// SPDX-License-Identifier: MIT
#include "app/ctl/arguments.h"

#include "app/composition.h"
#include "app/ctl/commands/commands.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QCommandLineParser>
#include <QLocale>

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

    std::expected<Arguments, Error> parse(const QStringList &arguments)
    {
        if (!m_parser.parse(QStringList(QStringLiteral("esuctl")) + arguments))
            return std::unexpected(usageError(m_parser.errorText()));
        Arguments parsed{.machine = Composition::defaultMachine(), .language = systemLanguage()};
        for (const OptionSpec &spec : allOptions) {
            if (m_parser.isSet(nameOf(spec)))
                parsed.given.insert(spec.option, spec.value ? m_parser.value(nameOf(spec)) : QString());
        }
        if (parsed.has(Option::Machine))
            parsed.machine = parsed.value(Option::Machine);
        if (parsed.has(Option::Language))
            parsed.language = parsed.value(Option::Language);
        if (parsed.has(Option::Catalog)) {
            auto place = CatalogPlace::at(parsed.value(Option::Catalog));
            if (!place)
                return std::unexpected(place.error());
            parsed.catalog = *std::move(place);
        }
        if (const auto error = setCommand(parsed))
            return std::unexpected(*error);
        if (const auto error = checkOptions(parsed))
            return std::unexpected(*error);
        return parsed;
    }

private:
    std::optional<Error> setCommand(Arguments &parsed) const
    {
        if (parsed.has(Option::Help) || parsed.has(Option::Version)) {
            parsed.command = parsed.has(Option::Version) ? &versionCommand : &helpCommand;
            return std::nullopt;
        }
        QStringList words = m_parser.positionalArguments();
        if (words.size() == 2) {
            const CommandSpec *command = commandNamed(words.constFirst());
            if (command && command->argument)
                parsed.argument = words.takeLast();
        }
        const QString name = words.join(QLatin1Char(' '));
        parsed.command = commandNamed(name);
        if (parsed.command)
            return std::nullopt;
        const QString what =
            name.isEmpty() ? QStringLiteral("no command given") : QStringLiteral("unknown command \"%1\"").arg(name);
        return usageError(
            QStringLiteral("%1; known commands: %2").arg(what, commandNames().join(QStringLiteral(", "))));
    }

    static std::optional<Error> checkOptions(const Arguments &parsed)
    {
        for (const OptionSpec &spec : allOptions) {
            if (parsed.has(spec.option) && !spec.everywhere && !parsed.command->options.has(spec.option)) {
                return usageError(QStringLiteral("--%1 does not go with \"%2\"")
                                      .arg(nameOf(spec), QString::fromUtf16(parsed.command->name)));
            }
        }
        if (parsed.language != QLatin1String("ja") && parsed.language != QLatin1String("en"))
            return usageError(QStringLiteral("--language: \"%1\" is not ja or en").arg(parsed.language));
        if (parsed.has(Option::Method) && parsed.value(Option::Method) != QLatin1String("online"))
            return usageError(QStringLiteral("--method: \"%1\" is not available in this version; use online")
                                  .arg(parsed.value(Option::Method)));
        if (parsed.has(Option::KeyStdin) && parsed.has(Option::KeyFromStore))
            return usageError(QStringLiteral("--key-stdin and --key-from-store exclude each other"));
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
            .detail = detail};
}

std::expected<Arguments, ArgumentProblem> parseArguments(const QStringList &arguments)
{
    Parser parser;
    auto parsed = parser.parse(arguments);
    if (parsed)
        return *std::move(parsed);
    ArgumentProblem problem{.error = parsed.error(),
                            .json = arguments.contains(QStringLiteral("--json")),
                            .language = parser.value(Option::Language) == QLatin1String("ja") ? QStringLiteral("ja")
                                                                                              : systemLanguage()};
    if (!arguments.isEmpty() && commandNamed(arguments.constFirst()))
        problem.command = arguments.constFirst();
    return std::unexpected(problem);
}

} // namespace esu

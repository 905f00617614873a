// SPDX-License-Identifier: MIT
#include "app/wizard/wizard_options.h"

#include "app/composition.h"
#include "core/network/catalog_client.h"

#include <QCommandLineParser>

namespace esu {

namespace {

/// The file type that the installer registers (installer/packages/setup.nsi).
const QLatin1String jobSuffix(".esujob");

std::optional<Page> resumablePage(const QString &name)
{
    for (const Page page : {Page::Prerequisites, Page::Result}) {
        if (name == resumeName(page))
            return page;
    }
    return std::nullopt;
}

} // namespace

std::expected<WizardOptions, QString> parseWizardOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    for (const auto *name : {u"machine", u"state", u"language", u"tour", u"page", u"resume", u"caller", u"catalog"})
        parser.addOption({QString::fromUtf16(name), {}, QStringLiteral("value")});
    if (!parser.parse(QStringList(QStringLiteral("esu-wizard")) + arguments))
        return std::unexpected(parser.errorText());
    const QStringList files = parser.positionalArguments();
    const bool isJob = files.size() == 1 && files.constFirst().endsWith(jobSuffix, Qt::CaseInsensitive);
    if (!files.isEmpty() && !isJob)
        return std::unexpected(QStringLiteral("unexpected argument \"%1\"").arg(files.constFirst()));

    WizardOptions options{.machine = {},
                          .stateFile = parser.value(QStringLiteral("state")),
                          .language = systemLanguage(),
                          .catalog = parser.value(QStringLiteral("catalog")),
                          .tourFolder = parser.value(QStringLiteral("tour")),
                          .jobFile = isJob ? files.constFirst() : QString()};
    if (parser.isSet(QStringLiteral("language"))) {
        const auto code = languageFromName(parser.value(QStringLiteral("language")));
        if (!code)
            return std::unexpected(
                QStringLiteral("--language: \"%1\" is not ja or en").arg(parser.value(QStringLiteral("language"))));
        options.language = *code;
    }
    if (parser.isSet(QStringLiteral("catalog"))) {
        if (const auto place = CatalogPlace::at(options.catalog); !place)
            return std::unexpected(place.error().detail);
    }
    const QString machine = parser.isSet(QStringLiteral("machine")) ? parser.value(QStringLiteral("machine"))
                                                                    : Composition::defaultMachine();
    const QLatin1String practice("practice:");
    if (machine.startsWith(practice))
        options.machine = {.kind = MachineChoice::Kind::Practice, .scenario = machine.mid(practice.size())};
    else if (machine == QLatin1String("local"))
        options.machine = {.kind = MachineChoice::Kind::ThisPc};
    else
        return std::unexpected(QStringLiteral("--machine: \"%1\" is not local or practice:NAME").arg(machine));
    for (const QString &name : {QStringLiteral("page"), QStringLiteral("resume")}) {
        if (!parser.isSet(name))
            continue;
        options.page = resumablePage(parser.value(name));
        options.resumed = name == QLatin1String("resume");
        if (!options.page)
            return std::unexpected(
                QStringLiteral("--%1: \"%2\" is not prerequisites or result").arg(name, parser.value(name)));
    }
    options.caller = parser.value(QStringLiteral("caller"));
    return options;
}

QStringList elevatedArguments(const WizardState &state, const QString &caller)
{
    QStringList arguments{QStringLiteral("--machine"),
                          state.machine.name(),
                          QStringLiteral("--language"),
                          state.language,
                          state.pc.resume.goesOn ? QStringLiteral("--resume") : QStringLiteral("--page"),
                          resumeName(Page::Prerequisites)};
    if (!caller.isEmpty())
        arguments += {QStringLiteral("--caller"), caller};
    if (!state.catalog.isEmpty())
        arguments += {QStringLiteral("--catalog"), state.catalog};
    return arguments;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "app/wizard/wizard_options.h"

#include "app/composition.h"
#include "core/network/catalog_client.h"
#include "core/practice/practice_name.h"
#include "core/wizard/wizard_next_year.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace esu {

namespace {

/// The file type that the installer registers (installer/packages/setup.nsi).
const QLatin1String jobSuffix(".esujob");

std::optional<Page> resumablePage(const QString &name)
{
    for (const Page page : {Page::Start, Page::Prerequisites, Page::Result}) {
        if (name == nameOf(page))
            return page;
    }
    return std::nullopt;
}

/// What is said of a command line.
class OptionText {
    Q_DECLARE_TR_FUNCTIONS(OptionText)
public:
    static QString unknown(const QString &name) { return tr("There is no option \"%1\".").arg(name); }
    static QString noValue(const QString &option) { return tr("The option \"%1\" needs a value.").arg(option); }
    static QString takesNone(const QString &option) { return tr("The option \"%1\" takes no value.").arg(option); }
    static QString stray(const QString &word) { return tr("\"%1\" is not an option of this program.").arg(word); }
    static QString badValue(const QString &option, const QString &value, const QString &allowed)
    {
        return tr("\"%1\" is not a value of --%2. Possible values: %3").arg(value, option, allowed);
    }
    static QString wrong(const QString &what)
    {
        return tr("%1\nStart the program without options, or see \"esu-wizard --help\".", "what is wrong").arg(what);
    }
    static QString help()
    {
        return QStringList{
            tr("ESU Wizard gets a Windows PC under Extended Security Updates. Start it without options: the window "
               "leads through everything."),
            QString(),
            tr("--language ja|en: the language of the window"),
            tr("--machine local|practice:NAME|practice:FILE.json: this PC, or a rehearsal that touches nothing"),
            tr("--state FILE: where a practice PC keeps what was done to it"),
            tr("--catalog ADDRESS: a server in place of Microsoft Update Catalog"),
            tr("--tour FOLDER: walks through a practice PC and saves a picture of every page"),
            tr("--version: the version of the program"),
            QString(),
            tr("For scripts there is esuctl; see \"esuctl --help\".")}
            .join(QLatin1Char('\n'));
    }
};

const QString languageOption = QStringLiteral("language");
const QString portableOption = QStringLiteral("portable");
const QString leavingOption = QStringLiteral("leave-nothing");

/// The one reading of a command line, right or wrong.
class OptionReader {
public:
    explicit OptionReader(const QStringList &arguments)
    {
        m_parser.addOptions({{{QStringLiteral("help"), QStringLiteral("h"), QStringLiteral("?")}, {}},
                             {{QStringLiteral("version"), QStringLiteral("v")}, {}},
                             {portableOption, {}},
                             {leavingOption, {}}});
        for (const auto *name : {u"machine", u"state", u"tour", u"page", u"resume", u"caller", u"catalog"})
            addWithValue(QString::fromUtf16(name));
        addWithValue(languageOption);
        m_isRight = m_parser.parse(QStringList(QStringLiteral("esu-wizard")) + arguments);
        m_last = arguments.isEmpty() ? QString() : arguments.constLast();
        const QStringList flags{QStringLiteral("help"), QStringLiteral("version"), portableOption, leavingOption};
        for (const QString &argument : arguments) {
            const QString name = argument.section(u'=', 0, 0);
            if (argument != name && name.startsWith(QLatin1String("--")) && flags.contains(name.mid(2)))
                m_flagWithValue = name;
        }
    }

    const QCommandLineParser &parser() const { return m_parser; }

    /// What is wrong with the form of it; nullopt = nothing.
    std::optional<QString> problem() const
    {
        const QStringList unknown = m_parser.unknownOptionNames();
        if (!unknown.isEmpty())
            return OptionText::unknown(unknown.constFirst());
        // The parser takes whatever stands behind an option for its value.
        for (const QString &name : m_withValue) {
            if (m_parser.value(name).startsWith(QLatin1String("--")))
                return OptionText::noValue(QStringLiteral("--") + name);
        }
        if (m_isRight)
            return std::nullopt;
        return m_flagWithValue.isEmpty() ? OptionText::noValue(m_last) : OptionText::takesNone(m_flagWithValue);
    }

private:
    void addWithValue(const QString &name)
    {
        m_parser.addOption({name, {}, QStringLiteral("value")});
        m_withValue.append(name);
    }
    QCommandLineParser m_parser;
    QStringList m_withValue;
    QString m_last;
    QString m_flagWithValue;
    bool m_isRight = false;
};

} // namespace

std::optional<LanguageCode> languageAskedFor(const QStringList &arguments)
{
    return languageFromName(OptionReader(arguments).parser().value(languageOption));
}

QString wizardAnswer(WizardOptions::Answer answer)
{
    if (answer == WizardOptions::Answer::Version)
        return QStringLiteral("esu-wizard " ESU_VERSION);
    return OptionText::help();
}

std::expected<WizardOptions, QString> parseWizardOptions(const QStringList &arguments)
{
    const OptionReader reader(arguments);
    const QCommandLineParser &parser = reader.parser();
    const auto wrong = [](const QString &what) { return std::unexpected(OptionText::wrong(what)); };
    if (const auto problem = reader.problem())
        return wrong(*problem);
    const QStringList files = parser.positionalArguments();
    const bool isJob = files.size() == 1 && files.constFirst().endsWith(jobSuffix, Qt::CaseInsensitive);
    WizardOptions options{.machine = {},
                          .stateFile = parser.value(QStringLiteral("state")),
                          .catalog = parser.value(QStringLiteral("catalog")),
                          .tourFolder = parser.value(QStringLiteral("tour")),
                          .jobFile = isJob ? files.constFirst() : QString()};
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("version"))) {
        options.answer =
            parser.isSet(QStringLiteral("help")) ? WizardOptions::Answer::Help : WizardOptions::Answer::Version;
        return options;
    }
    if (!files.isEmpty() && !isJob)
        return wrong(OptionText::stray(files.constFirst()));
    if (const QString word = parser.value(languageOption); parser.isSet(languageOption)) {
        options.language = languageFromName(word);
        if (!options.language)
            return wrong(OptionText::badValue(languageOption, word, QStringLiteral("ja, en")));
    }
    if (parser.isSet(QStringLiteral("catalog"))) {
        if (const auto place = CatalogPlace::at(options.catalog); !place)
            return wrong(place.error().detail);
    }
    const QString machine = parser.isSet(QStringLiteral("machine")) ? parser.value(QStringLiteral("machine"))
                                                                    : Composition::defaultMachine();
    if (machine.startsWith(practicePrefix))
        options.machine = {.kind = MachineChoice::Kind::Practice, .scenario = machine.mid(practicePrefix.size())};
    else if (machine == QLatin1String("local"))
        options.machine = {.kind = MachineChoice::Kind::ThisPc};
    else
        return wrong(OptionText::badValue(QStringLiteral("machine"), machine, QStringLiteral("local, practice:NAME")));
    for (const QString &name : {QStringLiteral("page"), QStringLiteral("resume")}) {
        if (!parser.isSet(name))
            continue;
        options.page = resumablePage(parser.value(name));
        options.resumed = name == QLatin1String("resume");
        if (!options.page)
            return wrong(
                OptionText::badValue(name, parser.value(name), QStringLiteral("start, prerequisites, result")));
    }
    options.caller = parser.value(QStringLiteral("caller"));
    options.portable = parser.isSet(portableOption);
    options.leavesNothing = parser.isSet(leavingOption);
    return options;
}

QStringList elevatedArguments(const WizardState &state, const QString &caller)
{
    QStringList arguments{QStringLiteral("--machine"),
                          state.machine.name(),
                          QStringLiteral("--language"),
                          state.language,
                          state.pc.resume.goesOn ? QStringLiteral("--resume") : QStringLiteral("--page"),
                          nameOf(elevatedPage(state))};
    if (!caller.isEmpty())
        arguments += {QStringLiteral("--caller"), caller};
    if (!state.catalog.isEmpty())
        arguments += {QStringLiteral("--catalog"), state.catalog};
    if (state.offer.leaveNothing)
        arguments += QStringLiteral("--portable");
    return arguments;
}

QStringList leavingArguments(const QString &language, const QString &caller)
{
    QStringList arguments{QStringLiteral("--machine"),  QStringLiteral("local"),
                          QStringLiteral("--language"), language,
                          QStringLiteral("--portable"), QStringLiteral("--leave-nothing")};
    if (!caller.isEmpty())
        arguments += {QStringLiteral("--caller"), caller};
    return arguments;
}

} // namespace esu

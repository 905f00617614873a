// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "core/practice/scenario.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLibraryInfo>
#include <QSysInfo>
#include <QTranslator>

namespace esu {

namespace {

class Checks {
public:
    /// `probe` gives what the backend answered.
    template <class Probe> void add(const char16_t *id, Probe probe)
    {
        QElapsedTimer timer;
        timer.start();
        const Result<QString> answer = probe();
        const QString detail = answer ? *answer : describe(answer.error());
        m_array.append(QJsonObject{{QStringLiteral("id"), QString::fromUtf16(id)},
                                   {QStringLiteral("ok"), answer.has_value()},
                                   {QStringLiteral("detail"), detail},
                                   {QStringLiteral("ms"), timer.elapsed()}});
        m_lines.append(QStringLiteral("%1 %2: %3 (%4 ms)")
                           .arg(answer ? QStringLiteral("✔") : QStringLiteral("?"), QString::fromUtf16(id), detail)
                           .arg(timer.elapsed()));
    }
    const QJsonArray &array() const { return m_array; }
    const QStringList &lines() const { return m_lines; }

private:
    static QString describe(const Error &error)
    {
        QString text = error.operation + QLatin1Char(' ') + nameOf(error.fault);
        if (error.code)
            text += QLatin1Char(' ') + hresultText(*error.code);
        if (!error.condition.isEmpty())
            text += QLatin1Char(' ') + error.condition;
        return text;
    }

    QJsonArray m_array;
    QStringList m_lines;
};

template <class T> QString known(const Fact<T> &fact)
{
    return fact ? QStringLiteral("read") : QStringLiteral("unknown");
}

QString summary(const MachineFacts &facts)
{
    return QStringLiteral(
               "os %1, edition %2, ubr %3, architecture %4, packages %5, pending restart %6, update source %7, "
               "elevated %8")
        .arg(facts.os ? facts.os->version : QStringLiteral("unknown"), known(facts.editionId), known(facts.ubr),
             known(facts.architecture), known(facts.packages), known(facts.pendingRestart), known(facts.updateSource),
             known(facts.elevated));
}

bool catalogueLoads(const QString &name)
{
    QTranslator translator;
    return translator.load(QStringLiteral(":/i18n/") + name);
}

/// Each backend of the PC with what it answers; one that is missing is a fact, not a fault.
void checkMachine(Checks &checks, Machine &machine, const Resources &resources, const JobContext &context)
{
    checks.add(u"inventory", [&]() -> Result<QString> {
        const auto facts = machine.inventory().read(resources.prerequisites.packageNeedles(), context);
        if (!facts)
            return std::unexpected(facts.error());
        return summary(*facts);
    });
    checks.add(u"licensing", [&]() -> Result<QString> {
        const auto rows =
            machine.licensing().rows({.ids = resources.programmes.allActivationIds(), .keyed = true}, context);
        if (!rows)
            return std::unexpected(rows.error());
        return QStringLiteral("%1 rows").arg(rows->size());
    });
    checks.add(u"windows-update", [&]() -> Result<QString> {
        const auto probe = machine.updateAgent().probe(context);
        if (!probe)
            return std::unexpected(probe.error());
        return QStringLiteral("reachable");
    });
}

/// What was built in; gives whether it is complete.
bool checkBuild(Checks &checks, const Resources &resources)
{
    const bool catalogues = catalogueLoads(QStringLiteral("esu-wizard_ja.qm"));
    checks.add(u"data", [&]() -> Result<QString> {
        return QStringLiteral("%1 programmes, %2 error rows, %3 practice PCs, data of %4")
            .arg(resources.programmes.programmes().size())
            .arg(resources.errors.entries().size())
            .arg(builtInScenarios().size())
            .arg(resources.programmes.dataDate().toString(Qt::ISODate));
    });
    checks.add(u"translations", [&]() -> Result<QString> {
        if (!catalogues)
            return std::unexpected(Error{.fault = Fault::NotFound, .operation = QStringLiteral("translations.load")});
        return QStringLiteral("ja, en");
    });
    return catalogues;
}

/// Facts about this build and the backends it can reach, each with what it answered and how long it took. Changes
/// nothing.
void execute(const CommandCall &call, CommandResult &result)
{
    Checks checks;
    const Resources &resources = call.composition.resources();
    if (!checkBuild(checks, resources)) {
        result.head.outcome = Outcome::Attention;
        result.head.exitCode = ExitCode::Failure;
    }
    auto session =
        call.composition.open({.machine = call.arguments.machine, .stateFile = call.arguments.value(Option::State)});
    checks.add(u"machine", [&]() -> Result<QString> {
        if (!session)
            return std::unexpected(session.error());
        return (*session)->machine().name();
    });
    if (session) {
        Machine &machine = (*session)->machine();
        result.head.practice = machine.isPractice();
        checkMachine(checks, machine, resources, call.context);
        checks.add(u"credential-store", [&]() -> Result<QString> {
            const auto stored = call.composition.desk().credentialStore.read(QStringLiteral("self-test"), call.context);
            if (!stored && stored.error().fault != Fault::NotFound)
                return std::unexpected(stored.error());
            return QStringLiteral("reachable");
        });
        result.abandoned = machine.hasAbandonedWork();
    }
    if (!session)
        fail(result, session.error(), resources.errors);
    const QString version = QStringLiteral(ESU_VERSION);
    const QString qt = QLibraryInfo::version().toString();
    const QString architecture = QSysInfo::buildCpuArchitecture();
    result.members = {{QStringLiteral("build"), QJsonObject{{QStringLiteral("version"), version},
                                                            {QStringLiteral("qt"), qt},
                                                            {QStringLiteral("architecture"), architecture},
                                                            {QStringLiteral("system"), QSysInfo::prettyProductName()}}},
                      {QStringLiteral("checks"), checks.array()}};
    result.lines = QStringList{QStringLiteral("esuctl %1, Qt %2, %3").arg(version, qt, architecture)} + checks.lines();
}

} // namespace

constinit const CommandSpec selfTestCommand{
    .name = u"self-test",
    .help = QT_TRANSLATE_NOOP("CommandLine", "facts about this build and the backends it reaches"),
    .way = ActsItself{execute},
};

} // namespace esu

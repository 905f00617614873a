// SPDX-License-Identifier: MIT
#include "app/ctl/self_test.h"

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
        QString text = error.operation + QLatin1Char(' ') + faultName(error.fault);
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

} // namespace

SelfTestReport runSelfTest(const Arguments &arguments, Composition &composition, const JobContext &context)
{
    SelfTestReport report;
    Checks checks;
    const Resources &resources = composition.resources();
    const bool catalogues = catalogueLoads(QStringLiteral("esu-wizard_ja.qm"));
    report.sound = catalogues;
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
    auto session = composition.open({.machine = arguments.machine, .stateFile = arguments.stateFile});
    checks.add(u"machine", [&]() -> Result<QString> {
        if (!session)
            return std::unexpected(session.error());
        return (*session)->machine().name();
    });
    if (session) {
        Machine &machine = (*session)->machine();
        report.practice = machine.isPractice();
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
        checks.add(u"credential-store", [&]() -> Result<QString> {
            const auto stored = composition.desk().credentialStore.read(QStringLiteral("self-test"), context);
            if (!stored && stored.error().fault != Fault::NotFound)
                return std::unexpected(stored.error());
            return QStringLiteral("reachable");
        });
        report.abandoned = machine.hasAbandonedWork();
    }
    report.members = {
        {QStringLiteral("build"), QJsonObject{{QStringLiteral("version"), QStringLiteral(ESU_VERSION)},
                                              {QStringLiteral("qt"), QLibraryInfo::version().toString()},
                                              {QStringLiteral("architecture"), QSysInfo::buildCpuArchitecture()},
                                              {QStringLiteral("system"), QSysInfo::prettyProductName()}}},
        {QStringLiteral("checks"), checks.array()}};
    report.lines = checks.lines();
    report.lines.prepend(
        QStringLiteral("esuctl %1, Qt %2, %3")
            .arg(QStringLiteral(ESU_VERSION), QLibraryInfo::version().toString(), QSysInfo::buildCpuArchitecture()));
    return report;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "com_pc.h"

#include "core/base/whole_file.h"

#include <windows.h>

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>

namespace esu::compc {

namespace {

/// Asked of Windows each time: the C run time's copy is not that of the program that loaded us.
QString environment(const wchar_t *name)
{
    std::wstring text(32767, L'\0');
    const DWORD length = GetEnvironmentVariableW(name, text.data(), static_cast<DWORD>(text.size()));
    return QString::fromWCharArray(text.data(), static_cast<int>(length));
}

/// "name=scenario;name=scenario": the remote PCs that answer.
QString scenarioOfHost(const QString &host)
{
    for (const QString &entry : environment(L"ESU_COM_PC_HOSTS").split(u';', Qt::SkipEmptyParts)) {
        if (entry.section(u'=', 0, 0).compare(host, Qt::CaseInsensitive) == 0)
            return entry.section(u'=', 1);
    }
    return {};
}

void complain(const QString &what)
{
    log({{QStringLiteral("op"), QStringLiteral("problem")}, {QStringLiteral("detail"), what}});
    fprintf(stderr, "esu_com_pc: %s\n", qPrintable(what));
}

std::shared_ptr<ComPc> load(const QString &name, const QString &stateFile)
{
    auto scenario = loadScenario(name);
    if (!scenario) {
        complain(scenario.error().detail);
        return nullptr;
    }
    auto pc = std::make_shared<ComPc>(*std::move(scenario), stateFile);
    return pc->catchUp() ? pc : nullptr;
}

} // namespace

std::shared_ptr<ComPc> ComPc::current(const QString &host)
{
    // Never destroyed: clients may still call while the process ends.
    static auto &mutex = *new std::mutex;
    static auto &known = *new QHash<QString, std::shared_ptr<ComPc>>;

    const QString name = host.isEmpty() ? environment(L"ESU_COM_PC_SCENARIO") : scenarioOfHost(host);
    if (name.isEmpty()) {
        complain(QStringLiteral("ESU_COM_PC_SCENARIO is not set"));
        return nullptr;
    }
    QString stateFile = environment(L"ESU_COM_PC_STATE");
    if (!host.isEmpty() && !stateFile.isEmpty())
        stateFile += u'.' + host.toLower();
    const QString key = name + u'\n' + stateFile + u'\n' + environment(L"ESU_COM_PC_INSTANCE");
    const std::scoped_lock lock(mutex);
    if (const auto it = known.constFind(key); it != known.constEnd())
        return *it;
    auto pc = load(name, stateFile);
    if (pc)
        known.insert(key, pc);
    return pc;
}

bool ComPc::knowsHost(const QString &host)
{
    return !scenarioOfHost(host).isEmpty();
}

ComPc::ComPc(Scenario scenario, QString stateFile) : m_pc(std::move(scenario)), m_stateFile(std::move(stateFile)) {}

CallPlan ComPc::next(Call call, const QString &subject)
{
    catchUp();
    CallPlan plan = m_pc.next(call, withoutKeys(subject));
    plan.latency = scaled(plan.latency);
    save();
    return plan;
}

std::chrono::milliseconds ComPc::scaled(std::chrono::milliseconds duration) const
{
    const int speed = environment(L"ESU_COM_PC_SPEED").toInt();
    return speed > 1 ? duration / speed : duration;
}

bool ComPc::catchUp()
{
    const std::scoped_lock lock(m_saving);
    QFile file(m_stateFile);
    if (m_stateFile.isEmpty() || !file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly)) {
        complain(file.errorString());
        return false;
    }
    const QByteArray state = file.readAll();
    if (state == m_kept)
        return true;
    if (const auto loaded = m_pc.loadState(QJsonDocument::fromJson(state).object()); !loaded) {
        complain(loaded.error().detail);
        return false;
    }
    m_kept = state;
    return true;
}

void ComPc::save()
{
    if (m_stateFile.isEmpty())
        return;
    const std::scoped_lock lock(m_saving);
    const QByteArray state = QJsonDocument(m_pc.saveState()).toJson();
    if (const auto saved = saveWhole(m_stateFile, state, QStringLiteral("com-pc.save")))
        m_kept = state;
    else
        complain(m_stateFile + QStringLiteral(": ") + saved.error().detail);
}

void ComPc::sleep(std::chrono::milliseconds duration)
{
    Sleep(static_cast<DWORD>(duration.count()));
}

void ComPc::hang()
{
    for (;;)
        Sleep(60 * 1000);
}

Demands Demands::read()
{
    const QStringList words = environment(L"ESU_COM_PC_DEMAND").split(u',', Qt::SkipEmptyParts);
    return {.blanket = words.contains(QLatin1String("blanket")),
            .returnValue = words.contains(QLatin1String("return-value")),
            .deaf = words.contains(QLatin1String("deaf"))};
}

QString withoutKeys(const QString &text)
{
    static const QRegularExpression key(
        QStringLiteral("(?<![A-Z0-9-])(?:[A-Z0-9]{5}-){4}([A-Z0-9]{5})(?![A-Z0-9-])|"
                       "(?<![A-Z0-9])[BCDFGHJKMNPQRTVWXY2346789]{20}([BCDFGHJKMNPQRTVWXY2346789]{5})(?![A-Z0-9])"),
        QRegularExpression::CaseInsensitiveOption);
    QString clean = text;
    return clean.replace(key, QStringLiteral("(key ending in \\1\\2)"));
}

void log(QJsonObject entry)
{
    static auto &mutex = *new std::mutex;
    const QString name = environment(L"ESU_COM_PC_LOG");
    if (name.isEmpty())
        return;
    entry.insert(QStringLiteral("pid"), static_cast<qint64>(GetCurrentProcessId()));
    const QString line = withoutKeys(QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)));
    const std::scoped_lock lock(mutex);
    QFile file(name);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append))
        file.write(line.toUtf8() + '\n');
}

void logCall(const QString &operation, const QString &className, const QString &subject, Counted counted,
             bool violation)
{
    QJsonObject entry{{QStringLiteral("op"), operation},
                      {QStringLiteral("class"), className},
                      {QStringLiteral("subject"), subject},
                      {QStringLiteral("round_trip"), counted == Counted::RoundTrip},
                      {QStringLiteral("registry"), counted == Counted::Registry}};
    if (violation)
        entry.insert(QStringLiteral("violation"), true);
    log(std::move(entry));
}

} // namespace esu::compc

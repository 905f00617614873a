// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/ports/machine.h"
#include "core/practice/scenario.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <memory>
#include <ostream>

namespace esu::contract {

/// One machine made from one scenario, with whatever has to live as long as it.
class ContractMachine {
public:
    virtual ~ContractMachine() = default;
    virtual Machine &machine() = 0;
    /// False where the scenario's pkeyconfig cannot be put before the adapter.
    virtual bool servesKeyConfiguration() const { return true; }
    /// False where this process's own elevation decides.
    virtual bool servesElevation() const { return true; }
};

/// The kind of machine the suites run against. It makes machines from the text of a scenario, because another process
/// or DLL may have to read it. Hangs must end soon: on a clock that is instant, or with shortened deadlines.
struct MachineKind {
    const char *name = "";
    std::function<std::unique_ptr<ContractMachine>(const QByteArray &scenario)> make;
};

inline void PrintTo(const MachineKind &kind, std::ostream *out)
{
    *out << kind.name;
}

/// The text of a built-in scenario without its latencies and failures; a test adds what it is about.
class ScenarioText {
public:
    explicit ScenarioText(const char *name)
        : ScenarioText(QStringLiteral(":/scenarios/%1.json").arg(QLatin1String(name)))
    {
    }
    /// One of `tests/data/cases`.
    static ScenarioText ofCase(const char *name)
    {
        return ScenarioText(QStringLiteral(":/cases/%1.json").arg(QLatin1String(name)));
    }

    ScenarioText &set(const char *member, const QJsonValue &value)
    {
        m_root.insert(QLatin1String(member), value);
        return *this;
    }
    /// From the first call of this kind on.
    ScenarioText &fail(Call call, std::uint32_t code, bool effect = false)
    {
        return failure(call, {{QStringLiteral("hresult"), hresultText(code)}, {QStringLiteral("effect"), effect}});
    }
    ScenarioText &hang(Call call, bool effect = false)
    {
        return failure(call, {{QStringLiteral("hang"), true}, {QStringLiteral("effect"), effect}});
    }
    QByteArray text() const { return QJsonDocument(m_root).toJson(); }

private:
    explicit ScenarioText(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
        m_root = QJsonDocument::fromJson(file.readAll()).object();
        m_root.remove(QStringLiteral("behaviour"));
    }
    ScenarioText &failure(Call call, const QJsonObject &what)
    {
        QJsonObject behaviour = m_root.value(QStringLiteral("behaviour")).toObject();
        behaviour.insert(callName(call), QJsonObject{{QStringLiteral("failures"), QJsonArray{what}}});
        return set("behaviour", behaviour);
    }
    QJsonObject m_root;
};

/// What every suite starts from.
class MachineContract : public testing::TestWithParam<MachineKind> {
protected:
    Machine &open(const ScenarioText &scenario)
    {
        m_machine = GetParam().make(scenario.text());
        return m_machine->machine();
    }
    const ContractMachine &opened() const { return *m_machine; }

    static ActivationId id(const char *guid) { return *ActivationId::fromGuid(QString(QLatin1String(guid))); }
    /// A context whose stop is requested at the first sign of life.
    static JobContext stopAtFirstSign(std::stop_source &source)
    {
        return {.stop = source.get_token(), .report = [&source](const Progress &) { source.request_stop(); }};
    }
    static JobContext stopped()
    {
        std::stop_source source;
        source.request_stop();
        return {.stop = source.get_token(), .report = {}};
    }

private:
    std::unique_ptr<ContractMachine> m_machine;
};

} // namespace esu::contract

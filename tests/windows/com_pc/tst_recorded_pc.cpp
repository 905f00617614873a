// SPDX-License-Identifier: MIT
// A recorded PC behind COM: what it did not answer is as unknown to the Windows adapters as it is on the practice PC.
#include "core/journey/inspect.h"
#include "core/ports/unsupported.h"
#include "core/practice/practice_machine.h"
#include "core/practice/scenario_writer.h"
#include "core/run/document.h"
#include "core/windows/windows_machine.h"
#include "in_process_pc.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

namespace esu::compc {

namespace {

testing::Environment *const environment = testing::AddGlobalTestEnvironment(new InProcessPc);

using Unreadable = QMap<QString, std::optional<std::uint32_t>>;

/// Both faces of one scenario.
class RecordedPc : public testing::Test {
protected:
    void expectSame(const Unreadable &facts, const QString &base = QStringLiteral("wsus-managed"))
    {
        Scenario scenario = loadScenario(base).value();
        scenario.date = QDate::currentDate();
        scenario.unreadable = facts;
        scenario.behaviour = {}; // nothing waits
        QTemporaryDir folder;
        InProcessPc::open(QJsonDocument(writeScenario(scenario)).toJson(), folder);
        MemoryStateStore store;
        PracticeMachine practice(scenario, std::make_unique<ManualClock>(scenario.start()), store);
        WindowsMachine local;
        EXPECT_EQ(inspected(local), inspected(practice));
        EXPECT_EQ(lookedAround(local), lookedAround(practice));
    }

private:
    std::string inspected(Machine &machine) const
    {
        MemoryStateStore store;
        Journal journal(store);
        EmptyDesk desk(machine.clock());
        Pc pc(machine, desk.desk(), m_resources, journal);
        const auto inspection = inspect(pc, {});
        return inspection ? QJsonDocument(document::inspection(*inspection)).toJson().toStdString() : "no inspection";
    }

    /// Without what the PC that runs this test decides: the network and its cost.
    static std::string lookedAround(Machine &machine)
    {
        const Surroundings around = machine.inventory().readSurroundings({}, {}).value_or(Surroundings{});
        const auto say = [](const auto &fact, auto value) {
            return fact ? value(*fact)
                        : fact.error().operation + QLatin1Char(' ') + hresultText(fact.error().code.value_or(0));
        };
        return QStringList{
            say(around.freeBytes, [](qint64 bytes) { return QString::number(bytes); }),
            say(around.onBattery, [](bool on) { return QString::number(on ? 1 : 0); }),
            say(around.tls12, [](const Tls12Facts &tls) { return QString::number(tls.winHttp.value_or(0), 16); })}
            .join(QLatin1Char('\n'))
            .toStdString();
    }

    const Resources m_resources = loadResources().value();
};

TEST_F(RecordedPc, AnswersAllWithoutUnreadableFacts)
{
    expectSame({});
    expectSame({}, QStringLiteral("windows7-old-tls"));
}

TEST_F(RecordedPc, RefusesEachUnreadableFactAlone)
{
    for (const QString &name : unreadable::all) {
        // The process, its network and the cost of that, and its certificate stores decide these.
        if (name == unreadable::elevated || name == unreadable::metered || name == unreadable::rootCertificates ||
            name == unreadable::endpoints || name == unreadable::networkTime)
            continue;
        for (const auto &code : {std::optional<std::uint32_t>(0x80041003U), std::optional<std::uint32_t>()}) {
            SCOPED_TRACE(name.toStdString() + (code ? " with a code" : " without"));
            // A NULL property has no code.
            const bool isProperty =
                name == unreadable::servicePack || name == unreadable::productType || name == unreadable::sku;
            if (isProperty && code)
                continue;
            Unreadable facts{{name, code}};
            // The same class names the drive of Windows.
            if (name == unreadable::os)
                facts.insert(unreadable::freeSpace, code);
            expectSame(facts);
        }
    }
}

TEST_F(RecordedPc, LacksTheMethodThatTheRecordedPcLacked)
{
    expectSame({{unreadable::edition, 0x80070002U},
                {unreadable::packages, 0x80070002U},
                {unreadable::ubr, 0x80041002U},
                {unreadable::updateSource, 0x80041002U},
                {unreadable::tls12, 0x80041002U}},
               QStringLiteral("windows7-pro-ready"));
}

} // namespace

} // namespace esu::compc

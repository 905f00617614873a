// SPDX-License-Identifier: MIT
#include "core/practice/practice_machine.h"
#include "tests/contract/inventory_contract.h"
#include "tests/contract/licensing_contract.h"
#include "tests/contract/update_agent_contract.h"

namespace esu::contract {

namespace {

class PracticeContractMachine final : public ContractMachine {
public:
    explicit PracticeContractMachine(const Scenario &scenario)
        : m_machine(scenario, std::make_unique<ManualClock>(scenario.start()), m_store)
    {
    }
    Machine &machine() override { return m_machine; }

private:
    MemoryStateStore m_store;
    PracticeMachine m_machine;
};

std::unique_ptr<ContractMachine> makePractice(const QByteArray &text)
{
    const auto scenario = parseScenario(text, QStringLiteral("contract.json"));
    if (!scenario)
        throw std::runtime_error(qPrintable(scenario.error().detail));
    return std::make_unique<PracticeContractMachine>(*scenario);
}

const MachineKind practice{.name = "practice", .make = makePractice};

} // namespace

INSTANTIATE_TEST_SUITE_P(Practice, LicensingContract, testing::Values(practice));
INSTANTIATE_TEST_SUITE_P(Practice, InventoryContract, testing::Values(practice));
INSTANTIATE_TEST_SUITE_P(Practice, UpdateAgentContract, testing::Values(practice));

} // namespace esu::contract

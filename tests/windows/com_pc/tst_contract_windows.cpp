// SPDX-License-Identifier: MIT
// The contract of every machine, kept by the Windows adapters talking COM to the COM-level test PC.
#include "core/windows/windows_machine.h"
#include "in_process_pc.h"
#include "tests/contract/inventory_contract.h"
#include "tests/contract/licensing_contract.h"
#include "tests/contract/update_agent_contract.h"

namespace esu::contract {

namespace {

Patience shortPatience()
{
    using namespace std::chrono_literals;
    return {.connect = 4s,
            .rows = 2s,
            .registry = 10s,
            .installProductKey = 2s,
            .activate = 2s,
            .refresh = 2s,
            .uninstallProductKey = 2s,
            .updateSearch = 4s,
            .updateDownload = 4s,
            .updateInstall = 4s,
            .late = 500ms,
            .stopWmi = 450ms,
            .stopUpdates = 2s,
            .stopInstall = 2s};
}

class WindowsContractMachine final : public ContractMachine {
public:
    explicit WindowsContractMachine(const QByteArray &scenario)
    {
        compc::InProcessPc::open(scenario, m_folder);
        m_machine = std::make_unique<WindowsMachine>(QString(), WindowsTrust(), shortPatience());
    }
    Machine &machine() override { return *m_machine; }
    // The adapters read the file and the token of the real PC.
    bool servesKeyConfiguration() const override { return false; }
    bool servesElevation() const override { return false; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<WindowsMachine> m_machine;
};

std::unique_ptr<ContractMachine> makeWindows(const QByteArray &text)
{
    return std::make_unique<WindowsContractMachine>(text);
}

const MachineKind windows{.name = "windows", .make = makeWindows};

testing::Environment *const environment = testing::AddGlobalTestEnvironment(new compc::InProcessPc);

} // namespace

INSTANTIATE_TEST_SUITE_P(Windows, LicensingContract, testing::Values(windows));
INSTANTIATE_TEST_SUITE_P(Windows, InventoryContract, testing::Values(windows));
INSTANTIATE_TEST_SUITE_P(Windows, UpdateAgentContract, testing::Values(windows));

} // namespace esu::contract

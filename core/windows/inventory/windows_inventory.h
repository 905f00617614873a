// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/inventory.h"
#include "core/windows/wmi/wmi_link.h"

namespace esu {

/// Facts about one PC, all through its WMI connection, so that a remote PC would be read in the same way. The one
/// exception is `elevated`, which is about this process. The link outlives it.
class WindowsInventory final : public Inventory {
public:
    explicit WindowsInventory(WmiLink &link) : m_link(link) {}

    Result<MachineFacts> read(const QStringList &packageNeedles, const JobContext &context) override;
    Result<Surroundings> readSurroundings(const JobContext &context) override;

private:
    Result<OperatingSystem> readOperatingSystem(const JobContext &context);

    WmiLink &m_link;
    std::optional<Result<OperatingSystem>> m_os;
};

/// One row of Win32_OperatingSystem. Pure.
Result<OperatingSystem> operatingSystemOf(const WmiRow &row, const QString &operation);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/inventory.h"
#include "core/windows/wmi/wmi_link.h"

namespace esu {

/// Facts about one PC, all through its WMI connection, so that a remote PC would be read in the same way. The one
/// exceptions are `elevated`, which is about this process, and what only this PC can be asked: the cost of its
/// connection and its certificate stores. The link outlives it.
class WindowsInventory final : public Inventory {
public:
    explicit WindowsInventory(WmiLink &link) : m_link(link) {}

    Result<MachineFacts> read(const QStringList &packageNeedles, const JobContext &context) override;
    Result<Surroundings> readSurroundings(const QList<RootCertificate> &roots, const JobContext &context) override;

private:
    Result<OperatingSystem> readOperatingSystem(const JobContext &context);
    Fact<bool> readPartOfDomain(const JobContext &context);

    WmiLink &m_link;
    std::optional<Result<OperatingSystem>> m_os;
    Fact<bool> m_partOfDomain = notRead();
};

/// One row of Win32_OperatingSystem. Pure.
Result<OperatingSystem> operatingSystemOf(const WmiRow &row, const QString &operation);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/licensing.h"
#include "core/windows/wmi/wmi_link.h"

namespace esu {

/// The software licensing service of one PC through WMI (facts, part 3). The link outlives it.
class WindowsLicensing final : public Licensing {
public:
    explicit WindowsLicensing(WmiLink &link) : m_link(link) {}

    Result<LicenseRows> rows(const RowQuery &query, const JobContext &context) override;
    Result<void> installProductKey(const Secret &key, const JobContext &context) override;
    Result<void> activate(const ActivationId &id, const JobContext &context) override;
    Result<void> refresh(const JobContext &context) override;
    Result<void> uninstallProductKey(const ActivationId &id, const JobContext &context) override;
    Result<QList<KeyConfiguration>> keyConfigurations(int groupId, const JobContext &context) override;
    Result<QString> offlineInstallationId(const ActivationId &id, const JobContext &context) override;

private:
    using Work = std::function<Result<void>(WmiRoom &, WmiSession &, const ComCall &)>;
    Result<void> change(const QString &operation, Patience::Duration deadline, Waiting waiting,
                        const JobContext &context, Work work);

    WmiLink &m_link;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/job_context.h"
#include "core/base/secret.h"
#include "core/model/key_configuration.h"
#include "core/model/license_row.h"

#include <QList>
#include <QString>

namespace esu {

/// Which rows of `SoftwareLicensingProduct` to read. Never unfiltered: at least one part must be set.
struct RowQuery {
    QList<ActivationId> ids = {}; ///< rows with these IDs
    bool keyed = false;           ///< and every row that has a key or is licensed (base Windows among them)
    bool discover = false;        ///< and every row whose Name contains "-ESU-" (slow: may cost a full scan)
};

/// The software licensing service of one PC: what `slmgr.vbs` does in WMI terms (resources/FACTS.md#slmgr). Blocking;
/// one thread at a time. HRESULTs travel in `Error::code`. No method ever acts on a row that was not named, but see
/// `installProductKey`.
class Licensing {
public:
    virtual ~Licensing() = default;

    /// The rows that match. No match is an empty list; no answer is an error.
    virtual Result<LicenseRows> rows(const RowQuery &query, const JobContext &context) = 0;

    /// `SoftwareLicensingService.InstallProductKey`. It cannot name a row: a key for Windows itself would replace the
    /// base key, so the journey alone decides when it may be called (core/ARCHITECTURE.md, "The licence of Windows is
    /// never touched").
    virtual Result<void> installProductKey(const Secret &key, const JobContext &context) = 0;
    /// `SoftwareLicensingProduct.Activate` of this row.
    virtual Result<void> activate(const ActivationId &id, const JobContext &context) = 0;
    /// `SoftwareLicensingService.RefreshLicenseStatus`.
    virtual Result<void> refresh(const JobContext &context) = 0;
    /// `SoftwareLicensingProduct.UninstallProductKey` of this row.
    virtual Result<void> uninstallProductKey(const ActivationId &id, const JobContext &context) = 0;

    /// What the PC's own `pkeyconfig.xrm-ms` says about a PKEY2009 group ID. Unreadable (remote PC, no file, odd file)
    /// is an error; an unmapped group is an empty list.
    virtual Result<QList<KeyConfiguration>> keyConfigurations(int groupId, const JobContext &context) = 0;
    /// `OfflineInstallationId` of a row that has a key: what the activation portal asks for.
    virtual Result<QString> offlineInstallationId(const ActivationId &id, const JobContext &context) = 0;
};

} // namespace esu

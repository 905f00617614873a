// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace esu {

/// How a check item is answered; every item of `resources/prerequisites.json` says its kind.
enum class PrerequisiteKind {
    Build,            ///< os.build (and service pack) at least
    Ubr,              ///< build.UBR at least
    PackageFamily,    ///< any of `kb` (newest first) installed; `rollupFix` may replace it
    LicensingPackage, ///< as PackageFamily, or an ESU row is there
    BaseLicense,      ///< base Windows LicenseStatus 1
    PendingRestart,   ///< no restart pending
    Elevation,        ///< administrator rights (information before page 2; the journey's own gate is exit 17)
    UpdateSource,     ///< information only
    DiskSpace,        ///< `freeMegabytes` on the drive of Windows; this and all below need `Surroundings`
    Tls12,            ///< WinHTTP and Schannel may use TLS 1.2 (Windows 7, 2008 R2, 2012)
    Endpoints,        ///< every address of `purpose` answers
    RootCertificates, ///< Windows trusts the roots of the hosts of `purpose`, as far as a connection has not shown
                      ///< it
    Clock,            ///< at most `clockMinutes` from the answers' Date header
    Power,            ///< not on battery
    Metered,          ///< no metered connection (Windows 8 and later)
};

/// The answer to one check item of `resources/prerequisites.json` on one PC.
struct PrerequisiteResult {
    enum class State { Met, Missing, Unknown, NotApplicable };
    QString id = {}; ///< "windows-7-sha2"
    PrerequisiteKind kind = PrerequisiteKind::PackageFamily;
    State state = State::Unknown;
    QString evidence = {};  ///< "KB4474419 CurrentState 0x70", "19045.6456 >= 19045.6456"
    QStringList kb = {};    ///< packages that would repair it, newest first
    QString coveredBy = {}; ///< the KB that covers the named one when it is superseded, else empty
    bool blocking = true;   ///< false: information or advice only (never exit 12)

    bool operator==(const PrerequisiteResult &) const = default;
};

using PrerequisiteResults = QList<PrerequisiteResult>;

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/model/rollup.h"

namespace esu {

QVersionNumber rollupVersion(const QString &packageKey)
{
    if (!packageKey.startsWith(QLatin1String("Package_for_RollupFix~")))
        return {};
    return QVersionNumber::fromString(packageKey.section(QLatin1Char('~'), -1));
}

const PackageFact *newestRollup(const QList<PackageFact> &packages)
{
    const PackageFact *newest = nullptr;
    for (const PackageFact &package : packages) {
        const QVersionNumber version = package.isInstalled() ? rollupVersion(package.name) : QVersionNumber();
        if (!version.isNull() && (newest == nullptr || version > rollupVersion(newest->name)))
            newest = &package;
    }
    return newest;
}

} // namespace esu

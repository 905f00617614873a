// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"

namespace esu {

/// An edition by its `EditionID`, with the values of `OperatingSystemSKU` that mean the same.
struct WindowsEdition {
    QString id = {};
    QList<int> skus = {};
};

/// A Windows that no ESU programme is for, and what its owner should know.
struct WindowsRelease {
    QString id = {}; ///< "windows-11"
    LocalText name = {};
    int firstBuild = 0;
    int lastBuild = 0;
    QList<int> productTypes = {};
    QStringList editionIds = {};                        ///< "*" ends a pattern
    std::optional<QDate> supportedUntil = std::nullopt; ///< last day of free updates; nullopt = no end is known
    LocalText advice = {};

    bool isSupportedOn(QDate day) const { return !supportedUntil || day <= *supportedUntil; }
};

/// `resources/windows-versions.json`. Immutable, thread-safe.
class WindowsVersions {
public:
    WindowsVersions() = default;
    WindowsVersions(QList<WindowsEdition> editions, QList<WindowsRelease> releases)
        : m_editions(std::move(editions)), m_releases(std::move(releases))
    {
    }

    /// The EditionID that this SKU stands for; nullopt = not known here.
    std::optional<QString> editionOfSku(int sku) const;
    bool isEdition(QStringView name) const;
    /// `name` is the beginning of a longer known EditionID, and no EditionID itself.
    bool isCutEdition(QStringView name) const;
    /// nullptr when nothing is known of this Windows. `editionId` empty = not read.
    const WindowsRelease *releaseOf(const OperatingSystem &os, const QString &editionId) const;

private:
    QList<WindowsEdition> m_editions = {};
    QList<WindowsRelease> m_releases = {};
};

} // namespace esu

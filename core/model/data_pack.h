// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// Somebody whose data packs are believed.
struct DataPackKey {
    QString name = {};
    QByteArray publicKey = {}; ///< Ed25519, 32 bytes

    bool operator==(const DataPackKey &) const = default;
};

/// The only form in which a program holds a key, so that whoever packs it can find each: `esu-data-key:NAME:` and 64
/// hexadecimal digits. nullopt = it is not of this form. Pure.
std::optional<DataPackKey> dataPackKey(QByteArrayView text);

/// Who is believed, and how a signature is proven (`core/signature/signature.h`).
struct DataPackTrust {
    QList<DataPackKey> keys = {};
    bool (*isSignatureOf)(const QByteArray &message, const QByteArray &signature,
                          const QByteArray &publicKey) = nullptr;
};

/// One file of a pack.
struct PackedDataFile {
    QString name = {}; ///< "updates-by-month.json"
    QDate dataDate = {};
    QByteArray json = {};

    bool operator==(const PackedDataFile &) const = default;
};

/// Newer data files in one signed file; installer/DATA_PACK.md has its form. A value that `readDataPack` has proven.
struct DataPack {
    QString signer = {};
    QList<PackedDataFile> files = {}; ///< each of them of its schema

    /// The latest of its files.
    QDate date() const;
    /// nullptr = it is not in it.
    const PackedDataFile *file(const QString &name) const;
};

inline constexpr qint64 largestDataPack = 4LL * 1024 * 1024;

/// The names of all data files there are, those built in.
QStringList dataFileNames();

/// Proves the form, then the signature, then each file by the reader that the program loads it with. `Refused` or
/// `BadData` with a condition "data-pack-…". Nothing of a pack that is not signed is parsed but its header. Pure.
Result<DataPack> readDataPack(const QByteArray &bytes, const DataPackTrust &trust);

} // namespace esu

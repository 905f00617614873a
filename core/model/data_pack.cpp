// SPDX-License-Identifier: MIT
#include "core/model/data_pack.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/model/outside_text.h"
#include "core/model/resources.h"

#include <algorithm>
#include <array>

namespace esu {

namespace {

constexpr qsizetype keyBytes = 32;
constexpr qsizetype signatureBytes = 64;
constexpr qsizetype longestLine = 160;
constexpr QByteArrayView magic("esu-wizard-data-pack ");
constexpr QByteArrayView version("1");

std::unexpected<Error> refuse(Fault fault, const QString &condition, const QString &detail)
{
    return std::unexpected(conditionError(fault, operation::dataPack, condition, detail));
}

std::unexpected<Error> damaged(const QString &detail)
{
    return refuse(Fault::BadData, condition::dataPackDamaged, detail);
}

/// `digits` as bytes; nullopt where they are not exactly so many.
std::optional<QByteArray> fromHex(QByteArrayView digits, qsizetype bytes)
{
    const bool isHex = std::ranges::all_of(
        digits, [](char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f'); });
    if (!isHex || digits.size() != bytes * 2)
        return std::nullopt;
    return QByteArray::fromHex(digits.toByteArray());
}

template <class T, Result<T> (*parse)(const QByteArray &, const QString &)>
std::optional<Error> problemOf(const QByteArray &json, const QString &name)
{
    const auto parsed = parse(json, name);
    return parsed ? std::nullopt : std::optional(parsed.error());
}

struct KnownFile {
    const char *name;
    std::optional<Error> (*problem)(const QByteArray &json, const QString &name);
};
constexpr std::array knownFiles{
    KnownFile{"esu-programmes.json", problemOf<ProgrammeCatalogue, parseProgrammes>},
    KnownFile{"prerequisites.json", problemOf<PrerequisiteCatalogue, parsePrerequisites>},
    KnownFile{"error-codes.json", problemOf<ErrorCatalogue, parseErrorCodes>},
    KnownFile{"kms-client-keys.json", problemOf<KmsClientKeys, parseKmsClientKeys>},
    KnownFile{"endpoints.json", problemOf<Endpoints, parseEndpoints>},
    KnownFile{"windows-versions.json", problemOf<WindowsVersions, parseWindowsVersions>},
    KnownFile{"updates-by-month.json", problemOf<UpdateTables, parseUpdateTables>},
};

/// nullptr = none has this name.
const KnownFile *knownFile(const QString &name)
{
    const auto *const found =
        std::ranges::find_if(knownFiles, [&](const KnownFile &file) { return name == QLatin1String(file.name); });
    return found == knownFiles.end() ? nullptr : found;
}

/// A pack in its parts, none of them believed yet.
struct Parts {
    QByteArray signature;
    QByteArray message; ///< all but the line of the signature
    QList<PackedDataFile> files;
};

class Reader {
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    Result<Parts> read()
    {
        const auto first = line();
        if (!first || !first->startsWith(magic.toByteArray()))
            return damaged(QStringLiteral("line 1: is not a data pack"));
        if (*first != magic.toByteArray() + version.toByteArray())
            return damaged(QStringLiteral("line 1: this version of the program reads version 1 of the form"));
        const qsizetype afterFirst = m_at;
        const auto digits = line();
        const auto signature = digits ? fromHex(*digits, signatureBytes) : std::nullopt;
        if (!signature)
            return damaged(QStringLiteral("line 2: is not a signature of 128 hexadecimal digits"));
        Parts parts{.signature = *signature, .message = m_bytes.first(afterFirst) + m_bytes.sliced(m_at), .files = {}};
        QList<qsizetype> sizes;
        for (auto entry = line(); !entry || !entry->isEmpty(); entry = line()) {
            const auto problem = entry ? addFile(*entry, parts.files, sizes) : std::optional(QStringLiteral("is cut"));
            if (problem)
                return damaged(QStringLiteral("line %1: %2").arg(m_line).arg(*problem));
        }
        if (parts.files.isEmpty())
            return damaged(QStringLiteral("line 3: names no file"));
        return takeFiles(std::move(parts), sizes);
    }

private:
    /// The next line without its end; nullopt where none ends within its bound.
    std::optional<QByteArray> line()
    {
        ++m_line;
        const qsizetype end = m_bytes.indexOf('\n', m_at);
        if (end < 0 || end - m_at > longestLine)
            return std::nullopt;
        const QByteArray text = m_bytes.sliced(m_at, end - m_at);
        m_at = end + 1;
        return text;
    }

    /// `NAME SIZE`; gives what is wrong with it.
    static std::optional<QString> addFile(const QByteArray &entry, QList<PackedDataFile> &files,
                                          QList<qsizetype> &sizes)
    {
        const QByteArrayList words = entry.split(' ');
        bool isNumber = false;
        const int size = words.size() == 2 ? words.constLast().toInt(&isNumber) : 0;
        const bool isPlain = isNumber && words.constLast() == QByteArray::number(size);
        if (!isPlain || size <= 0 || size > largestDataPack)
            return QStringLiteral("is not the name and the size of a file");
        const QString name = harmless(QString::fromLatin1(words.constFirst()));
        if (!knownFile(name))
            return QStringLiteral("\"%1\" is no data file that this version of the program knows").arg(name);
        if (std::ranges::find(files, name, &PackedDataFile::name) != files.end())
            return QStringLiteral("\"%1\" stands twice").arg(name);
        files.append({.name = name});
        sizes.append(size);
        return std::nullopt;
    }

    Result<Parts> takeFiles(Parts parts, const QList<qsizetype> &sizes)
    {
        for (qsizetype i = 0; i < sizes.size(); ++i) {
            if (sizes[i] > m_bytes.size() - m_at)
                return damaged(QStringLiteral("%1: is cut").arg(parts.files[i].name));
            parts.files[i].json = m_bytes.sliced(m_at, sizes[i]);
            m_at += sizes[i];
        }
        if (m_at != m_bytes.size())
            return damaged(QStringLiteral("something follows the last file"));
        return parts;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    int m_line = 0;
};

Result<QString> signerOf(const Parts &parts, const DataPackTrust &trust)
{
    const auto signer = std::ranges::find_if(trust.keys, [&](const DataPackKey &key) {
        return trust.isSignatureOf && trust.isSignatureOf(parts.message, parts.signature, key.publicKey);
    });
    if (signer != trust.keys.end())
        return signer->name;
    QStringList names;
    for (const DataPackKey &key : trust.keys)
        names.append(key.name);
    return refuse(Fault::Refused, condition::dataPackNotSigned,
                  QStringLiteral("signed by none of: ") + names.join(QStringLiteral(", ")));
}

} // namespace

std::optional<DataPackKey> dataPackKey(QByteArrayView text)
{
    const QByteArrayList parts = text.toByteArray().split(':');
    if (parts.size() != 3 || parts[0] != "esu-data-key" || parts[1].isEmpty())
        return std::nullopt;
    const auto key = fromHex(parts[2], keyBytes);
    if (!key)
        return std::nullopt;
    return DataPackKey{.name = QString::fromLatin1(parts[1]), .publicKey = *key};
}

QDate DataPack::date() const
{
    QDate latest;
    for (const PackedDataFile &file : files)
        latest = latest.isValid() ? std::max(latest, file.dataDate) : file.dataDate;
    return latest;
}

const PackedDataFile *DataPack::file(const QString &name) const
{
    const auto found = std::ranges::find(files, name, &PackedDataFile::name);
    return found == files.end() ? nullptr : &*found;
}

QStringList dataFileNames()
{
    QStringList names;
    for (const KnownFile &file : knownFiles)
        names.append(QLatin1String(file.name));
    return names;
}

Result<DataPack> readDataPack(const QByteArray &bytes, const DataPackTrust &trust)
{
    if (trust.keys.isEmpty())
        return refuse(Fault::Refused, condition::dataPackNoSigner, QStringLiteral("this build trusts no signer"));
    if (bytes.size() > largestDataPack)
        return refuse(Fault::BadData, condition::dataPackTooLarge,
                      QStringLiteral("%1 bytes; at most %2").arg(bytes.size()).arg(largestDataPack));
    auto parts = Reader(bytes).read();
    if (!parts)
        return std::unexpected(parts.error());
    const auto signer = signerOf(*parts, trust);
    if (!signer)
        return std::unexpected(signer.error());
    DataPack pack{.signer = *signer, .files = std::move(parts->files)};
    for (PackedDataFile &file : pack.files) {
        if (const auto problem = knownFile(file.name)->problem(file.json, file.name))
            return refuse(Fault::BadData, condition::dataPackSchema, problem->detail);
        file.dataDate = dataDateOf(file.json);
    }
    return pack;
}

} // namespace esu

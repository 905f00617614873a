// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/data_pack.h"
#include "core/signature/signature.h"

#include <QFile>

#include <sodium/crypto_sign_ed25519.h>

#include <gtest/gtest.h>

namespace esu {

/// Somebody who signs, made from one byte; the same each time.
class Signer {
public:
    explicit Signer(char seed, QString name = QStringLiteral("tests")) : m_name(std::move(name))
    {
        const QByteArray bytes(crypto_sign_ed25519_SEEDBYTES, seed);
        m_public.resize(crypto_sign_ed25519_PUBLICKEYBYTES);
        m_secret.resize(crypto_sign_ed25519_SECRETKEYBYTES);
        crypto_sign_ed25519_seed_keypair(bytesOf(m_public), bytesOf(m_secret),
                                         bytesOf(const_cast<QByteArray &>(bytes)));
    }
    DataPackKey key() const { return {.name = m_name, .publicKey = m_public}; }
    QByteArray signature(const QByteArray &message) const
    {
        QByteArray made(crypto_sign_ed25519_BYTES, '\0');
        crypto_sign_ed25519_detached(bytesOf(made), nullptr,
                                     reinterpret_cast<const unsigned char *>(message.constData()),
                                     static_cast<unsigned long long>(message.size()),
                                     reinterpret_cast<const unsigned char *>(m_secret.constData()));
        return made;
    }

private:
    static unsigned char *bytesOf(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
    QString m_name;
    QByteArray m_public;
    QByteArray m_secret;
};

struct FileToPack {
    QString name;
    QByteArray json;
};

/// A data file that is built in, as of another day.
inline FileToPack builtInFile(const QString &name, const QByteArray &date)
{
    QFile file(QStringLiteral(":/data/") + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    QByteArray json = file.readAll();
    json.replace(json.indexOf("\"dataDate\": \"") + 13, 10, date);
    // A table of updates knows every month up to its date.
    const auto last = json.lastIndexOf("\"date\": \"") + 9;
    if (name == QLatin1String("updates-by-month.json") && date > json.sliced(last, 10))
        json.replace(last, 10, date);
    return {name, json};
}

/// A pack as installer/data_pack/make.py makes it, with any version and any header.
inline QByteArray signedPack(const Signer &signer, const QByteArray &entries, const QByteArray &content,
                             const QByteArray &first = "esu-wizard-data-pack 1")
{
    const QByteArray head = first + '\n';
    const QByteArray rest = entries + '\n' + content;
    return head + signer.signature(head + rest).toHex() + '\n' + rest;
}

inline QByteArray packOf(const Signer &signer, const QList<FileToPack> &files)
{
    QByteArray entries;
    QByteArray content;
    for (const FileToPack &file : files) {
        entries += file.name.toLatin1() + ' ' + QByteArray::number(file.json.size()) + '\n';
        content += file.json;
    }
    return signedPack(signer, entries, content);
}

} // namespace esu

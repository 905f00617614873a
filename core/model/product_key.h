// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>
#include <optional>
#include <vector>

namespace esu {

/// The two forms of a 25-character product key (resources/FACTS.md#key-shape).
enum class KeyForm {
    Pkey2005, ///< no N; Windows 7 / 2008 / 2008 R2 era; no checksum an application can compute
    Pkey2009, ///< exactly one N; group ID and checksum can be computed
};

/// What is wrong with a typed key, or what stands in its place. `place` is 1-based among the key's own characters
/// (dashes not counted).
struct KeyProblem {
    enum class Kind {
        Empty,
        TooShort,
        TooLong,
        ImpossibleCharacter,
        SecondN,
        Masked,       ///< most of it is hidden, or it is the placeholder of instructions
        ProductId,    ///< of a Windows that is installed
        ActivationId, ///< a GUID
        TextTooLong,  ///< longer than `longestKeyText`: not read at all
    };
    Kind kind = Kind::Empty;
    int place = 0;
    QChar character = {};
    int length = 0; ///< how many key characters there are

    bool operator==(const KeyProblem &) const = default;
};

/// A well-formed product key. Holds the text in a `Secret`; everything else about it may be shown.
/// Whether it is genuine, or for ESU at all, only Windows and Microsoft's server know.
class ProductKey {
public:
    /// Normalises width, case, spaces and dashes (every kind of dash, and the long-vowel mark); replaces nothing else.
    static std::expected<ProductKey, KeyProblem> parse(QStringView text);

    const Secret &text() const { return m_text; }
    QString lastFive() const { return m_lastFive; }
    KeyForm form() const { return m_form; }
    /// Group ID of a PKEY2009 key; selects the product in the PC's pkeyconfig.
    std::optional<int> groupId() const { return m_groupId; }
    /// False only for a PKEY2009 key whose check value does not match: a warning, never a reason to refuse.
    bool checksumMatches() const { return m_checksumMatches; }
    /// True when a dash or letter had to be normalised beyond case and ASCII dashes: evidence for 0xC004F050, cause d.
    bool wasNormalised() const { return m_wasNormalised; }

    ProductKey clone() const;

private:
    ProductKey() = default;
    Secret m_text; ///< five groups of five, with dashes
    QString m_lastFive;
    KeyForm m_form = KeyForm::Pkey2005;
    std::optional<int> m_groupId;
    bool m_checksumMatches = true;
    bool m_wasNormalised = false;
};

/// The one key that a practice PC takes: well-formed, and no real one. Treated like one all the same.
inline const QString practiceKey = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");
inline const QString practiceKeyLastFive = practiceKey.last(5);

/// A published KMS client setup key (resources/FACTS.md#kms-client-keys); public data, compared by value with what was
/// typed.
struct KmsClientKey {
    QString product;
    QString key;
};

/// The published KMS client setup keys from `resources/kms-client-keys.json`.
class KmsClientKeys {
public:
    explicit KmsClientKeys(QList<KmsClientKey> keys = {}) : m_keys(std::move(keys)) {}
    /// The product of a published KMS client setup key, or nullopt for any other key.
    std::optional<QString> productOf(const ProductKey &key) const;
    const QList<KmsClientKey> &all() const { return m_keys; }

private:
    QList<KmsClientKey> m_keys;
};

/// The longest text that is looked through for a key; a longer one is refused, never cut.
inline constexpr qsizetype longestKeyText = 64LL * 1024;

/// A key found in a pasted text.
struct FoundKey {
    ProductKey key;
    QString beside = {};               ///< the words beside it, without anything in the form of a key; may be empty
    std::optional<int> yearHint;       ///< "2年目", "Year 2" beside it: a hint only, the row that takes the key decides
    std::optional<QString> kmsProduct; ///< set for a published KMS client setup key: shown, not offered
};

/// What a text has to say about keys: those that are in it, or why there is none.
struct KeyReading {
    std::vector<FoundKey> found = {};
    std::optional<KeyProblem> problem = std::nullopt; ///< set if and only if nothing was found
    bool besideSlip = false; ///< another one with a slip stands there, which may be the one meant
    Secret slip = {};        ///< the piece of the text that `problem` counts in, when it stands in a longer text
};

/// Every distinct key in `text` (a delivery e-mail, a table of a portal, or a single key), in order of appearance:
/// full-width, lower case, any dash, another separator throughout, broken over quoted lines, wrapped by HTML, RTF, JSON
/// or a mail's own encodings. GUIDs, contract numbers, masks and other look-alikes are not keys.
std::vector<FoundKey> findKeys(QStringView text, const KmsClientKeys &kmsClientKeys);

/// The same, and what is wrong with a text that holds no key.
KeyReading readKeyText(QStringView text, const KmsClientKeys &kmsClientKeys);
/// The same for bytes in whatever encoding.
KeyReading readKeyBytes(const QByteArray &bytes, const KmsClientKeys &kmsClientKeys);

} // namespace esu

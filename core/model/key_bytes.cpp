// SPDX-License-Identifier: MIT
#include "core/model/key_bytes.h"

#include "core/base/secret.h"
#include "core/model/jis_x_0208.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace esu {

namespace {

/// What stands for a character of the encoding that has no place in JIS X 0208.
constexpr QChar geta = u'\u3013';
/// The half of UTF-16 that letters and digits in full width have; in no other encoding of Japanese.
constexpr char fullWidth = '\xFF';
constexpr char escape = '\x1B';

/// The bytes as numbers, one past the end being 0.
class Bytes {
public:
    explicit Bytes(const QByteArray &bytes) : m_bytes(bytes) {}
    qsizetype size() const { return m_bytes.size(); }
    int operator[](qsizetype i) const { return i < m_bytes.size() ? static_cast<unsigned char>(m_bytes[i]) : 0; }

private:
    const QByteArray &m_bytes;
};

bool isBetween(int value, int first, int last)
{
    return value >= first && value <= last;
}

/// A text that is built in room that suffices, so that no half of it stays behind in memory.
QString roomFor(const Bytes &bytes)
{
    QString text;
    text.reserve(bytes.size());
    return text;
}

/// Whatever is wrong in it becomes U+FFFD.
QString decoded(const QByteArray &bytes, QStringConverter::Encoding encoding)
{
    QStringDecoder decoder(encoding);
    return decoder(bytes);
}

/// nullopt = these bytes are not in this encoding.
std::optional<QString> fromUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    wipe(text);
    return std::nullopt;
}

/// Which half of each pair is 00 says the order, or FF in full width: every key is of these characters. nullopt = too
/// few are for a key, or they stand in both halves: they part texts, or fill what is left of a field.
std::optional<QString> fromUtf16(const QByteArray &bytes)
{
    constexpr int charactersOfKey = 25;
    int even = 0;
    int odd = 0;
    const Bytes all(bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isWide = bytes[i] == fullWidth && isBetween(all[i % 2 == 0 ? i + 1 : i - 1], 0x01, 0x5E);
        (i % 2 == 0 ? even : odd) += bytes[i] == '\0' || isWide ? 1 : 0;
    }
    if (std::max(even, odd) < charactersOfKey || 2 * std::min(even, odd) > std::max(even, odd))
        return std::nullopt;
    return decoded(bytes, odd >= even ? QStringConverter::Utf16LE : QStringConverter::Utf16BE);
}

/// Character sets are changed by escape sequences: ESC $ B to two bytes a character, ESC ( B back to ASCII.
QString fromIso2022Jp(const QByteArray &raw)
{
    const Bytes bytes(raw);
    QString text = roomFor(bytes);
    bool doubled = false;
    bool halfWidth = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == escape && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
            doubled = bytes[i + 1] == '$';
            halfWidth = bytes[i + 1] == '(' && bytes[i + 2] == 'I';
            i += doubled && bytes[i + 2] == '(' ? 3 : 2;
        } else if (doubled && isBetween(bytes[i], 0x21, 0x7E) && isBetween(bytes[i + 1], 0x21, 0x7E)) {
            text.append(jisX0208(bytes[i] - 0x20, bytes[i + 1] - 0x20).value_or(geta));
            ++i;
        } else if (halfWidth && isBetween(bytes[i], 0x21, 0x5F)) {
            text.append(QChar(0xFF40 + bytes[i]));
        } else {
            // A line end closes what was left open.
            doubled = doubled && bytes[i] != '\n';
            text.append(QChar(bytes[i] < 0x80 ? bytes[i] : geta.unicode()));
        }
    }
    return text;
}

/// Row and cell of a pair of CP932; rows beyond 94 are those of users and of IBM.
std::optional<QChar> pairOfCp932(int lead, int trail)
{
    if (!(isBetween(lead, 0x81, 0x9F) || isBetween(lead, 0xE0, 0xFC)) ||
        !(isBetween(trail, 0x40, 0x7E) || isBetween(trail, 0x80, 0xFC)))
        return std::nullopt;
    const int row = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 2 + (trail >= 0x9F ? 2 : 1);
    const int cell = trail >= 0x9F ? trail - 0x9E : trail - 0x3F - (trail > 0x7F ? 1 : 0);
    return row > 94 ? std::optional(geta) : jisX0208(row, cell);
}

std::optional<QString> fromCp932(const QByteArray &raw)
{
    const Bytes bytes(raw);
    QString text = roomFor(bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] < 0x80) {
            text.append(QChar(bytes[i]));
        } else if (isBetween(bytes[i], 0xA1, 0xDF)) {
            text.append(QChar(0xFEC0 + bytes[i]));
        } else if (const auto pair = pairOfCp932(bytes[i], bytes[i + 1])) {
            text.append(*pair);
            ++i;
        } else {
            wipe(text);
            return std::nullopt;
        }
    }
    return text;
}

std::optional<QString> fromEucJp(const QByteArray &raw)
{
    const Bytes bytes(raw);
    QString text = roomFor(bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] < 0x80) {
            text.append(QChar(bytes[i]));
        } else if (bytes[i] == 0x8E && isBetween(bytes[i + 1], 0xA1, 0xDF)) {
            text.append(QChar(0xFEC0 + bytes[++i]));
        } else if (bytes[i] == 0x8F && bytes[i + 1] > 0xA0 && bytes[i + 2] > 0xA0) {
            text.append(geta);
            i += 2;
        } else if (const auto pair = jisX0208(bytes[i] - 0xA0, bytes[i + 1] - 0xA0)) {
            text.append(*pair);
            ++i;
        } else {
            wipe(text);
            return std::nullopt;
        }
    }
    return text;
}

/// Chinese and Korean have pairs as well, whose second byte may be a letter: none of it is a part of the key.
QString fromOtherPairs(const QByteArray &raw)
{
    const Bytes bytes(raw);
    QString text = roomFor(bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isPair = bytes[i] > 0x80 && bytes[i + 1] >= 0x40;
        text.append(bytes[i] < 0x80 ? QChar(bytes[i]) : geta);
        i += isPair ? 1 : 0;
    }
    return text;
}

QString fromWindows1252(const QByteArray &raw)
{
    constexpr std::array<char16_t, 32> special{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    const Bytes bytes(raw);
    QString text = roomFor(bytes);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isSpecial = isBetween(bytes[i], 0x80, 0x9F);
        text.append(isSpecial ? QChar(special[static_cast<std::size_t>(bytes[i] - 0x80)]) : QChar(bytes[i]));
    }
    return text;
}

} // namespace

QStringList readingsOf(const QByteArray &bytes)
{
    if (const auto bom = QStringConverter::encodingForData(bytes))
        return {decoded(bytes, *bom)};
    if (bytes.contains('\0') || bytes.contains(fullWidth)) {
        if (auto text = fromUtf16(bytes))
            return {*std::move(text)};
    }
    if (bytes.contains('\0')) {
        QByteArray lines = bytes;
        lines.replace('\0', '\n');
        const QStringList texts = readingsOf(lines);
        lines.fill('\0');
        return texts;
    }
    if (bytes.contains("\x1B$") || bytes.contains("\x1B("))
        return {fromIso2022Jp(bytes)};
    if (auto text = fromUtf8(bytes))
        return {*std::move(text)};
    QStringList texts;
    // Whatever is right EUC-JP is hardly ever meant as CP932, which needs bytes for it that EUC-JP does not have.
    for (const auto reading : {fromEucJp, fromCp932}) {
        if (auto text = reading(bytes))
            texts.append(*std::move(text));
    }
    texts.append(fromWindows1252(bytes));
    texts.append(fromOtherPairs(bytes));
    texts.append(decoded(bytes, QStringConverter::Utf8));
    return texts;
}

} // namespace esu

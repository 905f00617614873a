// SPDX-License-Identifier: MIT
#include "core/model/product_key.h"

#include "core/model/key_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace esu {

namespace {

constexpr int keyLength = 25;

/// The 114 bits of a PKEY2009 key, as four words with the lowest first.
using KeyBits = std::array<std::uint32_t, 4>;

/// Facts 5.1: the place of the N is the first base-24 digit, the other 24 characters follow.
KeyBits decode(QStringView characters)
{
    KeyBits bits{};
    const auto append = [&bits](qsizetype digit) {
        auto carry = static_cast<std::uint64_t>(digit);
        for (std::uint32_t &word : bits) {
            carry += std::uint64_t{word} * 24U;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32U;
        }
    };
    append(characters.indexOf(u'N'));
    for (const QChar c : characters) {
        if (c != u'N')
            append(keytext::alphabet.indexOf(c));
    }
    return bits;
}

/// CRC-32/BZIP2 over the 16 bytes, little-endian, as Microsoft's keys have it (resources/FACTS.md#key-shape).
std::uint32_t checksum(const KeyBits &bits)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint32_t word : bits) {
        for (unsigned byte = 0; byte < 4; ++byte) {
            crc ^= ((word >> (8U * byte)) & 0xFFU) << 24U;
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc & 0x80000000U) != 0U ? (crc << 1U) ^ 0x04C11DB7U : crc << 1U;
        }
    }
    return ~crc & 0x3FFU;
}

struct Decoded {
    int groupId = 0;
    bool checksumMatches = false;
};

/// Bits 0-19 group ID, 103-112 checksum, which counts as zero in its own calculation.
Decoded readBits(KeyBits bits)
{
    const std::uint32_t stored = (bits[3] >> 7U) & 0x3FFU;
    bits[3] &= ~(0x3FFU << 7U);
    return {static_cast<int>(bits[0] & 0xFFFFFU), checksum(bits) == stored};
}

} // namespace

std::expected<ProductKey, KeyProblem> ProductKey::parse(QStringView text)
{
    QString characters;
    characters.reserve(text.size() + 4); // with its dashes: a buffer that grows leaves its old self behind unwiped
    ProductKey key;
    std::optional<KeyProblem> problem;
    int length = 0;
    int countOfN = 0;
    for (const QChar c : text) {
        if (keytext::isGap(c)) {
            key.m_wasNormalised |= c != u'-' && c != u' ' && !keytext::isLineEnd(c) && c != u'\t';
            continue;
        }
        const QChar plain = keytext::narrow(c);
        key.m_wasNormalised |= plain.toUpper() != c.toUpper();
        const QChar upper = plain.unicode() < 0x80 ? plain.toUpper() : plain;
        ++length;
        if (!keytext::isKeyCharacter(upper)) {
            // The person sees the character they typed, not what we made of it.
            if (!problem)
                problem = KeyProblem{.kind = KeyProblem::Kind::ImpossibleCharacter, .place = length, .character = c};
        } else if (upper == u'N' && ++countOfN > 1 && !problem) {
            problem = KeyProblem{.kind = KeyProblem::Kind::SecondN, .place = length, .character = c};
        }
        characters.append(upper);
    }
    if (length == 0)
        problem = KeyProblem{.kind = KeyProblem::Kind::Empty};
    else if (!problem && length != keyLength)
        problem = KeyProblem{.kind = length < keyLength ? KeyProblem::Kind::TooShort : KeyProblem::Kind::TooLong};
    else if (!problem && keytext::isMask(characters))
        problem = KeyProblem{.kind = KeyProblem::Kind::Masked};
    else if (!problem && std::ranges::none_of(characters, [](QChar c) { return c.isLetter(); }))
        problem = KeyProblem{.kind = KeyProblem::Kind::Empty};
    if (problem) {
        problem->length = length;
        wipe(characters);
        return std::unexpected(*problem);
    }

    if (countOfN == 1) {
        const Decoded decoded = readBits(decode(characters));
        key.m_form = KeyForm::Pkey2009;
        key.m_groupId = decoded.groupId;
        key.m_checksumMatches = decoded.checksumMatches;
    }
    key.m_lastFive = characters.right(5);
    for (qsizetype dash = 20; dash > 0; dash -= 5)
        characters.insert(dash, u'-');
    key.m_text = Secret(characters);
    wipe(characters);
    return key;
}

ProductKey ProductKey::clone() const
{
    ProductKey copy;
    copy.m_text = m_text.clone();
    copy.m_lastFive = m_lastFive;
    copy.m_form = m_form;
    copy.m_groupId = m_groupId;
    copy.m_checksumMatches = m_checksumMatches;
    copy.m_wasNormalised = m_wasNormalised;
    return copy;
}

std::optional<QString> KmsClientKeys::productOf(const ProductKey &key) const
{
    for (const KmsClientKey &known : m_keys) {
        if (key.text().reveal() == known.key)
            return known.product;
    }
    return std::nullopt;
}

} // namespace esu

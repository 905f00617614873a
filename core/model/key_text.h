// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// What the characters of a pasted product key may look like. Shared by `product_key.cpp` and `key_finder.cpp`.
namespace esu::keytext {

/// The 24 digits of a key, in the order of their values; `N` stands apart (resources/FACTS.md#key-shape).
inline constexpr QStringView alphabet = u"BCDFGHJKMPQRTVWXY2346789";

inline bool isKeyCharacter(QChar c)
{
    return c == u'N' || alphabet.contains(c);
}

/// Full-width letters and digits have the same order as ASCII.
inline QChar narrow(QChar c)
{
    return c >= u'\uFF01' && c <= u'\uFF5E' ? QChar(c.unicode() - 0xFEE0) : c;
}

/// Hyphens and dashes of every kind, minus signs, and what Japanese input puts in their place: the
/// long-vowel mark, the sign for one.
inline bool isDash(QChar c)
{
    return c.category() == QChar::Punctuation_Dash || c == u'\u2212' || c == u'\u30FC' || c == u'\uFF70' ||
           c == u'\u00AD' || c == u'\u2500' || c == u'\u2501' || c == u'\u02D7' || c == u'\u2043' || c == u'\u00AF' ||
           c == u'\u4E00';
}

inline bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\u2028' || c == u'\u2029';
}

/// Characters without width that web pages and mail programs leave behind.
inline bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Format || c == u'\uFEFF';
}

/// Between the characters of a key these say nothing.
inline bool isGap(QChar c)
{
    return c.isSpace() || isDash(c) || isInvisible(c) || c.category() == QChar::Other_Control;
}

inline bool isWordCharacter(QChar c)
{
    const char16_t plain = narrow(c).unicode();
    return (plain >= u'0' && plain <= u'9') || (plain >= u'A' && plain <= u'Z') || (plain >= u'a' && plain <= u'z');
}

inline QChar upper(QChar c)
{
    return narrow(c).toUpper();
}

/// Groups of one and the same sign (`*****-*****`): two of five signs are a mask or a placeholder, and no key.
inline bool isMask(QStringView characters)
{
    int alike = 0;
    for (qsizetype start = 0; start + 5 <= characters.size(); start += 5) {
        const QStringView group = characters.sliced(start, 5);
        alike += group.count(group.front()) == group.size() ? 1 : 0;
    }
    return alike >= 2;
}

} // namespace esu::keytext

// SPDX-License-Identifier: MIT
#include "core/model/key_finder.h"

#include "core/model/key_text.h"

#include <QSet>

#include <algorithm>

namespace esu {

namespace {

constexpr qsizetype groupLength = 5;
constexpr int groupCount = 5;

/// A run of letters and digits.
struct Token {
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype size() const { return end - start; }
};

/// What stands between two tokens.
struct Link {
    bool joins = false; ///< nothing but dashes, blanks, and the marks of a quoted line
    bool hasDash = false;
    bool isDirect = false; ///< dashes only
    bool breaksLine = false;
};

using keytext::isWordCharacter;
using keytext::upper;

QList<Token> tokensOf(QStringView text)
{
    QList<Token> tokens;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isWordCharacter(text[i]))
            continue;
        const qsizetype start = i;
        while (i < text.size() && isWordCharacter(text[i]))
            ++i;
        tokens.append({start, i});
    }
    return tokens;
}

Link linkBetween(QStringView text, const Token &left, const Token &right)
{
    constexpr qsizetype longestGap = 40; // a line end and a deeply quoted beginning
    Link link;
    if (right.start - left.end > longestGap)
        return link;
    int dashes = 0;
    int lineEnds = 0;
    int others = 0;
    for (const QChar c : text.sliced(left.end, right.start - left.end)) {
        if (keytext::isDash(c)) {
            ++dashes;
            continue;
        }
        ++others;
        if (c == u'\n' || c == u'\u2028' || c == u'\u2029')
            ++lineEnds;
        else if (const QChar plain = keytext::narrow(c); (plain == u'>' || plain == u'|') && lineEnds > 0)
            continue;
        else if (!keytext::isGap(c))
            return link;
    }
    link.joins = dashes + others > 0 && dashes <= 2 && lineEnds <= 2;
    link.hasDash = dashes > 0;
    link.isDirect = dashes > 0 && others == 0;
    link.breaksLine = lineEnds > 0;
    return link;
}

bool isKeyText(QStringView text, const Token &token)
{
    const QStringView word = text.sliced(token.start, token.size());
    return std::all_of(word.cbegin(), word.cend(), [](QChar c) { return keytext::isKeyCharacter(upper(c)); });
}

/// Numbers of 25 digits and the placeholder keys of instructions are made of key characters, too.
bool looksRandom(QStringView text)
{
    QSet<QChar> different;
    QString characters;
    characters.reserve(text.size());
    for (const QChar c : text) {
        if (!isWordCharacter(c))
            continue;
        different.insert(upper(c));
        characters.append(upper(c));
    }
    const bool random = different.size() >= 5 && !keytext::isMask(characters) &&
                        std::ranges::any_of(different, [](QChar c) { return c.isLetter(); });
    wipe(characters);
    return random;
}

/// A sign that someone, or a program that knew no dash, put between the groups: `/`, `_`, `・`, `?`, `","`.
bool isSeparator(QStringView gap)
{
    const QStringView sign = gap.trimmed();
    if (sign.isEmpty() || sign.size() > 3 || (sign.size() > 1 && sign.size() != gap.size()))
        return false;
    // A comma with a blank on one side is a list.
    if (gap.size() != sign.size() && (gap.size() != 3 || sign.data() != gap.data() + 1))
        return false;
    return std::ranges::none_of(sign, [](QChar c) { return c.isLetterOrNumber() || c.isSpace(); });
}

class Finder {
public:
    explicit Finder(QStringView text) : m_text(text), m_tokens(tokensOf(text)) {}

    QList<KeyMatch> matches() const
    {
        QList<KeyMatch> found;
        for (qsizetype i = 0; i < m_tokens.size();) {
            const auto match = matchAt(i);
            if (!match || (!match->dashed && dashedMatchWithin(i, match->tokens))) {
                ++i;
                continue;
            }
            found.append(*match);
            i += match->tokens;
        }
        return found;
    }

private:
    Link link(qsizetype left) const
    {
        return left >= 0 && left + 1 < m_tokens.size() ? linkBetween(m_text, m_tokens[left], m_tokens[left + 1])
                                                       : Link{};
    }

    /// What stands between this token and the next.
    QStringView gap(qsizetype left) const
    {
        if (left + 1 >= m_tokens.size())
            return {};
        return m_text.sliced(m_tokens[left].end, m_tokens[left + 1].start - m_tokens[left].end);
    }

    /// Is it no part of a key that stands beside it, joined by a dash: a word, a number, anything but five characters
    /// that might be the key's?
    bool isLabel(qsizetype index) const
    {
        const Token &token = m_tokens[index];
        const QStringView word = m_text.sliced(token.start, token.size());
        return token.size() != groupLength || !isKeyText(m_text, token) ||
               std::ranges::all_of(word, [](QChar c) { return keytext::narrow(c).isDigit(); });
    }

    /// How many tokens make the five characters at `index`: two if the end of a line fell inside, five if a blank
    /// stands between all of them; 0 = no group.
    qsizetype groupAt(qsizetype index) const
    {
        if (index >= m_tokens.size() || !isKeyText(m_text, m_tokens[index]))
            return 0;
        const qsizetype size = m_tokens[index].size();
        if (size == groupLength)
            return 1;
        if (isSpacedGroup(index))
            return groupLength;
        const Link next = link(index);
        return size < groupLength && next.joins && next.breaksLine && !next.hasDash &&
                       size + m_tokens[index + 1].size() == groupLength && isKeyText(m_text, m_tokens[index + 1])
                   ? 2
                   : 0;
    }

    bool isSpacedGroup(qsizetype index) const
    {
        for (qsizetype i = index; i < index + groupLength; ++i) {
            if (i >= m_tokens.size() || m_tokens[i].size() != 1 || !isKeyText(m_text, m_tokens[i]))
                return false;
            const Link next = link(i);
            if (i + 1 < index + groupLength && (!next.joins || next.hasDash || next.breaksLine))
                return false;
        }
        return true;
    }

    std::optional<KeyMatch> matchAt(qsizetype index) const
    {
        const Token &first = m_tokens[index];
        if (first.size() == groupLength * groupCount)
            return runAt(first);
        if (const auto run = brokenRunAt(index))
            return run;
        KeyMatch match{.start = first.start};
        QStringView separator;
        for (int group = 0; group < groupCount; ++group) {
            if (group > 0) {
                const Link before = link(index + match.tokens - 1);
                const QStringView between = gap(index + match.tokens - 1);
                if (group == 1 && !before.joins && isSeparator(between))
                    separator = between;
                if (separator.isEmpty() ? !before.joins : between != separator)
                    return std::nullopt;
                match.dashed &= before.hasDash || !separator.isEmpty();
            }
            const qsizetype size = groupAt(index + match.tokens);
            if (size == 0)
                return std::nullopt;
            match.tokens += size;
        }
        // Five groups out of a longer number are no key.
        const qsizetype last = index + match.tokens - 1;
        if ((link(index - 1).isDirect && !isLabel(index - 1)) || (link(last).isDirect && !isLabel(last + 1)))
            return std::nullopt;
        match.end = m_tokens[last].end;
        return looksRandom(m_text.sliced(match.start, match.end - match.start)) ? std::optional(match) : std::nullopt;
    }

    /// 25 characters in one piece hide in addresses and codes; a key in one piece stands alone and in one case.
    std::optional<KeyMatch> runAt(const Token &token) const
    {
        if (!standsAlone(token.start, token.end) || !isRun(m_text.sliced(token.start, token.size())))
            return std::nullopt;
        return KeyMatch{token.start, token.end, 1, true};
    }

    /// The same over the end of a line.
    std::optional<KeyMatch> brokenRunAt(qsizetype index) const
    {
        const Link next = link(index);
        if (!next.joins || !next.breaksLine || next.hasDash)
            return std::nullopt;
        const Token &left = m_tokens[index];
        const Token &right = m_tokens[index + 1];
        if (left.size() + right.size() != groupLength * groupCount || left.size() < groupLength || right.size() < 2 ||
            !standsAlone(left.start, right.end))
            return std::nullopt;
        QString run = m_text.sliced(left.start, left.size()).toString();
        run.append(m_text.sliced(right.start, right.size()));
        const bool fits = isRun(run);
        wipe(run);
        return fits ? std::optional(KeyMatch{left.start, right.end, 2, true}) : std::nullopt;
    }

    static bool isRun(QStringView run)
    {
        const auto isAny = [run](bool (QChar::*is)() const) {
            return std::ranges::any_of(run, [is](QChar c) { return (c.*is)(); });
        };
        return !(isAny(&QChar::isLower) && isAny(&QChar::isUpper)) && looksRandom(run) &&
               std::ranges::all_of(run, [](QChar c) { return keytext::isKeyCharacter(upper(c)); });
    }

    bool standsAlone(qsizetype start, qsizetype end) const
    {
        const auto touches = [this](qsizetype place) {
            static constexpr QStringView glue = u"/\\._=@&?%+#~*";
            return place >= 0 && place < m_text.size() &&
                   (keytext::isDash(m_text[place]) || glue.contains(keytext::narrow(m_text[place])));
        };
        // Behind 「キー」 the mark is part of the word.
        const bool afterWord =
            start > 1 && m_text[start - 1] == u'\u30FC' && m_text[start - 2].script() == QChar::Script_Katakana;
        const bool wrapped = touches(start - 1) && touches(end) && m_text[start - 1] == m_text[end] &&
                             m_text[end] != u'/' && m_text[end] != u'.';
        // A full stop may end the sentence.
        const bool touchesNext =
            touches(end) && (m_text[end] != u'.' || (end + 1 != m_text.size() && !m_text[end + 1].isSpace()));
        return wrapped || ((!touches(start - 1) || afterWord || isAfterLabel(start)) && !touchesNext);
    }

    /// `MAK=`, `KEY-`: a short word that is no part of an address.
    bool isAfterLabel(qsizetype start) const
    {
        if (keytext::narrow(m_text[start - 1]) != u'=' && !keytext::isDash(m_text[start - 1]))
            return false;
        qsizetype word = start - 1;
        while (word > 0 && isWordCharacter(m_text[word - 1]))
            --word;
        static constexpr QStringView partOfAddress = u"/\\.?&@%#+=";
        const qsizetype length = start - 1 - word;
        return length > 0 && length <= 16 && (word == 0 || !partOfAddress.contains(keytext::narrow(m_text[word - 1])));
    }

    bool dashedMatchWithin(qsizetype index, qsizetype length) const
    {
        for (qsizetype i = index + 1; i < index + length; ++i) {
            if (const auto match = matchAt(i); match && match->dashed)
                return true;
        }
        return false;
    }

    const QStringView m_text;
    const QList<Token> m_tokens;
};

} // namespace

QList<KeyMatch> keyMatches(QStringView text)
{
    QList<KeyMatch> matches = Finder(text).matches();
    // A single key that was typed with its blanks in odd places.
    if (matches.isEmpty() && looksRandom(text) && ProductKey::parse(text))
        matches.append({0, text.size(), 1, false});
    return matches;
}

} // namespace esu

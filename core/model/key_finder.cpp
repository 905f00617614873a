// SPDX-License-Identifier: MIT
#include "core/model/key_text.h"
#include "core/model/product_key.h"

#include <QRegularExpression>
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

bool isWordCharacter(QChar c)
{
    const char16_t plain = keytext::narrow(c).unicode();
    return (plain >= u'0' && plain <= u'9') || (plain >= u'A' && plain <= u'Z') || (plain >= u'a' && plain <= u'z');
}

QChar upper(QChar c)
{
    return keytext::narrow(c).toUpper();
}

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
    bool hasLetter = false;
    for (const QChar c : text) {
        if (!isWordCharacter(c))
            continue;
        different.insert(upper(c));
        hasLetter |= upper(c).isLetter();
    }
    return hasLetter && different.size() >= 5;
}

/// A key in the text, from the first to past the last character.
struct Match {
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype tokens = 0;
    bool dashed = true; ///< a dash between all groups
};

class Finder {
public:
    explicit Finder(QStringView text) : m_text(text), m_tokens(tokensOf(text)) {}

    QList<Match> matches() const
    {
        QList<Match> found;
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

    /// How many tokens make the five characters at `index`: two if the end of a line fell inside; 0 = no group.
    qsizetype groupAt(qsizetype index) const
    {
        if (index >= m_tokens.size() || !isKeyText(m_text, m_tokens[index]))
            return 0;
        const qsizetype size = m_tokens[index].size();
        if (size == groupLength)
            return 1;
        const Link next = link(index);
        return size < groupLength && next.joins && next.breaksLine && !next.hasDash &&
                       size + m_tokens[index + 1].size() == groupLength && isKeyText(m_text, m_tokens[index + 1])
                   ? 2
                   : 0;
    }

    std::optional<Match> matchAt(qsizetype index) const
    {
        const Token &first = m_tokens[index];
        if (first.size() == groupLength * groupCount)
            return runAt(first);
        Match match{.start = first.start};
        for (int group = 0; group < groupCount; ++group) {
            if (group > 0) {
                const Link before = link(index + match.tokens - 1);
                if (!before.joins)
                    return std::nullopt;
                match.dashed &= before.hasDash;
            }
            const qsizetype size = groupAt(index + match.tokens);
            if (size == 0)
                return std::nullopt;
            match.tokens += size;
        }
        // Five groups out of a longer number are no key.
        const qsizetype last = index + match.tokens - 1;
        if ((link(index - 1).isDirect && m_tokens[index - 1].size() == groupLength) ||
            (link(last).isDirect && m_tokens[last + 1].size() == groupLength))
            return std::nullopt;
        match.end = m_tokens[last].end;
        return looksRandom(m_text.sliced(match.start, match.end - match.start)) ? std::optional(match) : std::nullopt;
    }

    /// 25 characters in one piece hide in addresses and codes; a key in one piece stands alone and in one case.
    std::optional<Match> runAt(const Token &token) const
    {
        const QStringView run = m_text.sliced(token.start, token.size());
        const auto touches = [this](qsizetype place) {
            static constexpr QStringView glue = u"/\\._=@&?%+#~*";
            return place >= 0 && place < m_text.size() &&
                   (keytext::isDash(m_text[place]) || glue.contains(keytext::narrow(m_text[place])));
        };
        // Behind 「キー」 the mark is part of the word.
        const bool afterWord = token.start > 1 && m_text[token.start - 1] == u'\u30FC' &&
                               m_text[token.start - 2].script() == QChar::Script_Katakana;
        const bool oneCase = std::none_of(run.cbegin(), run.cend(), [](QChar c) { return c.isLower(); }) ||
                             std::none_of(run.cbegin(), run.cend(), [](QChar c) { return c.isUpper(); });
        // A full stop may end the sentence.
        const bool touchesNext =
            touches(token.end) &&
            (m_text[token.end] != u'.' || (token.end + 1 != m_text.size() && !m_text[token.end + 1].isSpace()));
        if ((touches(token.start - 1) && !afterWord) || touchesNext || !oneCase || !isKeyText(m_text, token) ||
            !looksRandom(run))
            return std::nullopt;
        return Match{token.start, token.end, 1, true};
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

/// The years named in a piece of text, in order.
QList<int> yearsIn(QStringView text)
{
    static const QRegularExpression mention(QStringLiteral("(?<![0-9])([1-9])\\s*年目|(一|二|三)年目|\\byear\\s*-?\\s*("
                                                           "[1-9])(?![0-9])|\\b([1-9])(?:st|nd|rd|th) year"),
                                            QRegularExpression::CaseInsensitiveOption);
    QString plain = text.toString();
    for (QChar &c : plain)
        c = c == u'\u3000' ? QChar(u' ') : keytext::narrow(c);
    QList<int> years;
    for (auto matches = mention.globalMatch(plain); matches.hasNext();) {
        const QString word = matches.next().captured(0);
        const auto digit = std::find_if(word.cbegin(), word.cend(),
                                        [](QChar c) { return c.isDigit() || QStringLiteral("一二三").contains(c); });
        years.append(digit->isDigit() ? digit->digitValue()
                                      : static_cast<int>(QStringLiteral("一二三").indexOf(*digit)) + 1);
    }
    return years;
}

/// The year named beside a key: before it on its line, behind it on its line, or, if all agree, in the lines above.
std::optional<int> yearHint(QStringView text, const Match &match, qsizetype previousEnd, qsizetype nextStart)
{
    const QStringView before = text.sliced(previousEnd, match.start - previousEnd);
    const QStringView behind = text.sliced(match.end, nextStart - match.end);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    if (const QList<int> years = yearsIn(before.sliced(lineStart)); !years.isEmpty())
        return years.last();
    const qsizetype lineEnd = behind.indexOf(u'\n');
    if (const QList<int> years = yearsIn(lineEnd < 0 ? behind : behind.first(lineEnd)); !years.isEmpty())
        return years.first();
    // The rest of the line of the key above belongs to that key.
    const qsizetype rest = previousEnd == 0 ? 0 : before.indexOf(u'\n');
    if (rest < 0 || rest >= lineStart)
        return std::nullopt;
    const QList<int> above = yearsIn(before.sliced(rest, lineStart - rest));
    if (above.isEmpty() || above.count(above.first()) != above.size())
        return std::nullopt;
    return above.first();
}

/// Parses one piece of the text as a key. The marks of quoted lines are no part of it.
std::optional<ProductKey> keyFrom(QStringView piece)
{
    QString characters;
    characters.reserve(piece.size());
    for (const QChar c : piece) {
        if (isWordCharacter(c) || keytext::isGap(c))
            characters.append(c);
    }
    auto key = ProductKey::parse(characters);
    wipe(characters);
    if (!key)
        return std::nullopt;
    return std::move(*key);
}

} // namespace

std::vector<FoundKey> findKeys(QStringView text, const KmsClientKeys &kmsClientKeys)
{
    std::vector<FoundKey> found;
    QList<Match> matches = Finder(text).matches();
    // A single key that was typed with its blanks in odd places.
    if (matches.isEmpty() && looksRandom(text) && ProductKey::parse(text))
        matches.append({0, text.size(), 1, false});
    qsizetype previousEnd = 0;
    for (qsizetype i = 0; i < matches.size(); ++i) {
        const Match &match = matches[i];
        auto key = keyFrom(text.sliced(match.start, match.end - match.start));
        const qsizetype nextStart = i + 1 < matches.size() ? matches[i + 1].start : text.size();
        const auto hint = yearHint(text, match, previousEnd, nextStart);
        previousEnd = match.end;
        if (!key || std::any_of(found.cbegin(), found.cend(),
                                [&key](const FoundKey &other) { return other.key.text() == key->text(); }))
            continue;
        auto kmsProduct = kmsClientKeys.productOf(*key);
        found.push_back(FoundKey{std::move(*key), hint, std::move(kmsProduct)});
    }
    return found;
}

} // namespace esu

// SPDX-License-Identifier: MIT
// Why a text holds no key: the key with a slip in it, never the words around it.
#include "core/model/activation_id.h"
#include "core/model/key_finder.h"
#include "core/model/key_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

constexpr qsizetype groupLength = 5;
constexpr qsizetype groupCount = 5;
constexpr qsizetype keyLength = groupLength * groupCount;

/// A run of letters and digits of any script that is written with spaces: an "O" may be a Greek one.
struct Word {
    qsizetype start = 0;
    qsizetype end = 0;
    int strange = 0; ///< characters that no key has
    qsizetype size() const { return end - start; }
};

bool isWordPart(QChar c)
{
    const QChar::Script script = c.script();
    const bool hasNoSpaces = script == QChar::Script_Han || script == QChar::Script_Hiragana ||
                             script == QChar::Script_Katakana || script == QChar::Script_Hangul;
    return !hasNoSpaces && c.isLetterOrNumber() && !keytext::isDash(c);
}

QList<Word> wordsOf(QStringView text)
{
    QList<Word> words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isWordPart(text[i]))
            continue;
        Word word{.start = i};
        for (; i < text.size() && isWordPart(text[i]); ++i)
            word.strange += keytext::isKeyCharacter(keytext::upper(text[i])) ? 0 : 1;
        word.end = i;
        words.append(word);
    }
    return words;
}

/// Words that look like the groups of one key.
struct Chain {
    qsizetype first = 0;
    qsizetype count = 0;
    int cost = 0; ///< how far it is from a key
};

class SlipFinder {
public:
    explicit SlipFinder(QStringView text) : m_text(text), m_words(wordsOf(text)) {}

    std::optional<KeySlip> find() const
    {
        std::optional<Chain> best;
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            for (const auto &chain : {chainAt(i, groupCount), chainAt(i, groupCount - 1), runAt(i)}) {
                if (chain && (!best || chain->cost < best->cost))
                    best = chain;
            }
        }
        return best ? std::optional(slipOf(*best)) : std::nullopt;
    }

    /// Five groups, one of another length at most, and hardly a strange character. With dashes between all of them they
    /// are meant for a key; with blanks, or in one run, only where digits are among them and every length is right.
    bool hasSureOne() const
    {
        for (qsizetype first = 0; first < m_words.size(); ++first) {
            if (isSureRun(m_words[first]))
                return true;
            if (first + groupCount > m_words.size())
                continue;
            int odd = 0;
            int strange = 0;
            bool joined = true;
            bool dashed = true;
            for (qsizetype i = first; i < first + groupCount; ++i) {
                odd += m_words[i].size() == groupLength ? 0 : 1;
                strange += m_words[i].strange;
                const auto dash = i + 1 == first + groupCount ? std::optional(true) : isJoined(i);
                joined &= dash.has_value();
                dashed &= dash.value_or(false);
            }
            const bool isPlain =
                joined && odd == 0 && isMixed(m_words[first].start, m_words[first + groupCount - 1].end);
            if ((isPlain || (dashed && odd <= 1)) && strange <= 2 && !isMask(first, groupCount))
                return true;
        }
        return false;
    }

private:
    bool hasDigit(qsizetype start, qsizetype end) const
    {
        return std::ranges::any_of(m_text.sliced(start, end - start), [](QChar c) { return c.isDigit(); });
    }

    /// Letters and digits, as a key has them; a row of numbers is none.
    bool isMixed(qsizetype start, qsizetype end) const
    {
        return hasDigit(start, end) &&
               std::ranges::any_of(m_text.sliced(start, end - start), [](QChar c) { return c.isLetter(); });
    }

    /// No part of an address or of a signature, no digest, no mask.
    bool isSureRun(const Word &word) const
    {
        const QStringView run = m_text.sliced(word.start, word.size());
        const bool isAlone = (word.start == 0 || m_text[word.start - 1].isSpace()) &&
                             (word.end == m_text.size() || m_text[word.end].isSpace());
        const auto isLower = [](QChar c) { return c.isLower(); };
        const auto isUpper = [](QChar c) { return c.isUpper(); };
        const bool isOneCase = std::ranges::none_of(run, isLower) || std::ranges::none_of(run, isUpper);
        const bool isNoDigest = std::ranges::any_of(run, [](QChar c) { return keytext::upper(c) > u'F'; });
        constexpr qsizetype mostAlike = 6;
        const bool isVaried = std::ranges::all_of(run, [run](QChar c) { return run.count(c) <= mostAlike; });
        return qAbs(word.size() - keyLength) <= 1 && word.strange <= 2 && isMixed(word.start, word.end) && isAlone &&
               isOneCase && isNoDigest && isVaried;
    }

    QStringView between(qsizetype left) const
    {
        return m_text.sliced(m_words[left].end, m_words[left + 1].start - m_words[left].end);
    }

    /// nullopt = these two are not of one key; else whether a dash or the like stands between them.
    std::optional<bool> isJoined(qsizetype left) const
    {
        const QStringView gap = between(left);
        constexpr qsizetype longest = 12;
        const bool isSign = gap.size() == 1 && !gap.front().isSpace() && gap.front() != u'.' && gap.front() != u',';
        const bool isPlain = gap.size() <= longest && std::ranges::all_of(gap, [](QChar c) {
                                 return keytext::isGap(c) || c == u'>' || c == u'|';
                             });
        if (!isSign && !isPlain)
            return std::nullopt;
        return isSign || std::ranges::any_of(gap, keytext::isDash);
    }

    std::optional<Chain> chainAt(qsizetype first, qsizetype count) const
    {
        if (first + count > m_words.size())
            return std::nullopt;
        bool dashed = true;
        qsizetype length = 0;
        int odd = 0;
        int strange = 0;
        for (qsizetype i = first; i < first + count; ++i) {
            length += m_words[i].size();
            odd += m_words[i].size() == groupLength ? 0 : 1;
            strange += m_words[i].strange;
            if (i + 1 == first + count)
                break;
            const auto joined = isJoined(i);
            if (!joined)
                return std::nullopt;
            dashed &= *joined;
        }
        const bool isWhole = count == groupCount && odd <= 2 && qAbs(length - keyLength) <= 4 && strange <= 5 &&
                             (dashed || strange + odd <= 2);
        const bool lacksGroup = count < groupCount && dashed && odd == 0 && strange <= 2;
        if (!isWhole && !lacksGroup && !isMask(first, count))
            return std::nullopt;
        return Chain{first, count, odd * 3 + strange + (dashed ? 0 : 2) + (lacksGroup ? 10 : 0)};
    }

    std::optional<Chain> runAt(qsizetype index) const
    {
        const Word &word = m_words[index];
        if (qAbs(word.size() - keyLength) > 3 || word.strange > 3 || !hasDigit(word.start, word.end))
            return std::nullopt;
        return Chain{index, 1, word.strange + 3};
    }

    /// Two groups of one and the same sign each: `*****-*****`.
    bool isMask(qsizetype first, qsizetype count) const
    {
        int alike = 0;
        for (qsizetype i = first; i < first + count; ++i) {
            const QStringView word = m_text.sliced(m_words[i].start, m_words[i].size());
            alike += word.size() >= 3 && word.size() <= groupLength + 1 && word.count(word.front()) == word.size();
        }
        return count > 1 && alike >= 2;
    }

    KeySlip slipOf(const Chain &chain) const
    {
        const qsizetype start = m_words[chain.first].start;
        const QStringView piece = m_text.sliced(start, m_words[chain.first + chain.count - 1].end - start);
        if (isMask(chain.first, chain.count))
            return {.problem = {.kind = KeyProblem::Kind::Masked}};
        QString characters;
        characters.reserve(piece.size());
        for (const QChar c : piece) {
            if (isWordPart(c))
                characters.append(c);
        }
        const auto parsed = ProductKey::parse(characters);
        wipe(characters);
        return {.problem = parsed ? KeyProblem{} : parsed.error(), .slip = piece};
    }

    const QStringView m_text;
    const QList<Word> m_words;
};

bool isMasked(QStringView text)
{
    static const QRegularExpression mask(
        QStringLiteral(
            "(?:([x*#?_\u2022\u25CF\u25CB\u25A0\uFF0A\uFF38\u00D7])\\1{2,5}[\\s\\p{Pd}\u30FC\u2212]{1,3}){2,}"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return mask.match(text.toString()).hasMatch();
}

/// As Windows shows it in its own settings: `00331-10000-00001-AA123`, `00371-OEM-8992671-00437`.
bool isProductId(QStringView text)
{
    static const QRegularExpression id(QStringLiteral("(?<![0-9A-Z])[0-9]{5}-(?:[0-9]{5}-[0-9]{5}-[A-Z]{2}[0-9A-Z]{3}|("
                                                      "?:OEM|[0-9]{3})-[0-9]{7}-[0-9]{5})(?![0-9A-Z])"),
                                       QRegularExpression::CaseInsensitiveOption);
    QString plain = text.toString();
    for (QChar &c : plain)
        c = keytext::isDash(c) ? QChar(u'-') : keytext::narrow(c);
    return id.match(plain).hasMatch();
}

bool namesActivationId(QStringView text)
{
    const auto id = ActivationId::parse(text);
    return id || id.error() == ActivationId::Problem::Application || id.error() == ActivationId::Problem::Several;
}

/// Somebody is typing a key, or pasted what they took for one: what is wrong with that, behind its label.
KeyProblem typedProblem(QStringView text)
{
    constexpr qsizetype longestTyped = 48;
    static const QRegularExpression label(QStringLiteral("^.*[:=\uFF1A\uFF1D]"));
    QStringView typed = text.trimmed();
    const bool labelled = label.match(typed.toString()).hasMatch();
    typed = typed.sliced(label.match(typed.toString()).capturedLength());
    if (typed.size() > longestTyped || std::ranges::any_of(typed, keytext::isLineEnd))
        return {};
    const auto isStrange = [](QChar c) { return !keytext::isGap(c) && !isWordPart(c); };
    const auto fitting =
        std::ranges::count_if(typed, [](QChar c) { return keytext::isKeyCharacter(keytext::upper(c)); });
    const auto all = std::ranges::count_if(typed, [](QChar c) { return !keytext::isGap(c); });
    // Nobody types a key in kana or kanji: that is the text of a mail.
    const bool isJapanese = std::ranges::any_of(typed, [](QChar c) {
        const QChar::Script script = c.script();
        return !keytext::isDash(c) &&
               (script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Han);
    });
    const bool isSentence = labelled || isJapanese || typed.contains(u' ');
    if (isSentence && (std::ranges::any_of(typed, isStrange) || fitting * 5 < all * 4))
        return {};
    const auto parsed = ProductKey::parse(typed);
    return parsed ? KeyProblem{} : parsed.error();
}

} // namespace

bool hasSlipBeside(QStringView text, const QList<KeyMatch> &matches)
{
    QString rest = text.toString();
    for (const KeyMatch &match : matches)
        rest.replace(match.start, match.end - match.start, QString(match.end - match.start, u'\n'));
    const bool found = SlipFinder(rest).hasSureOne();
    wipe(rest);
    return found;
}

KeySlip slipIn(QStringView text)
{
    constexpr qsizetype longestLine = 120; // with its label; a long text speaks of other things as well
    const bool isShort = text.trimmed().size() <= longestLine;
    if (isShort && isProductId(text))
        return {.problem = {.kind = KeyProblem::Kind::ProductId}};
    if (const auto slip = SlipFinder(text).find())
        return *slip;
    if (isMasked(text))
        return {.problem = {.kind = KeyProblem::Kind::Masked}};
    if (isShort && namesActivationId(text))
        return {.problem = {.kind = KeyProblem::Kind::ActivationId}};
    return {.problem = typedProblem(text)};
}

} // namespace esu

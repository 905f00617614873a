// SPDX-License-Identifier: MIT
// The words beside a key: which year they name, and what may be shown of them.
#include "core/model/key_finder.h"
#include "core/model/key_text.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <ranges>
#include <span>
#include <utility>

namespace esu {

namespace {

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
std::optional<int> yearHint(QStringView text, const KeyMatch &match, qsizetype previousEnd, qsizetype nextStart)
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

bool isKeySign(QChar c)
{
    return keytext::isKeyCharacter(keytext::upper(c));
}

/// So many key characters in a row stand in no word of a language: a piece of a key, also behind a label.
bool holdsPieceOfKey(QStringView word)
{
    int inRow = 0;
    return std::ranges::any_of(word, [&inRow](QChar c) {
        inRow = isKeySign(c) ? inRow + 1 : 0;
        return inRow >= 5;
    });
}

/// Words are kept, a short number behind one ("Year 2") or before the words for a year (2年目), and a short number with
/// a digit that no key has ("2021"). What is made of key characters alone may be a piece of a key however short it is:
/// its other pieces may stand beside it.
QString withoutPieces(const QString &line)
{
    static const QRegularExpression piece(QStringLiteral("[A-Za-z0-9]+"));
    QString kept;
    bool isBehindWord = false;
    qsizetype last = 0;
    for (auto matches = piece.globalMatch(line); matches.hasNext();) {
        const auto match = matches.next();
        const QStringView word = match.capturedView();
        const QStringView between = QStringView(line).sliced(last, match.capturedStart() - last);
        last = match.capturedEnd();
        kept += between;
        isBehindWord = isBehindWord || std::ranges::any_of(between, [](QChar c) { return c.isLetter(); });
        const bool isNumber = std::ranges::all_of(word, [](QChar c) { return c.isDigit(); });
        const bool isOfKeySigns = std::ranges::all_of(word, isKeySign);
        const bool isYear = word.size() == 1 && QStringView(line).sliced(last).startsWith(QStringLiteral("年目"));
        const bool isKept = isNumber ? isYear || word.size() <= (isOfKeySigns ? (isBehindWord ? 2 : 0) : 4)
                                     : !isOfKeySigns && !holdsPieceOfKey(word);
        if (isKept)
            kept += word;
        isBehindWord = isKept && !isNumber;
    }
    kept += QStringView(line).sliced(last);
    return kept;
}

/// What may be shown of a line: its words, without keys, masks, GUIDs, contract numbers and pieces of them.
QString shown(QStringView line)
{
    static const QRegularExpression number(
        QStringLiteral("[A-Z0-9*#]{3,}(?:[^A-Z0-9*#\\s]{1,3}[A-Z0-9*#]{3,}){2,}|[A-Z0-9]{18,}"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(QStringLiteral("[\\s,;|\"<>\\x00-\\x1F\\x7F-\\x9F]+"));
    static const QRegularExpression edges(QStringLiteral("^[\\s:=()\\[\\]{}*`'_/.-]+|[\\s:=(\\[{*`'_/-]+$"));
    constexpr qsizetype longest = 60;
    QString plain = line.toString();
    for (QChar &c : plain)
        c = keytext::isDash(c) && c != u'\u30FC' && c != u'\u4E00' ? QChar(u'-') : keytext::narrow(c);
    plain.replace(number, QStringLiteral(" "));
    plain = withoutPieces(plain);
    QStringList words;
    for (const QString &word : plain.split(between, Qt::SkipEmptyParts)) {
        if (std::ranges::any_of(word, [](QChar c) { return c.isLetterOrNumber(); }))
            words.append(word);
    }
    plain = words.join(u' ').remove(edges).remove(edges);
    return plain.size() > longest ? plain.first(longest - 1) + QChar(0x2026) : plain;
}

/// Of a line without end only what is near the key, in whole words.
QString nearby(QStringView before, QStringView behind)
{
    constexpr qsizetype reach = 200;
    static const QRegularExpression firstPiece(QStringLiteral("^\\S*"));
    static const QRegularExpression lastPiece(QStringLiteral("\\S*$"));
    QString left = before.last(std::min(reach, before.size())).toString();
    QString right = behind.first(std::min(reach, behind.size())).toString();
    if (left.size() < before.size())
        left.remove(firstPiece);
    if (right.size() < behind.size())
        right.remove(lastPiece);
    return left + QLatin1Char(' ') + right;
}

/// The last line of `above` that says anything.
QString lastLine(QStringView above)
{
    const QList<QStringView> lines = above.split(u'\n');
    for (const QStringView line : std::views::reverse(lines)) {
        QString words = shown(nearby(line, {}));
        if (!words.isEmpty())
            return words;
    }
    return {};
}

QString wordsBeside(QStringView text, const KeyMatch &match, qsizetype previousEnd, qsizetype nextStart)
{
    const QStringView before = text.sliced(previousEnd, match.start - previousEnd);
    const QStringView behind = text.sliced(match.end, nextStart - match.end);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    const qsizetype lineEnd = behind.indexOf(u'\n');
    // On one line with the key before it, the words in between belong to that one as likely: they are shown with both.
    QString words = shown(nearby(before.sliced(lineStart), lineEnd < 0 ? behind : behind.first(lineEnd)));
    if (!words.isEmpty() || lineStart == 0)
        return words;
    // The rest of the line of the key above belongs to that key.
    const qsizetype rest = previousEnd == 0 ? 0 : before.indexOf(u'\n');
    return rest < 0 || rest >= lineStart ? QString() : lastLine(before.sliced(rest, lineStart - rest));
}

/// Fewer of them are a placeholder: xxxxx-xxxxx.
constexpr qsizetype leastDifferent = 5;

/// Three groups of five with dashes: no word has that form, for no vowel is in it, and no number, for a letter is.
QList<KeyPieces> groupsOfKeys(const QString &text)
{
    static const QRegularExpression groups(QStringLiteral("(?<![a-z0-9-])(?=[0-9-]*[a-z])[b-df-hjkmnp-rtv-y2346-9]{5}(?"
                                                          ":-[b-df-hjkmnp-rtv-y2346-9]{5}){2}(?![a-z0-9])"),
                                           QRegularExpression::CaseInsensitiveOption);
    QList<KeyPieces> found;
    for (auto matches = groups.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const QString upper = match.captured().toUpper();
        if (QSet<QChar>(upper.begin(), upper.end()).size() >= leastDifferent)
            found.append({.start = match.capturedStart(), .end = match.capturedEnd()});
    }
    return found;
}

/// A word character of a text, and where it stands.
struct Sign {
    qsizetype at = 0;
    QChar sign;
    bool ofKey = false;
};

struct PieceLength {
    qsizetype signs = 0; ///< 0 = there is none
    qsizetype slips = 0;
};

/// How many, from the first of `signs` on, are a key or the most of one: with no other sign between them, or (within
/// the length of a key) with two. No more than a key is looked at.
PieceLength lengthOfPiece(std::span<const Sign> signs)
{
    constexpr qsizetype most = 20; // four of five groups
    constexpr std::size_t whole = 25;
    std::span<const Sign> piece = signs.first(std::min(whole, signs.size()));
    const auto run = std::ranges::find(piece, false, &Sign::ofKey) - piece.begin();
    const bool isStrict = run >= most;
    if (isStrict)
        piece = piece.first(static_cast<std::size_t>(run));
    while (!piece.empty() && !piece.back().ofKey)
        piece = piece.first(piece.size() - 1);
    qsizetype ofKey = 0;
    qsizetype letters = 0;
    QSet<QChar> different;
    for (const Sign &sign : piece) {
        ofKey += sign.ofKey ? 1 : 0;
        letters += sign.ofKey && sign.sign.isLetter() ? 1 : 0;
        different.insert(sign.sign);
    }
    const auto size = static_cast<qsizetype>(piece.size());
    constexpr qsizetype slips = 2;
    constexpr qsizetype leastLetters = 5; // dates and times have none
    const bool isPiece = ofKey >= most && different.size() >= leastDifferent &&
                         (isStrict || (size - ofKey <= slips && letters >= leastLetters));
    return isPiece && signs.front().ofKey ? PieceLength{.signs = size, .slips = size - ofKey} : PieceLength();
}

/// How unlikely a piece begins at `at`, by its slips and by a word character right before it; nullopt = none does.
std::optional<qsizetype> doubtAt(std::span<const Sign> signs, std::size_t at)
{
    const PieceLength piece = lengthOfPiece(signs.subspan(at));
    const bool isWithinWord = at > 0 && signs[at - 1].at + 1 == signs[at].at;
    return piece.signs == 0 ? std::nullopt : std::optional(2 * piece.slips + (isWithinWord ? 1 : 0));
}

/// Adds the piece of a key that begins at `at`, and gives where to look for the next one.
std::size_t addPiece(std::span<const Sign> signs, std::size_t at, const QList<KeyPieces> &grouped,
                     QList<KeyPieces> &pieces)
{
    if (const auto doubt = doubtAt(signs, at)) {
        // The word before it may read as its beginning: of the places near, the likeliest one.
        constexpr std::size_t near = 5;
        for (std::size_t later = at + 1; later <= at + near && later < signs.size(); ++later) {
            if (const auto other = doubtAt(signs, later); other && *other < *doubt)
                return later;
        }
        const PieceLength piece = lengthOfPiece(signs.subspan(at));
        std::size_t end = at + static_cast<std::size_t>(piece.signs);
        while (piece.slips == 0 && end < signs.size() && signs[end].ofKey)
            ++end;
        pieces.append({.start = signs[at].at, .end = signs[end - 1].at + 1});
        return end;
    }
    const auto groups = std::ranges::lower_bound(grouped, signs[at].at, {}, &KeyPieces::start);
    if (groups == grouped.end() || groups->start != signs[at].at)
        return at + 1;
    pieces.append(*groups);
    while (at < signs.size() && signs[at].at < groups->end)
        ++at;
    return at;
}

} // namespace

KeyNeighbours neighboursOf(QStringView text, const KeyMatch &match, qsizetype previousEnd, qsizetype nextStart)
{
    return {.beside = wordsBeside(text, match, previousEnd, nextStart),
            .year = yearHint(text, match, previousEnd, nextStart)};
}

QList<KeyPieces> keyPieces(QStringView text)
{
    static const QRegularExpression numbers(
        QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,}|\\bKB[0-9]{6,7}\\b"),
        QRegularExpression::CaseInsensitiveOption);
    QString plain = text.toString();
    for (auto matches = numbers.globalMatch(plain); matches.hasNext();) {
        const auto match = matches.next();
        // Of the same length, so that the places stay.
        plain.replace(match.capturedStart(), match.capturedLength(), QString(match.capturedLength(), u'0'));
    }
    const QList<KeyPieces> grouped = groupsOfKeys(plain);
    QList<KeyPieces> pieces;
    QList<Sign> signs;
    const auto end = [&] {
        for (std::size_t at = 0; at < static_cast<std::size_t>(signs.size());)
            at = addPiece(signs, at, grouped, pieces);
        signs.clear();
    };
    for (qsizetype i = 0; i < plain.size(); ++i) {
        // Between the parts of a path, the items of a list and the groups of a mask no key goes on.
        if (QStringView(u"/\\;*").contains(plain[i]))
            end();
        else if (keytext::isWordCharacter(plain[i]))
            signs.append({.at = i, .sign = keytext::upper(plain[i]), .ofKey = isKeySign(plain[i])});
    }
    end();
    wipe(plain);
    return pieces;
}

bool mayHoldKey(QStringView text)
{
    return !keyPieces(text).isEmpty();
}

} // namespace esu

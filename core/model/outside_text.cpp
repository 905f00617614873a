// SPDX-License-Identifier: MIT
#include "core/model/outside_text.h"

#include "core/model/key_finder.h"
#include "core/model/key_text.h"
#include "core/model/key_unwrapping.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

namespace esu {

namespace {

/// No character of a key, so that a masked key is none.
constexpr QStringView mask = u"*****-*****-*****-*****-";
constexpr qsizetype lastFive = 5;
const QString withheld = QStringLiteral("(withheld)");

/// Marks and overrides of the direction of writing, and what ends a line for some readers only.
bool turnsOrBreaks(QChar c)
{
    return c == u'\u061C' || c == u'\u200E' || c == u'\u200F' || (c >= u'\u202A' && c <= u'\u202E') ||
           (c >= u'\u2066' && c <= u'\u2069') || c == u'\u2028' || c == u'\u2029';
}

QString nameOf(QChar c)
{
    return QStringLiteral("<U+%1>").arg(QString::number(c.unicode(), 16).toUpper(), 4, QLatin1Char('0'));
}

/// The last five word characters, as they would be typed.
QString endOf(QStringView key)
{
    QString end;
    for (const QChar c : std::views::reverse(key)) {
        if (keytext::isWordCharacter(c) && end.size() < lastFive)
            end.prepend(keytext::upper(c));
    }
    return end;
}

/// `text` with another text in the place of each piece of it.
template <class Pieces, class StandIn>
QString replaced(const QString &text, const Pieces &pieces, const StandIn &standInFor)
{
    QString result;
    qsizetype from = 0;
    for (const auto &piece : pieces) {
        result += QStringView(text).sliced(from, piece.start - from);
        result += standInFor(QStringView(text).sliced(piece.start, piece.end - piece.start));
        from = piece.end;
    }
    result += QStringView(text).sliced(from);
    return result;
}

QString withKeysMasked(const QString &text)
{
    return replaced(text, keyMatches(text), [](QStringView key) { return mask.toString() + endOf(key); });
}

QString withPiecesMasked(const QString &text)
{
    return replaced(text, keyPieces(text), [](QStringView) { return mask.chopped(1).toString(); });
}

/// Letters of mathematics and the like are those of a key to whoever reads them.
QString withPlainLetters(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        const QString parts = c < 0x80 ? QString() : QChar::decomposition(c);
        const bool isLetter = parts.size() == 1 && keytext::isWordCharacter(parts.front());
        plain.append(isLetter ? parts : QString::fromUcs4(&c, 1));
    }
    return plain;
}

/// What a terminal or a browser leaves of a text: neither shows what colours it.
QString asSeen(const QString &text)
{
    static const QRegularExpression tags(QStringLiteral("<[^<>]{1,12}>"));
    static const QRegularExpression dashes(QStringLiteral("&#(?:45|x2d);?"), QRegularExpression::CaseInsensitiveOption);
    QString seen = withoutColours(text);
    return withPlainLetters(seen.remove(tags).replace(dashes, QStringLiteral("-")));
}

QString shown(const QString &text, bool keepLines)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const bool isHidden = c.category() == QChar::Other_Control || turnsOrBreaks(c);
        if (c == u'\t')
            result += u' ';
        else if (isHidden && !(c == u'\n' && keepLines))
            result += nameOf(c);
        else
            result += c;
    }
    return result;
}

QString withoutLastLineEnd(QString text)
{
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

} // namespace

QString maskedKeys(const QString &text)
{
    // A shorter one holds no piece of a key that counts, and almost every text is.
    constexpr qsizetype shortest = 17;
    if (text.size() < shortest)
        return text;
    const QString bare = withKeysMasked(text);
    if (!findKeys(asSeen(bare), KmsClientKeys()).empty())
        return withheld;
    QString masked = withPiecesMasked(bare);
    return findKeys(masked, KmsClientKeys()).empty() ? masked : withheld;
}

QString withoutUserInfo(const QString &text)
{
    static const QRegularExpression inAddress(QStringLiteral("(?<=://)[^/?#\\s\"'<>]*@"));
    static const QRegularExpression beforeHost(
        QStringLiteral("(?<![\\w.@:/+-])(?!mailto:)[\\w.+\\\\-]+:[^\\s/\"'<>]+@(?=[\\w\\[])"),
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    if (!text.contains(u'@'))
        return text;
    QString bare = text;
    return bare.remove(inAddress).remove(beforeHost);
}

QString addressWithoutUserInfo(const QString &address)
{
    static const QRegularExpression scheme(QStringLiteral("\\A\\s*(?:[a-z][a-z0-9+.-]*:)?/*"),
                                           QRegularExpression::CaseInsensitiveOption);
    const qsizetype host = address.lastIndexOf(u'@') + 1;
    return host == 0 ? address : scheme.match(address).captured() + address.sliced(host);
}

QString shownControls(const QString &text)
{
    return shown(withoutLastLineEnd(text), false);
}

QString withoutSecrets(const QString &text)
{
    return withoutUserInfo(maskedKeys(text));
}

QString harmless(const QString &text)
{
    // What is shown in the place of a control character may join what it had parted.
    return maskedKeys(shownControls(withoutSecrets(text)));
}

QString harmlessLines(const QString &text)
{
    return maskedKeys(shown(withoutSecrets(text), true));
}

} // namespace esu

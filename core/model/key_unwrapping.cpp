// SPDX-License-Identifier: MIT
#include "core/model/key_unwrapping.h"

#include "core/base/secret.h"
#include "core/model/key_bytes.h"
#include "core/model/key_text.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <functional>

namespace esu {

namespace {

/// A text that is wrapped in more ways at once is made to be so.
constexpr qsizetype mostReadings = 16;
const auto withoutCase = QRegularExpression::CaseInsensitiveOption;

QString withoutInvisible(QString text)
{
    text.removeIf([](QChar c) { return keytext::isInvisible(c); });
    return text;
}

/// Each match replaced by what `replacement` makes of it.
QString replaced(const QString &text, const QRegularExpression &pattern,
                 const std::function<QString(const QRegularExpressionMatch &)> &replacement)
{
    QString result;
    result.reserve(text.size() + 4);
    qsizetype last = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        result.append(QStringView(text).sliced(last, match.capturedStart() - last));
        result.append(replacement(match));
        last = match.capturedEnd();
    }
    result.append(QStringView(text).sliced(last));
    return result;
}

/// A mail as it lies on the disk: a part of whole lines in base64, behind its header.
const QRegularExpression &base64Part()
{
    static const QRegularExpression part(QStringLiteral("^content-transfer-encoding:[ \\t]*base64\\b[^\\n]*\\n"
                                                        "(?:[^\\n]*\\S[^\\n]*\\n)*[ \\t\\r]*\\n\\s*"
                                                        "((?:[A-Za-z0-9+/]+={0,2}[ \\t]*(?:\\r?\\n\\s*|\\z))+)"),
                                         withoutCase | QRegularExpression::MultilineOption);
    return part;
}

QString fromBase64(const QString &text)
{
    return replaced(text, base64Part(), [](const QRegularExpressionMatch &match) {
        QByteArray bytes = QByteArray::fromBase64(match.captured(1).toLatin1());
        QString plain = readingsOf(bytes).constFirst();
        bytes.fill('\0');
        return QStringLiteral("\n") + plain;
    });
}

QString withoutSoftBreaks(const QString &text)
{
    static const QRegularExpression softBreak(QStringLiteral("=[ \\t]*\\r?\\n"));
    return replaced(text, softBreak, [](const QRegularExpressionMatch &) { return QString(); });
}

QString fromQuotedPrintable(const QString &text)
{
    // `MAK=BC` is none.
    static const QRegularExpression sign(
        QStringLiteral("quoted-printable|=3[AD]|=20|=\\r?\\n|=[C-F][0-9A-F]=[89AB][0-9A-F]"), withoutCase);
    static const QRegularExpression codes(QStringLiteral("(?:=[0-9A-F]{2})+"), withoutCase);
    if (!sign.match(text).hasMatch())
        return text;
    return replaced(text, codes, [](const QRegularExpressionMatch &match) {
        const QByteArray bytes = QByteArray::fromHex(match.captured(0).remove(u'=').toLatin1());
        return readingsOf(bytes).constFirst();
    });
}

/// `\u002d` as JSON has it.
QString withoutJsonEscapes(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("\\\\u([0-9a-f]{4})"), withoutCase);
    return replaced(text, code, [](const QRegularExpressionMatch &match) {
        return QString(QChar(static_cast<char16_t>(match.captured(1).toUShort(nullptr, 16))));
    });
}

/// `\_` and `\~` are a hyphen and a blank that do not break; `\'96` is a byte, `\u8211` a character with its stand-in.
QString withoutRtf(const QString &text)
{
    if (!text.trimmed().startsWith(QLatin1String("{\\rtf")))
        return text;
    static const QRegularExpression word(
        QStringLiteral(
            "\\\\(?:'([0-9a-f]{2})|u(-?[0-9]+) ?[?\\-_]?|([_~\\-])|(endash|emdash) ?|[a-z]+-?[0-9]* ?)|[{}]"),
        withoutCase);
    return replaced(text, word, [](const QRegularExpressionMatch &match) {
        if (match.hasCaptured(1))
            return readingsOf(QByteArray::fromHex(match.captured(1).toLatin1())).constFirst();
        if (match.hasCaptured(2))
            return QString(QChar(static_cast<char16_t>(match.captured(2).toInt())));
        if (match.hasCaptured(3) && match.captured(3) != QLatin1String("_"))
            return match.captured(3) == QLatin1String("~") ? QStringLiteral(" ") : QString();
        if (match.hasCaptured(3) || match.hasCaptured(4))
            return QStringLiteral("-");
        return match.captured(0).startsWith(QLatin1String("\\par")) ? QStringLiteral("\n") : QString();
    });
}

QString withoutTags(const QString &text)
{
    static const QRegularExpression sign(
        QStringLiteral("<(?:html|body|table|t[rdh]|p|br|div|span|wbr|b|i|font|a|li|code|strong)\\b[^<>]*>"),
        withoutCase);
    if (!sign.match(text).hasMatch())
        return text;
    static const QRegularExpression hidden(QStringLiteral("<(style|script|head)\\b.*?</\\1>|<!--.*?-->"),
                                           withoutCase | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression blanks(QStringLiteral("[ \\t\\r\\n]+"));
    static const QRegularExpression block(
        QStringLiteral(
            " ?</?(?:br|p|div|tr|table|li|ul|ol|h[1-6])\\b[^<>]*>(?: ?</?(?:t[drh]|p|div|tbody)\\b[^<>]*>)* ?"),
        withoutCase);
    static const QRegularExpression cell(QStringLiteral(" ?</?t[dh]\\b[^<>]*>(?: ?</?t[dh]\\b[^<>]*>)* ?"),
                                         withoutCase);
    static const QRegularExpression other(QStringLiteral("</?[a-z!?][^<>]*>"), withoutCase);
    QString plain = text;
    plain.remove(hidden);
    plain.replace(blanks, QStringLiteral(" "));
    plain.replace(block, QStringLiteral("\n"));
    plain.replace(cell, QStringLiteral("\t"));
    plain.remove(other);
    return plain;
}

QString withoutEntities(const QString &text)
{
    static const QHash<QString, char16_t> named{{QStringLiteral("nbsp"), u'\u00A0'},
                                                {QStringLiteral("shy"), u'\u00AD'},
                                                {QStringLiteral("ndash"), u'\u2013'},
                                                {QStringLiteral("mdash"), u'\u2014'},
                                                {QStringLiteral("minus"), u'\u2212'},
                                                {QStringLiteral("hyphen"), u'\u2010'},
                                                {QStringLiteral("dash"), u'\u2010'},
                                                {QStringLiteral("horbar"), u'\u2015'},
                                                {QStringLiteral("amp"), u'&'},
                                                {QStringLiteral("lt"), u'<'},
                                                {QStringLiteral("gt"), u'>'},
                                                {QStringLiteral("quot"), u'"'},
                                                {QStringLiteral("apos"), u'\''},
                                                {QStringLiteral("colon"), u':'},
                                                {QStringLiteral("middot"), u'\u00B7'},
                                                {QStringLiteral("ensp"), u'\u2002'},
                                                {QStringLiteral("emsp"), u'\u2003'},
                                                {QStringLiteral("thinsp"), u'\u2009'},
                                                {QStringLiteral("zwnj"), u'\u200C'},
                                                {QStringLiteral("zwj"), u'\u200D'},
                                                {QStringLiteral("zerowidthspace"), u'\u200B'},
                                                {QStringLiteral("newline"), u'\n'},
                                                {QStringLiteral("tab"), u'\t'},
                                                {QStringLiteral("sol"), u'/'},
                                                {QStringLiteral("period"), u'.'},
                                                {QStringLiteral("lowbar"), u'_'},
                                                {QStringLiteral("comma"), u','},
                                                {QStringLiteral("equals"), u'='},
                                                {QStringLiteral("emsp14"), u'\u2005'}};
    static const QRegularExpression entity(QStringLiteral("&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z0-9]+));"),
                                           withoutCase);
    return replaced(text, entity, [](const QRegularExpressionMatch &match) {
        const bool isHex = match.hasCaptured(1);
        if (isHex || match.hasCaptured(2)) {
            const uint code = match.captured(isHex ? 1 : 2).toUInt(nullptr, isHex ? 16 : 10);
            return code <= 0xFFFF ? QString(QChar(static_cast<char16_t>(code))) : match.captured(0);
        }
        const auto found = named.constFind(match.captured(3).toLower());
        return found == named.cend() ? match.captured(0) : QString(QChar(*found));
    });
}

/// `%20`, `%E2%80%91` as an address has them.
QString fromPercent(const QString &text)
{
    static const QRegularExpression codes(QStringLiteral("(?:%[0-9A-F]{2})+"), withoutCase);
    return replaced(text, codes, [](const QRegularExpressionMatch &match) {
        const QByteArray bytes = QByteArray::fromHex(match.captured(0).remove(u'%').toLatin1());
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString plain = decoder(bytes);
        return decoder.hasError() ? match.captured(0) : plain;
    });
}

/// `1: BCDFG`, `第2組 HJKMP`: the numbers of lines that hold one group each.
QString withoutLineNumbers(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("^[ \\t>]*(?:第|group|block|グループ)?[ \\t]*[1-5１-５][ \\t]*(?:組|番目)?[ \\t]*[:.)：．）、]?"
                       "[ \\t　]*(?=[A-Za-z0-9]{5}[ \\t]*\\r?$)"),
        withoutCase | QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption);
    return replaced(text, number, [](const QRegularExpressionMatch &) { return QString(); });
}

} // namespace

QString withoutColours(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("\\x1b\\[[0-?]*[ -/]*[@-~]"));
    return replaced(text, code, [](const QRegularExpressionMatch &) { return QString(); });
}

QString withoutBase64(const QString &text)
{
    return replaced(text, base64Part(), [](const QRegularExpressionMatch &) { return QStringLiteral("\n"); });
}

QStringList unwrapped(QStringView text)
{
    QStringList all{withoutInvisible(text.toString())};
    QString barest = all.constFirst();
    for (const auto unwrap : {withoutColours, fromBase64, withoutSoftBreaks, fromQuotedPrintable, withoutJsonEscapes,
                              withoutRtf, withoutTags, withoutEntities, fromPercent, withoutLineNumbers}) {
        QString less = withoutInvisible(unwrap(barest));
        barest.swap(less);
        wipe(less);
        const QStringList before = all;
        for (const QString &wrapped : before) {
            if (all.size() >= mostReadings)
                break;
            QString bare = withoutInvisible(unwrap(wrapped));
            if (all.contains(bare))
                wipe(bare);
            else
                all.append(std::move(bare));
        }
    }
    if (const qsizetype at = all.indexOf(barest); at >= 0) {
        QString twice = all.takeAt(at);
        wipe(twice);
    }
    all.append(std::move(barest));
    std::ranges::reverse(all);
    return all;
}

} // namespace esu

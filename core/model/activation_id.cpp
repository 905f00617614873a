// SPDX-License-Identifier: MIT
#include "core/model/activation_id.h"

#include "core/model/key_finder.h"
#include "core/model/key_text.h"
#include "core/model/license_row.h"

#include <QRegularExpression>

namespace esu {

namespace {

/// 36 characters with dashes in the right places; QUuid would also take fewer.
bool looksLikeGuid(QStringView text)
{
    static const QRegularExpression guid(QStringLiteral("\\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    return guid.match(text.toString()).hasMatch();
}

/// `<ID>`, `{Activation ID}`, `<Year 2 ESU ID>`, a row of x, or zeros: copied from instructions as they stand.
bool looksLikePlaceholder(QStringView text)
{
    static const QRegularExpression placeholder(
        QStringLiteral(
            "[<{(\\[「][^<>]*(?:\\bid|guid|ライセンス認証)[^<>]*[>})\\]」]|\\A\\s*(?:(?:your\\s+)?(?:esu\\s+)?"
            "(?:activation|ライセンス認証)?\\s*[-_]?id|guid|[x?]{4,})\\s*\\z|[x0]{8}(?:-[x0]{4}){3}-[x0]{12}"),
        QRegularExpression::CaseInsensitiveOption);
    return placeholder.match(text.toString()).hasMatch();
}

/// Width, dashes and characters without width as they do not matter in a GUID.
QString plainText(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        if (keytext::isDash(c))
            plain.append(u'-');
        else if (!keytext::isInvisible(c))
            plain.append(c);
    }
    return plain.normalized(QString::NormalizationForm_KC);
}

struct Found {
    QString guid;
    bool labelled = false; ///< "Activation ID" stands before it
};

QList<Found> guidsIn(const QString &text)
{
    static const QRegularExpression guid(
        QStringLiteral("(?<![0-9a-f])([0-9a-f]{8}) ?-{0,2} ?([0-9a-f]{4}) ?-{0,2} ?([0-9a-f]{4}) ?-{0,2} ?"
                       "([0-9a-f]{4}) ?-{0,2} ?([0-9a-f]{12})(?!-?[0-9a-f])"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression label(
        QStringLiteral("(?:activation\\s*id|ライセンス認証\\s*id|/ato|-ato)[\\s:=({]*\\z"),
        QRegularExpression::CaseInsensitiveOption);
    QList<Found> all;
    for (auto matches = guid.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        QStringList parts = match.capturedTexts();
        parts.removeFirst();
        all.append({.guid = parts.join(u'-'), .labelled = label.match(text.first(match.capturedStart())).hasMatch()});
    }
    return all;
}

} // namespace

std::expected<ActivationId, ActivationId::Problem> ActivationId::parse(QStringView text)
{
    // The command as instructions print it: "slmgr.vbs /ato <ID>", "cscript //nologo slmgr.vbs -ato<ID>".
    static const QRegularExpression command(
        QStringLiteral(
            "\\A(?:cscript\\s+)?(?://\\w+\\s+)*(?:\\S*slmgr(?:\\.vbs)?\\s*)?(?:[/-](?:ato|dlv|dli|dti|xpr|atp)\\s*)?"),
        QRegularExpression::CaseInsensitiveOption);
    const QString plain = plainText(text).trimmed();
    QList<ActivationId> ids;
    QList<ActivationId> labelled;
    bool isApplication = false;
    for (const Found &found : guidsIn(plain)) {
        const auto id = fromGuid(found.guid);
        if (id && id->text() == windowsApplicationId)
            isApplication = true;
        else if (auto &named = found.labelled ? labelled : ids; id && !named.contains(*id))
            named.append(*id);
    }
    if (!labelled.isEmpty())
        ids = labelled;
    if (ids.size() == 1)
        return ids.constFirst();
    if (!ids.isEmpty())
        return std::unexpected(Problem::Several);
    if (isApplication)
        return std::unexpected(Problem::Application);
    if (mayHoldKey(plain))
        return std::unexpected(Problem::ProductKey);
    const QString rest = plain.sliced(command.match(plain).capturedLength()).trimmed();
    if (rest.isEmpty())
        return std::unexpected(plain.isEmpty() ? Problem::Empty : Problem::Placeholder);
    return std::unexpected(looksLikePlaceholder(rest) ? Problem::Placeholder : Problem::NotAGuid);
}

std::optional<ActivationId> ActivationId::fromGuid(QStringView guid)
{
    QStringView inner = guid.trimmed();
    if (inner.size() == 38 && inner.startsWith(u'{') && inner.endsWith(u'}'))
        inner = inner.mid(1, 36);
    if (!looksLikeGuid(inner))
        return std::nullopt;
    const QUuid id(inner);
    if (id.isNull())
        return std::nullopt;
    return ActivationId(id);
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/model/activation_id.h"

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

/// `<ID>`, `{Activation ID}`, `<ESU Activation Id>`, a row of x, or zeros: copied from instructions as they stand.
bool looksLikePlaceholder(QStringView text)
{
    static const QRegularExpression placeholder(
        QStringLiteral(
            "\\A[<\\[({「＜]?\\s*((your\\s+)?(esu\\s+)?(activation|ライセンス認証)?\\s*[-_]?id|guid|[x?]{4,}|"
            "[x0]{8}(-[x0]{4}){3}-[x0]{12})\\s*[>\\])}」＞]?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return placeholder.match(text.toString()).hasMatch();
}

} // namespace

std::expected<ActivationId, ActivationId::Problem> ActivationId::parse(QStringView text)
{
    // The command as instructions print it: "slmgr.vbs /ato <ID>", "cscript //nologo slmgr.vbs -ato<ID>".
    static const QRegularExpression command(
        QStringLiteral(
            "\\A(?:cscript\\s+)?(?://\\w+\\s+)*(?:\\S*slmgr(?:\\.vbs)?\\s*)?(?:[/-](?:ato|dlv|dli|dti|xpr|atp)\\s*)?"),
        QRegularExpression::CaseInsensitiveOption);
    QString rest = text.toString().normalized(QString::NormalizationForm_KC).trimmed();
    rest.remove(0, command.match(rest).capturedLength());
    rest = rest.trimmed();
    if (rest.isEmpty())
        return std::unexpected(text.trimmed().isEmpty() ? Problem::Empty : Problem::Placeholder);
    if (looksLikePlaceholder(rest))
        return std::unexpected(Problem::Placeholder);
    if (rest.size() == 38 && rest.startsWith(u'{') && rest.endsWith(u'}'))
        rest = rest.mid(1, 36);
    if (const auto id = fromGuid(rest))
        return *id;
    return std::unexpected(Problem::NotAGuid);
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

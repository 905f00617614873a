// SPDX-License-Identifier: MIT
#include "core/network/catalog_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

namespace esu::catalog {

namespace {

QString hexOf(const QString &base64, int bytes)
{
    const auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == bytes ? QString::fromLatin1((*decoded).toHex()) : QString();
}

QString architectureOf(const QString &fileName)
{
    static const QRegularExpression pattern(QStringLiteral("-(x64|x86|arm64|ia64)[-_.]"));
    return pattern.match(fileName.toLower()).captured(1);
}

QString kbOf(const QString &fileName, const QString &asked)
{
    static const QRegularExpression pattern(QStringLiteral("kb(\\d+)"), QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(fileName);
    return match.hasMatch() ? QStringLiteral("KB") + match.captured(1) : asked;
}

/// Beside the figure for people ("53.0 MB") stands a hidden one in bytes.
QMap<QString, std::int64_t> listedSizes(const QString &page)
{
    static const QRegularExpression hidden(
        QStringLiteral("id=[\"']([0-9a-fA-F-]{36})_originalSize[\"'][^>]*>\\s*(\\d{1,15})\\s*<"));
    QMap<QString, std::int64_t> sizes;
    for (auto matches = hidden.globalMatch(page); matches.hasNext();) {
        const auto match = matches.next();
        sizes.insert(match.captured(1).toLower(), match.captured(2).toLongLong());
    }
    return sizes;
}

/// "1 - 25 of 76 (page 1 of 4)", or else the link to the next page.
bool isLastPage(const QString &page)
{
    static const QRegularExpression place(
        QStringLiteral("id=[\"']ctl00_catalogBody_searchDuration[\"'][^>]*>[^<]*\\(page\\s+(\\d+)\\s+of\\s+(\\d+)\\)"));
    if (const auto match = place.match(page); match.hasMatch())
        return match.captured(1).toInt() >= match.captured(2).toInt();
    return !page.contains(QLatin1String("ctl00_catalogBody_nextPageLinkText"));
}

} // namespace

std::optional<SearchPage> searchPage(const QString &page, const QString &kb)
{
    if (page.contains(QLatin1String("ctl00_catalogBody_noResultText")))
        return SearchPage();
    if (!page.contains(QLatin1String("ctl00_catalogBody_updateMatches")))
        return std::nullopt;
    static const QRegularExpression link(
        QStringLiteral("id=[\"']([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})_link[\"'][^>]*>([^<]*)<"));
    // Searching by words also finds updates that only mention the number.
    const QRegularExpression number(QStringLiteral("\\b%1\\b").arg(QRegularExpression::escape(kb)),
                                    QRegularExpression::CaseInsensitiveOption);
    const QMap<QString, std::int64_t> sizes = listedSizes(page);
    SearchPage found{.last = isLastPage(page)};
    bool any = false;
    for (auto matches = link.globalMatch(page); matches.hasNext();) {
        const auto match = matches.next();
        any = true;
        const QString id = match.captured(1).toLower();
        const SearchPage::Row row{.updateId = id, .size = sizes.value(id)};
        if (match.captured(2).contains(number) && !found.rows.contains(row))
            found.rows.append(row);
    }
    return any ? std::optional(found) : std::nullopt;
}

std::optional<PackageFiles> files(const QString &dialog, const QString &kb)
{
    static const QRegularExpression assignment(QStringLiteral(
        "downloadInformation\\[(\\d+)\\]\\.files\\[(\\d+)\\]\\.(\\w+)\\s*=\\s*(?:'([^']*)'|\"([^\"]*)\")"));
    QMap<std::pair<int, int>, QMap<QString, QString>> rows;
    for (auto matches = assignment.globalMatch(dialog); matches.hasNext();) {
        const auto match = matches.next();
        rows[{match.captured(1).toInt(), match.captured(2).toInt()}].insert(match.captured(3),
                                                                            match.captured(4) + match.captured(5));
    }
    if (rows.isEmpty())
        return std::nullopt;
    PackageFiles found;
    for (const auto &row : rows) {
        PackageFile file{.fileName = row.value(QStringLiteral("fileName")),
                         .sha1 = hexOf(row.value(QStringLiteral("digest")), 20),
                         .sha256 = hexOf(row.value(QStringLiteral("sha256")), 32),
                         .url = QUrl(row.value(QStringLiteral("url")), QUrl::StrictMode),
                         .origin = PackageFile::Origin::Catalog};
        if (file.fileName.isEmpty())
            file.fileName = file.url.fileName();
        if (!file.url.isValid() || !isPackageFileName(file.fileName))
            continue;
        file.kb = kbOf(file.fileName, kb);
        file.architecture = architectureOf(file.fileName);
        found.append(file);
    }
    return found;
}

QByteArray dialogForm(const QString &updateId)
{
    const QJsonArray ids{QJsonObject{{QStringLiteral("size"), 0},
                                     {QStringLiteral("languages"), QString()},
                                     {QStringLiteral("uidInfo"), updateId},
                                     {QStringLiteral("updateID"), updateId}}};
    return "updateIDs=" + QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact)));
}

} // namespace esu::catalog

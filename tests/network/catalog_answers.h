// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

/// The pages of a Catalog with one package, in the form of the real ones (resources/FACTS.md#catalog).
namespace esu::test::answers {

inline const QByteArray content(3 * 1024 * 1024 + 17, 'x');
inline const QString id = QStringLiteral("0a1b2c3d-0000-4111-8222-0123456789ab");

inline QString sha1()
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha1).toHex());
}

inline QString packageName()
{
    return QStringLiteral("windows6.1-kb4474419-v3-x64_%1.msu").arg(sha1());
}

inline QByteArray row(const QString &update, const QByteArray &title, qint64 size)
{
    const QByteArray at = update.toLatin1();
    return "<tr id=\"" + at + "_R0\"><td id=\"" + at + "_C1_R0\"><a id='" + at +
           "_link' href=\"javascript:void(0);\" onclick='goToDetails(\"" + at + "\");'>\n   " + title +
           "\n</a></td><td id=\"" + at + "_C6_R0\"><span id=\"" + at +
           "_size\">1.0 MB</span> <span class=\"noDisplay\" id=\"" + at + "_originalSize\">" +
           QByteArray::number(size) + "</span></td></tr>";
}

inline QByteArray searchPage(const QByteArray &place = "1 - 2 of 2 (page 1 of 1)")
{
    return "<span id=\"ctl00_catalogBody_searchDuration\">" + place +
           "</span><table id=\"ctl00_catalogBody_updateMatches\">" +
           row(id, "Security Update (KB4474419)", content.size()) +
           row(QStringLiteral("ffffffff-0000-4111-8222-0123456789ab"), "Another (KB44744190)", 7) + "</table>";
}

inline QByteArray dialog(const QString &url)
{
    const QByteArray digest = QCryptographicHash::hash(content, QCryptographicHash::Sha1).toBase64();
    return "downloadInformation[0] = new Object();\ndownloadInformation[0].files[0].url = '" + url.toLatin1() +
           "';\ndownloadInformation[0].files[0].digest = '" + digest +
           "';\ndownloadInformation[0].files[0].sha256 = '';\ndownloadInformation[0].files[0].fileName = '" +
           packageName().toLatin1() + "';\n";
}

} // namespace esu::test::answers

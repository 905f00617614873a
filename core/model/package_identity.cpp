// SPDX-License-Identifier: MIT
#include "core/model/package_identity.h"

#include <QRegularExpression>

namespace esu {

namespace {

QString valueOf(const QString &text, const QString &name)
{
    const QRegularExpression line(
        QStringLiteral("^\\s*%1\\s*=\\s*\"([^\"\\r\\n]*)\"").arg(QRegularExpression::escape(name)),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return line.match(text).captured(1).trimmed();
}

} // namespace

std::optional<PackageIdentity> packageIdentityIn(const QByteArray &properties)
{
    const QString text = QString::fromUtf8(properties);
    PackageIdentity identity;
    QString kb = valueOf(text, QStringLiteral("KB Article Number")).toUpper();
    if (kb.startsWith(QLatin1String("KB")))
        kb.remove(0, 2);
    if (!kb.isEmpty())
        identity.kb = QStringLiteral("KB") + kb;
    const QString architecture = valueOf(text, QStringLiteral("Processor Architecture")).toLower();
    identity.architecture = architecture == QLatin1String("amd64") ? QStringLiteral("x64") : architecture;
    return identity == PackageIdentity() ? std::nullopt : std::optional(identity);
}

bool isPackage(const PackageIdentity &identity, const PackageFile &file)
{
    const auto fits = [](const QString &said, const QString &expected) {
        return said.isEmpty() || expected.isEmpty() || said.compare(expected, Qt::CaseInsensitive) == 0;
    };
    return fits(identity.kb, file.kb) && fits(identity.architecture, file.architecture);
}

} // namespace esu

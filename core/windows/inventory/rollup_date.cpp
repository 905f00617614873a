// SPDX-License-Identifier: MIT
#include "core/windows/inventory/rollup_date.h"

#include "core/base/operations.h"
#include "core/model/rollup.h"
#include "core/windows/start_up.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace esu {

std::optional<QDateTime> rollupCreatedIn(const QByteArray &mum)
{
    static const QRegularExpression form(QStringLiteral("\\bcreationTimeStamp=\"([^\"]{10,40})\""));
    const auto match = form.match(QString::fromUtf8(mum));
    const QDateTime created = QDateTime::fromString(match.captured(1), Qt::ISODate);
    if (!created.isValid())
        return std::nullopt;
    return created.toUTC();
}

Fact<QDateTime> readRollupCreated(const QList<PackageFact> &packages)
{
    const auto unknown = [](Fault fault, const QString &detail) {
        return std::unexpected(Error{.fault = fault, .operation = operation::inventoryRegistry, .detail = detail});
    };
    const PackageFact *newest = newestRollup(packages);
    const QString name = newest != nullptr ? newest->name : QString();
    // A package's name is a key of the registry; as a file it must stay within its folder.
    if (name.isEmpty() || name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\')))
        return unknown(Fault::NotFound, QStringLiteral("no RollupFix"));
    const QDir windows(windowsFolder());
    QFile file(windows.filePath(QStringLiteral("servicing/Packages/%1.mum").arg(name)));
    if (!file.open(QIODevice::ReadOnly))
        return unknown(Fault::NotFound, file.fileName() + QStringLiteral(": ") + file.errorString());
    constexpr qint64 head = 65536; // it stands in the first element
    const auto created = rollupCreatedIn(file.read(head));
    if (!created)
        return unknown(Fault::BadData, file.fileName() + QStringLiteral(": no creationTimeStamp"));
    return *created;
}

} // namespace esu

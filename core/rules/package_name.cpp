// SPDX-License-Identifier: MIT
#include "core/rules/package_name.h"

#include <QRegularExpression>

namespace esu {

std::optional<PackageName> packageName(const QString &fileName)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(windows[0-9.]+(?:-rt)?)-(kb\\d{6,7})(?:-v(\\d{1,2}))?-(x64|x86|arm64)"
                       "(?:_([0-9a-f]{40}))?\\.msu\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(fileName);
    if (!match.hasMatch())
        return std::nullopt;
    return PackageName{.windows = match.captured(1).toLower(),
                       .kb = match.captured(2).toUpper(),
                       .revision = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt(),
                       .architecture = match.captured(4).toLower(),
                       .sha1 = match.captured(5).toLower()};
}

bool isPackageOf(const QString &packageKey, const QString &kb)
{
    const qsizetype at = packageKey.indexOf(kb, 0, Qt::CaseInsensitive);
    if (at < 0)
        return false;
    // The number must end there.
    const qsizetype end = at + kb.size();
    return end == packageKey.size() || !packageKey.at(end).isDigit();
}

} // namespace esu

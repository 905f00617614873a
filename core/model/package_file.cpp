// SPDX-License-Identifier: MIT
#include "core/model/package_file.h"

#include <QRegularExpression>

namespace esu {

bool isPackageFileName(const QString &name)
{
    // Whole, to the last character: "$" would let a line feed follow.
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,195}\\.(msu|cab)\\z"),
                                          QRegularExpression::CaseInsensitiveOption);
    return plain.match(name).hasMatch();
}

} // namespace esu

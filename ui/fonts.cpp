// SPDX-License-Identifier: MIT
#include "ui/fonts.h"

#include <QStringList>

#include <algorithm>

namespace esu {

QFont interfaceFont(LanguageCode code, const QFont &system, double textScale)
{
    // Every list ends with a family of the other script: computer names and update titles come in both.
#ifdef Q_OS_WIN
    const QStringList japanese{QStringLiteral("Yu Gothic UI"), QStringLiteral("Meiryo UI"), QStringLiteral("Meiryo"),
                               QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Segoe UI")};
    const QStringList english{QStringLiteral("Segoe UI"), QStringLiteral("Yu Gothic UI"), QStringLiteral("Meiryo UI"),
                              QStringLiteral("Noto Sans CJK JP")};
#else
    const QStringList japanese{QStringLiteral("Noto Sans CJK JP"), QStringLiteral("Noto Sans JP"),
                               QStringLiteral("DejaVu Sans")};
    const QStringList english{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK JP"),
                              QStringLiteral("DejaVu Sans")};
#endif
    QFont font = system;
    font.setFamilies(code == LanguageCode::Japanese ? japanese : english);
    // Not the product: the system's own size has grown with the scale already (resources/FACTS.md#text-size).
    font.setPointSizeF(std::max(system.pointSizeF(), smallestPointSize * textScale));
    font.setStyleHint(QFont::SansSerif);
    return font;
}

} // namespace esu

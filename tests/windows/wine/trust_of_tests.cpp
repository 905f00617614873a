// SPDX-License-Identifier: MIT
// In the place of app/shipped_trust.cpp, for what runs under Wine and is never packaged.
#include "app/windows_trust.h"
#include "tests/windows/wine_trust.h"

#include <QFile>

namespace esu {

WindowsTrust windowsTrust()
{
    QFile authority(QStringLiteral(ESU_TEST_AUTHORITY));
    return trustUnderWine(authority.open(QIODevice::ReadOnly) ? authority.readAll() : QByteArray());
}

} // namespace esu

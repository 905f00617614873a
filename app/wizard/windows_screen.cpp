// SPDX-License-Identifier: MIT
#include "app/wizard/windows_screen.h"

#include <QOperatingSystemVersion>

namespace esu {

void chooseScreenOptions()
{
    const bool hasPointerMessages = QOperatingSystemVersion::current() >= QOperatingSystemVersion::Windows8;
    if (!hasPointerMessages && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", QByteArrayLiteral("windows:nowmpointer"));
}

} // namespace esu

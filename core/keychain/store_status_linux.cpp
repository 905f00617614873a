// SPDX-License-Identifier: MIT
#include "core/keychain/store_status.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>

namespace esu {

StoreStatus storeStatus(const QString &)
{
    // libsecret's reason arrives as a localised sentence only, so the bus itself is asked whether there is a Secret
    // Service.
    const QString secretService = QStringLiteral("org.freedesktop.secrets");
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return {.fault = Fault::Unsupported};
    const QDBusConnectionInterface *names = bus.interface();
    if (names->isServiceRegistered(secretService).value() ||
        names->activatableServiceNames().value().contains(secretService))
        return {.fault = Fault::Backend};
    return {.fault = Fault::Unsupported};
}

} // namespace esu

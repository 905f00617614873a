// SPDX-License-Identifier: MIT
#include "core/model/secure_boot.h"

namespace esu {

Fact<SecureBootCertificates> readSecureBoot(const RegistryAnswers &registry)
{
    static const QString key = QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\Servicing");
    SecureBootCertificates found;
    const auto status = registry.text(key, QStringLiteral("UEFICA2023Status"));
    if (!status)
        return status.error().fault == Fault::NotFound ? Fact<SecureBootCertificates>(found)
                                                       : std::unexpected(status.error());
    found.status = *status;
    const auto code = registry.number(key, QStringLiteral("UEFICA2023Error"));
    if (!code && code.error().fault != Fault::NotFound)
        return std::unexpected(code.error());
    if (code && *code != 0)
        found.error = *code;
    return found;
}

} // namespace esu

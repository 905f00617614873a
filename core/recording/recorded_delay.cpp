// SPDX-License-Identifier: MIT
#include "core/recording/recorded_delay.h"

namespace esu {

QList<RegistryEntry> registryOf(const UpdateDelay &delay)
{
    const QString person = QStringLiteral("SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings");
    QList<RegistryEntry> entries;
    const auto days = [&entries](const QString &path, const QString &name, std::optional<int> value) {
        if (value)
            entries.append({.path = path,
                            .name = name,
                            .type = RegistryEntry::Type::Dword,
                            .number = static_cast<std::uint64_t>(*value)});
    };
    days(person, QStringLiteral("DeferQualityUpdatesPeriodInDays"), delay.deferralDays);
    return entries;
}

} // namespace esu

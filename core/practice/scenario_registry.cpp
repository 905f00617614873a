// SPDX-License-Identifier: MIT
#include "core/practice/scenario_registry.h"

#include <cmath>

namespace esu {

namespace {

/// Up to 0xFFFFFFFF, which Schannel has for "on".
std::uint64_t number(const JsonNode &node)
{
    const double value = node.asNumber();
    constexpr double highest = 0xFFFFFFFFU;
    if (value >= 0 && value <= highest && value == std::floor(value))
        return static_cast<std::uint64_t>(value);
    node.problem(QStringLiteral("must be a whole number of 32 bits"));
    return 0;
}

RegistryEntry registryEntry(const JsonNode &node)
{
    using Type = RegistryEntry::Type;
    RegistryEntry entry{.path = node.text("path"), .name = node.string("name", {})};
    entry.type = node.member(QLatin1String("type"))
                     .asEnum<Type>({{QLatin1String("string"), Type::String},
                                    {QLatin1String("expand_string"), Type::ExpandString},
                                    {QLatin1String("dword"), Type::Dword},
                                    {QLatin1String("qword"), Type::Qword},
                                    {QLatin1String("multi_string"), Type::MultiString},
                                    {QLatin1String("key"), Type::Key}});
    const bool isOfUser = entry.path.startsWith(usersHive + u'\\');
    if (entry.path.startsWith(u'\\') || (entry.path.startsWith(QLatin1String("HK"), Qt::CaseInsensitive) && !isOfUser))
        node.member(QLatin1String("path"))
            .problem(QStringLiteral("must start below HKEY_LOCAL_MACHINE, or with HKU\\"));
    switch (entry.type) {
    case Type::Key:
        break;
    case Type::String:
    case Type::ExpandString:
        entry.text = node.string("value");
        break;
    case Type::Dword:
    case Type::Qword:
        entry.number = number(node.member(QLatin1String("value")));
        break;
    case Type::MultiString:
        entry.list = node.strings("value");
        break;
    }
    return entry;
}

/// The update policy in words becomes the registry values that stand for it (resources/FACTS.md#update-policy).
QList<RegistryEntry> updatePolicy(const JsonNode &parent)
{
    using Type = RegistryEntry::Type;
    const auto node = parent.find(QLatin1String("update_policy"));
    if (!node)
        return {};
    const QString policy = QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate");
    QList<RegistryEntry> entries;
    const auto dword = [&](const QString &path, const QString &name, int value) {
        entries.append({.path = path, .name = name, .type = Type::Dword, .number = static_cast<std::uint64_t>(value)});
    };
    const auto flag = [&](const char *member, const QString &path, const QString &name) {
        if (const auto value = node->find(QLatin1String(member)))
            dword(path, name, value->asBool() ? 1 : 0);
    };
    if (const auto server = node->find(QLatin1String("wsus_server"))) {
        const QString url = server->asText();
        entries.append({.path = policy, .name = QStringLiteral("WUServer"), .text = url});
        entries.append({.path = policy, .name = QStringLiteral("WUStatusServer"), .text = url});
        dword(policy + QStringLiteral("\\AU"), QStringLiteral("UseWUServer"), 1);
    }
    flag("disable_access", policy, QStringLiteral("DisableWindowsUpdateAccess"));
    flag("no_internet_locations", policy, QStringLiteral("DoNotConnectToWindowsUpdateInternetLocations"));
    flag("no_auto_update", policy + QStringLiteral("\\AU"), QStringLiteral("NoAutoUpdate"));
    if (const auto options = node->find(QLatin1String("au_options")))
        dword(policy + QStringLiteral("\\AU"), QStringLiteral("AUOptions"), options->asInteger(1, 5));
    flag("defer_quality_updates", policy, QStringLiteral("DeferQualityUpdates"));
    flag("disable_dual_scan", policy, QStringLiteral("DisableDualScan"));
    if (node->boolean("configmgr", false)) {
        entries.append({.path = QStringLiteral("SOFTWARE\\Microsoft\\CCM"), .type = Type::Key});
        entries.append({.path = QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\CcmExec"), .type = Type::Key});
    }
    if (node->boolean("mdm", false))
        dword(QStringLiteral("SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update"),
              QStringLiteral("DeferQualityUpdatesPeriodInDays"), 7);
    if (node->boolean("service_disabled", false))
        dword(QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\wuauserv"), QStringLiteral("Start"), 4);
    return entries;
}

/// "policies": a number is a DWORD, a text a string, whatever the policy wants.
QList<RegistryEntry> ownPolicies(const JsonNode &root)
{
    QList<RegistryEntry> entries;
    const auto node = root.find(QLatin1String("policies"));
    const QStringList names = node ? node->names() : QStringList();
    for (const QString &name : names) {
        const JsonNode value = node->at(name);
        RegistryEntry entry{.path = policiesKey, .name = name};
        if (value.isNumber()) {
            entry.type = RegistryEntry::Type::Dword;
            entry.number = number(value);
        } else {
            entry.text = value.asString();
        }
        entries.append(entry);
    }
    return entries;
}

PolicyValue policyValue(const RegistryEntry &entry)
{
    switch (entry.type) {
    case RegistryEntry::Type::String:
    case RegistryEntry::Type::ExpandString:
        return {.name = entry.name, .value = entry.text};
    case RegistryEntry::Type::Dword:
        return {.name = entry.name, .value = static_cast<std::uint32_t>(entry.number)};
    case RegistryEntry::Type::Qword:
    case RegistryEntry::Type::MultiString:
    case RegistryEntry::Type::Key:
        break;
    }
    return {.name = entry.name};
}

} // namespace

Policies practicePolicies(const Scenario &scenario)
{
    QList<PolicyValue> values;
    for (const RegistryEntry &entry : scenario.registry) {
        if (entry.path.compare(policiesKey, Qt::CaseInsensitive) == 0 && entry.type != RegistryEntry::Type::Key)
            values.append(policyValue(entry));
    }
    return policiesOf(values);
}

QList<RegistryEntry> registryEntries(const JsonNode &root)
{
    QList<RegistryEntry> entries = updatePolicy(root) + ownPolicies(root);
    if (const auto extra = root.find(QLatin1String("registry"))) {
        for (const JsonNode &node : extra->items())
            entries.append(registryEntry(node));
    }
    return entries;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "unreadable_facts.h"
#include "wmi_methods.h"

#include "core/base/hresult.h"

namespace esu::compc {

namespace {

using Type = RegistryEntry::Type;

constexpr qint64 localMachine = 0x80000002;
constexpr qint64 users = 0x80000003;
constexpr qint64 noSuchValue = 1;
constexpr qint64 fileNotFound = 2;
constexpr qint64 accessDenied = 5;
constexpr qint64 typeMismatch = 0x80041005;

bool same(const QString &a, const char *b)
{
    return a.compare(QLatin1String(b), Qt::CaseInsensitive) == 0;
}

/// What a 32-bit view makes of a path below HKEY_LOCAL_MACHINE.
QString redirected(const QString &path)
{
    const QString software = QStringLiteral("SOFTWARE\\");
    if (!path.startsWith(software, Qt::CaseInsensitive) ||
        path.startsWith(software + QStringLiteral("Policies\\"), Qt::CaseInsensitive) ||
        path.startsWith(software + QStringLiteral("Wow6432Node\\"), Qt::CaseInsensitive))
        return path;
    return software + QStringLiteral("Wow6432Node\\") + path.mid(software.size());
}

struct Request {
    QString method;
    QString path;
    QString valueName;
    qint64 hive = localMachine;
};

QVariant valueOf(const RegistryEntry &entry)
{
    switch (entry.type) {
    case Type::Key:
        break;
    case Type::String:
    case Type::ExpandString:
        return entry.text;
    case Type::Dword:
        return static_cast<qint64>(entry.number);
    case Type::Qword:
        return static_cast<quint64>(entry.number);
    case Type::MultiString:
        return entry.list;
    }
    return {};
}

bool fits(const QString &method, Type type)
{
    if (same(method, "GetStringValue"))
        return type == Type::String;
    if (same(method, "GetExpandedStringValue"))
        return type == Type::ExpandString;
    if (same(method, "GetDWORDValue"))
        return type == Type::Dword;
    if (same(method, "GetQWORDValue"))
        return type == Type::Qword;
    return same(method, "GetMultiStringValue") && type == Type::MultiString;
}

/// ReturnValue: a Win32 error, but for the 1 of a value that a key lacks.
qint64 answer(ComPc &pc, const Request &request, CimValues &outputs)
{
    PracticePc &registry = pc.pc();
    if (request.hive != localMachine && request.hive != users)
        return fileNotFound;
    if (same(request.method, "CheckAccess")) {
        outputs.insert(QStringLiteral("bgranted"), pc.elevated());
        if (!registry.registryKeyExists(request.path))
            return fileNotFound;
        return pc.elevated() ? 0 : accessDenied;
    }
    if (!request.method.startsWith(QLatin1String("Get"), Qt::CaseInsensitive) &&
        !request.method.startsWith(QLatin1String("Enum"), Qt::CaseInsensitive))
        return accessDenied;
    // The root of the users' hives is always there.
    if (!registry.registryKeyExists(request.path) && request.path != usersHive)
        return fileNotFound;
    if (same(request.method, "EnumKey")) {
        const QStringList names = registry.registrySubKeys(request.path);
        outputs.insert(QStringLiteral("snames"), names.isEmpty() ? QVariant() : QVariant(names));
        return 0;
    }
    if (same(request.method, "EnumValues")) {
        QStringList names;
        QList<qint64> types;
        for (const RegistryEntry &entry : registry.registryValues(request.path)) {
            names.append(entry.name);
            types.append(static_cast<qint64>(entry.type));
        }
        outputs.insert(QStringLiteral("snames"), names.isEmpty() ? QVariant() : QVariant(names));
        outputs.insert(QStringLiteral("types"), names.isEmpty() ? QVariant() : QVariant::fromValue(types));
        return 0;
    }
    const auto entry = registry.registryValue(request.path, request.valueName);
    if (!entry)
        return noSuchValue;
    if (!fits(request.method, entry->type))
        return typeMismatch;
    const QVariant value = valueOf(*entry);
    const bool isNumber = entry->type == Type::Dword || entry->type == Type::Qword;
    outputs.insert(isNumber ? QStringLiteral("uvalue") : QStringLiteral("svalue"), value);
    return 0;
}

} // namespace

std::variant<HRESULT, MethodCall> registryMethod(const std::shared_ptr<ComPc> &pc, const CimClass &type,
                                                 const QString &method, WbemObject *inputs, bool wide)
{
    const CimMethod *definition = type.method(method);
    if (definition == nullptr)
        return wbem::invalidMethod;
    if (inputs == nullptr || !inputs->value(QStringLiteral("sSubKeyName")).isValid())
        return wbem::invalidMethodParameters;
    Request request{.method = method,
                    .path = inputs->value(QStringLiteral("sSubKeyName")).toString(),
                    .valueName = inputs->value(QStringLiteral("sValueName")).toString()};
    if (const QVariant hive = inputs->value(QStringLiteral("hDefKey")); hive.isValid())
        request.hive = hive.toLongLong();
    if (!wide && request.hive == localMachine && pc->system().architecture != QLatin1String("x86"))
        request.path = redirected(request.path);
    if (request.hive == users)
        request.path = usersHive + u'\\' + request.path;
    while (request.path.endsWith(u'\\'))
        request.path.chop(1);

    MethodCall call{.plan = pc->next(Call::Registry, request.path), .act = {}, .outputs = definition->out};
    call.act = [pc, request](CimValues &outputs) {
        if (const auto refused = refusedRegistry(pc->scenario(), request.path, request.valueName)) {
            if (refused->code)
                outputs.insert(QStringLiteral("returnvalue"), static_cast<qint64>(*refused->code));
            return hresult::ok;
        }
        outputs.insert(QStringLiteral("returnvalue"), answer(*pc, request, outputs));
        return hresult::ok;
    };
    return call;
}

} // namespace esu::compc

// SPDX-License-Identifier: MIT
#include "wbem_object.h"

#include <cstring>

namespace esu::compc {

namespace {

// Answered by WbemObject alone: tells our own objects from a stranger's.
constexpr IID ownIid = {0x5c8ad1b2, 0x03f9, 0x4f6c, {0x9b, 0x11, 0x5e, 0x0f, 0x31, 0x0a, 0x77, 0x01}};

constexpr LONG validNameFlags = 0x7F;

SAFEARRAY *newArray(VARTYPE type, qsizetype size)
{
    return SafeArrayCreateVector(type, 0, static_cast<ULONG>(size));
}

SAFEARRAY *textArray(const QStringList &texts)
{
    SAFEARRAY *array = newArray(VT_BSTR, texts.size());
    for (LONG i = 0; i < static_cast<LONG>(texts.size()); ++i) {
        BSTR text = newBstr(texts.at(i));
        SafeArrayPutElement(array, &i, text);
        SysFreeString(text);
    }
    return array;
}

/// The forms of Windows: uint32 as VT_I4, uint64 and datetime as VT_BSTR, NULL as VT_NULL.
void toVariant(const QVariant &value, long type, VARIANT *out)
{
    VariantInit(out);
    if (!value.isValid()) {
        out->vt = VT_NULL;
        return;
    }
    if (value.typeId() == QMetaType::QStringList) {
        out->vt = VT_ARRAY | VT_BSTR;
        out->parray = textArray(value.toStringList());
    } else if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        out->vt = VT_ARRAY | VT_UI1;
        out->parray = newArray(VT_UI1, bytes.size());
        std::memcpy(out->parray->pvData, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    } else if (value.canConvert<QList<qint64>>() && (type & cim::array) != 0) {
        const auto numbers = value.value<QList<qint64>>();
        out->vt = VT_ARRAY | VT_I4;
        out->parray = newArray(VT_I4, numbers.size());
        for (LONG i = 0; i < static_cast<LONG>(numbers.size()); ++i) {
            auto number = static_cast<LONG>(numbers.at(i));
            SafeArrayPutElement(out->parray, &i, &number);
        }
    } else if (type == cim::boolean) {
        out->vt = VT_BOOL;
        out->boolVal = value.toBool() ? VARIANT_TRUE : VARIANT_FALSE;
    } else if (type == cim::string || type == cim::datetime || type == cim::uint64) {
        out->vt = VT_BSTR;
        out->bstrVal = newBstr(value.toString());
    } else {
        out->vt = VT_I4;
        out->lVal = static_cast<LONG>(static_cast<quint32>(value.toLongLong()));
    }
}

/// nullopt: wbem::typeMismatch. As strict as Windows: no VT_UI4, numbers also as text.
std::optional<QVariant> fromVariant(const VARIANT &value, long type)
{
    if (value.vt == VT_NULL || value.vt == VT_EMPTY)
        return QVariant();
    if (type == cim::string || type == cim::datetime)
        return value.vt == VT_BSTR ? std::optional<QVariant>(QString::fromWCharArray(
                                         value.bstrVal, static_cast<int>(SysStringLen(value.bstrVal))))
                                   : std::nullopt;
    if (type == cim::boolean)
        return value.vt == VT_BOOL ? std::optional<QVariant>(value.boolVal != VARIANT_FALSE) : std::nullopt;
    switch (value.vt) {
    case VT_I4:
        return QVariant(static_cast<qint64>(type == cim::uint32 ? static_cast<quint32>(value.lVal) : value.lVal));
    case VT_I2:
        return QVariant(static_cast<qint64>(value.iVal));
    case VT_UI1:
        return QVariant(static_cast<qint64>(value.bVal));
    case VT_BSTR: {
        bool ok = false;
        const qint64 number = fromWide(value.bstrVal).toLongLong(&ok);
        return ok ? std::optional<QVariant>(number) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

} // namespace

WbemObject::WbemObject(CimClassPtr type, Genus genus, Place place, CimValues values, QStringList selected)
    : m_type(std::move(type)), m_genus(genus), m_place(std::move(place)), m_selected(std::move(selected)),
      m_values(std::move(values))
{
}

ComPtr<WbemObject> WbemObject::parameters(const QList<CimProperty> &properties, Genus genus, const CimValues &values)
{
    auto type = std::make_shared<CimClass>();
    type->name = QStringLiteral("__PARAMETERS");
    type->properties = properties;
    return make<WbemObject>(type, genus, Place{}, values);
}

HRESULT WbemObject::QueryInterface(REFIID iid, void **out)
{
    if (out != nullptr && iid == ownIid) {
        *out = this;
        AddRef();
        return S_OK;
    }
    return ComObject::QueryInterface(iid, out);
}

WbemObject *WbemObject::fromClient(IWbemClassObject *object)
{
    void *own = nullptr;
    if (object == nullptr || object->QueryInterface(ownIid, &own) != S_OK)
        return nullptr;
    auto *result = static_cast<WbemObject *>(own);
    result->Release(); // the client holds its own reference during the call
    return result;
}

QVariant WbemObject::value(const QString &name) const
{
    const std::scoped_lock lock(m_mutex);
    return m_values.value(name.toLower());
}

bool WbemObject::isSelected(const CimProperty &property) const
{
    return m_selected.isEmpty() || m_selected.contains(property.name, Qt::CaseInsensitive);
}

QStringList WbemObject::propertyNames() const
{
    QStringList names;
    for (const CimProperty &property : m_type->properties) {
        if (isSelected(property))
            names.append(property.name);
    }
    return names;
}

std::optional<QVariant> WbemObject::systemProperty(const QString &name) const
{
    const QString wanted = name.toUpper();
    if (wanted == QLatin1String("__CLASS") || wanted == QLatin1String("__DYNASTY"))
        return QVariant(m_type->name);
    if (wanted == QLatin1String("__GENUS"))
        return QVariant(static_cast<qint64>(m_genus));
    if (wanted == QLatin1String("__PROPERTY_COUNT"))
        return QVariant(static_cast<qint64>(propertyNames().size()));
    if (wanted == QLatin1String("__SUPERCLASS"))
        return QVariant();
    if (wanted == QLatin1String("__SERVER"))
        return m_place.server.isEmpty() ? QVariant() : QVariant(m_place.server);
    if (wanted == QLatin1String("__NAMESPACE"))
        return m_place.nameSpace.isEmpty() ? QVariant() : QVariant(m_place.nameSpace);
    if (wanted == QLatin1String("__RELPATH") || wanted == QLatin1String("__PATH")) {
        if (m_place.nameSpace.isEmpty())
            return QVariant();
        QString path = m_type->name;
        if (m_genus == Genus::Instance) {
            // An instance without its key has no path: a query must select the key property.
            const CimProperty *key = m_type->keyProperty();
            if (key == nullptr || !isSelected(*key))
                return QVariant();
            QString text = m_values.value(key->name.toLower()).toString();
            text.replace(QLatin1String("\\"), QLatin1String("\\\\"))
                .replace(QLatin1String("\""), QLatin1String("\\\""));
            path += QStringLiteral(".%1=\"%2\"").arg(key->name, text);
        }
        if (wanted == QLatin1String("__PATH"))
            path = QStringLiteral("\\\\%1\\%2:%3").arg(m_place.server, m_place.nameSpace, path);
        return QVariant(path);
    }
    return std::nullopt;
}

HRESULT WbemObject::Get(LPCWSTR name, LONG flags, VARIANT *value, CIMTYPE *type, LONG *flavor)
{
    if (name == nullptr || flags != 0)
        return wbem::invalidParameter;
    const QString wanted = fromWide(name);
    const std::scoped_lock lock(m_mutex);
    QVariant found;
    long cimType = cim::string;
    if (const auto system = systemProperty(wanted)) {
        found = *system;
        if (found.typeId() == QMetaType::LongLong)
            cimType = cim::sint32;
        give(flavor, 0x40L);
    } else {
        const CimProperty *property = m_type->property(wanted);
        if (property == nullptr || !isSelected(*property))
            return wbem::notFound;
        cimType = property->type;
        found = m_values.value(property->name.toLower());
        give(flavor, 0L);
    }
    give(type, cimType);
    if (value != nullptr)
        toVariant(found, cimType, value);
    return S_OK;
}

HRESULT WbemObject::Put(LPCWSTR name, LONG flags, VARIANT *value, CIMTYPE)
{
    if (name == nullptr || flags != 0)
        return wbem::invalidParameter;
    const CimProperty *property = m_type->property(fromWide(name));
    if (property == nullptr)
        return m_genus == Genus::Instance ? wbem::notFound : wbem::invalidParameter;
    const auto converted = value == nullptr ? std::optional(QVariant()) : fromVariant(*value, property->type);
    if (!converted)
        return wbem::typeMismatch;
    const std::scoped_lock lock(m_mutex);
    m_values.insert(property->name.toLower(), *converted);
    return S_OK;
}

HRESULT WbemObject::GetNames(LPCWSTR qualifier, LONG flags, VARIANT *, SAFEARRAY **names)
{
    if (names == nullptr || (flags & ~validNameFlags) != 0)
        return wbem::invalidParameter;
    if (qualifier != nullptr)
        return wbem::notSupported;
    const bool onlySystem = (flags & 0x70) == WBEM_FLAG_SYSTEM_ONLY;
    const bool onlyOwn = (flags & 0x70) == WBEM_FLAG_NONSYSTEM_ONLY;
    QStringList list;
    if (!onlyOwn)
        list << QStringLiteral("__GENUS") << QStringLiteral("__CLASS") << QStringLiteral("__SUPERCLASS")
             << QStringLiteral("__DYNASTY") << QStringLiteral("__RELPATH") << QStringLiteral("__PROPERTY_COUNT")
             << QStringLiteral("__SERVER") << QStringLiteral("__NAMESPACE") << QStringLiteral("__PATH");
    if (!onlySystem)
        list << propertyNames();
    *names = textArray(list);
    return S_OK;
}

HRESULT WbemObject::BeginEnumeration(LONG)
{
    const std::scoped_lock lock(m_mutex);
    m_next = 0;
    return S_OK;
}

HRESULT WbemObject::Next(LONG, BSTR *name, VARIANT *value, CIMTYPE *type, LONG *flavor)
{
    QString wanted;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_next < 0)
            return wbem::unexpected;
        const QStringList names = propertyNames();
        if (m_next >= names.size())
            return wbem::noMoreData;
        wanted = names.at(m_next++);
    }
    if (name != nullptr)
        give(name, wanted);
    return Get(reinterpret_cast<LPCWSTR>(wanted.utf16()), 0, value, type, flavor);
}

HRESULT WbemObject::EndEnumeration()
{
    const std::scoped_lock lock(m_mutex);
    m_next = -1;
    return S_OK;
}

HRESULT WbemObject::Clone(IWbemClassObject **copy)
{
    const std::scoped_lock lock(m_mutex);
    return give(copy, make<WbemObject>(m_type, m_genus, m_place, m_values, m_selected));
}

HRESULT WbemObject::SpawnInstance(LONG flags, IWbemClassObject **instance)
{
    if (flags != 0 || instance == nullptr)
        return wbem::invalidParameter;
    if (m_genus != Genus::Class)
        return wbem::illegalOperation;
    return give(instance, make<WbemObject>(m_type, Genus::Instance, m_place));
}

HRESULT WbemObject::InheritsFrom(LPCWSTR ancestor)
{
    return fromWide(ancestor).compare(m_type->name, Qt::CaseInsensitive) == 0 ? S_OK : S_FALSE;
}

HRESULT WbemObject::GetMethod(LPCWSTR name, LONG flags, IWbemClassObject **in, IWbemClassObject **out)
{
    if (name == nullptr || flags != 0)
        return wbem::invalidParameter;
    if (in != nullptr)
        *in = nullptr;
    if (out != nullptr)
        *out = nullptr;
    if (m_genus != Genus::Class)
        return wbem::illegalOperation;
    const CimMethod *method = m_type->method(fromWide(name));
    if (method == nullptr)
        return wbem::notFound;
    if (in != nullptr && !method->in.isEmpty())
        give(in, parameters(method->in, Genus::Class));
    if (out != nullptr)
        give(out,
             parameters(method->out + QList<CimProperty>{{QStringLiteral("ReturnValue"), cim::uint32}}, Genus::Class));
    return S_OK;
}

} // namespace esu::compc

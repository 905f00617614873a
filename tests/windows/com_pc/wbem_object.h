// SPDX-License-Identifier: MIT
#pragma once

#include "cim.h"
#include "wbem_codes.h"

#include <wbemidl.h>

#include <mutex>

namespace esu::compc {

/// A class definition, an instance, or the parameters of a method. Free-threaded.
class WbemObject final : public ComObject<IWbemClassObject> {
public:
    enum class Genus { Class = 1, Instance = 2 };
    struct Place {
        QString server;
        QString nameSpace; ///< "ROOT\CIMV2"
    };

    /// `selected` empty: every property.
    WbemObject(CimClassPtr type, Genus genus, Place place, CimValues values = {}, QStringList selected = {});

    /// Reads a value a client has put; invalid: NULL.
    QVariant value(const QString &name) const;
    static ComPtr<WbemObject> parameters(const QList<CimProperty> &properties, Genus genus,
                                         const CimValues &values = {});
    /// Only our own objects may be handed back to us.
    static WbemObject *fromClient(IWbemClassObject *object);

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **out) override;
    HRESULT STDMETHODCALLTYPE GetQualifierSet(IWbemQualifierSet **) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE Get(LPCWSTR name, LONG flags, VARIANT *value, CIMTYPE *type, LONG *flavor) override;
    HRESULT STDMETHODCALLTYPE Put(LPCWSTR name, LONG flags, VARIANT *value, CIMTYPE type) override;
    HRESULT STDMETHODCALLTYPE Delete(LPCWSTR) override { return wbem::illegalOperation; }
    HRESULT STDMETHODCALLTYPE GetNames(LPCWSTR qualifier, LONG flags, VARIANT *value, SAFEARRAY **names) override;
    HRESULT STDMETHODCALLTYPE BeginEnumeration(LONG flags) override;
    HRESULT STDMETHODCALLTYPE Next(LONG flags, BSTR *name, VARIANT *value, CIMTYPE *type, LONG *flavor) override;
    HRESULT STDMETHODCALLTYPE EndEnumeration() override;
    HRESULT STDMETHODCALLTYPE GetPropertyQualifierSet(LPCWSTR, IWbemQualifierSet **) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE Clone(IWbemClassObject **copy) override;
    HRESULT STDMETHODCALLTYPE GetObjectText(LONG, BSTR *text) override { return give(text, m_type->name); }
    HRESULT STDMETHODCALLTYPE SpawnDerivedClass(LONG, IWbemClassObject **) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE SpawnInstance(LONG flags, IWbemClassObject **instance) override;
    HRESULT STDMETHODCALLTYPE CompareTo(LONG, IWbemClassObject *) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE GetPropertyOrigin(LPCWSTR, BSTR *name) override { return give(name, m_type->name); }
    HRESULT STDMETHODCALLTYPE InheritsFrom(LPCWSTR ancestor) override;
    HRESULT STDMETHODCALLTYPE GetMethod(LPCWSTR name, LONG flags, IWbemClassObject **in,
                                        IWbemClassObject **out) override;
    HRESULT STDMETHODCALLTYPE PutMethod(LPCWSTR, LONG, IWbemClassObject *, IWbemClassObject *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE DeleteMethod(LPCWSTR) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE BeginMethodEnumeration(LONG) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE NextMethod(LONG, BSTR *, IWbemClassObject **, IWbemClassObject **) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE EndMethodEnumeration() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE GetMethodQualifierSet(LPCWSTR, IWbemQualifierSet **) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE GetMethodOrigin(LPCWSTR, BSTR *name) override { return give(name, m_type->name); }

private:
    std::optional<QVariant> systemProperty(const QString &name) const;
    bool isSelected(const CimProperty &property) const;
    QStringList propertyNames() const;

    const CimClassPtr m_type;
    const Genus m_genus;
    const Place m_place;
    const QStringList m_selected;
    mutable std::mutex m_mutex;
    CimValues m_values;
    qsizetype m_next = -1;
};

} // namespace esu::compc

// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <objidl.h>
#include <oleauto.h>
#include <wrl/client.h>

#include <QString>

#include <atomic>
#include <type_traits>

// COM interfaces have no destructors; the classes that implement them do.
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"

namespace esu::compc {

template <class T> using ComPtr = Microsoft::WRL::ComPtr<T>;

constexpr HRESULT hr(std::uint32_t code)
{
    return static_cast<HRESULT>(code);
}

inline BSTR newBstr(const QString &text)
{
    return SysAllocStringLen(reinterpret_cast<const OLECHAR *>(text.utf16()), static_cast<UINT>(text.size()));
}

inline QString fromWide(const wchar_t *text)
{
    return text == nullptr ? QString() : QString::fromWCharArray(text);
}

inline HRESULT give(BSTR *out, const QString &text)
{
    if (out == nullptr)
        return E_POINTER;
    *out = newBstr(text);
    return S_OK;
}

inline HRESULT give(VARIANT_BOOL *out, bool value)
{
    if (out == nullptr)
        return E_POINTER;
    *out = value ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

/// For numbers and enumerations.
template <class Out, class In>
    requires std::is_enum_v<Out> || std::is_arithmetic_v<Out>
HRESULT give(Out *out, In value)
{
    if (out == nullptr)
        return E_POINTER;
    *out = static_cast<Out>(value);
    return S_OK;
}

/// A reference of the caller's own.
template <class Interface, class Pointer> HRESULT give(Interface **out, const ComPtr<Pointer> &object)
{
    if (out == nullptr)
        return E_POINTER;
    *out = object.Get();
    if (*out != nullptr)
        (*out)->AddRef();
    return S_OK;
}

/// What a client demanded with CoSetProxyBlanket.
struct Blanket {
    std::atomic<DWORD> authentication{0};
    std::atomic<DWORD> impersonation{0};

    bool isPrivate() const
    {
        return authentication >= RPC_C_AUTHN_LEVEL_PKT_PRIVACY && impersonation >= RPC_C_IMP_LEVEL_IMPERSONATE;
    }
};

/// The IClientSecurity of an object; keeps it alive.
class SecurityTearOff final : public IClientSecurity {
public:
    SecurityTearOff(IUnknown *owner, Blanket &blanket) : m_owner(owner), m_blanket(blanket) {}
    virtual ~SecurityTearOff() = default;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **out) override
    {
        if (out != nullptr && iid == IID_IClientSecurity) {
            *out = static_cast<IClientSecurity *>(this);
            AddRef();
            return S_OK;
        }
        return m_owner->QueryInterface(iid, out);
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++m_references; }
    ULONG STDMETHODCALLTYPE Release() override
    {
        const ULONG left = --m_references;
        if (left == 0)
            delete this;
        return left;
    }
    HRESULT STDMETHODCALLTYPE QueryBlanket(IUnknown *, DWORD *service, DWORD *authorization, OLECHAR **, DWORD *level,
                                           DWORD *impersonation, void **, DWORD *capabilities) override
    {
        if (service != nullptr)
            *service = RPC_C_AUTHN_WINNT;
        if (authorization != nullptr)
            *authorization = RPC_C_AUTHZ_NONE;
        if (level != nullptr)
            *level = m_blanket.authentication;
        if (impersonation != nullptr)
            *impersonation = m_blanket.impersonation;
        if (capabilities != nullptr)
            *capabilities = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE SetBlanket(IUnknown *, DWORD, DWORD, OLECHAR *, DWORD level, DWORD impersonation, void *,
                                         DWORD) override
    {
        m_blanket.authentication = level;
        m_blanket.impersonation = impersonation;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE CopyProxy(IUnknown *, IUnknown **copy) override
    {
        return copy == nullptr ? E_POINTER : m_owner->QueryInterface(IID_IUnknown, reinterpret_cast<void **>(copy));
    }

private:
    std::atomic<ULONG> m_references{1};
    ComPtr<IUnknown> m_owner;
    Blanket &m_blanket;
};

/// A free-threaded COM object with one vtable: `Interface` and its ancestors `Also`. Born with one reference.
template <class Interface, class... Also> class ComObject : public Interface {
public:
    ComObject() = default;
    virtual ~ComObject() = default;
    ComObject(const ComObject &) = delete;
    ComObject &operator=(const ComObject &) = delete;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void **out) override
    {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        if (iid == IID_IUnknown || iid == __uuidof(Interface) || (... || (iid == __uuidof(Also)))) {
            *out = static_cast<Interface *>(this);
            AddRef();
            return S_OK;
        }
        if (iid == IID_IClientSecurity) {
            *out = static_cast<IClientSecurity *>(new SecurityTearOff(static_cast<Interface *>(this), m_blanket));
            return S_OK;
        }
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++m_references; }
    ULONG STDMETHODCALLTYPE Release() override
    {
        const ULONG left = --m_references;
        if (left == 0)
            delete this;
        return left;
    }

    Blanket &blanket() { return m_blanket; }

private:
    std::atomic<ULONG> m_references{1};
    Blanket m_blanket;
};

/// An automation object that is used by its vtable only.
template <class Interface, class... Also> class DispatchObject : public ComObject<Interface, IDispatch, Also...> {
public:
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT *count) override { return give(count, 0U); }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR *, UINT, LCID, DISPID *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS *, VARIANT *, EXCEPINFO *, UINT *) override
    {
        return E_NOTIMPL;
    }
};

/// `new T` in a ComPtr that owns its only reference.
template <class T, class... Arguments> ComPtr<T> make(Arguments &&...arguments)
{
    ComPtr<T> object;
    object.Attach(new T(std::forward<Arguments>(arguments)...));
    return object;
}

} // namespace esu::compc

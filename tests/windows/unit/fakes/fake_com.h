// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_ptr.h"

#include <windows.h>

#include <oaidl.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

// COM interfaces have no virtual destructor, by their binary contract.
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"

namespace esu::fake {

/// How many fake objects are alive; every test ends at zero.
class LiveCount {
public:
    void add(int change)
    {
        const std::scoped_lock lock(m_mutex);
        m_count += change;
        m_changed.notify_all();
    }
    int count() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_count;
    }
    /// A thread that was abandoned lets its objects go when it comes back.
    void waitForZero()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_count == 0; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};
inline LiveCount liveObjects;

/// Reference counting and QueryInterface over a real SDK interface: a C++ class is all that COM needs in process.
template <class Interface> class FakeUnknown : public Interface {
public:
    FakeUnknown() { liveObjects.add(1); }
    virtual ~FakeUnknown() { liveObjects.add(-1); }
    FakeUnknown(const FakeUnknown &) = delete;
    FakeUnknown &operator=(const FakeUnknown &) = delete;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID id, void **out) override
    {
        if (!IsEqualIID(id, __uuidof(IUnknown)) && !IsEqualIID(id, __uuidof(Interface))) {
            *out = nullptr;
            return E_NOINTERFACE; // IClientSecurity among them: no proxy, no blanket
        }
        *out = static_cast<Interface *>(this);
        AddRef();
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++m_references; }
    ULONG STDMETHODCALLTYPE Release() override
    {
        const ULONG left = --m_references;
        if (left == 0)
            delete this;
        return left;
    }

private:
    std::atomic<ULONG> m_references = 1;
};

template <class Interface> class FakeDispatch : public FakeUnknown<Interface> {
public:
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR *, UINT, LCID, DISPID *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS *, VARIANT *, EXCEPINFO *, UINT *) override
    {
        return E_NOTIMPL;
    }
};

template <class Object, class... Arguments> ComPtr<Object> make(Arguments &&...arguments)
{
    return adopt(new Object(std::forward<Arguments>(arguments)...));
}

/// Hands out one reference through an out-parameter.
template <class Interface, class Object> HRESULT give(Interface **out, const ComPtr<Object> &object)
{
    *out = object.Get();
    if (*out)
        (*out)->AddRef();
    return S_OK;
}

} // namespace esu::fake

// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <oleauto.h>

#include <QString>

#include <new>
#include <utility>

namespace esu {

/// Owns a BSTR.
class Bstr {
public:
    Bstr() = default;
    explicit Bstr(QStringView text)
        : m_text(SysAllocStringLen(reinterpret_cast<const OLECHAR *>(text.utf16()), static_cast<UINT>(text.size())))
    {
        if (!m_text)
            throw std::bad_alloc();
    }
    ~Bstr() { SysFreeString(m_text); }
    Bstr(const Bstr &) = delete;
    Bstr &operator=(const Bstr &) = delete;
    Bstr(Bstr &&other) noexcept : m_text(std::exchange(other.m_text, nullptr)) {}

    BSTR get() const { return m_text; }
    /// For an out-parameter; frees what was held.
    BSTR *put()
    {
        SysFreeString(std::exchange(m_text, nullptr));
        return &m_text;
    }
    BSTR release() { return std::exchange(m_text, nullptr); }
    QString text() const
    {
        return QString::fromWCharArray(m_text, m_text ? static_cast<int>(SysStringLen(m_text)) : 0);
    }

protected:
    BSTR m_text = nullptr;
};

/// A BSTR with a product key in it: overwritten before it is freed.
class SecretBstr : public Bstr {
public:
    explicit SecretBstr(QStringView text) : Bstr(text) {}
    ~SecretBstr() { SecureZeroMemory(m_text, SysStringByteLen(m_text)); }
};

} // namespace esu

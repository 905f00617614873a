// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/bstr.h"

#include <concepts>
#include <cstdint>

namespace esu {

/// Owns a VARIANT.
class Variant {
public:
    Variant() { VariantInit(&m_value); }
    explicit Variant(QStringView text) : Variant()
    {
        m_value.bstrVal = Bstr(text).release();
        m_value.vt = VT_BSTR;
    }
    /// A CIM uint32, which Automation carries as VT_I4.
    explicit Variant(std::uint32_t number) : Variant()
    {
        m_value.lVal = static_cast<LONG>(number);
        m_value.vt = VT_I4;
    }
    explicit Variant(std::same_as<bool> auto value) : Variant() // not for pointers, which become bool too easily
    {
        m_value.boolVal = value ? VARIANT_TRUE : VARIANT_FALSE;
        m_value.vt = VT_BOOL;
    }
    ~Variant() { VariantClear(&m_value); }
    Variant(const Variant &) = delete;
    Variant &operator=(const Variant &) = delete;

    const VARIANT &get() const { return m_value; }
    VARIANT *inOut() { return &m_value; }
    /// For an out-parameter; clears what was held.
    VARIANT *put()
    {
        VariantClear(&m_value);
        return &m_value;
    }

private:
    VARIANT m_value;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <objbase.h>

namespace esu {

/// Joins this thread to the multi-threaded apartment while it lives. Nobody else in this room calls Co(Un)Initialize.
class ComApartment {
public:
    ComApartment() : m_result(CoInitializeEx(nullptr, COINIT_MULTITHREADED)) {}
    ~ComApartment()
    {
        if (SUCCEEDED(m_result))
            CoUninitialize();
    }
    ComApartment(const ComApartment &) = delete;
    ComApartment &operator=(const ComApartment &) = delete;

private:
    const HRESULT m_result;
};

} // namespace esu

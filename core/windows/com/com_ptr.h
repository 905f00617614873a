// SPDX-License-Identifier: MIT
#pragma once

#include <windows.h>

#include <objbase.h>
#include <wrl/client.h>

namespace esu {

using Microsoft::WRL::ComPtr;

/// Takes over a reference. mingw's `ComPtr::Attach` adds one of its own and so leaks: never use it.
template <class Interface> ComPtr<Interface> adopt(Interface *reference)
{
    ComPtr<Interface> owner;
    *owner.GetAddressOf() = reference;
    return owner;
}

} // namespace esu

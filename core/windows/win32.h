// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/failure.h"

#include <windows.h>

#include <memory>

/// The few helpers that every caller of plain Win32 in this room needs.
namespace esu {

struct HandleCloser {
    void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

struct LocalCloser {
    void operator()(void *memory) const { LocalFree(memory); }
};
template <class T> using Local = std::unique_ptr<T, LocalCloser>;

/// The error of a Win32 function that left `error`.
inline Error win32Failure(const QString &operation, DWORD error, const QString &detail = {})
{
    return comFailure(operation, HRESULT_FROM_WIN32(error), detail);
}

/// A function that not every Windows has; nullptr where it is missing, or its DLL is not loaded.
template <class Function> Function lookUp(const wchar_t *module, const char *name)
{
    const HMODULE loaded = GetModuleHandleW(module);
    // By way of a plain function type, which a function pointer of any other may be cast to and from.
    return loaded ? reinterpret_cast<Function>(reinterpret_cast<void (*)()>(GetProcAddress(loaded, name))) : nullptr;
}

/// `text` must outlive the pointer.
inline const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

} // namespace esu

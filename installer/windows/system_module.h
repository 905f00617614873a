/* SPDX-License-Identifier: MIT */
/* A DLL of Windows itself, loaded when it is not yet; null when this Windows has no such DLL. */
#pragma once
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

static inline HMODULE system_module(const wchar_t *name)
{
    HMODULE module = GetModuleHandleW(name);
    if (module)
        return module;
    /* By its full path: nothing may be picked up from the folder the program was started in. */
    wchar_t path[MAX_PATH + 32];
    UINT length = GetSystemDirectoryW(path, MAX_PATH);
    if (length == 0 || length > MAX_PATH)
        return NULL;
    path[length++] = L'\\';
    while ((path[length++] = *name++)) {
    }
    return LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
}

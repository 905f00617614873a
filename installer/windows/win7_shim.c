/* SPDX-License-Identifier: MIT */
/* The 27 functions that static Qt 6.4.2 imports and Windows 7 does not have.
 *
 * Linked as an object, not from an archive, so that these definitions are there before any import library is searched;
 * esu_windows.cmake takes the import libraries `synchronization`, `shcore` and `runtimeobject` out of the link. Each
 * function looks for the real one first: where Windows has it, the program behaves as if this file were not there.
 *
 * May run on any thread and before static constructors: all state is zero-initialised, and every look-up may be
 * repeated by several threads at once with the same result.
 *
 * ESU_SHIM_TEST adds a switch for tests: with ESU_SHIM_FORCE_FALLBACKS=1 in the environment nothing is looked up.
 * The programs we ship are built without it.
 */
#ifndef _WIN32_WINNT
#define _WIN32_WINNT 0x0601
#endif
#include "system_module.h"

/* The compiler reaches a function of a DLL either through the pointer __imp_X or by the plain name X, depending on how
 * a header declares it, so both are defined. Own C names with assembler labels avoid a clash with the declarations in
 * windows.h; on x86 the label also carries the stdcall decoration, _X@N, with N the bytes of arguments. */
#ifdef _WIN64
#define LABEL(name, bytes) #name
#define IMPORT_LABEL(name, bytes) "__imp_" #name
#else
#define LABEL(name, bytes) "_" #name "@" #bytes
#define IMPORT_LABEL(name, bytes) "__imp__" #name "@" #bytes
#endif

#define SHIM(result, name, bytes, ...)                                                                                 \
    result WINAPI shim_##name(__VA_ARGS__) __asm__(LABEL(name, bytes));                                                \
    typedef result(WINAPI *name##_type)(__VA_ARGS__);                                                                  \
    extern const name##_type import_##name __asm__(IMPORT_LABEL(name, bytes));                                         \
    const name##_type import_##name __attribute__((used)) = shim_##name;                                               \
    result WINAPI __attribute__((used)) shim_##name(__VA_ARGS__)

/* The real function, or null. The two marks keep "not looked up yet" and "absent" apart. */
#define REAL(module, name)                                                                                             \
    ({                                                                                                                 \
        static void *cache;                                                                                            \
        (name##_type) look_up(&cache, module, #name);                                                                  \
    })

#define ABSENT ((void *)~(UINT_PTR)0)

#ifdef ESU_SHIM_TEST
static BOOL fallbacks_forced(void)
{
    static LONG state; /* 0 unknown, 1 no, 2 yes */
    LONG known = __atomic_load_n(&state, __ATOMIC_ACQUIRE);
    if (!known) {
        wchar_t value[2] = {0, 0};
        known = GetEnvironmentVariableW(L"ESU_SHIM_FORCE_FALLBACKS", value, 2) == 1 && value[0] == L'1' ? 2 : 1;
        __atomic_store_n(&state, known, __ATOMIC_RELEASE);
    }
    return known == 2;
}
#endif

static void *look_up(void **cache, const wchar_t *module, const char *name)
{
    void *found = __atomic_load_n(cache, __ATOMIC_ACQUIRE);
    if (!found) {
        /* A caller may be waiting to read the error of an earlier call. */
        const DWORD error = GetLastError();
#ifdef ESU_SHIM_TEST
        HMODULE library = fallbacks_forced() ? NULL : system_module(module);
#else
        HMODULE library = system_module(module);
#endif
        if (library)
            found = (void *)(UINT_PTR)GetProcAddress(library, name);
        if (!found)
            found = ABSENT;
        __atomic_store_n(cache, found, __ATOMIC_RELEASE);
        SetLastError(error);
    }
    return found == ABSENT ? NULL : found;
}

/* ---- Waiting on an address: QMutex, QSemaphore (since Windows 8) ---- */

/* Addresses share a bucket by their hash. A waiter may be woken without need, which callers of WaitOnAddress must bear
 * anyway, but never misses a wake: it compares under the bucket's lock and gives the lock up only by sleeping, and the
 * waker, which has already changed the value, passes through the same lock before it wakes the whole bucket. */
static struct wait_bucket {
    SRWLOCK lock;
    CONDITION_VARIABLE changed;
} wait_buckets[64];

static struct wait_bucket *bucket_of(const volatile void *address)
{
    const UINT_PTR value = (UINT_PTR)address;
    return &wait_buckets[(value >> 3 ^ value >> 9 ^ value >> 15) % 64];
}

static BOOL same_value(const volatile void *address, const void *compare, SIZE_T size)
{
    switch (size) {
    case 1:
        return __atomic_load_n((const volatile UINT8 *)address, __ATOMIC_SEQ_CST) == *(const UINT8 *)compare;
    case 2:
        return __atomic_load_n((const volatile UINT16 *)address, __ATOMIC_SEQ_CST) == *(const UINT16 *)compare;
    case 4:
        return __atomic_load_n((const volatile UINT32 *)address, __ATOMIC_SEQ_CST) == *(const UINT32 *)compare;
    default:
        return __atomic_load_n((const volatile UINT64 *)address, __ATOMIC_SEQ_CST) == *(const UINT64 *)compare;
    }
}

SHIM(BOOL, WaitOnAddress, 16, volatile VOID *address, PVOID compare, SIZE_T size, DWORD milliseconds)
{
    WaitOnAddress_type real = REAL(L"kernelbase.dll", WaitOnAddress);
    if (real)
        return real(address, compare, size, milliseconds);
    if (size != 1 && size != 2 && size != 4 && size != 8) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    struct wait_bucket *bucket = bucket_of(address);
    BOOL woken = TRUE;
    AcquireSRWLockExclusive(&bucket->lock);
    if (same_value(address, compare, size))
        woken = SleepConditionVariableSRW(&bucket->changed, &bucket->lock, milliseconds, 0);
    /* Releasing the lock must not hide ERROR_TIMEOUT. */
    const DWORD error = GetLastError();
    ReleaseSRWLockExclusive(&bucket->lock);
    SetLastError(error);
    return woken;
}

static void wake_bucket(const volatile void *address)
{
    struct wait_bucket *bucket = bucket_of(address);
    AcquireSRWLockExclusive(&bucket->lock);
    ReleaseSRWLockExclusive(&bucket->lock);
    WakeAllConditionVariable(&bucket->changed);
}

SHIM(void, WakeByAddressAll, 4, PVOID address)
{
    WakeByAddressAll_type real = REAL(L"kernelbase.dll", WakeByAddressAll);
    if (real)
        real(address);
    else
        wake_bucket(address);
}

/* Wakes all of the bucket too: waking one could pick a thread that waits for another address. */
SHIM(void, WakeByAddressSingle, 4, PVOID address)
{
    WakeByAddressSingle_type real = REAL(L"kernelbase.dll", WakeByAddressSingle);
    if (real)
        real(address);
    else
        wake_bucket(address);
}

SHIM(UINT_PTR, SetCoalescableTimer, 20, HWND window, UINT_PTR id, UINT elapse, TIMERPROC callback, ULONG tolerance)
{
    SetCoalescableTimer_type real = REAL(L"user32.dll", SetCoalescableTimer);
    return real ? real(window, id, elapse, callback, tolerance) : SetTimer(window, id, elapse, callback);
}

/* ---- Dots per inch ---- */

/* What every size that Windows 7 and 8 report is measured in. Looked up at run time, because a console program has no
 * other reason to load gdi32. */
static void system_dpi(UINT *x, UINT *y)
{
    static void *get_dc, *release_dc, *get_device_caps;
    static const wchar_t user32[] = L"user32.dll", gdi32[] = L"gdi32.dll";
    *x = *y = USER_DEFAULT_SCREEN_DPI;
    /* Present on every Windows, so no switch of a test may hide them: not through look_up(). */
    if (!__atomic_load_n(&get_device_caps, __ATOMIC_ACQUIRE)) {
        HMODULE user = system_module(user32), gdi = system_module(gdi32);
        if (!user || !gdi)
            return;
        __atomic_store_n(&get_dc, (void *)(UINT_PTR)GetProcAddress(user, "GetDC"), __ATOMIC_RELEASE);
        __atomic_store_n(&release_dc, (void *)(UINT_PTR)GetProcAddress(user, "ReleaseDC"), __ATOMIC_RELEASE);
        __atomic_store_n(&get_device_caps, (void *)(UINT_PTR)GetProcAddress(gdi, "GetDeviceCaps"), __ATOMIC_RELEASE);
    }
    HDC screen = ((HDC(WINAPI *)(HWND))get_dc)(NULL);
    if (!screen)
        return;
    const int horizontal = ((int(WINAPI *)(HDC, int))get_device_caps)(screen, LOGPIXELSX);
    const int vertical = ((int(WINAPI *)(HDC, int))get_device_caps)(screen, LOGPIXELSY);
    ((int(WINAPI *)(HWND, HDC))release_dc)(NULL, screen);
    if (horizontal > 0 && vertical > 0) {
        *x = (UINT)horizontal;
        *y = (UINT)vertical;
    }
}

/* Qt asks for values at 96 dpi and scales them itself; Windows below 10 answers in the system's dpi. Without this
 * division a screen at 150 % gets fonts and frames one and a half times too large. */
static int scaled(int value, UINT dpi)
{
    UINT x, y;
    system_dpi(&x, &y);
    const int result = MulDiv(value, (int)dpi, (int)x);
    return result == 0 && value > 0 ? 1 : result;
}

static void scale(int *value, UINT dpi)
{
    *value = scaled(*value, dpi);
}

static void scale_font(LOGFONTW *font, UINT dpi)
{
    font->lfHeight = scaled(font->lfHeight, dpi);
    font->lfWidth = scaled(font->lfWidth, dpi);
}

static BOOL is_size(int metric)
{
    switch (metric) {
    case SM_CXVSCROLL:
    case SM_CYHSCROLL:
    case SM_CYCAPTION:
    case SM_CXBORDER:
    case SM_CYBORDER:
    case SM_CXDLGFRAME:
    case SM_CYDLGFRAME:
    case SM_CYVTHUMB:
    case SM_CXHTHUMB:
    case SM_CXICON:
    case SM_CYICON:
    case SM_CXCURSOR:
    case SM_CYCURSOR:
    case SM_CYMENU:
    case SM_CYVSCROLL:
    case SM_CXHSCROLL:
    case SM_CXMIN:
    case SM_CYMIN:
    case SM_CXSIZE:
    case SM_CYSIZE:
    case SM_CXFRAME:
    case SM_CYFRAME:
    case SM_CXMINTRACK:
    case SM_CYMINTRACK:
    case SM_CXDOUBLECLK:
    case SM_CYDOUBLECLK:
    case SM_CXICONSPACING:
    case SM_CYICONSPACING:
    case SM_CXEDGE:
    case SM_CYEDGE:
    case SM_CXMINSPACING:
    case SM_CYMINSPACING:
    case SM_CXSMICON:
    case SM_CYSMICON:
    case SM_CYSMCAPTION:
    case SM_CXSMSIZE:
    case SM_CYSMSIZE:
    case SM_CXMENUSIZE:
    case SM_CYMENUSIZE:
    case SM_CXDRAG:
    case SM_CYDRAG:
    case SM_CXMENUCHECK:
    case SM_CYMENUCHECK:
    case SM_CXFOCUSBORDER:
    case SM_CYFOCUSBORDER:
    case SM_CXPADDEDBORDER:
        return TRUE;
    default: /* counts, flags, and the extent of the screens */
        return FALSE;
    }
}

SHIM(BOOL, SystemParametersInfoForDpi, 20, UINT action, UINT size, PVOID data, UINT flags, UINT dpi)
{
    SystemParametersInfoForDpi_type real = REAL(L"user32.dll", SystemParametersInfoForDpi);
    if (real)
        return real(action, size, data, flags, dpi);
    if (!SystemParametersInfoW(action, size, data, flags))
        return FALSE;
    if (action == SPI_GETICONTITLELOGFONT) {
        scale_font(data, dpi);
    } else if (action == SPI_GETICONMETRICS) {
        ICONMETRICSW *metrics = data;
        scale(&metrics->iHorzSpacing, dpi);
        scale(&metrics->iVertSpacing, dpi);
        scale_font(&metrics->lfFont, dpi);
    } else if (action == SPI_GETNONCLIENTMETRICS) {
        NONCLIENTMETRICSW *metrics = data;
        scale(&metrics->iBorderWidth, dpi);
        scale(&metrics->iScrollWidth, dpi);
        scale(&metrics->iScrollHeight, dpi);
        scale(&metrics->iCaptionWidth, dpi);
        scale(&metrics->iCaptionHeight, dpi);
        scale(&metrics->iSmCaptionWidth, dpi);
        scale(&metrics->iSmCaptionHeight, dpi);
        scale(&metrics->iMenuWidth, dpi);
        scale(&metrics->iMenuHeight, dpi);
        scale_font(&metrics->lfCaptionFont, dpi);
        scale_font(&metrics->lfSmCaptionFont, dpi);
        scale_font(&metrics->lfMenuFont, dpi);
        scale_font(&metrics->lfStatusFont, dpi);
        scale_font(&metrics->lfMessageFont, dpi);
        /* The caller's structure may be the shorter one of Windows XP. */
        if (metrics->cbSize >= sizeof(NONCLIENTMETRICSW))
            scale(&metrics->iPaddedBorderWidth, dpi);
    }
    return TRUE;
}

SHIM(int, GetSystemMetricsForDpi, 8, int metric, UINT dpi)
{
    GetSystemMetricsForDpi_type real = REAL(L"user32.dll", GetSystemMetricsForDpi);
    if (real)
        return real(metric, dpi);
    const int value = GetSystemMetrics(metric);
    return is_size(metric) ? scaled(value, dpi) : value;
}

/* Below Windows 10 a window's frame always has the system's dpi, whatever the caller thinks its dpi is. */
SHIM(BOOL, AdjustWindowRectExForDpi, 20, LPRECT rectangle, DWORD style, BOOL menu, DWORD extended_style, UINT dpi)
{
    AdjustWindowRectExForDpi_type real = REAL(L"user32.dll", AdjustWindowRectExForDpi);
    return real ? real(rectangle, style, menu, extended_style, dpi)
                : AdjustWindowRectEx(rectangle, style, menu, extended_style);
}

/* The types of shellscalingapi.h are plain ints here: MONITOR_DPI_TYPE, PROCESS_DPI_AWARENESS (0 none, 1 system,
 * 2 per monitor). A DPI_AWARENESS_CONTEXT is a handle, -1 to -3 in the same order, -4 the second per-monitor kind. */

SHIM(HRESULT, GetDpiForMonitor, 16, HMONITOR monitor, int type, UINT *x, UINT *y)
{
    GetDpiForMonitor_type real = REAL(L"shcore.dll", GetDpiForMonitor);
    if (real)
        return real(monitor, type, x, y);
    if (!x || !y)
        return E_INVALIDARG;
    system_dpi(x, y);
    return S_OK;
}

SHIM(HRESULT, GetProcessDpiAwareness, 8, HANDLE process, int *awareness)
{
    GetProcessDpiAwareness_type real = REAL(L"shcore.dll", GetProcessDpiAwareness);
    if (real)
        return real(process, awareness);
    if (!awareness)
        return E_INVALIDARG;
    *awareness = IsProcessDPIAware() ? 1 : 0;
    return S_OK;
}

SHIM(HRESULT, SetProcessDpiAwareness, 4, int awareness)
{
    SetProcessDpiAwareness_type real = REAL(L"shcore.dll", SetProcessDpiAwareness);
    if (real)
        return real(awareness);
    return awareness == 0 || SetProcessDPIAware() ? S_OK : E_ACCESSDENIED;
}

/* ERROR_ACCESS_DENIED says "the manifest has settled it", which is so; any other error makes Qt print a warning. */
SHIM(BOOL, SetProcessDpiAwarenessContext, 4, HANDLE context)
{
    SetProcessDpiAwarenessContext_type real = REAL(L"user32.dll", SetProcessDpiAwarenessContext);
    if (real)
        return real(context);
    if ((INT_PTR)context != -1)
        SetProcessDPIAware();
    SetLastError(ERROR_ACCESS_DENIED);
    return FALSE;
}

SHIM(HANDLE, GetWindowDpiAwarenessContext, 4, HWND window)
{
    GetWindowDpiAwarenessContext_type real = REAL(L"user32.dll", GetWindowDpiAwarenessContext);
    if (real)
        return real(window);
    int awareness = 1;
    shim_GetProcessDpiAwareness(NULL, &awareness);
    return (HANDLE)(INT_PTR)(-1 - awareness);
}

SHIM(int, GetAwarenessFromDpiAwarenessContext, 4, HANDLE context)
{
    GetAwarenessFromDpiAwarenessContext_type real = REAL(L"user32.dll", GetAwarenessFromDpiAwarenessContext);
    if (real)
        return real(context);
    const INT_PTR value = (INT_PTR)context;
    if (value < -4 || value > -1)
        return -1;
    return value == -4 ? 2 : (int)(-1 - value);
}

SHIM(BOOL, EnableNonClientDpiScaling, 4, HWND window)
{
    EnableNonClientDpiScaling_type real = REAL(L"user32.dll", EnableNonClientDpiScaling);
    return real ? real(window) : TRUE;
}

/* Windows 8.1 and the first Windows 10 know the dpi of a monitor but not of a window. */
SHIM(UINT, GetDpiForWindow, 4, HWND window)
{
    GetDpiForWindow_type real = REAL(L"user32.dll", GetDpiForWindow);
    if (real)
        return real(window);
    UINT x, y;
    if (shim_GetDpiForMonitor(MonitorFromWindow(window, MONITOR_DEFAULTTONEAREST), 0, &x, &y) != S_OK)
        system_dpi(&x, &y);
    return x;
}

/* ---- Pointer messages: Windows 7 never sends WM_POINTER, so none of these is called there ---- */

static BOOL not_implemented(void)
{
    SetLastError(ERROR_CALL_NOT_IMPLEMENTED);
    return FALSE;
}

SHIM(BOOL, GetPointerType, 8, UINT32 id, void *type)
{
    GetPointerType_type real = REAL(L"user32.dll", GetPointerType);
    return real ? real(id, type) : not_implemented();
}

SHIM(BOOL, GetPointerInfo, 8, UINT32 id, void *info)
{
    GetPointerInfo_type real = REAL(L"user32.dll", GetPointerInfo);
    return real ? real(id, info) : not_implemented();
}

SHIM(BOOL, GetPointerPenInfo, 8, UINT32 id, void *info)
{
    GetPointerPenInfo_type real = REAL(L"user32.dll", GetPointerPenInfo);
    return real ? real(id, info) : not_implemented();
}

SHIM(BOOL, GetPointerPenInfoHistory, 12, UINT32 id, UINT32 *entries, void *info)
{
    GetPointerPenInfoHistory_type real = REAL(L"user32.dll", GetPointerPenInfoHistory);
    return real ? real(id, entries, info) : not_implemented();
}

SHIM(BOOL, GetPointerFrameTouchInfo, 12, UINT32 id, UINT32 *pointers, void *info)
{
    GetPointerFrameTouchInfo_type real = REAL(L"user32.dll", GetPointerFrameTouchInfo);
    return real ? real(id, pointers, info) : not_implemented();
}

SHIM(BOOL, GetPointerFrameTouchInfoHistory, 16, UINT32 id, UINT32 *entries, UINT32 *pointers, void *info)
{
    GetPointerFrameTouchInfoHistory_type real = REAL(L"user32.dll", GetPointerFrameTouchInfoHistory);
    return real ? real(id, entries, pointers, info) : not_implemented();
}

SHIM(BOOL, SkipPointerFrameMessages, 4, UINT32 id)
{
    SkipPointerFrameMessages_type real = REAL(L"user32.dll", SkipPointerFrameMessages);
    return real ? real(id) : not_implemented();
}

/* ---- Rotation, DXGI, WinRT (since Windows 8 or 8.1) ---- */

SHIM(BOOL, GetDisplayAutoRotationPreferences, 4, int *orientation)
{
    GetDisplayAutoRotationPreferences_type real = REAL(L"user32.dll", GetDisplayAutoRotationPreferences);
    return real ? real(orientation) : not_implemented();
}

SHIM(BOOL, SetDisplayAutoRotationPreferences, 4, int orientation)
{
    SetDisplayAutoRotationPreferences_type real = REAL(L"user32.dll", SetDisplayAutoRotationPreferences);
    return real ? real(orientation) : not_implemented();
}

/* Qt then asks CreateDXGIFactory1, which Windows 7 has. Widgets never come here. */
SHIM(HRESULT, CreateDXGIFactory2, 12, UINT flags, REFIID interface_id, void **factory)
{
    CreateDXGIFactory2_type real = REAL(L"dxgi.dll", CreateDXGIFactory2);
    if (real)
        return real(flags, interface_id, factory);
    *factory = NULL;
    return E_NOTIMPL;
}

/* Used only to ask for tablet mode; a failure means "not in tablet mode". */
SHIM(HRESULT, RoGetActivationFactory, 12, void *class_name, REFIID interface_id, void **factory)
{
    RoGetActivationFactory_type real = REAL(L"combase.dll", RoGetActivationFactory);
    if (real)
        return real(class_name, interface_id, factory);
    *factory = NULL;
    return E_NOTIMPL;
}

SHIM(HRESULT, WindowsCreateStringReference, 16, const wchar_t *source, UINT32 length, void *header, void **string)
{
    WindowsCreateStringReference_type real = REAL(L"combase.dll", WindowsCreateStringReference);
    if (real)
        return real(source, length, header, string);
    *string = NULL;
    return E_NOTIMPL;
}

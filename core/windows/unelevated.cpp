// SPDX-License-Identifier: MIT
#include "core/windows/unelevated.h"

#include "core/base/operations.h"
#include "core/windows/com/bstr.h"
#include "core/windows/com/com_ptr.h"
#include "core/windows/win32.h"

#include <exdisp.h>
#include <shldisp.h>
#include <shlobj.h>
#include <shlwapi.h>

namespace esu {

namespace {

/// The desktop's own way to start something, in the process of the shell.
HRESULT shellOf(ComPtr<IShellDispatch2> &shell)
{
    ComPtr<IShellWindows> windows;
    HRESULT result =
        CoCreateInstance(CLSID_ShellWindows, nullptr, CLSCTX_LOCAL_SERVER, IID_PPV_ARGS(windows.GetAddressOf()));
    if (FAILED(result))
        return result;
    VARIANT none{};
    VARIANT desktop{};
    desktop.vt = VT_I4;
    desktop.lVal = CSIDL_DESKTOP;
    long window = 0;
    ComPtr<IDispatch> found;
    result = windows->FindWindowSW(&desktop, &none, SWC_DESKTOP, &window, SWFO_NEEDDISPATCH, found.GetAddressOf());
    if (result != S_OK)
        return FAILED(result) ? result : E_FAIL;
    ComPtr<IServiceProvider> services;
    ComPtr<IShellBrowser> browser;
    ComPtr<IShellView> view;
    ComPtr<IDispatch> background;
    ComPtr<IShellFolderViewDual> folder;
    ComPtr<IDispatch> application;
    if (FAILED(result = found->QueryInterface(IID_PPV_ARGS(services.GetAddressOf()))) ||
        FAILED(result = services->QueryService(SID_STopLevelBrowser, IID_PPV_ARGS(browser.GetAddressOf()))) ||
        FAILED(result = browser->QueryActiveShellView(view.GetAddressOf())) ||
        FAILED(result = view->GetItemObject(SVGIO_BACKGROUND, IID_PPV_ARGS(background.GetAddressOf()))) ||
        FAILED(result = background->QueryInterface(IID_PPV_ARGS(folder.GetAddressOf()))) ||
        FAILED(result = folder->get_Application(application.GetAddressOf())))
        return result;
    return application->QueryInterface(IID_PPV_ARGS(shell.GetAddressOf()));
}

} // namespace

Result<void> openUnelevated(const QString &target)
{
    ComPtr<IShellDispatch2> shell;
    HRESULT result = shellOf(shell);
    if (SUCCEEDED(result)) {
        VARIANT none{};
        result = shell->ShellExecute(Bstr(target).get(), none, none, none, none);
    }
    if (FAILED(result))
        return std::unexpected(comFailure(operation::arguments, result, target));
    return {};
}

} // namespace esu

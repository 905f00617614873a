// SPDX-License-Identifier: MIT
#include "core/windows/taskbar.h"

#include "core/windows/com/com_ptr.h"
#include "core/windows/win32.h"

#include <shobjidl.h>

namespace esu {

struct Taskbar::List {
    ComPtr<ITaskbarList3> list;
};

Taskbar::Taskbar() : m_list(std::make_unique<List>())
{
    ComPtr<ITaskbarList3> list;
    if (SUCCEEDED(
            CoCreateInstance(CLSID_TaskbarList, nullptr, CLSCTX_INPROC_SERVER, IID_PPV_ARGS(list.GetAddressOf()))) &&
        SUCCEEDED(list->HrInit()))
        m_list->list = list;
}

Taskbar::~Taskbar() = default;

void Taskbar::show(quintptr window, std::optional<int> percent)
{
    const auto handle = reinterpret_cast<HWND>(window);
    if (!m_list->list || !handle)
        return;
    if (!percent) {
        m_list->list->SetProgressState(handle, TBPF_NOPROGRESS);
    } else if (*percent < 0) {
        m_list->list->SetProgressState(handle, TBPF_INDETERMINATE);
    } else {
        m_list->list->SetProgressState(handle, TBPF_NORMAL);
        m_list->list->SetProgressValue(handle, static_cast<ULONGLONG>(*percent), 100);
    }
}

} // namespace esu

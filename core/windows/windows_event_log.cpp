// SPDX-License-Identifier: MIT
#include "core/windows/windows_event_log.h"

#include "core/windows/win32.h"

#include <vector>

namespace esu {

namespace {

/// Windows takes a source that nobody registered as well, and then shows its events as broken ones
/// (resources/FACTS.md#event-log).
bool isRegistered()
{
    HKEY key = nullptr;
    const auto opened =
        RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\ESU Wizard", 0,
                      KEY_QUERY_VALUE, &key);
    if (opened != ERROR_SUCCESS)
        return false;
    RegCloseKey(key);
    return true;
}

WORD typeOf(PcEventType type)
{
    switch (type) {
    case PcEventType::Information:
        return EVENTLOG_INFORMATION_TYPE;
    case PcEventType::Warning:
        return EVENTLOG_WARNING_TYPE;
    case PcEventType::Error:
        return EVENTLOG_ERROR_TYPE;
    }
    return EVENTLOG_INFORMATION_TYPE;
}

} // namespace

void WindowsEventLog::write(const LoggedEvent &event)
{
    if (!isRegistered())
        return;
    const HANDLE source = RegisterEventSourceW(nullptr, L"ESU Wizard");
    if (!source)
        return;
    std::vector<const wchar_t *> inserts;
    for (const QString &insert : event.inserts)
        inserts.push_back(wide(insert));
    const PcEventRow &row = rowOf(event.event);
    ReportEventW(source, typeOf(row.type), 0, row.number, nullptr, static_cast<WORD>(inserts.size()), 0, inserts.data(),
                 nullptr);
    DeregisterEventSource(source);
}

} // namespace esu

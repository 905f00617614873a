// SPDX-License-Identifier: MIT
// What the agent remembers (resources/FACTS.md#update-history).
#include "core/windows/com/bstr.h"
#include "core/windows/com/failure.h"
#include "core/windows/wua/wua_convert.h"
#include "core/windows/wua/wua_room.h"

#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace esu {

namespace {

/// A DATE of the agent, which is UTC.
std::optional<QDateTime> momentOf(DATE date)
{
    const auto day = dayOf(date);
    if (!day)
        return std::nullopt;
    constexpr double secondsOfDay = 86400;
    return QDateTime(*day, QTime(0, 0), QTimeZone::utc())
        .addSecs(std::llround((date - std::floor(date)) * secondsOfDay));
}

/// nullopt when it does not say what became of what.
std::optional<HistoryEntry> historyEntryOf(IUpdateHistoryEntry &entry)
{
    using Outcome = HistoryEntry::Outcome;
    UpdateOperation what = uoInstallation;
    OperationResultCode code = orcNotStarted;
    DATE date = 0;
    Bstr title;
    if (FAILED(entry.get_Operation(&what)) || FAILED(entry.get_ResultCode(&code)) || FAILED(entry.get_Date(&date)) ||
        FAILED(entry.get_Title(title.put())))
        return std::nullopt;
    const auto at = momentOf(date);
    const bool isDone = code == orcSucceeded || code == orcSucceededWithErrors;
    const bool isInstallation = what == uoInstallation;
    // What is on its way says nothing yet, and a removal that failed leaves all as it was.
    if (!at || (!isDone && code != orcFailed) || (!isDone && !isInstallation))
        return std::nullopt;
    HistoryEntry read{.title = title.text(),
                      .at = *at,
                      .outcome = !isDone          ? Outcome::Failed
                                 : isInstallation ? Outcome::Installed
                                                  : Outcome::Removed};
    LONG result = 0;
    if (!isDone && SUCCEEDED(entry.get_HResult(&result)) && FAILED(result))
        read.code = static_cast<std::uint32_t>(result);
    return read;
}

} // namespace

Result<UpdateHistory> WuaRoom::history(const ComCall &call)
{
    const auto made = searcher(call);
    if (!made)
        return std::unexpected(made.error());
    LONG count = 0;
    HRESULT result = (*made)->GetTotalHistoryCount(&count);
    if (FAILED(result))
        return std::unexpected(call.failure(result, QStringLiteral("GetTotalHistoryCount")));
    UpdateHistory history;
    if (count <= 0)
        return history; // asking for none of them is an error
    constexpr LONG most = 1000;
    ComPtr<IUpdateHistoryEntryCollection> entries;
    result = (*made)->QueryHistory(0, std::min(count, most), entries.GetAddressOf());
    if (SUCCEEDED(result))
        result = entries ? entries->get_Count(&count) : E_POINTER;
    if (FAILED(result))
        return std::unexpected(call.failure(result, QStringLiteral("QueryHistory")));
    for (LONG i = 0; i < count && !call.stop.stop_requested(); ++i) {
        ComPtr<IUpdateHistoryEntry> entry;
        result = entries->get_Item(i, entry.GetAddressOf());
        if (FAILED(result) || !entry)
            return std::unexpected(call.failure(FAILED(result) ? result : E_POINTER));
        if (auto read = historyEntryOf(*entry.Get()))
            history.append(*std::move(read));
    }
    return history;
}

} // namespace esu

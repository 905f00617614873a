// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <memory>
#include <optional>

namespace esu {

/// The progress of a window in its button on the task bar. Where there is no task bar, nothing happens. Made and used
/// on the main thread, which is an STA.
class Taskbar {
public:
    Taskbar();
    ~Taskbar();
    Taskbar(const Taskbar &) = delete;
    Taskbar &operator=(const Taskbar &) = delete;

    /// -1 = under way without a known end; nullopt = nothing runs.
    void show(quintptr window, std::optional<int> percent);

private:
    struct List;
    std::unique_ptr<List> m_list;
};

} // namespace esu

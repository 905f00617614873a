// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/verdict.h"
#include "core/rules/inspection.h"

namespace esu {

/// What brings a PC on whose verdict is not green.
enum class HelpsNext {
    Nothing,         ///< nothing that this program can name: time, or another Windows
    ActivateWindows, ///< Windows itself, with its own key
    Restart,         ///< before it no key is taken and nothing is activated
    Prerequisites,
    ProductKey,
    Activation,
    WindowsUpdate,
};

/// A restart that is due may change this verdict: that of another year, plan or Windows it does not. Pure.
bool mayRestartHelp(const Verdict &verdict, const Inspection &inspection);

/// The one answer for every screen, report and console. Pure.
HelpsNext helpsNext(const Verdict &verdict, const Inspection &inspection);

} // namespace esu

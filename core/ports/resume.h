// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QString>

namespace esu {

/// Where this program goes on after a restart; never a key.
struct ResumePoint {
    QString page = {};     ///< a value of `--resume`
    QString language = {}; ///< a value of `--language`
    QString catalog = {};  ///< the value of `--catalog`; empty = Microsoft Update Catalog
    bool portable = false; ///< `--portable`: it came from the portable ZIP, which its copy no longer lies beside

    bool operator==(const ResumePoint &) const = default;
};

/// Starts this program once, when the person signs in after the next restart. It may be lost all the same (safe mode).
class ResumeAtLogon {
public:
    virtual ~ResumeAtLogon() = default;

    /// A later call takes the place of an earlier one.
    virtual Result<void> arm(const ResumePoint &point) = 0;
    /// Takes back what `arm` left, as far as this process may; nothing to take back is no failure.
    virtual Result<void> disarm() = 0;
};

} // namespace esu

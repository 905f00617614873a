// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QString>

namespace esu {

/// A way to ESU that needs no MAK (resources/FACTS.md#consumer-esu).
struct Cover {
    enum class By { Consumer, Windows365, Azure, Arc };
    By by = By::Consumer;
    QString evidence = {}; ///< "Win10ConsumerESUStatus 3"
    QString account = {};  ///< whose enrolment it is; empty = the PC's

    bool operator==(const Cover &) const = default;
};

template <> struct EnumNames<Cover::By> {
    static constexpr EnumTable<Cover::By, 4> table{{{Cover::By::Consumer, u"consumer"},
                                                    {Cover::By::Windows365, u"windows-365"},
                                                    {Cover::By::Azure, u"azure"},
                                                    {Cover::By::Arc, u"arc"}}};
};
static_assert(namesEvery<Cover::By>());

} // namespace esu

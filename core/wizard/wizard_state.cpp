// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_state.h"

#include <algorithm>

namespace esu {

QString resumeName(Page page)
{
    return page == Page::Prerequisites ? QStringLiteral("prerequisites") : QStringLiteral("result");
}

const KeyView *KeyInput::chosenKey() const
{
    if (status != Status::Ready || !chosen)
        return nullptr;
    const auto key = std::ranges::find(found, *chosen, &KeyView::ticket);
    return key == found.end() || key->kmsProduct ? nullptr : &*key;
}

std::optional<Step> stepOf(const Job &job)
{
    const auto *step = std::get_if<job::RunStep>(&job);
    return step ? std::optional(step->step) : std::nullopt;
}

} // namespace esu

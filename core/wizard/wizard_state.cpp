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

bool RemainingRun::spends() const
{
    return std::ranges::any_of(items, [](const Item &item) { return item.spends; });
}

const LicenseReading *WizardState::licenses() const
{
    return inspection && inspection->licenses ? &*inspection->licenses : nullptr;
}

} // namespace esu

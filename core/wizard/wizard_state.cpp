// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_state.h"

#include <algorithm>

namespace esu {

QString resumeName(Page page)
{
    return page == Page::Prerequisites ? QStringLiteral("prerequisites") : QStringLiteral("result");
}

void KeyInput::choose()
{
    QList<KeyCandidate> candidates;
    for (const KeyView &key : found)
        candidates.append(key.candidate());
    const auto meant = meantKey(candidates, besideSlip);
    chosen = meant ? std::optional(found[*meant].ticket) : std::nullopt;
    if (chosen)
        status = Status::Ready;
    else
        status =
            std::ranges::all_of(candidates, &KeyCandidate::isKmsClient) ? Status::OnlyKmsClientKey : Status::ChooseOne;
}

const KeyView *KeyInput::chosenKey() const
{
    if (status != Status::Ready || !chosen)
        return nullptr;
    const auto key = std::ranges::find(found, *chosen, &KeyView::ticket);
    return key == found.end() || !key->candidate().mayBeMeant() ? nullptr : &*key;
}

std::optional<Step> stepOf(const Job &job)
{
    const auto *step = std::get_if<job::RunStep>(&job);
    return step ? std::optional(step->step) : std::nullopt;
}

} // namespace esu

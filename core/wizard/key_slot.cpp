// SPDX-License-Identifier: MIT
#include "core/wizard/key_slot.h"

namespace esu {

namespace {

/// A text up to this length is taken for one key that is being typed, and gets told what is wrong with it.
constexpr qsizetype longestTypedKey = 48;

KeyView view(const ProductKey &key, KeyTicket ticket)
{
    return {.ticket = ticket,
            .lastFive = key.lastFive(),
            .checksumMatches = key.checksumMatches(),
            .wasNormalised = key.wasNormalised()};
}

KeyInput nothingFound(QStringView text, const KeyProblem &problem)
{
    if (text.trimmed().isEmpty() || problem.kind == KeyProblem::Kind::Empty)
        return {};
    const bool typed = text.size() <= longestTypedKey && !text.trimmed().contains(QLatin1Char('\n'));
    if (!typed)
        return {.status = KeyInput::Status::NoneFound};
    return {.status = KeyInput::Status::Problem, .problem = problem};
}

} // namespace

KeyTicket KeySlot::put(ProductKey key)
{
    const KeyTicket ticket{++m_lastNumber};
    m_keys.emplace(ticket, std::move(key));
    return ticket;
}

const ProductKey *KeySlot::find(KeyTicket ticket) const
{
    const auto found = m_keys.find(ticket);
    return found == m_keys.end() ? nullptr : &found->second;
}

KeyInput readKeys(QStringView text, const KmsClientKeys &kmsClientKeys, KeySlot &slot)
{
    slot.clear();
    KeyInput input;
    auto single = ProductKey::parse(text);
    if (single) {
        const std::optional<QString> product = kmsClientKeys.productOf(*single);
        KeyView shown = view(*single, {});
        shown.kmsProduct = product;
        if (!product)
            shown.ticket = slot.put(*std::move(single));
        input.found.append(shown);
    } else {
        for (FoundKey &found : findKeys(text, kmsClientKeys)) {
            KeyView shown = view(found.key, {});
            shown.yearHint = found.yearHint;
            shown.kmsProduct = found.kmsProduct;
            if (!found.kmsProduct)
                shown.ticket = slot.put(std::move(found.key));
            input.found.append(shown);
        }
        if (input.found.isEmpty())
            return nothingFound(text, single.error());
    }
    int usable = 0;
    for (const KeyView &key : std::as_const(input.found)) {
        if (key.kmsProduct)
            continue;
        ++usable;
        input.chosen = key.ticket;
    }
    if (usable == 1) {
        input.status = KeyInput::Status::Ready;
    } else {
        input.chosen.reset();
        input.status = usable == 0 ? KeyInput::Status::OnlyKmsClientKey : KeyInput::Status::ChooseOne;
    }
    return input;
}

} // namespace esu

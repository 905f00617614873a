// SPDX-License-Identifier: MIT
#include "core/wizard/key_slot.h"

namespace esu {

namespace {

KeyView view(const ProductKey &key, KeyTicket ticket)
{
    return {.ticket = ticket,
            .lastFive = key.lastFive(),
            .checksumMatches = key.checksumMatches(),
            .wasNormalised = key.wasNormalised(),
            .groupId = key.groupId()};
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
    if (text.trimmed().isEmpty())
        return input;
    KeyReading reading = readKeyText(text, kmsClientKeys);
    if (reading.problem) {
        const bool nothing = reading.problem->kind == KeyProblem::Kind::Empty;
        input.status = nothing ? KeyInput::Status::NoneFound : KeyInput::Status::Problem;
        if (!nothing)
            input.problem = reading.problem;
        input.inText = !reading.slip.isEmpty();
        return input;
    }
    for (FoundKey &found : reading.found) {
        KeyView shown = view(found.key, {});
        shown.yearHint = found.yearHint;
        shown.kmsProduct = found.kmsProduct;
        shown.beside = found.beside;
        if (!found.kmsProduct)
            shown.ticket = slot.put(std::move(found.key));
        input.found.append(shown);
    }
    input.besideSlip = reading.besideSlip;
    input.choose();
    return input;
}

} // namespace esu

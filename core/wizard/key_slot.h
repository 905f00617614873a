// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/product_key.h"
#include "core/wizard/wizard_state.h"

#include <map>

namespace esu {

/// The only place of the wizard where a product key is kept: from the text field, or the credential store, until it is
/// installed. Owned by the model; state and events know tickets only.
class KeySlot {
public:
    /// Wipes what was there; numbers are never used twice.
    void clear() { m_keys.clear(); }
    KeyTicket put(ProductKey key);
    /// nullptr for a ticket that was wiped.
    const ProductKey *find(KeyTicket ticket) const;
    bool isEmpty() const { return m_keys.empty(); }

private:
    std::map<KeyTicket, ProductKey> m_keys;
    int m_lastNumber = 0;
};

/// Reads the key field or the stored text: replaces what is in `slot`, and says what may be shown of it.
KeyInput readKeys(QStringView text, const KmsClientKeys &kmsClientKeys, KeySlot &slot);

} // namespace esu

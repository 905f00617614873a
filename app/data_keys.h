// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/data_pack.h"

namespace esu {

/// Whose data packs this program believes. Not part of `esu_app`: what is packaged links `shipped_data_keys.cpp`, the
/// programs of the suites one with a key that was made for them when they were built.
QList<DataPackKey> dataPackKeys();

} // namespace esu

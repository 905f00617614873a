// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/json_reader.h"
#include "core/practice/scenario.h"

namespace esu {

/// The members of a scenario that only a recorded PC has: "unreadable" and "recording". Problems go to the document.
QMap<QString, std::optional<std::uint32_t>> unreadableFacts(const JsonNode &root);
std::optional<Recording> recordingOf(const JsonNode &root);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/json_reader.h"
#include "core/practice/scenario.h"

/// What the files that read a scenario share. Parts of `parseScenario`.
namespace esu::scenariojson {

template <class T, class Read> QList<T> list(const JsonNode &parent, const char *name, Read read)
{
    QList<T> values;
    if (const auto node = parent.find(QLatin1String(name))) {
        for (const JsonNode &item : node->items())
            values.append(read(item));
    }
    return values;
}

inline std::optional<QDate> optionalDate(const JsonNode &parent, const char *name)
{
    const auto node = parent.find(QLatin1String(name));
    return node ? std::optional(node->asDate()) : std::nullopt;
}

inline std::optional<int> optionalInteger(const JsonNode &parent, const char *name, int minimum = 0)
{
    const auto node = parent.find(QLatin1String(name));
    return node ? std::optional(node->asInteger(minimum)) : std::nullopt;
}

inline std::uint32_t optionalHresult(const JsonNode &parent, const char *name)
{
    const auto node = parent.find(QLatin1String(name));
    return node ? node->asHresult() : 0U;
}

/// The member "behaviour".
QMap<Call, CallBehaviour> behaviour(const JsonNode &root);
/// The member "surroundings".
ScenarioSurroundings surroundings(const JsonNode &root);

} // namespace esu::scenariojson

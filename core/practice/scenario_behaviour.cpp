// SPDX-License-Identifier: MIT
#include "core/base/hresult.h"
#include "core/practice/scenario_json.h"

namespace esu::scenariojson {

namespace {

constexpr int longestLatency = 3600 * 1000;

CallFailure failure(const JsonNode &node)
{
    CallFailure failure;
    if (const auto call = node.find(QLatin1String("call"))) {
        failure.from = call->asInteger(1);
        failure.to = failure.from;
    } else {
        failure.from = optionalInteger(node, "from", 1).value_or(1);
        failure.to = optionalInteger(node, "to", 1);
        if (failure.to && *failure.to < failure.from)
            node.member(QLatin1String("to")).problem(QStringLiteral("must not be before \"from\""));
    }
    failure.hresult = optionalHresult(node, "hresult");
    failure.hang = node.boolean("hang", false);
    failure.effect = node.boolean("effect", false);
    if (failure.hang == (failure.hresult != 0U))
        node.problem(QStringLiteral("needs either \"hresult\" or \"hang\": true"));
    else if (!failure.hang && !hresult::failed(failure.hresult))
        node.member(QLatin1String("hresult")).problem(QStringLiteral("is not a failure code"));
    return failure;
}

} // namespace

QMap<Call, CallBehaviour> behaviour(const JsonNode &root)
{
    QMap<Call, CallBehaviour> result;
    const auto node = root.find(QLatin1String("behaviour"));
    if (!node)
        return result;
    for (const QString &name : node->names()) {
        const JsonNode entry = node->at(name);
        const auto call = callFromName(name);
        if (!call)
            entry.problem(QStringLiteral("no call has this name"));
        CallBehaviour behaviour;
        if (const auto latency = entry.find(QLatin1String("latency_ms")))
            behaviour.latency = std::chrono::milliseconds(latency->asInteger(0, longestLatency));
        behaviour.failures = list<CallFailure>(entry, "failures", failure);
        result.insert(call.value_or(Call::Connect), behaviour);
    }
    return result;
}

} // namespace esu::scenariojson

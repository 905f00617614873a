// SPDX-License-Identifier: MIT
#include "core/rules/key_choice.h"

#include <algorithm>

namespace esu {

namespace {

bool isEsu(const KeyConfiguration &configuration, const LicenseReading &reading, const ProgrammeCatalogue &catalogue)
{
    if (configuration.activationId &&
        (catalogue.find(*configuration.activationId) || reading.byId(*configuration.activationId)))
        return true;
    return configuration.editionId.contains(QLatin1String("ESU")) ||
           configuration.description.contains(QLatin1String("ESU"));
}

template <class Fits> std::optional<qsizetype> onlyOne(const QList<KeyCandidate> &candidates, Fits fits)
{
    if (std::ranges::count_if(candidates, fits) != 1)
        return std::nullopt;
    return std::ranges::find_if(candidates, fits) - candidates.begin();
}

} // namespace

KeyUse keyUse(const QList<KeyConfiguration> &configurations, const LicenseReading &reading,
              const ProgrammeCatalogue &catalogue)
{
    if (configurations.isEmpty())
        return {};
    const auto esu = std::ranges::find_if(configurations, [&](const KeyConfiguration &configuration) {
        return isEsu(configuration, reading, catalogue);
    });
    if (esu != configurations.end()) {
        const auto here = std::ranges::find_if(configurations, [&reading](const KeyConfiguration &configuration) {
            return configuration.activationId && reading.byId(*configuration.activationId);
        });
        return {.kind = KeyUse::Kind::Esu,
                .product = esu->description,
                .row = here == configurations.end() ? std::nullopt : here->activationId};
    }
    return {.kind = KeyUse::Kind::OtherProduct, .product = configurations.constFirst().description};
}

std::optional<qsizetype> meantKey(const QList<KeyCandidate> &candidates, bool besideSlip)
{
    const auto only = onlyOne(candidates, &KeyCandidate::mayBeMeant);
    if (only && !besideSlip)
        return only;
    return onlyOne(candidates, [](const KeyCandidate &candidate) {
        return candidate.mayBeMeant() && candidate.use.kind == KeyUse::Kind::Esu;
    });
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/rules/cover.h"

#include "core/model/catalogue.h"

#include <algorithm>

namespace esu {

namespace {

struct Meaning {
    QStringView name;
    std::uint32_t value;
    Cover::By by;
    bool ofWindows10 = true;
};
/// resources/FACTS.md#consumer-esu; other values are kept and mean nothing here.
constexpr Meaning meanings[] = {
    {u"Win10CommercialW365ESUEligible", 1, Cover::By::Windows365},
    {u"Win10CommercialAzureESUEligible", 1, Cover::By::Azure},
    {u"ArcESU Enabled", 1, Cover::By::Arc, false},
    {u"Win10ConsumerESUStatus", 3, Cover::By::Consumer},
    {u"ESUEligibility", 3, Cover::By::Consumer},
};

/// The Windows 10 that has ESU: elsewhere such a value is a left-over, or a forger's.
bool isWindows10(const MachineFacts &facts)
{
    return facts.os && facts.os->build >= 19041 && facts.os->build <= 19045;
}

/// Consumer enrolment exists for these editions only; one that was not read may be one of them.
bool isConsumerEdition(const MachineFacts &facts)
{
    return !facts.editionId ||
           matchesEdition({QStringLiteral("Core*"), QStringLiteral("Professional*")}, *facts.editionId);
}

} // namespace

std::optional<Cover> coverWithoutMak(const MachineFacts &facts)
{
    if (!facts.esuSigns || facts.policies.coverWithoutMak() == false)
        return std::nullopt;
    for (const Meaning &meaning : meanings) {
        if ((meaning.ofWindows10 && !isWindows10(facts)) ||
            (meaning.by == Cover::By::Consumer && !isConsumerEdition(facts)))
            continue;
        const auto sign = std::ranges::find_if(*facts.esuSigns, [&meaning](const EsuSign &candidate) {
            return meaning.name == candidate.name && meaning.value == candidate.value;
        });
        if (sign != facts.esuSigns->end()) {
            return Cover{.by = meaning.by,
                         .evidence = QStringLiteral("%1 %2").arg(sign->name).arg(sign->value),
                         .account = sign->account};
        }
    }
    return std::nullopt;
}

CoverDoubt doubtOf(const Cover &cover, const MachineFacts &facts)
{
    if (cover.by != Cover::By::Consumer)
        return CoverDoubt::None;
    if (facts.membership && facts.membership->domain)
        return CoverDoubt::DomainJoined;
    if (facts.membership && facts.membership->entra)
        return CoverDoubt::EntraJoined;
    const bool isHome = facts.editionId && matchesEdition({QStringLiteral("Core*")}, *facts.editionId);
    // An organisation's word settles a doubt, no refutation.
    if (facts.policies.coverWithoutMak() == true)
        return CoverDoubt::None;
    if (!facts.editionId)
        return CoverDoubt::EditionUnread;
    if (!facts.membership && !isHome)
        return CoverDoubt::MembershipUnread;
    return cover.account.isEmpty() ? CoverDoubt::None : CoverDoubt::OnlyInAccount;
}

bool isRefuted(CoverDoubt doubt)
{
    return doubt == CoverDoubt::DomainJoined || doubt == CoverDoubt::EntraJoined;
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "ui/text/cover_text.h"

#include "ui/text/words.h"

namespace esu {

QString CoverText::joined()
{
    return tr(
        "There is a consumer enrollment, but consumer ESU is not for PCs that are joined to a domain or to Microsoft "
        "Entra ID, and this PC is. A PC of an organization needs a MAK.");
}

QString CoverText::sign(const Cover &cover, const MachineFacts &facts)
{
    if (isRefuted(doubtOf(cover, facts)))
        return joined();
    const QString by = Words::cover(cover.by);
    return cover.account.isEmpty()
               ? tr("This PC is probably covered by ESU without a MAK: %1.").arg(by)
               : tr("This PC is probably covered by ESU without a MAK: %1, account %2.").arg(by, cover.account);
}

QString CoverText::unproven(const Cover &cover, const MachineFacts &facts)
{
    switch (doubtOf(cover, facts)) {
    case CoverDoubt::DomainJoined:
    case CoverDoubt::EntraJoined:
        return tr("Consumer ESU is not for PCs that are joined to a domain or to Microsoft Entra ID, and this PC is.");
    case CoverDoubt::MembershipUnread:
        return tr(
            "There is a consumer enrollment, but it could not be read whether this PC is joined to a domain or to "
            "Microsoft Entra ID, where consumer ESU does not hold.");
    case CoverDoubt::EditionUnread:
        return tr(
            "There is a consumer enrollment, but the edition of Windows could not be read, and consumer ESU is not "
            "for every edition.");
    case CoverDoubt::OnlyInAccount:
        return tr("There is a consumer enrollment, but only in the account %1, whose programs may write there what "
                  "they "
                  "like: it proves nothing.")
            .arg(cover.account);
    case CoverDoubt::None:
        break;
    }
    return tr("There are signs of ESU without a MAK (%1), but the installed updates do not confirm it yet.")
        .arg(Words::cover(cover.by));
}

QString CoverText::advice(const Verdict &verdict)
{
    if (!verdict.advice)
        return {};
    switch (verdict.advice->kind) {
    case VerdictAdvice::Kind::LicensedWithoutMak:
        return tr("An ESU entry of this PC is activated without a MAK. Consumer ESU, and ESU on Azure or Windows 365, "
                  "have no MAK; if this PC uses one of them, no MAK is needed.");
    case VerdictAdvice::Kind::UpdatedWithoutLicense:
        return tr("This PC has an update of the ESU period although no MAK is active. Consumer ESU, and ESU on Azure "
                  "or Windows 365, have no MAK; if this PC uses one of them, no MAK is needed.");
    }
    return {};
}

} // namespace esu

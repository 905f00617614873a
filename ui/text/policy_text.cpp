// SPDX-License-Identifier: MIT
#include "ui/text/policy_text.h"

#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <QStringList>

namespace esu {

QString PolicyText::place()
{
    return QStringLiteral("HKLM\\") + policiesKey;
}

/// With its registry key, for who has to look for it.
QString PolicyText::named(PolicyId id)
{
    return tr("%1 (%2)", "policy, registry key").arg(nameOf(id), place());
}

QString PolicyText::allowed(PolicyId id)
{
    const PolicyRow &row = rowOf(id);
    switch (id) {
    case PolicyId::GraceDays:
    case PolicyId::CoverWithoutMak:
    case PolicyId::ForbidStoredKeys:
        return tr("a number from %1 to %2 (REG_DWORD)").arg(row.least).arg(row.most);
    case PolicyId::EndedProgrammeUntil:
        return tr("a date such as 2027-10-12 (REG_SZ)");
    case PolicyId::FurtherEditions:
        return tr("EditionIDs with commas between them (REG_SZ)");
    case PolicyId::CatalogMirror:
        return tr("an https address (REG_SZ)");
    case PolicyId::Language:
        return tr("ja or en (REG_SZ)");
    case PolicyId::DealerName:
    case PolicyId::DealerTelephone:
    case PolicyId::DealerHours:
        return tr("a text of 100 characters at most (REG_SZ)");
    }
    return {};
}

QString PolicyText::ignored(const PolicyReading &reading)
{
    switch (reading.problem) {
    case PolicyProblem::None:
        return {};
    case PolicyProblem::Unknown:
        return tr("%1 (%2) is no policy of this version and is ignored. Ask your administrator to check the name.",
                  "registry value, registry key")
            .arg(reading.name, place());
    case PolicyProblem::NotRead:
        return tr("The policies in %1 could not be read (%2), so none of them is followed. Ask your administrator.")
            .arg(place(), reading.value);
    case PolicyProblem::WrongType:
    case PolicyProblem::OutOfRange:
        break;
    }
    const QString what = reading.problem == PolicyProblem::WrongType
                             ? tr("The policy %1 is ignored: its value is of the wrong type.")
                             : tr("The policy %1 is ignored: \"%2\" is none of its values.");
    const QString told = reading.problem == PolicyProblem::WrongType ? what.arg(named(*reading.id))
                                                                     : what.arg(named(*reading.id), reading.value);
    return Words::paragraph({told, tr("Ask your administrator to correct it. It takes %1.").arg(allowed(*reading.id))});
}

QString PolicyText::set(const Policies &policies)
{
    QStringList texts;
    for (const PolicyReading &reading : policies.readings) {
        if (reading.counts())
            texts.append(reading.text());
    }
    return texts.isEmpty() ? QString() : tr("Policies of your organization: %1").arg(texts.join(QStringLiteral("; ")));
}

QString PolicyText::contact(const Dealer &dealer)
{
    QStringList parts;
    if (!dealer.name.isEmpty())
        parts.append(dealer.name);
    if (!dealer.telephone.isEmpty())
        parts.append(tr("telephone %1").arg(dealer.telephone));
    if (!dealer.hours.isEmpty())
        parts.append(dealer.hours);
    return tr("Whom to ask: %1", "name, telephone, hours").arg(parts.join(QStringLiteral(" · ")));
}

QString PolicyText::effect(const PolicyEffect &effect)
{
    QStringList policies;
    for (const PolicyReading &reading : effect.policies)
        policies.append(reading.text());
    return tr("A policy of your organization decides this result: %1. Without it: %2.")
        .arg(policies.join(QStringLiteral(", ")), Words::badge(VerdictText::badge(effect.without)));
}

QString PolicyText::edition(const QString &editionId)
{
    return tr("This edition (%1) counts as covered by ESU because of a policy of your organization, %2.")
        .arg(editionId, named(PolicyId::FurtherEditions));
}

QString PolicyText::mirror(const QString &address)
{
    return tr("Updates are downloaded from %1 by a policy of your organization, %2.")
        .arg(address, named(PolicyId::CatalogMirror));
}

QString PolicyText::mirrorWins(const QString &address)
{
    return Words::paragraph({mirror(address), tr("--catalog is not used.")});
}

QString PolicyText::storingForbidden()
{
    return tr("The key cannot be stored: a policy of your organization forbids it, %1.")
        .arg(named(PolicyId::ForbidStoredKeys));
}

} // namespace esu

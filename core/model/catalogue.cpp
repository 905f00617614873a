// SPDX-License-Identifier: MIT
#include "core/model/catalogue.h"

#include "core/model/error_catalogue.h"

#include <algorithm>

namespace esu {

bool matchesEdition(const QStringList &patterns, const QString &editionId)
{
    return std::ranges::any_of(patterns, [&editionId](const QString &pattern) {
        if (pattern == QLatin1String("*"))
            return true;
        if (pattern.endsWith(QLatin1Char('*')))
            return editionId.startsWith(QStringView(pattern).chopped(1), Qt::CaseInsensitive);
        return editionId.compare(pattern, Qt::CaseInsensitive) == 0;
    });
}

bool matchesProductType(const QList<int> &types, const OperatingSystem &os, const QString &editionId)
{
    constexpr int client = 1;
    if (os.productType)
        return types.contains(*os.productType);
    const bool saysNothing =
        editionId.isEmpty() || editionId.startsWith(QLatin1String("Embedded"), Qt::CaseInsensitive);
    if (saysNothing)
        return false;
    const bool isServer = editionId.startsWith(QLatin1String("Server"), Qt::CaseInsensitive);
    return types.contains(client) != isServer;
}

const EsuYear *EsuProgramme::yearAt(QDate day) const
{
    for (const EsuYear &year : years) {
        if (year.start <= day && day <= year.end)
            return &year;
    }
    return nullptr;
}

QDate EsuProgramme::firstDay() const
{
    return years.isEmpty() ? QDate() : years.first().start;
}

QDate EsuProgramme::lastDay() const
{
    return years.isEmpty() ? QDate() : years.last().end;
}

const EsuYear *EsuProgramme::byActivationId(const ActivationId &wanted) const
{
    for (const EsuYear &year : years) {
        if (year.activationId == wanted)
            return &year;
    }
    return nullptr;
}

const EditionRule *EsuProgramme::ruleFor(const QString &editionId) const
{
    for (const EditionRule &rule : editions) {
        if (matchesEdition(rule.editionIds, editionId))
            return &rule;
    }
    return nullptr;
}

const EsuProgramme *ProgrammeCatalogue::forSystem(const OperatingSystem &os, const QString &editionId) const
{
    // The service pack is not asked: a PC without it belongs to the programme, too, and the check items say what is
    // missing.
    for (const EsuProgramme &programme : m_programmes) {
        const bool isRightType = programme.productTypes.isEmpty() ||
                                 matchesEdition(programme.anyProductTypeFor, editionId) ||
                                 matchesProductType(programme.productTypes, os, editionId);
        if (programme.builds.contains(os.build) && isRightType)
            return &programme;
    }
    return nullptr;
}

bool ProgrammeCatalogue::mayHave(const OperatingSystem &os) const
{
    return !os.productType && std::ranges::any_of(m_programmes, [&os](const EsuProgramme &programme) {
        return programme.builds.contains(os.build);
    });
}

const EsuProgramme *ProgrammeCatalogue::byId(const QString &id) const
{
    for (const EsuProgramme &programme : m_programmes) {
        if (programme.id == id)
            return &programme;
    }
    return nullptr;
}

std::optional<ProgrammeCatalogue::Place> ProgrammeCatalogue::find(const ActivationId &id) const
{
    // Server 2008 and 2008 R2, and 2012 and 2012 R2, share their IDs: the first one answers.
    for (const EsuProgramme &programme : m_programmes) {
        if (const EsuYear *year = programme.byActivationId(id))
            return Place{.programme = &programme, .year = year};
    }
    return std::nullopt;
}

std::optional<QString> ProgrammeCatalogue::baseWindowsProduct(const ActivationId &id) const
{
    for (const BaseWindowsId &base : m_baseIds) {
        if (base.id == id)
            return base.product;
    }
    return std::nullopt;
}

QList<ActivationId> ProgrammeCatalogue::allActivationIds() const
{
    QList<ActivationId> ids;
    for (const EsuProgramme &programme : m_programmes) {
        for (const EsuYear &year : programme.years) {
            if (year.activationId && !ids.contains(*year.activationId))
                ids.append(*year.activationId);
        }
    }
    return ids;
}

const OtherPlan *ProgrammeCatalogue::planOf(const QString &rowName) const
{
    const auto found = std::ranges::find_if(
        m_otherPlans, [&](const OtherPlan &plan) { return rowName.contains(plan.rowName, Qt::CaseInsensitive); });
    return found == m_otherPlans.cend() ? nullptr : &*found;
}

QList<PrerequisiteRule> PrerequisiteCatalogue::rulesFor(const QString &programmeId) const
{
    QList<PrerequisiteRule> rules;
    std::copy_if(m_rules.cbegin(), m_rules.cend(), std::back_inserter(rules), [&programmeId](const auto &rule) {
        return rule.programmes.isEmpty() || rule.programmes.contains(programmeId);
    });
    return rules;
}

PrerequisiteCatalogue PrerequisiteCatalogue::beside(const PrerequisiteCatalogue &shipped) const
{
    PrerequisiteCatalogue catalogue = *this;
    for (PinnedPackage &package : catalogue.m_packages)
        package.isShipped = std::ranges::any_of(shipped.m_packages, [&package](const PinnedPackage &known) {
            // It may know more: all that is known of a file is held against it.
            const auto agrees = [](const QString &ours, const QString &theirs) {
                return ours.isEmpty() || ours == theirs;
            };
            return known.isPinned() && agrees(known.sha1, package.sha1) && agrees(known.sha256, package.sha256);
        });
    return catalogue;
}

PrerequisiteCatalogue PrerequisiteCatalogue::forConsole(const ConsoleWords &words) const
{
    PrerequisiteCatalogue catalogue = *this;
    for (PrerequisiteRule &rule : catalogue.m_rules) {
        for (LocalText *text : {&rule.why, &rule.fix, &rule.unknown})
            *text = words.of(*text);
    }
    return catalogue;
}

const PrerequisiteRule *PrerequisiteCatalogue::byId(const QString &id) const
{
    for (const PrerequisiteRule &rule : m_rules) {
        if (rule.id == id)
            return &rule;
    }
    return nullptr;
}

QStringList PrerequisiteCatalogue::packageNeedles() const
{
    QStringList needles{QStringLiteral("RollupFix")};
    for (const PrerequisiteRule &rule : m_rules) {
        needles.append(rule.kb);
        if (!rule.namedKb.isEmpty())
            needles.append(rule.namedKb);
    }
    needles.removeDuplicates();
    return needles;
}

QString PrerequisiteCatalogue::filePrefix(const OperatingSystem &os) const
{
    return m_filePrefixes.value(os.version.section(QLatin1Char('.'), 0, 1));
}

const PinnedPackage *PrerequisiteCatalogue::pinned(const QString &kb, const QString &windows,
                                                   const QString &architecture) const
{
    const auto found = std::ranges::find_if(m_packages, [&](const PinnedPackage &package) {
        return package.kb == kb && package.windows == windows && package.architecture == architecture;
    });
    return found == m_packages.end() ? nullptr : &*found;
}

} // namespace esu

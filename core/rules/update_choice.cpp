// SPDX-License-Identifier: MIT
#include "core/rules/update_choice.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QHash>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace esu {

namespace {

/// Which of some updates replaces which, through however many steps: a bit for each pair, so that a long list costs
/// little.
class Replacements {
public:
    explicit Replacements(const Updates &updates)
        : m_words((updates.size() + 63) / 64), m_bits(static_cast<std::size_t>(updates.size() * m_words))
    {
        QHash<QString, qsizetype> places;
        for (qsizetype i = updates.size(); i-- > 0;)
            places.insert(updates.at(i).id, i);
        for (qsizetype i = 0; i < updates.size(); ++i) {
            for (const QString &id : updates.at(i).supersededIds) {
                if (const auto place = places.constFind(id); place != places.cend())
                    m_bits[wordOf(i, *place)] |= bitOf(*place);
            }
        }
        for (qsizetype through = 0; through < updates.size(); ++through) {
            for (qsizetype i = 0; i < updates.size(); ++i) {
                if (replaces(i, through))
                    take(i, through);
            }
        }
    }
    bool replaces(qsizetype newer, qsizetype older) const { return (m_bits[wordOf(newer, older)] & bitOf(older)) != 0; }

private:
    static std::uint64_t bitOf(qsizetype older) { return std::uint64_t{1} << (older % 64); }
    std::size_t wordOf(qsizetype newer, qsizetype older) const
    {
        return static_cast<std::size_t>(newer * m_words + older / 64);
    }
    void take(qsizetype newer, qsizetype from)
    {
        for (qsizetype word = 0; word < m_words; ++word)
            m_bits[wordOf(newer, word * 64)] |= m_bits[wordOf(from, word * 64)];
    }

    qsizetype m_words;
    std::vector<std::uint64_t> m_bits;
};

UpdateInfo::Lack lackOf(const Inspection &inspection)
{
    const bool noPackage = std::ranges::any_of(inspection.prerequisites, [](const PrerequisiteResult &result) {
        return result.kind == PrerequisiteKind::LicensingPackage && result.state == PrerequisiteResult::State::Missing;
    });
    if (noPackage)
        return UpdateInfo::Lack::LicensingPackage;
    const bool isLicensed =
        !inspection.licenses ||
        std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) { return row.row.isLicensed(); });
    return isLicensed ? UpdateInfo::Lack::None : UpdateInfo::Lack::License;
}

QString conditionOf(UpdateInfo::Lack lack)
{
    switch (lack) {
    case UpdateInfo::Lack::None:
        return {};
    case UpdateInfo::Lack::LicensingPackage:
        return condition::licensingPackageMissing;
    case UpdateInfo::Lack::License:
        return condition::esuNotLicensed;
    }
    return {};
}

/// WUA category "Security Updates" (resources/FACTS.md#update-agent).
const QLatin1String securityUpdatesCategory("0fa1201d-4330-4fa8-8ae9-b877473b6441");

bool isOfProduct(const UpdateInfo &update, const EsuProgramme &programme)
{
    const auto has = [&update](const QString &product) {
        return update.categoryIds.contains(product, Qt::CaseInsensitive);
    };
    return programme.updateProducts.isEmpty() || std::ranges::any_of(programme.updateProducts, has);
}

} // namespace

bool isWorthInstalling(const UpdateInfo &update)
{
    return (update.security || update.esu) && !update.mayAskQuestions;
}

bool isChosenByDefault(const UpdateInfo &update)
{
    return isWorthInstalling(update) && update.leftOut == UpdateInfo::LeftOut::No;
}

std::optional<SkipReason> skipReason(const UpdateInfo &update)
{
    switch (update.leftOut) {
    case UpdateInfo::LeftOut::Superseded:
        return SkipReason::Superseded;
    case UpdateInfo::LeftOut::OfferedAgain:
        return SkipReason::OfferedAgain;
    case UpdateInfo::LeftOut::FailedAgain:
        return SkipReason::FailedAgain;
    case UpdateInfo::LeftOut::No:
        break;
    }
    if (update.state != UpdateInfo::State::Skipped)
        return std::nullopt;
    if (update.mayAskQuestions)
        return SkipReason::AsksQuestions;
    return isWorthInstalling(update) ? SkipReason::NotChosen : SkipReason::NotSecurity;
}

Updates markSuperseded(Updates updates)
{
    const Replacements replacements(updates);
    for (qsizetype old = 0; old < updates.size(); ++old) {
        for (qsizetype other = 0; other < updates.size(); ++other) {
            const bool asGood = isWorthInstalling(updates.at(other)) || !isWorthInstalling(updates.at(old));
            if (replacements.replaces(other, old) && !replacements.replaces(old, other) && asGood)
                updates[old].leftOut = UpdateInfo::LeftOut::Superseded;
        }
    }
    return updates;
}

QList<Updates> installBatches(const Updates &updates)
{
    Updates alone;
    Updates together;
    for (const UpdateInfo &update : updates)
        (update.impact == UpdateInfo::Impact::Exclusive ? alone : together).append(update);
    std::ranges::stable_sort(alone, {}, [](const UpdateInfo &update) {
        return update.sizeBytes.value_or(std::numeric_limits<std::int64_t>::max());
    });
    QList<Updates> batches;
    for (const UpdateInfo &update : std::as_const(alone))
        batches.append(Updates{update});
    if (!together.isEmpty())
        batches.append(together);
    return batches;
}

Updates inInstallOrder(const Updates &updates)
{
    Updates ordered;
    for (const Updates &batch : installBatches(updates))
        ordered += batch;
    return ordered;
}

Updates markLack(Updates updates, const Inspection &inspection)
{
    const UpdateInfo::Lack lack = lackOf(inspection);
    for (UpdateInfo &update : updates)
        update.lack = update.esu ? lack : UpdateInfo::Lack::None;
    return updates;
}

Error errorOf(const UpdateInfo &update)
{
    QString condition;
    if (update.state != UpdateInfo::State::Failed && update.leftOut == UpdateInfo::LeftOut::OfferedAgain)
        condition = condition::updateOfferedAgain;
    else if (!update.code)
        condition = condition::updateFailed;
    else
        condition = conditionOf(update.lack);
    return {.fault = Fault::Refused,
            .operation = operation::wuaInstall,
            .code = update.code,
            .condition = condition,
            .detail = update.kb.join(QStringLiteral(", "))};
}

Updates markEsuUpdates(Updates updates, const ProgrammeCatalogue &catalogue, const ProgrammeAssessment &programme)
{
    const EsuProgramme *found = catalogue.byId(programme.programmeId);
    for (UpdateInfo &update : updates) {
        update.security = update.security || update.categoryIds.contains(securityUpdatesCategory, Qt::CaseInsensitive);
        update.esu = found && update.security && update.published && *update.published > found->endOfFreeUpdates &&
                     isOfProduct(update, *found);
    }
    return updates;
}

} // namespace esu

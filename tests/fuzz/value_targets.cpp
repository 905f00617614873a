// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include "core/model/resources.h"
#include "core/rules/edition.h"
#include "core/rules/inspection.h"
#include "core/rules/spending.h"
#include "core/rules/verdict_rules.h"

#include <QTimeZone>
#include <QtEndian>

#include <algorithm>

namespace esu::fuzz {

namespace {

/// Takes values off a piece of bytes, as a provider might hand them over; zero and empty when it is at its end.
class Feed {
public:
    explicit Feed(const QByteArray &bytes) : m_bytes(bytes) {}
    quint8 byte() { return m_at < m_bytes.size() ? static_cast<quint8>(m_bytes.at(m_at++)) : quint8{0}; }
    bool flag() { return (byte() & 1U) != 0; }
    qint32 number()
    {
        quint32 value = 0;
        for (int i = 0; i < 4; ++i)
            value = (value << 8U) | byte();
        return static_cast<qint32>(value);
    }
    QString text()
    {
        const qsizetype wanted = byte();
        const qsizetype length = std::min(wanted, m_bytes.size() - m_at);
        const QString found = QString::fromUtf8(m_bytes.sliced(m_at, length));
        m_at += length;
        return found;
    }
    template <class T> std::optional<T> maybe(T value) { return flag() ? std::optional<T>(value) : std::nullopt; }
    bool isOver() const { return m_at >= m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

const Resources &resources()
{
    static const Resources loaded = loadResources().value();
    return loaded;
}

/// An ID of the catalogue, or any other.
std::optional<ActivationId> idFrom(Feed &feed)
{
    const quint8 choice = feed.byte();
    const QList<EsuProgramme> &programmes = resources().programmes.programmes();
    if (choice < 0x80) {
        const EsuProgramme &programme = programmes.at(choice % programmes.size());
        return programme.years.at(choice % programme.years.size()).activationId;
    }
    return ActivationId::fromGuid(feed.text());
}

LicenseRow rowFrom(Feed &feed)
{
    LicenseRow row{.id = idFrom(feed)};
    row.applicationId = feed.flag() ? windowsApplicationId : feed.text();
    row.name = feed.text();
    row.description = feed.text();
    row.partialProductKey = feed.maybe(feed.text());
    row.licenseStatus = feed.maybe(int{feed.byte() % 8});
    row.licenseStatusReason = feed.maybe(static_cast<std::uint32_t>(feed.number()));
    row.isAddon = feed.maybe(feed.flag());
    row.gracePeriodMinutes = feed.maybe(feed.number());
    row.licenseFamily = feed.text();
    return row;
}

Policies policiesFrom(Feed &feed)
{
    QList<PolicyValue> values;
    for (const PolicyRow &row : policyRows) {
        if (!feed.flag())
            continue;
        PolicyValue value{.name = nameOf(row.id)};
        if (feed.flag())
            value.value = static_cast<std::uint32_t>(feed.number());
        else
            value.value = feed.text();
        values.append(value);
    }
    return policiesOf(values);
}

MachineFacts factsFrom(Feed &feed)
{
    static constexpr int builds[] = {6003, 7600, 7601, 9200, 9600, 14393, 17763, 19044, 19045, 26100};
    MachineFacts facts;
    const quint8 build = feed.byte();
    if (build != 0xFF) {
        facts.os = OperatingSystem{.computerName = feed.text(),
                                   .caption = feed.text(),
                                   .version = feed.text(),
                                   .build = build < std::size(builds) ? builds[build] : feed.number(),
                                   .servicePack = feed.maybe(int{feed.byte()}),
                                   .productType = feed.maybe(int{feed.byte() % 4}),
                                   .sku = feed.maybe(feed.number())};
    }
    if (feed.flag())
        facts.editionId = feed.text();
    if (feed.flag())
        facts.ubr = feed.number();
    if (feed.flag())
        facts.architecture = feed.text();
    if (feed.flag()) {
        QList<PackageFact> packages;
        for (int count = feed.byte() % 8; count > 0; --count)
            packages.append({.name = feed.text(), .state = feed.maybe(std::uint32_t{feed.byte()})});
        facts.packages = packages;
    }
    if (feed.flag())
        facts.servicingStackVersion = feed.text();
    if (feed.flag())
        facts.pendingRestart = PendingRestart{.pending = feed.flag(), .signs = {feed.text()}};
    if (feed.flag())
        facts.updateSource =
            UpdateSource{.kind = static_cast<UpdateSource::Kind>(feed.byte() % 7), .server = feed.text()};
    if (feed.flag()) {
        facts.esuSigns = QList<EsuSign>{
            {.name = feed.text(), .value = static_cast<std::uint32_t>(feed.number()), .account = feed.text()}};
    }
    if (feed.flag())
        facts.updateDelay = UpdateDelay{.deferralDays = feed.maybe(feed.number())};
    if (feed.flag())
        facts.policies = policiesFrom(feed);
    return facts;
}

Inspection inspectionFrom(Feed &feed)
{
    const QDate day = QDate(2019, 1, 1).addDays(static_cast<quint32>(feed.number()) % 4000);
    Inspection inspection;
    inspection.at = QDateTime(day, QTime(3, 0), QTimeZone::utc());
    inspection.facts = factsFrom(feed);
    inspection.programme = assess(resources().programmes, inspection.facts, day);
    inspection.programme.editionSigns = editionSigns(inspection.facts, resources().windows);
    LicenseRows rows;
    while (!feed.isOver() && rows.size() < 16)
        rows.append(rowFrom(feed));
    inspection.licenses = withBaseOf(
        withEditions(sortRows(rows, resources().programmes, inspection.programme.programmeId), resources().windows),
        rows, inspection.programme.editionSigns);
    inspection.programme = refinedByRows(inspection.programme, inspection.licenses);
    inspection.prerequisites =
        checkPrerequisites(resources().prerequisites, inspection.programme, inspection.facts, inspection.licenses);
    return inspection;
}

Verdict verdictOf(const Inspection &inspection)
{
    return judge(inspection, resources().programmes, resources().updates);
}

} // namespace

bool isGreen(const QByteArray &input)
{
    Feed feed(input);
    return verdictOf(inspectionFrom(feed)).level == Verdict::Level::Green;
}

void wmiValues(const QByteArray &input)
{
    Feed feed(input);
    const Inspection inspection = inspectionFrom(feed);
    for (const EsuRow &row : inspection.licenses->esu)
        (void)blockBeforeRow(inspection, row, {});
    (void)blockBeforeSpending(inspection);
    (void)blockBeforeRepair(inspection);
    (void)invalidKeyCause(inspection, feed.flag());
    const Verdict verdict = verdictOf(inspection);
    (void)sentenceOf(verdict, inspection.programme);
    const bool isLicensed =
        std::ranges::any_of(inspection.licenses->esu, [](const EsuRow &row) { return row.row.isLicensed(); });
    demand(verdict.level != Verdict::Level::Green || isLicensed, "no green without a licensed ESU row");
    demand(verdict.level != Verdict::Level::Green || inspection.facts.ubr.has_value() ||
               inspection.facts.packages.has_value(),
           "no green without a revision");
    demand(verdict.level != Verdict::Level::Green || inspection.licenses->base.has_value(),
           "no green without a row of Windows itself");
}

} // namespace esu::fuzz

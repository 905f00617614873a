// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/rules/inspection.h"
#include "core/rules/release_calendar.h"

/// A small world that the tests know by heart: one programme of three years, its neighbours, and one PC in year 2.
namespace esu::test {

inline ActivationId id(int number)
{
    return *ActivationId::fromGuid(QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0')));
}

// Rows of the PC's own programme by year, and others.
inline const ActivationId year1 = id(1);
inline const ActivationId year2 = id(2);
inline const ActivationId year3 = id(3);
inline const ActivationId foreignYear2 = id(22); ///< built in, of another programme
inline const ActivationId unknownYear2 = id(92); ///< not built in, "Year2" in its Name
inline const ActivationId unknownYear4 = id(94);
inline const ActivationId kmsYear2 = id(72);
inline const ActivationId base = id(100);
inline const ActivationId otherBase = id(101);
inline const ActivationId pastedBaseId = id(102); ///< in the catalogue's list of base-Windows IDs

inline const QString lastFive = QStringLiteral("6789B");
inline const QString baseLastFive = QStringLiteral("3V66T");
inline const QDate dayInYear2(2022, 6, 1);

/// The 32-bit program on a 64-bit Windows.
inline void makeWrongProgram(MachineFacts &facts)
{
    facts.wow64 = true;
    facts.architecture = QStringLiteral("x64");
    facts.elevated = false;
}

inline ProductKey key()
{
    return *ProductKey::parse(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B"));
}

inline EsuProgramme programme()
{
    return {.id = QStringLiteral("mine"),
            .builds = {1000},
            .editions = {{.editionIds = {QStringLiteral("Home*")},
                          .eligibility = Eligibility::NotEligible,
                          .reason = QStringLiteral("home")},
                         {.editionIds = {QStringLiteral("Pro"), QStringLiteral("Ent*")},
                          .eligibility = Eligibility::Eligible}},
            .years = {{.year = 1, .activationId = year1, .start = {2021, 1, 1}, .end = {2021, 12, 31}},
                      {.year = 2, .activationId = year2, .start = {2022, 1, 1}, .end = {2022, 12, 31}},
                      {.year = 3, .activationId = year3, .start = {2023, 1, 1}, .end = {2023, 12, 31}}},
            .endOfFreeUpdates = {2020, 12, 31},
            .proof = {.build = 1000, .revision = 500, .confidence = QStringLiteral("H")}};
}

/// What a PC of `programme()` has with the update of that month; 500 is the first that needs ESU.
inline int revisionOf(int year, int month)
{
    return 500 + 6 * ((year - 2021) * 12 + month - 1);
}

/// The updates of `programme()` from its last free month on.
inline UpdateTables updates(QDate dataDate = {2022, 5, 31})
{
    UpdateTable table{.programmes = {QStringLiteral("mine")}, .build = 1000, .packageBuilds = {1000}};
    for (QDate day = secondTuesday({2020, 12, 1}); day <= dataDate; day = secondTuesday(day.addMonths(1))) {
        table.updates.append({.date = day,
                              .esu = day > programme().endOfFreeUpdates,
                              .revision = revisionOf(day.year(), day.month()),
                              .exact = true,
                              .confidence = QStringLiteral("H")});
    }
    return {{table}, dataDate};
}

inline ProgrammeCatalogue programmes()
{
    EsuProgramme other{
        .id = QStringLiteral("other"),
        .builds = {2000},
        .years = {{.year = 2, .activationId = foreignYear2, .start = {2022, 1, 1}, .end = {2022, 12, 31}}},
        .endOfFreeUpdates = {2021, 12, 31}};
    return {{programme(), other}, {{.id = pastedBaseId, .product = QStringLiteral("Windows 10 Pro")}}, {2022, 1, 1}};
}

inline PrerequisiteRule rule(const char16_t *name, PrerequisiteKind kind, const QStringList &kb = {})
{
    return {.id = QString::fromUtf16(name), .kind = kind, .kb = kb};
}

inline PrerequisiteCatalogue prerequisites()
{
    using Kind = PrerequisiteKind;
    PrerequisiteRule restart = rule(u"pending-restart", Kind::PendingRestart);
    restart.blocking = false;
    PrerequisiteRule elevation = rule(u"elevation", Kind::Elevation);
    elevation.blocking = false;
    return PrerequisiteCatalogue({rule(u"sha2", Kind::PackageFamily, {QStringLiteral("KB4474419")}),
                                  rule(u"mine-preparation", Kind::LicensingPackage, {QStringLiteral("KB4575903")}),
                                  rule(u"base-license", Kind::BaseLicense), restart, elevation});
}

inline LicenseRow esuRow(const ActivationId &rowId, int year, const QString &partial = {}, int status = 0)
{
    return {.id = rowId,
            .applicationId = windowsApplicationId,
            .name = QStringLiteral("Windows(R), Client-ESU-Year%1 add-on for Pro").arg(year),
            .description = QStringLiteral("Windows Operating System, VOLUME_MAK channel"),
            .partialProductKey = partial.isEmpty() ? std::nullopt : std::optional(partial),
            .licenseStatus = status,
            .isAddon = true};
}

inline LicenseRow kmsRow(const QString &partial = {}, int status = 0)
{
    LicenseRow row = esuRow(kmsYear2, 2, partial, status);
    row.description = QStringLiteral("Windows Operating System, VOLUME_KMSCLIENT channel");
    return row;
}

inline LicenseRow baseRow(const ActivationId &rowId = base, const QString &partial = baseLastFive, int status = 1)
{
    return {.id = rowId,
            .applicationId = windowsApplicationId,
            .name = QStringLiteral("Windows(R), Pro edition"),
            .description = QStringLiteral("Windows Operating System, OEM_SLP channel"),
            .partialProductKey = partial.isEmpty() ? std::nullopt : std::optional(partial),
            .licenseStatus = status,
            .isAddon = false};
}

/// What a PC shows that is ready for its key: a licensed Windows and three ESU rows without a key.
inline LicenseRows readyRows()
{
    return {baseRow(), esuRow(year1, 1), esuRow(year2, 2), esuRow(year3, 3)};
}

inline PackageFact package(const char16_t *name, std::uint32_t state = 0x70)
{
    return {.name = QString::fromUtf16(name), .state = state};
}

inline MachineFacts readyFacts()
{
    MachineFacts facts;
    facts.os =
        OperatingSystem{.computerName = QStringLiteral("PC"), .version = QStringLiteral("6.1.1000"), .build = 1000};
    facts.editionId = QStringLiteral("Pro");
    facts.ubr = 600;
    facts.packages = QList<PackageFact>{package(u"Package_for_KB4474419~31bf3856ad364e35~amd64~~6.1.3.2"),
                                        package(u"Package_for_KB4575903~31bf3856ad364e35~amd64~~6.1.1.0"),
                                        package(u"Package_for_RollupFix~31bf3856ad364e35~amd64~~1000.600.1.6")};
    facts.pendingRestart = PendingRestart{};
    facts.updateSource = UpdateSource{.kind = UpdateSource::Kind::WindowsUpdate};
    facts.elevated = true;
    return facts;
}

inline LicenseReading reading(const LicenseRows &rows)
{
    return sortRows(rows, programmes(), QStringLiteral("mine"));
}

/// The rules applied to these facts and rows, as `esu::inspect` does it.
inline Inspection inspection(const MachineFacts &facts, const Fact<LicenseReading> &licenses, QDate day = dayInYear2)
{
    Inspection result;
    result.at = QDateTime(day, QTime(12, 0), Qt::UTC);
    result.facts = facts;
    result.programme = assess(programmes(), facts, day);
    result.licenses = licenses;
    result.prerequisites = checkPrerequisites(prerequisites(), result.programme, facts, licenses);
    return result;
}

inline Error unreadable(Fault fault = Fault::Backend)
{
    return {.fault = fault, .operation = QStringLiteral("spp.rows"), .code = 0x80041001U};
}

} // namespace esu::test

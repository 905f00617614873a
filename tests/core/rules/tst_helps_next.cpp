// SPDX-License-Identifier: MIT
#include "tests/support/test_data.h"

#include "core/rules/helps_next.h"

#include <gtest/gtest.h>

#include <ostream>

namespace esu::test {
namespace {

struct Case {
    const char *story;
    QList<ReasonId> notMet;
    std::function<void(Inspection &)> pc;
    HelpsNext helps;
};
void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.story;
}
class HelpsNextOf : public ::testing::TestWithParam<Case> {};

TEST_P(HelpsNextOf, IsOneAnswer)
{
    Verdict verdict;
    for (const ReasonId id : GetParam().notMet)
        verdict.reasons.append({.id = id, .state = VerdictReason::State::NotMet});
    Inspection inspection;
    inspection.programme.eligibility = Eligibility::Eligible;
    inspection.licenses = LicenseReading{};
    GetParam().pc(inspection);
    EXPECT_EQ(helpsNext(verdict, inspection), GetParam().helps);
}

void nothing(Inspection &) {}
void keyed(Inspection &inspection)
{
    inspection.licenses = LicenseReading{.esu = {{.row = {.partialProductKey = QStringLiteral("6789B")}}}};
}
void licensedOfAnotherYear(Inspection &inspection)
{
    keyed(inspection);
    inspection.licenses->esu.first().row.licenseStatus = licenseStatusLicensed;
}

void waitsForARestart(Inspection &inspection)
{
    inspection.facts.os = OperatingSystem{};
    inspection.programme.programmeId = QStringLiteral("mine");
    inspection.facts.pendingRestart = PendingRestart{.pending = true};
}

INSTANTIATE_TEST_SUITE_P(
    Rules, HelpsNextOf,
    ::testing::Values(Case{"Windows itself comes before all",
                           {ReasonId::BaseLicense, ReasonId::LicensingPackage},
                           nothing,
                           HelpsNext::ActivateWindows},
                      Case{"the package before the key",
                           {ReasonId::LicensingPackage, ReasonId::EsuLicense},
                           nothing,
                           HelpsNext::Prerequisites},
                      Case{"no key", {ReasonId::EsuLicense, ReasonId::EsuUpdate}, nothing, HelpsNext::ProductKey},
                      Case{"a key that waits", {ReasonId::EsuLicense}, keyed, HelpsNext::Activation},
                      Case{"another year's needs a key of its own",
                           {ReasonId::EsuLicense},
                           licensedOfAnotherYear,
                           HelpsNext::ProductKey},
                      Case{"a restart before the key, where it may bring the rows",
                           {ReasonId::EsuLicense, ReasonId::PendingRestart, ReasonId::EsuUpdate},
                           waitsForARestart,
                           HelpsNext::Restart},
                      Case{"a restart that stops no key",
                           {ReasonId::EsuLicense, ReasonId::PendingRestart},
                           [](Inspection &inspection) {
                               keyed(inspection);
                               waitsForARestart(inspection);
                           },
                           HelpsNext::Activation},
                      Case{"Windows itself before the restart",
                           {ReasonId::BaseLicense, ReasonId::EsuLicense, ReasonId::PendingRestart},
                           waitsForARestart,
                           HelpsNext::ActivateWindows},
                      Case{"updates", {ReasonId::EsuUpdate}, nothing, HelpsNext::WindowsUpdate},
                      Case{"a restart is nobody's page", {ReasonId::PendingRestart}, nothing, HelpsNext::Nothing},
                      Case{"not for this Windows",
                           {ReasonId::BaseLicense, ReasonId::EsuLicense},
                           [](Inspection &inspection) { inspection.programme.eligibility = Eligibility::NotEligible; },
                           HelpsNext::Nothing}));

} // namespace
} // namespace esu::test

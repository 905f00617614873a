// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value_json.h"
#include "core/model/license_row.h"
#include "core/model/machine_facts.h"
#include "core/model/package_file.h"
#include "core/model/prerequisite.h"
#include "core/model/surroundings.h"
#include "core/model/update_info.h"
#include "core/model/verdict.h"

/// The members of the values of `core/model` in JSON (`core/base/value_json.h`).
namespace esu {

template <> struct ValueJson<ActivationId> {
    static QJsonValue write(const ActivationId &id) { return id.text(); }
    static std::optional<ActivationId> read(const QJsonValue &json, const JsonSpot &spot)
    {
        const auto text = ValueJson<QString>::read(json, spot);
        auto id = text ? ActivationId::fromGuid(*text) : std::nullopt;
        if (text && (!id || id->text() != *text))
            return spot.problem(QStringLiteral("\"%1\" is not a GUID in lower case").arg(*text));
        return id;
    }
};

template <> struct Members<LicenseRow> {
    static constexpr std::tuple list{member(u"id", &LicenseRow::id),
                                     member(u"application_id", &LicenseRow::applicationId),
                                     member(u"name", &LicenseRow::name),
                                     member(u"description", &LicenseRow::description),
                                     member(u"partial_product_key", &LicenseRow::partialProductKey),
                                     member(u"license_status", &LicenseRow::licenseStatus),
                                     member(u"license_status_reason", &LicenseRow::licenseStatusReason),
                                     member(u"is_addon", &LicenseRow::isAddon),
                                     member(u"grace_period_minutes", &LicenseRow::gracePeriodMinutes),
                                     member(u"license_family", &LicenseRow::licenseFamily)};
};

template <> struct Members<OperatingSystem> {
    static constexpr std::tuple list{member(u"computer_name", &OperatingSystem::computerName),
                                     member(u"caption", &OperatingSystem::caption),
                                     member(u"version", &OperatingSystem::version),
                                     member(u"build", &OperatingSystem::build),
                                     member(u"service_pack", &OperatingSystem::servicePack),
                                     member(u"product_type", &OperatingSystem::productType),
                                     member(u"sku", &OperatingSystem::sku),
                                     member(u"last_boot", &OperatingSystem::lastBoot)};
};

template <> struct Members<PackageFact> {
    static constexpr std::tuple list{member(u"name", &PackageFact::name), member(u"state", &PackageFact::state)};
};

template <> struct Members<PendingRestart> {
    static constexpr std::tuple list{
        member(u"pending", &PendingRestart::pending), member(u"signs", &PendingRestart::signs),
        member(u"lasting", &PendingRestart::lasting), member(u"fast_startup", &PendingRestart::fastStartup)};
};

template <> struct Members<UpdateSource> {
    static constexpr std::tuple list{
        member(u"kind", &UpdateSource::kind),          member(u"server", &UpdateSource::server),
        member(u"block", &UpdateSource::block),        member(u"paused_until", &UpdateSource::pausedUntil),
        member(u"pinned_to", &UpdateSource::pinnedTo), member(u"automatic", &UpdateSource::automatic)};
};

template <> struct Members<EsuSign> {
    static constexpr std::tuple list{member(u"name", &EsuSign::name), member(u"value", &EsuSign::value),
                                     member(u"account", &EsuSign::account)};
};

template <> struct Members<SecureBootCertificates> {
    static constexpr std::tuple list{member(u"status", &SecureBootCertificates::status),
                                     member(u"error", &SecureBootCertificates::error)};
};
template <> struct Members<UpdateDelay> {
    static constexpr std::tuple list{member(u"deferral_days", &UpdateDelay::deferralDays)};
};

template <> struct Members<PolicyReading> {
    static constexpr std::tuple list{member(u"id", &PolicyReading::id), member(u"name", &PolicyReading::name),
                                     member(u"value", &PolicyReading::value),
                                     member(u"problem", &PolicyReading::problem)};

    static QString wrong(const PolicyReading &reading)
    {
        return reading.id || !reading.counts() ? QString() : QStringLiteral("is a policy that counts without an ID");
    }
};

template <> struct Members<Policies> {
    static constexpr std::tuple list{member(u"readings", &Policies::readings)};
};

template <> struct Members<Membership> {
    static constexpr std::tuple list{member(u"domain", &Membership::domain), member(u"entra", &Membership::entra)};
};

template <> struct Members<MachineFacts> {
    static constexpr std::tuple list{member(u"os", &MachineFacts::os),
                                     member(u"edition_id", &MachineFacts::editionId),
                                     member(u"ubr", &MachineFacts::ubr),
                                     member(u"architecture", &MachineFacts::architecture),
                                     member(u"packages", &MachineFacts::packages),
                                     member(u"servicing_stack_version", &MachineFacts::servicingStackVersion),
                                     member(u"pending_restart", &MachineFacts::pendingRestart),
                                     member(u"update_source", &MachineFacts::updateSource),
                                     member(u"esu_signs", &MachineFacts::esuSigns),
                                     member(u"membership", &MachineFacts::membership),
                                     member(u"update_delay", &MachineFacts::updateDelay),
                                     member(u"secure_boot", &MachineFacts::secureBoot),
                                     member(u"rollup_created", &MachineFacts::rollupCreated),
                                     member(u"elevated", &MachineFacts::elevated),
                                     member(u"wow64", &MachineFacts::wow64),
                                     member(u"policies", &MachineFacts::policies),
                                     member(u"surroundings", &MachineFacts::surroundings)};
};

template <> struct Members<Tls12Facts> {
    static constexpr std::tuple list{
        member(u"win_http", &Tls12Facts::winHttp), member(u"win_http_wow64", &Tls12Facts::winHttpWow64),
        member(u"disabled_by_default", &Tls12Facts::disabledByDefault), member(u"enabled", &Tls12Facts::enabled)};
};

template <> struct Members<EndpointAnswer> {
    static constexpr std::tuple list{member(u"url", &EndpointAnswer::url), member(u"reached", &EndpointAnswer::reached),
                                     member(u"date", &EndpointAnswer::date)};
};

template <> struct Members<EndpointReading> {
    static constexpr std::tuple list{member(u"purpose", &EndpointReading::purpose),
                                     member(u"answer", &EndpointReading::answer)};
};

template <> struct Members<RootReading> {
    static constexpr std::tuple list{member(u"name", &RootReading::name), member(u"sha1", &RootReading::sha1),
                                     member(u"trust", &RootReading::trust)};
};

template <> struct Members<Surroundings> {
    static constexpr std::tuple list{member(u"free_bytes", &Surroundings::freeBytes),
                                     member(u"tls12", &Surroundings::tls12),
                                     member(u"on_battery", &Surroundings::onBattery),
                                     member(u"metered", &Surroundings::metered),
                                     member(u"roots", &Surroundings::roots),
                                     member(u"endpoints", &Surroundings::endpoints),
                                     member(u"at", &Surroundings::at)};
};

template <> struct Members<PackageFile> {
    static constexpr std::tuple list{member(u"kb", &PackageFile::kb),
                                     member(u"architecture", &PackageFile::architecture),
                                     member(u"file_name", &PackageFile::fileName),
                                     member(u"sha1", &PackageFile::sha1),
                                     member(u"sha256", &PackageFile::sha256),
                                     member(u"size", &PackageFile::size),
                                     member(u"listed_size", &PackageFile::listedSize),
                                     member(u"url", &PackageFile::url),
                                     member(u"path", &PackageFile::path),
                                     member(u"origin", &PackageFile::origin)};
};

template <> struct Members<PrerequisiteResult> {
    static constexpr std::tuple list{member(u"id", &PrerequisiteResult::id),
                                     member(u"kind", &PrerequisiteResult::kind),
                                     member(u"state", &PrerequisiteResult::state),
                                     member(u"evidence", &PrerequisiteResult::evidence),
                                     member(u"kb", &PrerequisiteResult::kb),
                                     member(u"covered_by", &PrerequisiteResult::coveredBy),
                                     member(u"blocking", &PrerequisiteResult::blocking)};
};

template <> struct Members<UpdateInfo> {
    static constexpr std::tuple list{member(u"id", &UpdateInfo::id),
                                     member(u"revision", &UpdateInfo::revision),
                                     member(u"title", &UpdateInfo::title),
                                     member(u"kb", &UpdateInfo::kb),
                                     member(u"category_ids", &UpdateInfo::categoryIds),
                                     member(u"superseded_ids", &UpdateInfo::supersededIds),
                                     member(u"published", &UpdateInfo::published),
                                     member(u"size_bytes", &UpdateInfo::sizeBytes),
                                     member(u"security", &UpdateInfo::security),
                                     member(u"esu", &UpdateInfo::esu),
                                     member(u"left_out", &UpdateInfo::leftOut),
                                     member(u"lack", &UpdateInfo::lack),
                                     member(u"eula_accepted", &UpdateInfo::eulaAccepted),
                                     member(u"may_ask_questions", &UpdateInfo::mayAskQuestions),
                                     member(u"impact", &UpdateInfo::impact),
                                     member(u"restart", &UpdateInfo::restart),
                                     member(u"state", &UpdateInfo::state),
                                     member(u"code", &UpdateInfo::code)};
};

template <> struct Members<UpdateRun> {
    static constexpr std::tuple list{member(u"updates", &UpdateRun::updates),
                                     member(u"restart_required", &UpdateRun::restartRequired),
                                     member(u"stopped", &UpdateRun::stopped), member(u"error", &UpdateRun::error)};
};

template <> struct Members<VerdictReason> {
    static constexpr std::tuple list{member(u"id", &VerdictReason::id), member(u"state", &VerdictReason::state),
                                     member(u"evidence", &VerdictReason::evidence),
                                     member(u"source", &VerdictReason::source),
                                     member(u"rating", &VerdictReason::rating)};
};

template <> struct Members<VerdictAdvice> {
    static constexpr std::tuple list{member(u"kind", &VerdictAdvice::kind),
                                     member(u"evidence", &VerdictAdvice::evidence)};
};

template <> struct Members<VerdictPlan> {
    static constexpr std::tuple list{member(u"name", &VerdictPlan::name), member(u"end", &VerdictPlan::end),
                                     member(u"licensed", &VerdictPlan::licensed)};
};

template <> struct Members<Freshness> {
    static constexpr std::tuple list{member(u"state", &Freshness::state),
                                     member(u"month", &Freshness::month),
                                     member(u"month_at_most", &Freshness::monthAtMost),
                                     member(u"newest", &Freshness::newest),
                                     member(u"newest_kb", &Freshness::newestKb),
                                     member(u"due", &Freshness::due),
                                     member(u"first_update", &Freshness::firstUpdate),
                                     member(u"months_missing", &Freshness::monthsMissing),
                                     member(u"months_behind", &Freshness::monthsBehind),
                                     member(u"missing_months", &Freshness::missingMonths),
                                     member(u"cause", &Freshness::cause),
                                     member(u"failed_kb", &Freshness::failedKb),
                                     member(u"grace_days", &Freshness::graceDays),
                                     member(u"grace_origin", &Freshness::graceOrigin),
                                     member(u"has_esu_update", &Freshness::hasEsuUpdate),
                                     member(u"only_by_grace", &Freshness::onlyByGrace),
                                     member(u"data_date", &Freshness::dataDate),
                                     member(u"green_until", &Freshness::greenUntil),
                                     member(u"evidence", &Freshness::evidence)};
};

template <> struct Members<Cover> {
    static constexpr std::tuple list{member(u"by", &Cover::by), member(u"evidence", &Cover::evidence),
                                     member(u"account", &Cover::account)};
};

template <> struct Members<PolicyEffect> {
    static constexpr std::tuple list{member(u"policies", &PolicyEffect::policies),
                                     member(u"without", &PolicyEffect::without)};
};

template <> struct Members<Verdict> {
    static constexpr std::tuple list{member(u"level", &Verdict::level),
                                     member(u"year", &Verdict::year),
                                     member(u"covered_until", &Verdict::coveredUntil),
                                     member(u"reasons", &Verdict::reasons),
                                     member(u"advice", &Verdict::advice),
                                     member(u"cover", &Verdict::cover),
                                     member(u"other_plan", &Verdict::otherPlan),
                                     member(u"freshness", &Verdict::freshness),
                                     member(u"year_due", &Verdict::yearDue),
                                     member(u"license_ends", &Verdict::licenseEnds),
                                     member(u"by_policies", &Verdict::byPolicies)};
};

} // namespace esu

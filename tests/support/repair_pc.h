// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/journey_test.h"

#include "core/base/operations.h"
#include "core/journey/downloads.h"

#include <functional>
#include <optional>

namespace esu::test {

/// A machine whose Catalog and installer say what the test wants.
class RepairPc final : public Machine, public PackageCatalog, public PackageInstaller {
public:
    FakeMachine inner;
    QStringList installed;
    CatalogListing offered;
    QList<CatalogQuery> queries;
    std::optional<Error> findError;
    std::function<void()> duringFind;
    bool tellsWhileFinding = false;
    bool mirror = false;
    QMap<QString, Result<PackageOutcome>> outcomes;
    int cleaned = 0;
    std::function<void()> duringInstall;

    Inventory &inventory() override { return inner.inventory(); }
    Licensing &licensing() override { return inner.licensing(); }
    UpdateAgent &updateAgent() override { return inner.updateAgent(); }
    PackageInstaller &packageInstaller() override { return *this; }
    Power &power() override { return inner.power(); }
    ResumeAtLogon &resumeAtLogon() override { return inner.resumeAtLogon(); }
    EndpointProbe &endpointProbe() override { return inner.endpointProbe(); }
    Clock &clock() override { return inner.clock(); }
    MachineAbilities abilities() const override { return {.repair = true}; }
    bool isPractice() const override { return true; }
    QString name() const override { return QStringLiteral("fake"); }
    bool hasAbandonedWork() const override { return false; }
    Result<void> askForRestart() override { return {}; }
    Desk desk() { return {inner, *this, inner.clock()}; }

    Result<CatalogListing> find(const CatalogQuery &query, const JobContext &context) override
    {
        queries.append(query);
        if (tellsWhileFinding)
            context.tell({.waiting = Waiting::SearchingUpdates, .subject = query.kb});
        if (duringFind)
            duringFind();
        if (context.stopRequested())
            return std::unexpected(cancelled(operation::catalogFind));
        if (!findError)
            return offered;
        return std::unexpected(*findError);
    }
    bool isMirror() const override { return mirror; }
    Result<QString> download(const PackageFile &file, const QString &folder, const JobContext &) override
    {
        return folder + QLatin1Char('/') + file.fileName;
    }
    Result<QString> folder() override { return QStringLiteral("/private"); }
    Result<PackageOutcome> install(const PackageFile &file, const JobContext &context) override
    {
        context.tell({.waiting = Waiting::InstallingUpdates});
        installed.append(file.kb);
        if (duringInstall)
            duringInstall();
        return outcomes.value(file.kb, PackageOutcome{});
    }
    Result<void> cleanUp() override
    {
        ++cleaned;
        return {};
    }
};

inline RepairStep step(const char16_t *id, const char16_t *kb, RestartNeed restart = RestartNeed::No,
                       RepairStep::Source source = RepairStep::Source::Folder)
{
    const QString number = QString::fromUtf16(kb);
    return {.prerequisiteId = QString::fromUtf16(id),
            .kb = number,
            .source = source,
            .file = {.kb = number, .path = QStringLiteral("/usb/") + number},
            .restart = restart};
}

} // namespace esu::test

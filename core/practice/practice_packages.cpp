// SPDX-License-Identifier: MIT
// Repair and restart of a practice PC.
#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/ports/deadlines.h"
#include "core/practice/practice_ports.h"

namespace esu {

namespace {

constexpr std::uint32_t restartExitCode = 3010; // what wusa ends with

/// As the Catalog lists it; the address is nobody's.
PackageFile listed(const QString &kb, const PracticePc &pc, const ScenarioRepairPackage &package)
{
    return {.kb = kb,
            .architecture = pc.scenario().system.architecture,
            .fileName = package.fileName,
            .sha1 = package.namedSha1(),
            .listedSize = package.sizeBytes,
            .url = QUrl(QStringLiteral("https://catalog.invalid/") + package.fileName),
            .origin = PackageFile::Origin::Catalog};
}

} // namespace

Result<CatalogListing> PracticePackageCatalog::find(const CatalogQuery &query, const JobContext &context)
{
    CatalogListing found;
    const auto done = m_link.perform({.call = Call::CatalogFind,
                                      .operation = operation::catalogFind,
                                      .deadline = query.within.value_or(deadline::rows),
                                      .progress = {.waiting = Waiting::SearchingUpdates, .subject = query.kb},
                                      .subject = query.kb},
                                     context, [&] {
                                         const PracticePc &pc = m_link.pc();
                                         if (const auto entry = pc.repairPackage(query.kb))
                                             found.files.append(listed(query.kb, pc, entry->package));
                                         return hresult::ok;
                                     });
    if (!done)
        return std::unexpected(done.error());
    return found;
}

Result<QString> PracticePackageCatalog::download(const PackageFile &file, const QString &folder,
                                                 const JobContext &context)
{
    bool fits = false;
    const auto done = m_link.perform({.call = Call::PackageDownload,
                                      .operation = operation::packageDownload,
                                      .deadline = deadline::updateDownload,
                                      .progress = {.waiting = Waiting::DownloadingUpdates, .subject = file.kb},
                                      .subject = file.kb},
                                     context, [&] {
                                         const auto entry = m_link.pc().repairPackage(file.kb);
                                         fits = entry && (file.sha1.isEmpty() || file.sha1 == entry->package.sha1);
                                         return hresult::ok;
                                     });
    if (!done)
        return std::unexpected(done.error());
    if (!fits)
        return std::unexpected(
            conditionError(Fault::BadData, operation::packageDownload, condition::digestMismatch, file.fileName));
    return folder + QLatin1Char('/') + file.fileName;
}

template <class Act> Result<void> PracticePackageInstaller::folderCall(Act act)
{
    return m_link.perform(
        {.call = Call::PackageFolder, .operation = operation::packageDownload, .deadline = deadline::rows}, {}, [&] {
            act();
            return hresult::ok;
        });
}

Result<QString> PracticePackageInstaller::folder()
{
    const auto made = folderCall([this] {
        if (!m_folder)
            m_folder = std::make_unique<QTemporaryDir>();
    });
    if (!made)
        return std::unexpected(made.error());
    if (!m_folder->isValid())
        return std::unexpected(Error{.fault = Fault::AccessDenied,
                                     .operation = operation::packageDownload,
                                     .condition = {},
                                     .detail = m_folder->errorString()});
    return m_folder->path();
}

Result<PackageOutcome> PracticePackageInstaller::install(const PackageFile &file, const JobContext &context)
{
    const auto refuse = [&](const QString &condition) {
        return std::unexpected(conditionError(Fault::BadData, operation::packageInstall, condition, file.fileName));
    };
    if (const auto entry = m_link.pc().repairPackage(file.kb)) {
        const ScenarioRepairPackage &package = entry->package;
        if (!file.sha1.isEmpty() && file.sha1 != package.sha1)
            return refuse(condition::digestMismatch);
        switch (package.signer) {
        case ScenarioRepairPackage::Signer::Microsoft:
            break;
        case ScenarioRepairPackage::Signer::None:
            return refuse(condition::notSigned);
        case ScenarioRepairPackage::Signer::Other:
            return refuse(condition::wrongSigner);
        }
    }
    PcInstallResult result;
    const auto done = m_link.perform({.call = Call::PackageInstall,
                                      .operation = operation::packageInstall,
                                      .deadline = deadline::packageInstall,
                                      .progress = {.waiting = Waiting::InstallingUpdates, .subject = file.kb},
                                      .subject = file.kb},
                                     context, [&] {
                                         result = m_link.pc().installPackage(file.kb);
                                         return result.hresult;
                                     });
    if (!done)
        return std::unexpected(done.error());
    if (result.hresult == hresult::updateAlreadyInstalled)
        return PackageOutcome{.alreadyInstalled = true, .code = result.hresult};
    return PackageOutcome{.restartRequired = result.restartRequired,
                          .code = result.restartRequired ? restartExitCode : hresult::ok};
}

Result<void> PracticePackageInstaller::cleanUp()
{
    return folderCall([this] { m_folder.reset(); });
}

Result<void> PracticePower::restart()
{
    return m_link.perform({.call = Call::Restart, .operation = operation::powerRestart, .deadline = deadline::rows}, {},
                          [this] {
                              m_link.pc().restart();
                              return hresult::ok;
                          });
}

Result<void> PracticeResume::keep(const std::optional<ResumePoint> &point)
{
    return m_link.perform({.call = Call::Resume, .operation = operation::resumeArm, .deadline = deadline::registry}, {},
                          [&] {
                              m_link.pc().setResumePoint(point);
                              return hresult::ok;
                          });
}

Result<void> PracticeResume::arm(const ResumePoint &point)
{
    return keep(point);
}

Result<void> PracticeResume::disarm()
{
    return keep(std::nullopt);
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/windows/packages/windows_package_installer.h"

#include "core/base/clock.h"
#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/model/package_identity.h"
#include "core/windows/own_file.h"
#include "core/windows/own_names.h"
#include "core/windows/packages/cbs_log.h"
#include "core/windows/packages/package_outcome.h"
#include "core/windows/packages/package_proof.h"
#include "core/windows/packages/program_run.h"
#include "core/windows/secure_folder.h"
#include "core/windows/start_up.h"
#include "core/windows/state_folder.h"

#include <QDir>
#include <QFile>
#include <QOperatingSystemVersion>
#include <QUuid>

namespace esu {

namespace {

const QString &installing = operation::packageInstall;

/// Private, as is what lies in it.
QString folderAbove(const QString &path)
{
    return path.left(path.lastIndexOf(QLatin1Char('\\')));
}

bool isTimeout(const Error &error)
{
    return error.fault == Fault::Timeout;
}

/// Not what Windows Update scans with, nor what newer files hold for its own installer.
bool isPartToInstall(const QString &name)
{
    return name.compare(QLatin1String("WSUSSCAN.cab"), Qt::CaseInsensitive) != 0 &&
           !name.startsWith(QLatin1String("DesktopDeployment"), Qt::CaseInsensitive) &&
           !name.startsWith(QLatin1String("onepackage"), Qt::CaseInsensitive);
}

bool isWindows7()
{
    const auto now = QOperatingSystemVersion::current();
    return now.majorVersion() == 6 && now.minorVersion() == 1;
}

/// The service that installs runs while it works and some minutes longer. What cannot be asked is no reason to wait.
bool isInstallerServiceRunning()
{
    const SC_HANDLE manager = OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT);
    if (!manager)
        return false;
    const SC_HANDLE service = OpenServiceW(manager, L"TrustedInstaller", SERVICE_QUERY_STATUS);
    SERVICE_STATUS status{};
    const bool isRunning = service && QueryServiceStatus(service, &status) && status.dwCurrentState != SERVICE_STOPPED;
    if (service)
        CloseServiceHandle(service);
    CloseServiceHandle(manager);
    return isRunning;
}

DWORD CALLBACK stopCopy(LARGE_INTEGER, LARGE_INTEGER, LARGE_INTEGER, LARGE_INTEGER, DWORD, DWORD, HANDLE, HANDLE,
                        LPVOID context)
{
    return static_cast<const JobContext *>(context)->stopRequested() ? PROGRESS_CANCEL : PROGRESS_CONTINUE;
}

Result<void> copyIn(const QString &source, const QString &target, const JobContext &context)
{
    const QString from = QDir::toNativeSeparators(source);
    if (QString::compare(QDir::toNativeSeparators(QDir::cleanPath(source)), target, Qt::CaseInsensitive) == 0)
        return {};
    if (!DeleteFileW(wide(target)) && GetLastError() != ERROR_FILE_NOT_FOUND)
        return std::unexpected(win32Failure(installing, GetLastError(), target));
    JobContext known = context;
    if (CopyFileExW(wide(from), wide(target), stopCopy, &known, nullptr, COPY_FILE_FAIL_IF_EXISTS))
        return {};
    const DWORD error = GetLastError();
    if (context.stopRequested())
        return std::unexpected(cancelled(installing));
    return std::unexpected(win32Failure(installing, error, from));
}

void clear(const QString &folder)
{
    if (const auto removed = removeTree(folder, installing); !removed)
        qCWarning(windowsLog) << "cannot be removed:" << removed.error().detail;
}

/// `mayGoOn`: the program was ended, and Windows goes on with what it began.
Result<PackageOutcome> runToOutcome(const QString &program, const QStringList &arguments, const QString &temporary,
                                    std::chrono::milliseconds limit, std::atomic_bool &mayGoOn,
                                    const JobContext &context)
{
    const auto exitCode = runProgram(program, arguments, temporary, limit, context);
    mayGoOn = !exitCode;
    if (!exitCode)
        return std::unexpected(exitCode.error());
    return packageOutcome(*exitCode);
}

/// The part of CBS.log that is written while this lives.
class CbsLog {
public:
    CbsLog() : m_file(windowsFolder() + QStringLiteral("\\Logs\\CBS\\CBS.log")) { m_start = m_file.size(); }

    QString evidence()
    {
        constexpr qint64 longest = 1024LL * 1024;
        if (!m_file.open(QIODevice::ReadOnly))
            return {};
        // A shorter file is a new one: Windows has put the old one away meanwhile.
        const qint64 size = m_file.size();
        const qint64 start = size < m_start ? 0 : m_start;
        m_file.seek(qMax(start, size - longest));
        return esuLines(m_file.read(longest));
    }

private:
    QFile m_file;
    qint64 m_start = 0;
};

} // namespace

Result<QString> WindowsPackageInstaller::place() const
{
    if (!m_places.folder.isEmpty())
        return m_places.folder;
    const auto state = stateFolder(m_places.trust.accounts);
    if (!state)
        return std::unexpected(state.error());
    return *state + QLatin1Char('\\') + packagesFolder;
}

Result<QString> WindowsPackageInstaller::folder()
{
    if (!isElevated().value_or(false))
        return std::unexpected(conditionError(Fault::AccessDenied, installing, condition::notElevated));
    auto path = place();
    if (!path)
        return path;
    const OwnAccounts &accounts = m_places.trust.accounts;
    if (auto secured = secureFolder(*path, FolderAccess::AdministratorsOnly, accounts, installing); !secured)
        return std::unexpected(secured.error());
    // A part of a download that is not ours must not be gone on with.
    removeForeign(*path, accounts, installing);
    return path;
}

Result<QString> WindowsPackageInstaller::tool(const char16_t *name) const
{
    const QString tools = m_places.tools.isEmpty() ? systemTools(isUnderWow64().value_or(false)) : m_places.tools;
    if (tools.isEmpty())
        return std::unexpected(win32Failure(installing, GetLastError()));
    return tools + QLatin1Char('\\') + QString::fromUtf16(name);
}

Result<PackageOutcome> WindowsPackageInstaller::install(const PackageFile &file, const JobContext &context)
{
    const QString name =
        file.fileName.isEmpty() ? QDir::fromNativeSeparators(file.path).section(QLatin1Char('/'), -1) : file.fileName;
    if (file.path.isEmpty() || !isPackageFileName(name))
        return std::unexpected(
            Error{.fault = Fault::BadData, .operation = installing, .detail = QStringLiteral("\"%1\"").arg(name)});
    const auto privateFolder = folder();
    if (!privateFolder)
        return std::unexpected(privateFolder.error());
    const QString path = *privateFolder + QLatin1Char('\\') + name;
    context.tell({.waiting = Waiting::InstallingUpdates, .subject = file.kb});
    if (auto copied = copyIn(file.path, path, context); !copied)
        return std::unexpected(copied.error());

    const auto guarded = openGuarded(path);
    if (!guarded)
        return std::unexpected(guarded.error());
    if (auto proven = proveDigests(guarded->get(), file, context); !proven)
        return std::unexpected(proven.error());
    const bool isPinned = file.origin == PackageFile::Origin::Pinned && !(file.sha1.isEmpty() && file.sha256.isEmpty());
    if (auto proven = proveSigner(guarded->get(), path, m_places.trust.signingRoots, isPinned, m_asksRevocation);
        !proven)
        return std::unexpected(proven.error());

    if (auto proven = isPinned ? Result<void>() : proveIdentity(path, file, context); !proven)
        return std::unexpected(proven.error());

    CbsLog log;
    auto outcome = run(path, isPinned, context);
    const QString evidence = log.evidence();
    if (outcome) {
        outcome->evidence = evidence;
    } else {
        if (isTimeout(outcome.error()))
            outcome.error().condition = condition::installerDeadline;
        if (!evidence.isEmpty())
            outcome.error().detail += QLatin1Char('\n') + evidence;
    }
    return outcome;
}

Result<void> WindowsPackageInstaller::proveIdentity(const QString &path, const PackageFile &file,
                                                    const JobContext &context) const
{
    constexpr qint64 most = 64LL * 1024;
    if (path.endsWith(QLatin1String(".cab"), Qt::CaseInsensitive))
        return {};
    const auto parts = expandInto(path, QStringLiteral("-F:*pkgProperties*.txt"), context);
    // What cannot be unpacked says nothing here; its installation will.
    if (!parts)
        return parts.error().fault == Fault::Cancelled ? Result<void>(std::unexpected(parts.error())) : Result<void>();
    Result<void> proven;
    for (const QString &name : QDir(*parts).entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name)) {
        QFile properties(*parts + QLatin1Char('\\') + name);
        const QByteArray text = properties.open(QIODevice::ReadOnly) ? properties.read(most) : QByteArray();
        const auto identity = packageIdentityIn(text);
        if (identity && !isPackage(*identity, file)) {
            proven = std::unexpected(
                conditionError(Fault::BadData, installing, condition::packageOther,
                               QStringLiteral("%1: %2 %3").arg(path, identity->kb, identity->architecture)));
        }
    }
    clear(*parts);
    return proven;
}

Result<QString> WindowsPackageInstaller::expandInto(const QString &path, const QString &filter,
                                                    const JobContext &context) const
{
    const auto expand = tool(u"expand.exe");
    if (!expand)
        return std::unexpected(expand.error());
    // A new folder each time: nothing of an earlier try can be taken for a part of this package.
    const QString parts = folderAbove(path) + QLatin1Char('\\') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (auto made = secureFolder(parts, FolderAccess::AdministratorsOnly, m_places.trust.accounts, installing); !made)
        return std::unexpected(made.error());
    std::atomic_bool mayExpand = false;
    const auto expanded = runToOutcome(*expand, {filter, path, parts}, parts, m_places.otherLimit, mayExpand, context);
    if (!expanded) {
        clear(parts);
        return std::unexpected(expanded.error());
    }
    return parts;
}

Result<PackageOutcome> WindowsPackageInstaller::run(const QString &path, bool isPinned, const JobContext &context) const
{
    if (path.endsWith(QLatin1String(".cab"), Qt::CaseInsensitive))
        return runDism(path, context);
    if (m_places.dismFirst.value_or(isWindows7())) {
        auto outcome = expandAndRunDism(path, isPinned, context);
        // That it does not apply is what wusa would find, too, after a search that may take hours.
        if (outcome || isTimeout(outcome.error()) || outcome.error().fault == Fault::Cancelled ||
            outcome.error().code == hresult::cbsNotApplicable)
            return outcome;
        qCWarning(windowsLog) << "DISM did not help, going on with wusa:" << outcome.error().detail;
        return runWusa(path, context);
    }
    auto outcome = runWusa(path, context);
    if (outcome || !isTimeout(outcome.error()))
        return outcome;
    qCWarning(windowsLog) << "wusa did not end, going on with DISM";
    return expandAndRunDism(path, isPinned, context);
}

Result<void> WindowsPackageInstaller::waitForServicing(const JobContext &context) const
{
    constexpr std::chrono::milliseconds slice{250};
    const auto isBusy = m_places.isServicing ? m_places.isServicing : isInstallerServiceRunning;
    const auto end = std::chrono::steady_clock::now() + m_places.busyLimit;
    SystemClock clock;
    while (m_mayBeServicing && isBusy() && std::chrono::steady_clock::now() < end) {
        if (!clock.wait(slice, context.stop))
            return std::unexpected(cancelled(installing));
    }
    return {};
}

Result<PackageOutcome> WindowsPackageInstaller::runWusa(const QString &path, const JobContext &context) const
{
    const auto wusa = tool(u"wusa.exe");
    if (!wusa)
        return std::unexpected(wusa.error());
    return runToOutcome(*wusa, {path, QStringLiteral("/quiet"), QStringLiteral("/norestart")}, folderAbove(path),
                        m_places.wusaLimit, m_mayBeServicing, context);
}

Result<PackageOutcome> WindowsPackageInstaller::runDism(const QString &cabinet, const JobContext &context) const
{
    const auto dism = tool(u"dism.exe");
    if (!dism)
        return std::unexpected(dism.error());
    const auto above = place();
    if (!above)
        return std::unexpected(above.error());
    // What an earlier try began goes on without its program; two at a time get in each other's way.
    if (auto idle = waitForServicing(context); !idle)
        return std::unexpected(idle.error());
    // DISM empties it when it has ended, so nothing else may lie there; what it unpacks has long names.
    const QString scratch = *above + QLatin1Char('\\') + freshName() + QStringLiteral(".tmp");
    if (auto made = secureFolder(scratch, FolderAccess::AdministratorsOnly, m_places.trust.accounts, installing); !made)
        return std::unexpected(made.error());
    auto outcome = runToOutcome(*dism,
                                {QStringLiteral("/online"), QStringLiteral("/add-package"),
                                 QStringLiteral("/packagepath:") + cabinet, QStringLiteral("/scratchdir:") + scratch,
                                 QStringLiteral("/norestart"), QStringLiteral("/quiet")},
                                folderAbove(cabinet), m_places.otherLimit, m_mayBeServicing, context);
    // Windows may go on from there without DISM; what is left goes with the folder of packages.
    if (!m_mayBeServicing)
        clear(scratch);
    return outcome;
}

Result<PackageOutcome> WindowsPackageInstaller::expandAndRunDism(const QString &path, bool isPinned,
                                                                 const JobContext &context) const
{
    const auto parts = expandInto(path, QStringLiteral("-F:*"), context);
    if (!parts)
        return std::unexpected(parts.error());

    std::optional<PackageOutcome> whole;
    for (const QString &name : QDir(*parts).entryList({QStringLiteral("*.cab")}, QDir::Files, QDir::Name)) {
        if (!isPartToInstall(name))
            continue;
        const QString cabinet = *parts + QLatin1Char('\\') + name;
        const auto guarded = openGuarded(cabinet);
        if (!guarded)
            return std::unexpected(guarded.error());
        if (auto proven = proveSigner(guarded->get(), cabinet, m_places.trust.signingRoots, isPinned, m_asksRevocation);
            !proven)
            return std::unexpected(proven.error());
        auto outcome = runDism(cabinet, context);
        if (!outcome)
            return outcome;
        if (!whole || outcome->restartRequired)
            whole = *outcome;
    }
    clear(*parts);
    if (!whole) {
        return std::unexpected(
            Error{.fault = Fault::BadData, .operation = installing, .detail = path + QStringLiteral(" holds no .cab")});
    }
    return *whole;
}

Result<void> WindowsPackageInstaller::cleanUp()
{
    const auto path = place();
    if (!path)
        return std::unexpected(path.error());
    return removeTree(*path, installing);
}

} // namespace esu

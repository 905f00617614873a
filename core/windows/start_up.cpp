// SPDX-License-Identifier: MIT
#include "core/windows/start_up.h"

#include "core/base/operations.h"
#include "core/windows/own_program.h"
#include "core/windows/process_token.h"
#include "core/windows/quoted_argument.h"
#include "core/windows/win32.h"

#include <windows.h>

#include <objbase.h>
#include <sddl.h>
#include <shellapi.h>

#include <array>
#include <cstdlib>
#include <vector>

namespace esu {

namespace {

QString universalName(const QString &path)
{
    std::array<wchar_t, MAX_PATH> folder{};
    const UINT length = GetSystemDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    if (length == 0 || length >= folder.size())
        return path;
    const QString dll = QString::fromWCharArray(folder.data(), static_cast<int>(length)) + QStringLiteral("\\mpr.dll");
    if (!LoadLibraryW(wide(dll)))
        return path;
    using Get = DWORD(WINAPI *)(LPCWSTR, DWORD, LPVOID, LPDWORD);
    const auto get = lookUp<Get>(L"mpr.dll", "WNetGetUniversalNameW");
    alignas(UNIVERSAL_NAME_INFOW) std::array<char, 4096> buffer{};
    auto size = static_cast<DWORD>(buffer.size());
    if (!get || get(wide(path), UNIVERSAL_NAME_INFO_LEVEL, buffer.data(), &size) != NO_ERROR)
        return path;
    return QString::fromWCharArray(reinterpret_cast<const UNIVERSAL_NAME_INFOW *>(buffer.data())->lpUniversalName);
}

/// A Windows 7 without KB2533623 looks in the program's folder first for what its own parts load by name alone
/// (resources/FACTS.md#state-folder). What is loaded already is not looked for.
void preloadSystemDlls()
{
    constexpr std::array names{
        L"cryptbase.dll",   L"cryptsp.dll",          L"rsaenh.dll",   L"profapi.dll",  L"propsys.dll",  L"ntmarta.dll",
        L"rpcrtremote.dll", L"wbemcomn.dll",         L"version.dll",  L"uxtheme.dll",  L"dwmapi.dll",   L"apphelp.dll",
        L"secur32.dll",     L"sspicli.dll",          L"userenv.dll",  L"wintrust.dll", L"crypt32.dll",  L"msasn1.dll",
        L"bcrypt.dll",      L"bcryptprimitives.dll", L"winhttp.dll",  L"webio.dll",    L"credssp.dll",  L"schannel.dll",
        L"ncrypt.dll",      L"dnsapi.dll",           L"iphlpapi.dll", L"winnsi.dll",   L"rasadhlp.dll", L"mswsock.dll",
        L"wtsapi32.dll",    L"winsta.dll",           L"netapi32.dll", L"gpapi.dll",    L"cabinet.dll"};
    std::array<wchar_t, MAX_PATH> folder{};
    const UINT length = GetSystemDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    if (length == 0 || length >= folder.size())
        return;
    const QString system = QString::fromWCharArray(folder.data(), static_cast<int>(length)) + QLatin1Char('\\');
    // One that this Windows lacks nobody of its own will ask for.
    for (const wchar_t *name : names)
        LoadLibraryExW(wide(system + QString::fromWCharArray(name)), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
}

QStringList namesOfVariables()
{
    QStringList names;
    wchar_t *const all = GetEnvironmentStringsW();
    if (all == nullptr)
        return names;
    for (const wchar_t *entry = all; *entry != L'\0';) {
        const QString text = QString::fromWCharArray(entry);
        // "=C:=C:\folder": the current folder of a drive.
        names.append(text.left(text.indexOf(QLatin1Char('='), 1)));
        entry += text.size() + 1;
    }
    FreeEnvironmentStringsW(all);
    return names;
}

} // namespace

QString windowsFolder()
{
    std::array<wchar_t, MAX_PATH> folder{};
    const UINT length = GetSystemWindowsDirectoryW(folder.data(), static_cast<UINT>(folder.size()));
    return length < folder.size() ? QString::fromWCharArray(folder.data(), static_cast<int>(length)) : QString();
}

void takeVariablesOfWindows()
{
    const QString windows = windowsFolder();
    if (windows.isEmpty())
        return;
    // The C library, and Qt with it, asks its own copy.
    const auto set = [](const wchar_t *name, const QString &value) {
        SetEnvironmentVariableW(name, wide(value));
        _wputenv_s(name, wide(value));
    };
    const auto remove = [](const wchar_t *name) {
        SetEnvironmentVariableW(name, nullptr);
        _wputenv_s(name, L"");
    };
    set(L"SystemRoot", windows);
    set(L"windir", windows);
    set(L"SystemDrive", windows.left(2));
    set(L"ComSpec", windows + QStringLiteral("\\system32\\cmd.exe"));
    // Its value begins with %SystemDrive%, which is right by now.
    std::array<wchar_t, MAX_PATH> data{};
    auto size = static_cast<DWORD>(sizeof data);
    if (RegGetValueW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList",
                     L"ProgramData", RRF_RT_REG_SZ, nullptr, data.data(), &size) == ERROR_SUCCESS) {
        set(L"ProgramData", QString::fromWCharArray(data.data()));
        set(L"ALLUSERSPROFILE", QString::fromWCharArray(data.data()));
    }
    for (const wchar_t *name : {L"_CLUSTER_NETWORK_NAME_", L"__COMPAT_LAYER", L"COR_ENABLE_PROFILING", L"COR_PROFILER",
                                L"COR_PROFILER_PATH", L"COR_PROFILER_PATH_32", L"COR_PROFILER_PATH_64"})
        remove(name);
    // They turn on what tells of every message of a window, a key that is typed included.
    for (const QString &name : namesOfVariables()) {
        if (name.startsWith(QLatin1String("QT_"), Qt::CaseInsensitive))
            remove(wide(name));
    }
}

void keepMessagesToOneself()
{
    static QtMessageHandler before = nullptr;
    if (before != nullptr)
        return;
    before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
        if (type != QtDebugMsg && type != QtInfoMsg && before != nullptr)
            before(type, context, text);
    });
}

void hardenProcess()
{
    static_cast<void>(heldProgram());
    takeVariablesOfWindows();
    keepMessagesToOneself();
    constexpr DWORD searchSystem32 = 0x800; // LOAD_LIBRARY_SEARCH_SYSTEM32, unknown to a bare Windows 7
    constexpr DWORD noHeap = 1;             // WER_FAULT_REPORTING_FLAG_NOHEAP
    // The JIT touches a thread_local of Qt's, and GCC's emulated TLS frees such variables before it destroys them: a
    // thread that has used a QRegularExpression would crash when it ends.
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
    const auto setDirectories = lookUp<BOOL(WINAPI *)(DWORD)>(L"kernel32.dll", "SetDefaultDllDirectories");
    if (!setDirectories || !setDirectories(searchSystem32)) {
        SetDllDirectoryW(L"");
        preloadSystemDlls();
    }
    if (const auto setFlags = lookUp<HRESULT(WINAPI *)(DWORD)>(L"kernel32.dll", "WerSetFlags"))
        setFlags(noHeap);
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
    HeapSetInformation(nullptr, HeapEnableTerminationOnCorruption, nullptr, 0);

    CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE);
    const HRESULT result = CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_DEFAULT,
                                                RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE, nullptr);
    // Too late when something in this process has set it already; every proxy gets its own blanket anyway.
    if (FAILED(result) && result != RPC_E_TOO_LATE)
        qCWarning(windowsLog) << "CoInitializeSecurity" << hresultText(static_cast<std::uint32_t>(result));
}

Fact<bool> isElevated()
{
    // Not TokenElevation: with User Account Control off it is set for everybody (resources/FACTS.md#elevation).
    std::array<BYTE, SECURITY_MAX_SID_SIZE> administrators{};
    auto size = static_cast<DWORD>(administrators.size());
    BOOL isMember = FALSE;
    if (!CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, administrators.data(), &size) ||
        !CheckTokenMembership(nullptr, administrators.data(), &isMember))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    return isMember != FALSE;
}

Result<QString> currentUser()
{
    const auto token = processToken(operation::inventoryElevation);
    if (!token)
        return std::unexpected(token.error());
    alignas(TOKEN_USER) std::array<char, 256> buffer{};
    DWORD size = 0;
    LPWSTR text = nullptr;
    if (!GetTokenInformation(token->get(), TokenUser, buffer.data(), static_cast<DWORD>(buffer.size()), &size) ||
        !ConvertSidToStringSidW(reinterpret_cast<const TOKEN_USER *>(buffer.data())->User.Sid, &text))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    const Local<wchar_t> owner(text);
    return QString::fromWCharArray(text);
}

Result<QString> accountName(const QString &sid)
{
    PSID binary = nullptr;
    if (!ConvertStringSidToSidW(reinterpret_cast<const wchar_t *>(sid.utf16()), &binary))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    const Local<void> owner(binary);
    std::array<wchar_t, 256> name{};
    std::array<wchar_t, 256> domain{};
    auto nameSize = static_cast<DWORD>(name.size());
    auto domainSize = static_cast<DWORD>(domain.size());
    SID_NAME_USE kind{};
    if (!LookupAccountSidW(nullptr, binary, name.data(), &nameSize, domain.data(), &domainSize, &kind))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    const QString account = QString::fromWCharArray(name.data());
    return domain[0] == L'\0' ? account : QString::fromWCharArray(domain.data()) + QLatin1Char('\\') + account;
}

Result<QString> programPath()
{
    std::vector<wchar_t> buffer(32768);
    const DWORD length = GetModuleFileNameW(nullptr, buffer.data(), static_cast<DWORD>(buffer.size()));
    if (length == 0 || length >= buffer.size())
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    return QString::fromWCharArray(buffer.data(), static_cast<int>(length));
}

Result<void> relaunchElevated(const QStringList &arguments)
{
    const auto path = programPath();
    if (!path)
        return std::unexpected(path.error());
    const QString program = universalName(*path);
    QStringList parts;
    for (const QString &argument : arguments)
        parts.append(quotedArgument(argument));
    const QString commandLine = parts.join(QLatin1Char(' '));
    SHELLEXECUTEINFOW info{};
    info.cbSize = sizeof info;
    // The consent comes before our own window, and no question about where the file came from before it.
    info.fMask = SEE_MASK_NOASYNC | SEE_MASK_FLAG_NO_UI | SEE_MASK_NOZONECHECKS;
    info.hwnd = GetActiveWindow();
    info.lpVerb = L"runas";
    info.lpFile = wide(program);
    info.lpParameters = wide(commandLine);
    info.nShow = SW_SHOWNORMAL;
    if (ShellExecuteExW(&info))
        return {};
    return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError(), program));
}

Result<QString> machineKey()
{
    std::array<wchar_t, MAX_COMPUTERNAME_LENGTH + 1> name{};
    auto length = static_cast<DWORD>(name.size());
    // Not GetComputerName, which believes a variable of the environment (KB198893).
    if (!GetComputerNameExW(ComputerNamePhysicalNetBIOS, name.data(), &length))
        return std::unexpected(win32Failure(operation::journal, GetLastError()));
    HKEY key = nullptr;
    LSTATUS error = RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Cryptography", 0,
                                  KEY_QUERY_VALUE | KEY_WOW64_64KEY, &key);
    std::array<wchar_t, 64> guid{};
    auto size = static_cast<DWORD>(sizeof guid);
    if (error == ERROR_SUCCESS) {
        error = RegGetValueW(key, nullptr, L"MachineGuid", RRF_RT_REG_SZ, nullptr, guid.data(), &size);
        RegCloseKey(key);
    }
    if (error != ERROR_SUCCESS)
        return std::unexpected(
            win32Failure(operation::journal, static_cast<DWORD>(error), QStringLiteral("MachineGuid")));
    return QString::fromWCharArray(name.data(), static_cast<int>(length)) + QLatin1Char('-') +
           QString::fromWCharArray(guid.data()).toLower();
}

Fact<bool> isUnderWow64()
{
    BOOL wow64 = FALSE;
    if (!IsWow64Process(GetCurrentProcess(), &wow64))
        return std::unexpected(win32Failure(operation::inventoryRegistry, GetLastError()));
    return wow64 != FALSE;
}

QString systemTools(bool wow64)
{
    const QString windows = windowsFolder();
    return windows.isEmpty() ? QString()
                             : windows + (wow64 ? QStringLiteral("\\Sysnative") : QStringLiteral("\\System32"));
}

} // namespace esu

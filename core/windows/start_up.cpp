// SPDX-License-Identifier: MIT
#include "core/windows/start_up.h"

#include "core/base/operations.h"
#include "core/windows/com/failure.h"

#include <windows.h>

#include <aclapi.h>
#include <objbase.h>
#include <sddl.h>
#include <shellapi.h>
#include <shlobj.h>

#include <array>
#include <memory>
#include <vector>

namespace esu {

namespace {

const QString stateOperation = operation::journal;

struct HandleCloser {
    void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

struct LocalCloser {
    void operator()(void *memory) const { LocalFree(memory); }
};
template <class T> using Local = std::unique_ptr<T, LocalCloser>;

Error win32Failure(const QString &operation, DWORD error, const QString &detail = {})
{
    return comFailure(operation, HRESULT_FROM_WIN32(error), detail);
}

/// A function that not every Windows has.
template <class Function> Function lookUp(const wchar_t *module, const char *name)
{
    const HMODULE loaded = GetModuleHandleW(module);
    return loaded ? reinterpret_cast<Function>(reinterpret_cast<void *>(GetProcAddress(loaded, name))) : nullptr;
}

Result<Handle> processToken()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    return Handle(token);
}

/// By the rules of CommandLineToArgvW.
QString quoted(const QString &argument)
{
    QString result(QLatin1Char('"'));
    int backslashes = 0;
    for (const QChar c : argument) {
        if (c == QLatin1Char('\\')) {
            ++backslashes;
            continue;
        }
        if (c == QLatin1Char('"'))
            backslashes = 2 * backslashes + 1;
        result += QString(backslashes, QLatin1Char('\\'));
        result += c;
        backslashes = 0;
    }
    result += QString(2 * backslashes, QLatin1Char('\\'));
    return result + QLatin1Char('"');
}

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

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

/// Administrators own it; they and SYSTEM may do everything, users read. Nothing is inherited from ProgramData, where
/// everybody may create files.
constexpr wchar_t stateSecurity[] = L"O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FRFX;;;BU)";

bool isTrustedOwner(PSID owner)
{
    if (IsWellKnownSid(owner, WinBuiltinAdministratorsSid) || IsWellKnownSid(owner, WinLocalSystemSid))
        return true;
    // An administrator whose unelevated copy of this program was here before.
    const auto token = processToken();
    alignas(TOKEN_USER) std::array<char, 256> buffer{};
    DWORD size = 0;
    return token &&
           GetTokenInformation(token->get(), TokenUser, buffer.data(), static_cast<DWORD>(buffer.size()), &size) &&
           EqualSid(owner, reinterpret_cast<const TOKEN_USER *>(buffer.data())->User.Sid);
}

Result<void> checkOwner(const QString &path)
{
    const DWORD attributes = GetFileAttributesW(wide(path));
    if (attributes == INVALID_FILE_ATTRIBUTES)
        return std::unexpected(win32Failure(stateOperation, GetLastError(), path));
    if ((attributes & FILE_ATTRIBUTE_DIRECTORY) == 0 || (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0) {
        return std::unexpected(Error{.fault = Fault::Refused,
                                     .operation = stateOperation,
                                     .detail = path + QStringLiteral(" is no plain folder")});
    }
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR raw = nullptr;
    const DWORD error = GetNamedSecurityInfoW(wide(path), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr,
                                              nullptr, nullptr, &raw);
    const Local<void> descriptor(raw);
    if (error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(stateOperation, error, path));
    if (!isTrustedOwner(owner)) {
        return std::unexpected(Error{.fault = Fault::Refused,
                                     .operation = stateOperation,
                                     .detail = path + QStringLiteral(" belongs to another account")});
    }
    return {};
}

Result<void> secureFolder(const QString &path)
{
    PSECURITY_DESCRIPTOR raw = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(stateSecurity, SDDL_REVISION_1, &raw, nullptr))
        return std::unexpected(win32Failure(stateOperation, GetLastError(), path));
    const Local<void> descriptor(raw);
    SECURITY_ATTRIBUTES attributes{
        .nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = raw, .bInheritHandle = FALSE};
    if (CreateDirectoryW(wide(path), &attributes))
        return {};
    if (const DWORD error = GetLastError(); error != ERROR_ALREADY_EXISTS)
        return std::unexpected(win32Failure(stateOperation, error, path));
    if (auto checked = checkOwner(path); !checked)
        return checked;
    BOOL present = FALSE;
    BOOL defaulted = FALSE;
    PACL dacl = nullptr;
    PSID owner = nullptr;
    if (!GetSecurityDescriptorDacl(raw, &present, &dacl, &defaulted) ||
        !GetSecurityDescriptorOwner(raw, &owner, &defaulted))
        return std::unexpected(win32Failure(stateOperation, GetLastError(), path));
    QString name = path;
    const DWORD error = SetNamedSecurityInfoW(reinterpret_cast<wchar_t *>(name.data()), SE_FILE_OBJECT,
                                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION |
                                                  PROTECTED_DACL_SECURITY_INFORMATION,
                                              owner, nullptr, dacl, nullptr);
    if (error != ERROR_SUCCESS)
        return std::unexpected(win32Failure(stateOperation, error, path));
    return {};
}

} // namespace

void hardenProcess()
{
    constexpr DWORD searchSystem32 = 0x800; // LOAD_LIBRARY_SEARCH_SYSTEM32, unknown to a bare Windows 7
    constexpr DWORD noHeap = 1;             // WER_FAULT_REPORTING_FLAG_NOHEAP
    // The JIT touches a thread_local of Qt's, and GCC's emulated TLS frees such variables before it destroys them: a
    // thread that has used a QRegularExpression would crash when it ends.
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
    const auto setDirectories = lookUp<BOOL(WINAPI *)(DWORD)>(L"kernel32.dll", "SetDefaultDllDirectories");
    if (!setDirectories || !setDirectories(searchSystem32))
        SetDllDirectoryW(L"");
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
    const auto token = processToken();
    if (!token)
        return std::unexpected(token.error());
    TOKEN_ELEVATION elevation{};
    DWORD size = 0;
    if (!GetTokenInformation(token->get(), TokenElevation, &elevation, sizeof elevation, &size))
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    return elevation.TokenIsElevated != 0;
}

Result<void> relaunchElevated(const QStringList &arguments)
{
    std::vector<wchar_t> buffer(32768);
    const DWORD length = GetModuleFileNameW(nullptr, buffer.data(), static_cast<DWORD>(buffer.size()));
    if (length == 0 || length >= buffer.size())
        return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError()));
    const QString program = universalName(QString::fromWCharArray(buffer.data(), static_cast<int>(length)));
    QStringList parts;
    for (const QString &argument : arguments)
        parts.append(quoted(argument));
    const QString commandLine = parts.join(QLatin1Char(' '));
    SHELLEXECUTEINFOW info{};
    info.cbSize = sizeof info;
    info.fMask = SEE_MASK_NOASYNC | SEE_MASK_FLAG_NO_UI;
    info.lpVerb = L"runas";
    info.lpFile = wide(program);
    info.lpParameters = wide(commandLine);
    info.nShow = SW_SHOWNORMAL;
    if (ShellExecuteExW(&info))
        return {};
    return std::unexpected(win32Failure(operation::inventoryElevation, GetLastError(), program));
}

Result<QString> stateFolder()
{
    PWSTR programData = nullptr;
    const HRESULT result = SHGetKnownFolderPath(FOLDERID_ProgramData, 0, nullptr, &programData);
    if (FAILED(result))
        return std::unexpected(comFailure(stateOperation, result));
    const QString path = QString::fromWCharArray(programData) + QStringLiteral("\\ESU Wizard");
    CoTaskMemFree(programData);
    if (isElevated().value_or(false)) {
        if (auto secured = secureFolder(path); !secured)
            return std::unexpected(secured.error());
    } else if (auto checked = checkOwner(path); !checked && checked.error().fault != Fault::NotFound) {
        return std::unexpected(checked.error());
    }
    return path;
}

Result<QString> machineKey()
{
    std::array<wchar_t, MAX_COMPUTERNAME_LENGTH + 1> name{};
    auto length = static_cast<DWORD>(name.size());
    if (!GetComputerNameW(name.data(), &length))
        return std::unexpected(win32Failure(stateOperation, GetLastError()));
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
        return std::unexpected(win32Failure(stateOperation, static_cast<DWORD>(error), QStringLiteral("MachineGuid")));
    return QString::fromWCharArray(name.data(), static_cast<int>(length)) + QLatin1Char('-') +
           QString::fromWCharArray(guid.data()).toLower();
}

bool isWow64OnX64()
{
    BOOL wow64 = FALSE;
    return IsWow64Process(GetCurrentProcess(), &wow64) && wow64;
}

} // namespace esu

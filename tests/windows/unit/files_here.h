// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/win32.h"
#include "tests/windows/wine_trust.h"

#include <gtest/gtest.h>

#include <sddl.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <chrono>
#include <functional>

namespace esu::test {

inline bool isWine()
{
    return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

/// The path of the system below Wine.
inline QString systemPath(const QString &path)
{
    using Get = char *(CDECL *)(LPCWSTR);
    const auto get = reinterpret_cast<Get>(
        reinterpret_cast<void (*)()>(GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "wine_get_unix_file_name")));
    char *name = get ? get(wide(path)) : nullptr;
    QString found = QString::fromUtf8(name);
    if (name)
        HeapFree(GetProcessHeap(), 0, name);
    return found;
}

/// Starts a program of the system below Wine, and waits for what it does: it is no process of Wine's whose end could be
/// waited for.
inline bool runBelow(const QString &program, const QStringList &words, const std::function<bool()> &isDone)
{
    QString line = QStringLiteral("\"Z:\\usr\\bin\\") + program + QLatin1Char('"');
    for (const QString &word : words)
        line += QStringLiteral(" \"") + word + QLatin1Char('"');
    STARTUPINFOW info{};
    info.cb = sizeof info;
    PROCESS_INFORMATION made{};
    CreateProcessW(nullptr, reinterpret_cast<wchar_t *>(line.data()), nullptr, nullptr, FALSE, 0, nullptr, nullptr,
                   &info, &made);
    CloseHandle(made.hThread);
    CloseHandle(made.hProcess);
    for (QDeadlineTimer limit(std::chrono::seconds(10)); !isDone() && !limit.hasExpired();)
        SwitchToThread();
    return isDone();
}

/// Files, links and rights in a folder of their own. Under Wine a link is one of the system below it, an owner is this
/// account or none, and a list of rights is kept as far as "everybody" goes; elsewhere nothing runs.
class FilesHere : public testing::Test {
protected:
    void SetUp() override
    {
        if (!isWine())
            GTEST_SKIP() << "would leave folders on a real PC";
        ASSERT_TRUE(m_folder.isValid());
    }
    QString at(const char *name) const
    {
        return QDir::toNativeSeparators(m_folder.filePath(QString::fromLatin1(name)));
    }
    void put(const char *name, const QByteArray &content = "content") const
    {
        QDir().mkpath(QFileInfo(at(name)).absolutePath());
        QFile file(at(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static void openToEverybody(const QString &path)
    {
        PSECURITY_DESCRIPTOR raw = nullptr;
        ASSERT_TRUE(ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;WD)",
                                                                         SDDL_REVISION_1, &raw, nullptr));
        const Local<void> descriptor(raw);
        ASSERT_TRUE(SetFileSecurityW(wide(path), DACL_SECURITY_INFORMATION, raw));
    }
    void link(const char *name, const char *target) const
    {
        const QString unixName = systemPath(m_folder.path()) + QLatin1Char('/') + QLatin1String(name);
        const QString path = at(name);
        ASSERT_TRUE(runBelow(QStringLiteral("ln"), {QStringLiteral("-s"), systemPath(at(target)), unixName}, [&path] {
            const DWORD attributes = GetFileAttributesW(wide(path));
            return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0;
        }));
    }
    QStringList names() const
    {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    }
    QByteArray contentOf(const char *name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const OwnAccounts m_accounts = trustUnderWine().accounts;
    QTemporaryDir m_folder;
};

} // namespace esu::test

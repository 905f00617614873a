// SPDX-License-Identifier: MIT
#include "in_process_pc.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <array>

namespace esu::compc {

namespace {

constexpr std::array classes = {
    CLSID{0x4590f811, 0x1d3a, 0x11d0, {0x89, 0x1f, 0x00, 0xaa, 0x00, 0x4b, 0x2e, 0x24}},
    CLSID{0x4cb43d7f, 0x7eee, 0x4906, {0x86, 0x98, 0x60, 0xda, 0x1c, 0x38, 0xf2, 0xfe}},
    CLSID{0xc01b9ba0, 0xbea7, 0x41ba, {0xb6, 0x04, 0xd0, 0xa3, 0x6f, 0x46, 0x91, 0x33}},
    CLSID{0xbfe18e9c, 0x6d87, 0x4450, {0xb3, 0x7c, 0xe0, 0x2f, 0x0b, 0x37, 0x38, 0x03}},
    CLSID{0xf8d253d9, 0x89a4, 0x4daa, {0x87, 0xb6, 0x11, 0x68, 0x36, 0x9f, 0x0b, 0x21}},
    CLSID{0x13639463, 0x00db, 0x4646, {0x80, 0x3d, 0x52, 0x80, 0x26, 0x14, 0x0d, 0x88}},
};

const wchar_t *wide(const QString &text)
{
    return reinterpret_cast<const wchar_t *>(text.utf16());
}

} // namespace

void InProcessPc::SetUp()
{
    // As the programs do (hardenProcess): else a thread that matched a pattern may crash when it ends.
    qputenv("QT_ENABLE_REGEXP_JIT", "0");
    ASSERT_GE(CoInitializeEx(nullptr, COINIT_MULTITHREADED), 0);
    const QString path =
        QDir::toNativeSeparators(QCoreApplication::applicationDirPath() + QStringLiteral("/esu_com_pc.dll"));
    const HMODULE dll = LoadLibraryW(wide(path));
    ASSERT_NE(dll, nullptr) << qPrintable(path);
    using GetClassObject = HRESULT(STDAPICALLTYPE *)(REFCLSID, REFIID, void **);
    const auto get =
        reinterpret_cast<GetClassObject>(reinterpret_cast<void *>(GetProcAddress(dll, "DllGetClassObject")));
    ASSERT_NE(get, nullptr);
    for (const CLSID &id : classes) {
        IUnknown *factory = nullptr;
        ASSERT_EQ(get(id, IID_IUnknown, reinterpret_cast<void **>(&factory)), S_OK);
        DWORD registration = 0;
        ASSERT_EQ(CoRegisterClassObject(id, factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, &registration), S_OK);
        m_registrations.push_back(registration);
        factory->Release();
    }
}

void InProcessPc::TearDown()
{
    for (const DWORD registration : m_registrations)
        CoRevokeClassObject(registration);
    CoUninitialize();
}

void InProcessPc::setVariable(const wchar_t *name, const QString &value)
{
    SetEnvironmentVariableW(name, value.isEmpty() ? nullptr : wide(value));
}

void InProcessPc::open(const QString &scenario)
{
    static int instance = 0;
    setVariable(L"ESU_COM_PC_SCENARIO", scenario);
    setVariable(L"ESU_COM_PC_INSTANCE", QString::number(++instance));
}

void InProcessPc::open(const QByteArray &text, const QTemporaryDir &folder)
{
    QFile file(folder.filePath(QStringLiteral("scenario.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    open(file.fileName());
}

} // namespace esu::compc

// SPDX-License-Identifier: MIT
// The class factory. Which PC answers is decided anew by the environment at every CreateInstance and ConnectServer.
#include "com_pc.h"
#include "com_support.h"
#include "wbem_services.h"
#include "wua_objects.h"
#include "wua_session.h"

#include <QRegularExpression>

namespace {

using namespace esu::compc;

/// mingw frees a thread's thread_local storage before it runs the destructors, and Qt's regular expressions keep their
/// JIT stack there: a thread that matched one may crash when it ends. Our own copy of Qt decides at its first pattern
/// whether to use the JIT; the program's copy must not be influenced.
void keepOurQtFromTheRegExpJit()
{
    static const bool done = [] {
        const char *const name = "QT_ENABLE_REGEXP_JIT";
        const bool isSet = qEnvironmentVariableIsSet(name);
        const QByteArray before = qgetenv(name);
        qputenv(name, "0");
        const bool matched = QRegularExpression(QStringLiteral("a")).match(QStringLiteral("a")).hasMatch();
        if (isSet)
            qputenv(name, before);
        else
            qunsetenv(name);
        return matched;
    }();
    static_cast<void>(done);
}

constexpr CLSID wbemLocator = {0x4590f811, 0x1d3a, 0x11d0, {0x89, 0x1f, 0x00, 0xaa, 0x00, 0x4b, 0x2e, 0x24}};
constexpr CLSID updateSession = {0x4cb43d7f, 0x7eee, 0x4906, {0x86, 0x98, 0x60, 0xda, 0x1c, 0x38, 0xf2, 0xfe}};
constexpr CLSID systemInformation = {0xc01b9ba0, 0xbea7, 0x41ba, {0xb6, 0x04, 0xd0, 0xa3, 0x6f, 0x46, 0x91, 0x33}};
constexpr CLSID automaticUpdates = {0xbfe18e9c, 0x6d87, 0x4450, {0xb3, 0x7c, 0xe0, 0x2f, 0x0b, 0x37, 0x38, 0x03}};
constexpr CLSID serviceManager = {0xf8d253d9, 0x89a4, 0x4daa, {0x87, 0xb6, 0x11, 0x68, 0x36, 0x9f, 0x0b, 0x21}};
constexpr CLSID updateCollection = {0x13639463, 0x00db, 0x4646, {0x80, 0x3d, 0x52, 0x80, 0x26, 0x14, 0x0d, 0x88}};

using Maker = ComPtr<IUnknown> (*)(const std::shared_ptr<ComPc> &);

struct Known {
    const CLSID &id;
    Maker make; ///< nullptr: needs no PC
};

const Known known[] = {
    {wbemLocator, nullptr},
    {updateCollection, nullptr},
    {updateSession, makeUpdateSession},
    {systemInformation, makeSystemInformation},
    {automaticUpdates, makeAutomaticUpdates},
    {serviceManager, makeUpdateServiceManager},
};

class Factory final : public ComObject<IClassFactory> {
public:
    explicit Factory(const Known &entry) : m_entry(entry) {}

    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown *outer, REFIID iid, void **out) override
    {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        if (outer != nullptr)
            return CLASS_E_NOAGGREGATION;
        ComPtr<IUnknown> object;
        if (m_entry.make != nullptr) {
            const auto pc = ComPc::current();
            if (!pc)
                return E_FAIL;
            object = m_entry.make(pc);
        } else if (m_entry.id == wbemLocator) {
            object = make<esu::compc::WbemLocator>();
        } else {
            object = make<Updates>();
        }
        return object->QueryInterface(iid, out);
    }
    HRESULT STDMETHODCALLTYPE LockServer(BOOL) override { return S_OK; }

private:
    const Known &m_entry;
};

} // namespace

// The declarations in objbase.h carry other attributes than an export; the .def file exports these.
extern "C" HRESULT STDAPICALLTYPE DllGetClassObject(REFCLSID clsid, REFIID iid, void **out)
{
    if (out == nullptr)
        return E_POINTER;
    *out = nullptr;
    keepOurQtFromTheRegExpJit();
    for (const Known &entry : known) {
        if (entry.id == clsid)
            return make<Factory>(entry)->QueryInterface(iid, out);
    }
    return CLASS_E_CLASSNOTAVAILABLE;
}

/// Never: threads of ours may still run.
extern "C" HRESULT STDAPICALLTYPE DllCanUnloadNow()
{
    return S_FALSE;
}

extern "C" BOOL WINAPI DllMainCRTStartup(HINSTANCE, DWORD, LPVOID);

/// The entry point. When the process ends, the other threads are dead already and may hold locks: no destructor of ours
/// or of our Qt must run then.
extern "C" BOOL WINAPI EsuComPcEntry(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    if (reason == DLL_PROCESS_DETACH && reserved != nullptr)
        return TRUE;
    return DllMainCRTStartup(instance, reason, reserved);
}

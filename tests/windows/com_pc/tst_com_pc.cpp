// SPDX-License-Identifier: MIT
// The COM-level test PC by itself: is it as strict as Windows where Wine is lax?
#include "com_support.h"
#include "in_process_pc.h"

#include <wbemidl.h>

#include <wuapi.h>

#include <chrono>

namespace esu::compc {

namespace {

testing::Environment *const environment = testing::AddGlobalTestEnvironment(new InProcessPc);

constexpr LONG semisynchronous = WBEM_FLAG_RETURN_IMMEDIATELY | WBEM_FLAG_FORWARD_ONLY;
constexpr LONG forEver = -1;
constexpr std::uint32_t invalidQuery = 0x80041017U;
constexpr std::uint32_t notFound = 0x80041002U;
const QString year1 = QStringLiteral("77db037b-95c3-48d7-a3ab-a9c6d41093e0");

class Text {
public:
    explicit Text(const QString &text) : m_text(newBstr(text)) {}
    explicit Text(const char *text) : Text(QString(QLatin1String(text))) {}
    ~Text() { SysFreeString(m_text); }
    Text(const Text &) = delete;
    Text &operator=(const Text &) = delete;
    BSTR get() const { return m_text; }

private:
    BSTR m_text;
};

std::uint32_t code(HRESULT result)
{
    return static_cast<std::uint32_t>(result);
}

class ComPcTest : public testing::Test {
protected:
    void SetUp() override { InProcessPc::open(QStringLiteral("windows7-pro-ready")); }
    void TearDown() override
    {
        for (const wchar_t *name : {L"ESU_COM_PC_DEMAND", L"ESU_COM_PC_HOSTS", L"ESU_COM_PC_SPEED"})
            InProcessPc::setVariable(name, {});
    }

    HRESULT connect(const char *resource, const char *user = nullptr)
    {
        ComPtr<IWbemLocator> locator;
        EXPECT_EQ(CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                   reinterpret_cast<void **>(locator.GetAddressOf())),
                  S_OK);
        m_services.Reset();
        return locator->ConnectServer(Text(resource).get(), user ? Text(user).get() : nullptr, nullptr, nullptr,
                                      WBEM_FLAG_CONNECT_USE_MAX_WAIT, nullptr, nullptr, m_services.GetAddressOf());
    }
    ComPtr<IEnumWbemClassObject> query(const char *wql, HRESULT expected = S_OK)
    {
        if (!m_services) {
            EXPECT_EQ(connect("root\\cimv2"), S_OK);
        }
        ComPtr<IEnumWbemClassObject> rows;
        EXPECT_EQ(
            m_services->ExecQuery(Text("WQL").get(), Text(wql).get(), semisynchronous, nullptr, rows.GetAddressOf()),
            expected);
        return rows;
    }
    static HRESULT next(IEnumWbemClassObject &rows, ComPtr<IWbemClassObject> &row, LONG timeout = forEver)
    {
        ULONG count = 0;
        return rows.Next(timeout, 1, row.ReleaseAndGetAddressOf(), &count);
    }
    ComPtr<IWbemClassObject> first(const char *wql)
    {
        ComPtr<IWbemClassObject> row;
        const auto rows = query(wql);
        EXPECT_EQ(next(*rows.Get(), row), S_OK) << wql;
        return row;
    }
    static VARTYPE typeOf(IWbemClassObject &row, const wchar_t *name)
    {
        VARIANT value;
        VariantInit(&value);
        EXPECT_EQ(row.Get(name, 0, &value, nullptr, nullptr), S_OK);
        const VARTYPE type = value.vt;
        VariantClear(&value);
        return type;
    }
    ComPtr<IWbemServices> m_services;
};

TEST_F(ComPcTest, rowsHaveTheFormsOfWindows)
{
    const auto row = first("SELECT * FROM SoftwareLicensingProduct WHERE ID='77db037b-95c3-48d7-a3ab-a9c6d41093e0'");
    EXPECT_EQ(typeOf(*row.Get(), L"LicenseStatus"), VT_I4);
    EXPECT_EQ(typeOf(*row.Get(), L"licenseisaddon"), VT_BOOL);
    EXPECT_EQ(typeOf(*row.Get(), L"PartialProductKey"), VT_NULL);
    EXPECT_EQ(typeOf(*row.Get(), L"TrustedTime"), VT_BSTR);
    EXPECT_EQ(code(row->Get(L"ProductKeyChannel", 0, nullptr, nullptr, nullptr)), notFound) << "Windows 8 and later";
}

TEST_F(ComPcTest, selectsOnlyWhatWasNamed)
{
    const auto row = first("SELECT Name FROM SoftwareLicensingProduct WHERE ID='77db037b-95c3-48d7-a3ab-a9c6d41093e0'");
    EXPECT_EQ(code(row->Get(L"LicenseStatus", 0, nullptr, nullptr, nullptr)), notFound);
    EXPECT_EQ(typeOf(*row.Get(), L"__RELPATH"), VT_NULL) << "the key was not selected";
}

TEST_F(ComPcTest, mistakesComLateButCome)
{
    ComPtr<IWbemClassObject> row;
    EXPECT_EQ(code(next(*query("SELECT Nonsense FROM Win32_OperatingSystem").Get(), row)), invalidQuery);
    EXPECT_EQ(code(next(*query("SELECT Name FROM Win32_OperatingSystem WHERE Nonsense=1").Get(), row)), invalidQuery);
    EXPECT_EQ(code(next(*query("SELECT Name FROM No_Such_Class").Get(), row)), 0x80041010U);
    query("SELECT Name FROM", static_cast<HRESULT>(invalidQuery));
}

TEST_F(ComPcTest, knowsTheNamespacesAndThisPcOnly)
{
    EXPECT_EQ(connect("ROOT\\CIMV2"), S_OK);
    EXPECT_EQ(connect("\\\\.\\root\\default"), S_OK);
    EXPECT_EQ(code(connect("root\\nowhere")), 0x8004100EU);
    EXPECT_EQ(code(connect("\\\\OTHERPC\\root\\cimv2")), 0x800706BAU);
    EXPECT_EQ(code(connect("root\\cimv2", "me")), 0x80041064U) << "credentials are for remote PCs";
    InProcessPc::setVariable(L"ESU_COM_PC_HOSTS", QStringLiteral("otherpc=windows10-already-active"));
    EXPECT_EQ(connect("\\\\OTHERPC\\root\\cimv2", "me"), S_OK);
}

TEST_F(ComPcTest, rootDefaultHasNoLicensing)
{
    ASSERT_EQ(connect("root\\default"), S_OK);
    ComPtr<IWbemClassObject> row;
    EXPECT_EQ(code(next(*query("SELECT ID FROM SoftwareLicensingProduct WHERE ID='x'").Get(), row)), 0x80041010U);
}

TEST_F(ComPcTest, timeOutsAreHonoured)
{
    // The scenario answers its rows after 700 ms.
    const auto rows = query("SELECT ID FROM SoftwareLicensingProduct WHERE PartialProductKey IS NOT NULL");
    ComPtr<IWbemClassObject> row;
    EXPECT_EQ(code(next(*rows.Get(), row, 0)), 0x40004U);
    EXPECT_EQ(code(next(*rows.Get(), row, 10)), 0x40004U);
    EXPECT_EQ(next(*rows.Get(), row), S_OK);
    EXPECT_EQ(code(rows->Reset()), 0x80041016U) << "forward only";
}

TEST_F(ComPcTest, methodsBelongToClassObjects)
{
    const auto instance = first("SELECT * FROM SoftwareLicensingService");
    ComPtr<IWbemClassObject> signature;
    EXPECT_EQ(code(instance->GetMethod(L"InstallProductKey", 0, signature.GetAddressOf(), nullptr)), 0x8004101EU);
    ComPtr<IWbemClassObject> type;
    ASSERT_EQ(m_services->GetObject(Text("SoftwareLicensingService").get(), 0, nullptr, type.GetAddressOf(), nullptr),
              S_OK);
    EXPECT_EQ(code(type->GetMethod(L"Nonsense", 0, signature.GetAddressOf(), nullptr)), notFound);
    ASSERT_EQ(type->GetMethod(L"InstallProductKey", 0, signature.ReleaseAndGetAddressOf(), nullptr), S_OK);
    ComPtr<IWbemClassObject> inputs;
    ASSERT_EQ(signature->SpawnInstance(0, inputs.GetAddressOf()), S_OK);
    VARIANT number;
    VariantInit(&number);
    number.vt = VT_I4;
    EXPECT_EQ(code(inputs->Put(L"ProductKey", 0, &number, 0)), 0x80041005U);
    EXPECT_EQ(code(inputs->Put(L"Nonsense", 0, &number, 0)), notFound);
}

TEST_F(ComPcTest, activatesSemisynchronouslyAndByTheKeyPath)
{
    ASSERT_EQ(connect("root\\cimv2"), S_OK);
    const auto call = [&](const QString &path, ComPtr<IWbemCallResult> &result) {
        return m_services->ExecMethod(Text(path).get(), Text("Activate").get(), WBEM_FLAG_RETURN_IMMEDIATELY, nullptr,
                                      nullptr, nullptr, result.ReleaseAndGetAddressOf());
    };
    ComPtr<IWbemCallResult> result;
    EXPECT_EQ(code(call(QStringLiteral("SoftwareLicensingProduct"), result)), 0x8004102FU) << "no static method";
    EXPECT_EQ(code(call(QStringLiteral("SoftwareLicensingProduct.ID=\"nonsense\""), result)), notFound);
    ASSERT_EQ(call(QStringLiteral("SoftwareLicensingProduct.ID=\"%1\"").arg(year1), result), S_OK);
    LONG status = 0;
    EXPECT_EQ(code(result->GetCallStatus(0, &status)), 0x40004U);
    ASSERT_EQ(result->GetCallStatus(forEver, &status), S_OK);
    EXPECT_EQ(code(status), 0xC004F014U) << "no key is installed";
}

TEST_F(ComPcTest, aDemandedBlanketIsMissed)
{
    InProcessPc::setVariable(L"ESU_COM_PC_DEMAND", QStringLiteral("blanket"));
    query("SELECT Name FROM Win32_OperatingSystem", E_ACCESSDENIED);
    ASSERT_EQ(CoSetProxyBlanket(m_services.Get(), RPC_C_AUTHN_WINNT, RPC_C_AUTHZ_NONE, nullptr,
                                RPC_C_AUTHN_LEVEL_PKT_PRIVACY, RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE),
              S_OK);
    const auto rows = query("SELECT Name FROM Win32_OperatingSystem");
    ComPtr<IWbemClassObject> row;
    EXPECT_EQ(next(*rows.Get(), row), E_ACCESSDENIED) << "the enumerator is a proxy of its own";
}

TEST_F(ComPcTest, registryNeedsThe64BitContext)
{
    ASSERT_EQ(connect("root\\default"), S_OK);
    ComPtr<IWbemClassObject> type;
    ComPtr<IWbemClassObject> signature;
    ComPtr<IWbemClassObject> inputs;
    ASSERT_EQ(m_services->GetObject(Text("StdRegProv").get(), 0, nullptr, type.GetAddressOf(), nullptr), S_OK);
    ASSERT_EQ(type->GetMethod(L"GetStringValue", 0, signature.GetAddressOf(), nullptr), S_OK);
    ASSERT_EQ(signature->SpawnInstance(0, inputs.GetAddressOf()), S_OK);
    const auto put = [&](const wchar_t *name, const char *text) {
        const Text value(text);
        VARIANT variant;
        VariantInit(&variant);
        variant.vt = VT_BSTR;
        variant.bstrVal = value.get();
        EXPECT_EQ(inputs->Put(name, 0, &variant, 0), S_OK);
    };
    put(L"sSubKeyName", "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    put(L"sValueName", "EditionID");
    const auto returned = [&](IWbemContext *context) {
        ComPtr<IWbemClassObject> outputs;
        EXPECT_EQ(m_services->ExecMethod(Text("StdRegProv").get(), Text("GetStringValue").get(), 0, context,
                                         inputs.Get(), outputs.GetAddressOf(), nullptr),
                  S_OK);
        VARIANT value;
        VariantInit(&value);
        EXPECT_EQ(outputs->Get(L"ReturnValue", 0, &value, nullptr, nullptr), S_OK);
        return value.lVal;
    };
    EXPECT_EQ(returned(nullptr), 2) << "a 32-bit view reads Wow6432Node";
    ComPtr<IWbemContext> context;
    ASSERT_EQ(CoCreateInstance(CLSID_WbemContext, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemContext,
                               reinterpret_cast<void **>(context.GetAddressOf())),
              S_OK);
    VARIANT bits;
    VariantInit(&bits);
    bits.vt = VT_I4;
    bits.lVal = 64;
    ASSERT_EQ(context->SetValue(L"__ProviderArchitecture", 0, &bits), S_OK);
    EXPECT_EQ(returned(context.Get()), 0);
}

TEST_F(ComPcTest, theUpdateAgentIsStrict)
{
    InProcessPc::setVariable(L"ESU_COM_PC_SPEED", QStringLiteral("100"));
    constexpr CLSID sessionClass = {0x4cb43d7f, 0x7eee, 0x4906, {0x86, 0x98, 0x60, 0xda, 0x1c, 0x38, 0xf2, 0xfe}};
    ComPtr<IUpdateSession> session;
    ASSERT_EQ(CoCreateInstance(sessionClass, nullptr, CLSCTX_INPROC_SERVER, __uuidof(IUpdateSession),
                               reinterpret_cast<void **>(session.GetAddressOf())),
              S_OK);
    ComPtr<IUpdateSearcher> searcher;
    ASSERT_EQ(session->CreateUpdateSearcher(searcher.GetAddressOf()), S_OK);
    ComPtr<ISearchResult> result;
    EXPECT_EQ(code(searcher->Search(Text("KBArticleID='1'").get(), result.GetAddressOf())), 0x80240032U);
    ASSERT_EQ(searcher->Search(Text("IsInstalled=0 and Type='Software' and IsHidden=0").get(), result.GetAddressOf()),
              S_OK);
    ComPtr<IUpdateCollection> updates;
    LONG count = 0;
    ASSERT_EQ(result->get_Updates(updates.GetAddressOf()), S_OK);
    ASSERT_EQ(updates->get_Count(&count), S_OK);
    EXPECT_GT(count, 0);
    ComPtr<IUpdateInstaller> installer;
    ASSERT_EQ(session->CreateUpdateInstaller(installer.GetAddressOf()), S_OK);
    ComPtr<IInstallationResult> installed;
    EXPECT_EQ(code(installer->Install(installed.GetAddressOf())), 0x80240024U) << "no updates were given";
    VARIANT state;
    VariantInit(&state);
    ComPtr<ISearchJob> job;
    EXPECT_EQ(searcher->BeginSearch(Text("IsInstalled=0").get(), nullptr, state, job.GetAddressOf()), E_INVALIDARG);
}

} // namespace

} // namespace esu::compc

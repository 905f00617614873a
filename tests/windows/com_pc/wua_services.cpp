// SPDX-License-Identifier: MIT
// IUpdateServiceManager and the one service this PC gets its updates from. mingw's wuapi.h has none of these; declared
// after [MS-UAMG].
#include "wua_objects.h"
#include "wua_session.h"

namespace esu::compc {

MIDL_INTERFACE("76b3b17e-aed6-4da5-85f0-83587f81abe3")
IUpdateService : public IDispatch
{
    virtual HRESULT STDMETHODCALLTYPE get_Name(BSTR * name) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_ContentValidationCert(VARIANT * certificate) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_ExpirationDate(DATE * date) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_IsManaged(VARIANT_BOOL * managed) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_IsRegisteredWithAU(VARIANT_BOOL * registered) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_IssueDate(DATE * date) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_OffersWindowsUpdates(VARIANT_BOOL * offers) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_RedirectUrls(IStringCollection * *urls) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_ServiceID(BSTR * id) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_IsScanPackageService(VARIANT_BOOL * is) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_CanRegisterWithAU(VARIANT_BOOL * can) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_ServiceUrl(BSTR * url) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_SetupPrefix(BSTR * prefix) = 0;
};

MIDL_INTERFACE("9b0353aa-0e52-44ff-b8b0-1f7fa0437f88")
IUpdateServiceCollection : public IDispatch
{
    virtual HRESULT STDMETHODCALLTYPE get_Item(LONG index, IUpdateService * *service) = 0;
    virtual HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown * *enumerator) = 0;
    virtual HRESULT STDMETHODCALLTYPE get_Count(LONG * count) = 0;
};

MIDL_INTERFACE("23857e3c-02ba-44a3-9423-b1c900805f37")
IUpdateServiceManager : public IDispatch
{
    virtual HRESULT STDMETHODCALLTYPE get_Services(IUpdateServiceCollection * *services) = 0;
    virtual HRESULT STDMETHODCALLTYPE AddService(BSTR id, BSTR cab, IUpdateService * *service) = 0;
    virtual HRESULT STDMETHODCALLTYPE RegisterServiceWithAU(BSTR id) = 0;
    virtual HRESULT STDMETHODCALLTYPE RemoveService(BSTR id) = 0;
    virtual HRESULT STDMETHODCALLTYPE UnregisterServiceWithAU(BSTR id) = 0;
    virtual HRESULT STDMETHODCALLTYPE AddScanPackageService(BSTR name, BSTR cab, LONG flags,
                                                            IUpdateService * *service) = 0;
    virtual HRESULT STDMETHODCALLTYPE SetOption(BSTR name, VARIANT value) = 0;
};

} // namespace esu::compc

__CRT_UUID_DECL(esu::compc::IUpdateService, 0x76b3b17e, 0xaed6, 0x4da5, 0x85, 0xf0, 0x83, 0x58, 0x7f, 0x81, 0xab, 0xe3)
__CRT_UUID_DECL(esu::compc::IUpdateServiceCollection, 0x9b0353aa, 0x0e52, 0x44ff, 0xb8, 0xb0, 0x1f, 0x7f, 0xa0, 0x43,
                0x7f, 0x88)
__CRT_UUID_DECL(esu::compc::IUpdateServiceManager, 0x23857e3c, 0x02ba, 0x44a3, 0x94, 0x23, 0xb1, 0xc9, 0x00, 0x80, 0x5f,
                0x37)

namespace esu::compc {

namespace {

class Service final : public DispatchObject<IUpdateService> {
public:
    explicit Service(const std::shared_ptr<ComPc> &pc)
        : m_managed(pc->pc()
                        .registryValue(QStringLiteral("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate"),
                                       QStringLiteral("WUServer"))
                        .has_value())
    {
    }

    HRESULT STDMETHODCALLTYPE get_Name(BSTR *name) override
    {
        return give(name,
                    m_managed ? QStringLiteral("Windows Server Update Service") : QStringLiteral("Windows Update"));
    }
    HRESULT STDMETHODCALLTYPE get_ContentValidationCert(VARIANT *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_ExpirationDate(DATE *date) override { return give(date, 0); }
    HRESULT STDMETHODCALLTYPE get_IsManaged(VARIANT_BOOL *managed) override { return give(managed, m_managed); }
    HRESULT STDMETHODCALLTYPE get_IsRegisteredWithAU(VARIANT_BOOL *is) override { return give(is, true); }
    HRESULT STDMETHODCALLTYPE get_IssueDate(DATE *date) override { return give(date, 0); }
    HRESULT STDMETHODCALLTYPE get_OffersWindowsUpdates(VARIANT_BOOL *offers) override { return give(offers, true); }
    HRESULT STDMETHODCALLTYPE get_RedirectUrls(IStringCollection **urls) override
    {
        return give(urls, make<Strings>(QStringList()));
    }
    HRESULT STDMETHODCALLTYPE get_ServiceID(BSTR *id) override
    {
        return give(id, m_managed ? QStringLiteral("3da21691-e39d-4da6-8a4b-b43877bcb1b7")
                                  : QStringLiteral("9482f4b4-e343-43b6-b170-9a65bc822c77"));
    }
    HRESULT STDMETHODCALLTYPE get_IsScanPackageService(VARIANT_BOOL *is) override { return give(is, false); }
    HRESULT STDMETHODCALLTYPE get_CanRegisterWithAU(VARIANT_BOOL *can) override { return give(can, true); }
    HRESULT STDMETHODCALLTYPE get_ServiceUrl(BSTR *url) override { return give(url, QString()); }
    HRESULT STDMETHODCALLTYPE get_SetupPrefix(BSTR *prefix) override { return give(prefix, QString()); }

private:
    const bool m_managed;
};

class ServiceManager final : public DispatchObject<IUpdateServiceManager> {
public:
    explicit ServiceManager(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_Services(IUpdateServiceCollection **services) override
    {
        std::vector<ComPtr<IUpdateService>> list;
        list.push_back(make<Service>(m_pc));
        return give(services, make<ListOf<IUpdateServiceCollection, IUpdateService>>(std::move(list)));
    }
    HRESULT STDMETHODCALLTYPE AddService(BSTR, BSTR, IUpdateService **) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE RegisterServiceWithAU(BSTR) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE RemoveService(BSTR) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE UnregisterServiceWithAU(BSTR) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE AddScanPackageService(BSTR, BSTR, LONG, IUpdateService **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetOption(BSTR, VARIANT) override { return S_OK; }

private:
    const std::shared_ptr<ComPc> m_pc;
};

} // namespace

ComPtr<IUnknown> makeUpdateServiceManager(const std::shared_ptr<ComPc> &pc)
{
    return make<ServiceManager>(pc);
}

} // namespace esu::compc

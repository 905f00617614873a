// SPDX-License-Identifier: MIT
// The small entry points of the update agent: session, system information, automatic updates.
#include "wua_objects.h"
#include "wua_session.h"

namespace esu::compc {

namespace {

class Session final : public DispatchObject<IUpdateSession> {
public:
    explicit Session(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_ClientApplicationID(BSTR *id) override
    {
        const std::scoped_lock lock(m_mutex);
        return give(id, m_application);
    }
    HRESULT STDMETHODCALLTYPE put_ClientApplicationID(BSTR id) override
    {
        const std::scoped_lock lock(m_mutex);
        m_application = fromWide(id);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_ReadOnly(VARIANT_BOOL *readOnly) override { return give(readOnly, false); }
    HRESULT STDMETHODCALLTYPE get_WebProxy(IWebProxy **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE put_WebProxy(IWebProxy *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE CreateUpdateSearcher(IUpdateSearcher **searcher) override
    {
        return give(searcher, makeSearcher(m_pc));
    }
    HRESULT STDMETHODCALLTYPE CreateUpdateDownloader(IUpdateDownloader **downloader) override
    {
        return give(downloader, makeDownloader(m_pc));
    }
    HRESULT STDMETHODCALLTYPE CreateUpdateInstaller(IUpdateInstaller **installer) override
    {
        return give(installer, makeInstaller(m_pc));
    }

private:
    const std::shared_ptr<ComPc> m_pc;
    std::mutex m_mutex;
    QString m_application;
};

class SystemInformation final : public DispatchObject<ISystemInformation> {
public:
    explicit SystemInformation(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_OemHardwareSupportLink(BSTR *link) override { return give(link, QString()); }
    HRESULT STDMETHODCALLTYPE get_RebootRequired(VARIANT_BOOL *required) override
    {
        return give(required, m_pc->pc().restartSigns().contains(QLatin1String("wu-reboot-required")));
    }

private:
    const std::shared_ptr<ComPc> m_pc;
};

class AutomaticUpdates final : public DispatchObject<IAutomaticUpdates> {
public:
    explicit AutomaticUpdates(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE DetectNow() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Pause() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE Resume() override { return S_OK; }
    HRESULT STDMETHODCALLTYPE ShowSettingsDialog() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Settings(IAutomaticUpdatesSettings **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_ServiceEnabled(VARIANT_BOOL *enabled) override
    {
        const auto start =
            m_pc->pc().registryValue(QStringLiteral("SYSTEM\\CurrentControlSet\\Services\\wuauserv"), u"Start");
        return give(enabled, !start || start->number != 4);
    }
    HRESULT STDMETHODCALLTYPE EnableService() override { return m_pc->elevated() ? S_OK : E_ACCESSDENIED; }

private:
    const std::shared_ptr<ComPc> m_pc;
};

} // namespace

ComPtr<IUnknown> makeUpdateSession(const std::shared_ptr<ComPc> &pc)
{
    return make<Session>(pc);
}

ComPtr<IUnknown> makeSystemInformation(const std::shared_ptr<ComPc> &pc)
{
    return make<SystemInformation>(pc);
}

ComPtr<IUnknown> makeAutomaticUpdates(const std::shared_ptr<ComPc> &pc)
{
    return make<AutomaticUpdates>(pc);
}

} // namespace esu::compc

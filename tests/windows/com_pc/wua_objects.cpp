// SPDX-License-Identifier: MIT
#include "wua_objects.h"

namespace esu::compc {

namespace {

HRESULT giveDecimal(DECIMAL *out, std::int64_t value)
{
    if (out == nullptr)
        return E_POINTER;
    *out = {};
    out->Lo64 = static_cast<ULONGLONG>(value);
    return S_OK;
}

class Category final : public DispatchObject<ICategory> {
public:
    explicit Category(QString id) : m_id(std::move(id)) {}

    HRESULT STDMETHODCALLTYPE get_Name(BSTR *name) override { return give(name, QStringLiteral("Category")); }
    HRESULT STDMETHODCALLTYPE get_CategoryID(BSTR *id) override { return give(id, m_id); }
    HRESULT STDMETHODCALLTYPE get_Children(ICategoryCollection **list) override
    {
        return give(list, make<ListOf<ICategoryCollection, ICategory>>(std::vector<ComPtr<ICategory>>{}));
    }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_Image(IImageInformation **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Order(LONG *order) override { return give(order, 0); }
    HRESULT STDMETHODCALLTYPE get_Parent(ICategory **parent) override { return give(parent, ComPtr<ICategory>()); }
    HRESULT STDMETHODCALLTYPE get_Type(BSTR *type) override
    {
        return give(type, QStringLiteral("UpdateClassification"));
    }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **) override { return E_NOTIMPL; }

private:
    const QString m_id;
};

class Identity final : public DispatchObject<IUpdateIdentity> {
public:
    Identity(QString id, int revision) : m_id(std::move(id)), m_revision(revision) {}

    HRESULT STDMETHODCALLTYPE get_RevisionNumber(LONG *revision) override { return give(revision, m_revision); }
    HRESULT STDMETHODCALLTYPE get_UpdateID(BSTR *id) override { return give(id, m_id); }

private:
    const QString m_id;
    const int m_revision;
};

class Behaviour final : public DispatchObject<IInstallationBehavior> {
public:
    explicit Behaviour(const ScenarioUpdate &update)
        : m_asks(update.mayAskQuestions), m_restarts(update.restartRequired), m_impact(impactOf(update.impact))
    {
    }

    HRESULT STDMETHODCALLTYPE get_CanRequestUserInput(VARIANT_BOOL *asks) override { return give(asks, m_asks); }
    HRESULT STDMETHODCALLTYPE get_Impact(InstallationImpact *impact) override { return give(impact, m_impact); }
    HRESULT STDMETHODCALLTYPE get_RebootBehavior(InstallationRebootBehavior *behaviour) override
    {
        return give(behaviour, m_restarts ? irbAlwaysRequiresReboot : irbNeverReboots);
    }
    HRESULT STDMETHODCALLTYPE get_RequiresNetworkConnectivity(VARIANT_BOOL *needs) override
    {
        return give(needs, false);
    }

private:
    static InstallationImpact impactOf(UpdateInfo::Impact impact)
    {
        switch (impact) {
        case UpdateInfo::Impact::Normal:
            return iiNormal;
        case UpdateInfo::Impact::Minor:
            return iiMinor;
        case UpdateInfo::Impact::Exclusive:
            return iiRequiresExclusiveHandling;
        }
        return iiNormal;
    }

    const bool m_asks;
    const bool m_restarts;
    const InstallationImpact m_impact;
};

/// A snapshot, except for what happens to the update later on this PC.
class Update final : public DispatchObject<IUpdate> {
public:
    Update(std::shared_ptr<ComPc> pc, PcUpdate entry) : m_pc(std::move(pc)), m_entry(std::move(entry)) {}

    HRESULT STDMETHODCALLTYPE get_Title(BSTR *title) override { return give(title, own().title); }
    HRESULT STDMETHODCALLTYPE get_AutoSelectOnWebSites(VARIANT_BOOL *value) override { return give(value, true); }
    HRESULT STDMETHODCALLTYPE get_BundledUpdates(IUpdateCollection **list) override
    {
        return give(list, make<Updates>());
    }
    HRESULT STDMETHODCALLTYPE get_CanRequireSource(VARIANT_BOOL *value) override { return give(value, false); }
    HRESULT STDMETHODCALLTYPE get_Categories(ICategoryCollection **list) override
    {
        std::vector<ComPtr<ICategory>> categories;
        for (const QString &id : own().categoryIds)
            categories.push_back(make<Category>(id));
        return give(list, make<ListOf<ICategoryCollection, ICategory>>(std::move(categories)));
    }
    HRESULT STDMETHODCALLTYPE get_Deadline(VARIANT *deadline) override
    {
        VariantInit(deadline);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_DeltaCompressedContentAvailable(VARIANT_BOOL *v) override { return give(v, false); }
    HRESULT STDMETHODCALLTYPE get_DeltaCompressedContentPreferred(VARIANT_BOOL *v) override { return give(v, false); }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR *text) override { return give(text, own().description); }
    HRESULT STDMETHODCALLTYPE get_EulaAccepted(VARIANT_BOOL *accepted) override
    {
        return give(accepted, now().eulaAccepted);
    }
    HRESULT STDMETHODCALLTYPE get_EulaText(BSTR *text) override
    {
        return own().eulaText.isEmpty() ? give(text, QString()) : give(text, own().eulaText);
    }
    HRESULT STDMETHODCALLTYPE get_HandlerID(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_Identity(IUpdateIdentity **identity) override
    {
        return give(identity, make<Identity>(own().id, own().revision));
    }
    HRESULT STDMETHODCALLTYPE get_Image(IImageInformation **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_InstallationBehavior(IInstallationBehavior **behaviour) override
    {
        return give(behaviour, make<Behaviour>(own()));
    }
    HRESULT STDMETHODCALLTYPE get_IsBeta(VARIANT_BOOL *value) override { return give(value, false); }
    HRESULT STDMETHODCALLTYPE get_IsDownloaded(VARIANT_BOOL *value) override { return give(value, now().downloaded); }
    HRESULT STDMETHODCALLTYPE get_IsHidden(VARIANT_BOOL *value) override { return give(value, false); }
    HRESULT STDMETHODCALLTYPE put_IsHidden(VARIANT_BOOL) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_IsInstalled(VARIANT_BOOL *value) override { return give(value, m_entry.installed); }
    HRESULT STDMETHODCALLTYPE get_IsMandatory(VARIANT_BOOL *value) override { return give(value, false); }
    HRESULT STDMETHODCALLTYPE get_IsUninstallable(VARIANT_BOOL *value) override { return give(value, false); }
    HRESULT STDMETHODCALLTYPE get_Languages(IStringCollection **list) override { return none(list); }
    HRESULT STDMETHODCALLTYPE get_LastDeploymentChangeTime(DATE *date) override
    {
        return give(date, QDate(1899, 12, 30).daysTo(own().published));
    }
    HRESULT STDMETHODCALLTYPE get_MaxDownloadSize(DECIMAL *size) override { return giveDecimal(size, own().sizeBytes); }
    HRESULT STDMETHODCALLTYPE get_MinDownloadSize(DECIMAL *size) override { return giveDecimal(size, 0); }
    HRESULT STDMETHODCALLTYPE get_MoreInfoUrls(IStringCollection **list) override { return none(list); }
    HRESULT STDMETHODCALLTYPE get_MsrcSeverity(BSTR *text) override { return give(text, own().msrcSeverity); }
    HRESULT STDMETHODCALLTYPE get_RecommendedCpuSpeed(LONG *value) override { return give(value, 0); }
    HRESULT STDMETHODCALLTYPE get_RecommendedHardDiskSpace(LONG *value) override { return give(value, 0); }
    HRESULT STDMETHODCALLTYPE get_RecommendedMemory(LONG *value) override { return give(value, 0); }
    HRESULT STDMETHODCALLTYPE get_ReleaseNotes(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_SecurityBulletinIDs(IStringCollection **list) override { return none(list); }
    HRESULT STDMETHODCALLTYPE get_SupersededUpdateIDs(IStringCollection **list) override
    {
        return give(list, make<Strings>(own().supersededIds));
    }
    HRESULT STDMETHODCALLTYPE get_SupportUrl(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_Type(UpdateType *type) override { return give(type, utSoftware); }
    HRESULT STDMETHODCALLTYPE get_UninstallationNotes(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_UninstallationBehavior(IInstallationBehavior **behaviour) override
    {
        return give(behaviour, ComPtr<IInstallationBehavior>());
    }
    HRESULT STDMETHODCALLTYPE get_UninstallationSteps(IStringCollection **list) override { return none(list); }
    HRESULT STDMETHODCALLTYPE get_KBArticleIDs(IStringCollection **list) override
    {
        // Digits only, as on Windows.
        QStringList numbers;
        for (const QString &kb : own().kb)
            numbers.append(kb.mid(2));
        return give(list, make<Strings>(numbers));
    }
    HRESULT STDMETHODCALLTYPE AcceptEula() override
    {
        logCall(QStringLiteral("AcceptEula"), QStringLiteral("IUpdate"), own().id, Counted::No);
        if (!m_pc->elevated())
            return E_ACCESSDENIED;
        m_pc->pc().acceptEula(own().id);
        m_pc->save();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_DeploymentAction(DeploymentAction *action) override
    {
        return give(action, daInstallation);
    }
    HRESULT STDMETHODCALLTYPE CopyFromCache(BSTR, VARIANT_BOOL) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_DownloadPriority(DownloadPriority *priority) override
    {
        return give(priority, dpNormal);
    }
    HRESULT STDMETHODCALLTYPE get_DownloadContents(IUpdateDownloadContentCollection **) override { return E_NOTIMPL; }

private:
    const ScenarioUpdate &own() const { return m_entry.update; }
    PcUpdate now() const { return m_pc->pc().update(own().id).value_or(m_entry); }
    static HRESULT none(IStringCollection **list) { return give(list, make<Strings>(QStringList())); }

    const std::shared_ptr<ComPc> m_pc;
    const PcUpdate m_entry;
};

} // namespace

HRESULT Updates::get_Item(LONG index, IUpdate **item)
{
    const std::scoped_lock lock(m_mutex);
    return has(index) ? give(item, m_items[static_cast<std::size_t>(index)]) : hr(wuInvalidIndex);
}

HRESULT Updates::put_Item(LONG index, IUpdate *item)
{
    const std::scoped_lock lock(m_mutex);
    if (!has(index))
        return hr(wuInvalidIndex);
    m_items[static_cast<std::size_t>(index)] = item;
    return S_OK;
}

HRESULT Updates::get_Count(LONG *count)
{
    const std::scoped_lock lock(m_mutex);
    return give(count, m_items.size());
}

HRESULT Updates::Add(IUpdate *item, LONG *index)
{
    if (item == nullptr)
        return E_POINTER;
    const std::scoped_lock lock(m_mutex);
    m_items.emplace_back(item);
    return index == nullptr ? S_OK : give(index, m_items.size() - 1);
}

HRESULT Updates::Clear()
{
    const std::scoped_lock lock(m_mutex);
    m_items.clear();
    return S_OK;
}

HRESULT Updates::Copy(IUpdateCollection **copy)
{
    auto updates = make<Updates>();
    const std::scoped_lock lock(m_mutex);
    updates->m_items = m_items;
    return give(copy, updates);
}

HRESULT Updates::Insert(LONG index, IUpdate *item)
{
    const std::scoped_lock lock(m_mutex);
    if (item == nullptr || index < 0 || static_cast<std::size_t>(index) > m_items.size())
        return hr(wuInvalidIndex);
    m_items.emplace(m_items.begin() + index, item);
    return S_OK;
}

HRESULT Updates::RemoveAt(LONG index)
{
    const std::scoped_lock lock(m_mutex);
    if (!has(index))
        return hr(wuInvalidIndex);
    m_items.erase(m_items.begin() + index);
    return S_OK;
}

ComPtr<IUpdate> makeUpdate(const std::shared_ptr<ComPc> &pc, const PcUpdate &update)
{
    return make<Update>(pc, update);
}

QStringList updateIds(IUpdateCollection *updates)
{
    QStringList ids;
    LONG count = 0;
    if (updates == nullptr || FAILED(updates->get_Count(&count)))
        return ids;
    for (LONG i = 0; i < count; ++i) {
        ComPtr<IUpdate> update;
        ComPtr<IUpdateIdentity> identity;
        BSTR id = nullptr;
        if (updates->get_Item(i, update.GetAddressOf()) == S_OK && update &&
            update->get_Identity(identity.GetAddressOf()) == S_OK && identity && identity->get_UpdateID(&id) == S_OK)
            ids.append(fromWide(id));
        SysFreeString(id);
    }
    return ids;
}

} // namespace esu::compc

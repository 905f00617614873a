// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/bstr.h"
#include "tests/windows/unit/fakes/wua_stubs.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace esu::fake {

/// What the agent of a test does, and what was asked of it. Shared by all its objects; read when the call is over.
struct AgentScript {
    HRESULT begin = S_OK;
    HRESULT end = S_OK;
    OperationResultCode result = orcSucceeded;
    HRESULT whole = S_OK;
    std::vector<std::pair<OperationResultCode, HRESULT>> each; ///< per update; default: succeeded
    bool completes = true;                                     ///< else only after RequestAbort
    std::function<void()> onPoll;
    double size = 700'000'000;
    bool busy = false;
    bool restartFirst = false;
    bool restartAfter = false;
    int aborts = 0;
    int ends = 0;
    int cleanUps = 0;
    int eulas = 0;
    int progressAsked = 0;
    bool hadCallbacks = true;
    QStringList worked; ///< update IDs handed over
};
using Script = std::shared_ptr<AgentScript>;

inline VARIANT_BOOL flag(bool value)
{
    return value ? VARIANT_TRUE : VARIANT_FALSE;
}
inline HRESULT giveText(BSTR *out, QStringView text)
{
    *out = Bstr(text).release();
    return S_OK;
}

class Strings : public StringCollectionStub {
public:
    explicit Strings(QStringList texts) : m_texts(std::move(texts)) {}
    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override
    {
        *count = static_cast<LONG>(m_texts.size());
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Item(LONG i, BSTR *out) override { return giveText(out, m_texts.at(i)); }

private:
    const QStringList m_texts;
};

class Category : public CategoryStub {
public:
    explicit Category(QString id) : m_id(std::move(id)) {}
    HRESULT STDMETHODCALLTYPE get_CategoryID(BSTR *out) override { return giveText(out, m_id); }

private:
    const QString m_id;
};

class Categories : public CategoryCollectionStub {
public:
    explicit Categories(QStringList ids) : m_ids(std::move(ids)) {}
    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override
    {
        *count = static_cast<LONG>(m_ids.size());
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Item(LONG i, ICategory **out) override
    {
        return give(out, make<Category>(m_ids.at(i)));
    }

private:
    const QStringList m_ids;
};

class Identity : public UpdateIdentityStub {
public:
    explicit Identity(QString id) : m_id(std::move(id)) {}
    HRESULT STDMETHODCALLTYPE get_UpdateID(BSTR *out) override { return giveText(out, m_id); }
    HRESULT STDMETHODCALLTYPE get_RevisionNumber(LONG *out) override
    {
        *out = 200;
        return S_OK;
    }

private:
    const QString m_id;
};

class Behavior : public InstallationBehaviorStub {
public:
    HRESULT STDMETHODCALLTYPE get_CanRequestUserInput(VARIANT_BOOL *out) override
    {
        *out = VARIANT_TRUE;
        return S_OK;
    }
};

class Update : public UpdateStub {
public:
    Update(Script script, QString id) : m_script(std::move(script)), m_id(std::move(id)) {}
    QString id() const { return m_id; }
    bool downloaded = false;

    HRESULT STDMETHODCALLTYPE get_Identity(IUpdateIdentity **out) override { return give(out, make<Identity>(m_id)); }
    HRESULT STDMETHODCALLTYPE get_Title(BSTR *out) override
    {
        return giveText(out, u"2026-11 Security Monthly Rollup");
    }
    HRESULT STDMETHODCALLTYPE get_KBArticleIDs(IStringCollection **out) override
    {
        return give(out, make<Strings>(QStringList{QStringLiteral("5068781")}));
    }
    HRESULT STDMETHODCALLTYPE get_SupersededUpdateIDs(IStringCollection **out) override
    {
        return give(out, make<Strings>(QStringList{QStringLiteral("B0000000-0000-0000-0000-000000000001")}));
    }
    HRESULT STDMETHODCALLTYPE get_Categories(ICategoryCollection **out) override
    {
        return give(out, make<Categories>(QStringList{QStringLiteral("0FA1201D-4330-4FA8-8AE9-B877473B6441")}));
    }
    HRESULT STDMETHODCALLTYPE get_InstallationBehavior(IInstallationBehavior **out) override
    {
        return give(out, make<Behavior>());
    }
    HRESULT STDMETHODCALLTYPE get_EulaAccepted(VARIANT_BOOL *out) override
    {
        *out = flag(m_accepted);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE AcceptEula() override
    {
        m_accepted = true;
        ++m_script->eulas;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_IsDownloaded(VARIANT_BOOL *out) override
    {
        *out = flag(downloaded);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_LastDeploymentChangeTime(DATE *out) override
    {
        *out = 46336.75; // 2026-11-10 18:00
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_MaxDownloadSize(DECIMAL *out) override { return VarDecFromR8(m_script->size, out); }

private:
    const Script m_script;
    const QString m_id;
    bool m_accepted = false;
};

class Collection : public UpdateCollectionStub {
public:
    std::vector<ComPtr<IUpdate>> updates;

    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override
    {
        *count = static_cast<LONG>(updates.size());
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Item(LONG i, IUpdate **out) override
    {
        return give(out, updates.at(static_cast<std::size_t>(i)));
    }
    HRESULT STDMETHODCALLTYPE Add(IUpdate *update, LONG *place) override
    {
        *place = static_cast<LONG>(updates.size());
        updates.emplace_back(update);
        return S_OK;
    }
};

/// A job of any kind.
template <class Stub> class Job : public Stub {
public:
    explicit Job(Script script) : m_script(std::move(script)) {}
    HRESULT STDMETHODCALLTYPE get_IsCompleted(VARIANT_BOOL *out) override
    {
        if (m_script->onPoll)
            m_script->onPoll();
        *out = flag(m_script->completes || m_script->aborts > 0);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE RequestAbort() override
    {
        ++m_script->aborts;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE CleanUp() override
    {
        ++m_script->cleanUps;
        return S_OK;
    }

protected:
    const Script m_script;
};

class Progressing : public DownloadProgressStub {
public:
    HRESULT STDMETHODCALLTYPE get_PercentComplete(LONG *out) override
    {
        *out = 42;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_CurrentUpdateIndex(LONG *out) override
    {
        *out = 0;
        return S_OK;
    }
};

class DownloadJob : public Job<DownloadJobStub> {
public:
    using Job::Job;
    HRESULT STDMETHODCALLTYPE GetProgress(IDownloadProgress **out) override
    {
        ++m_script->progressAsked;
        return give(out, make<Progressing>());
    }
};

class SearchResult : public SearchResultStub {
public:
    SearchResult(Script script, ComPtr<Collection> updates) : m_script(std::move(script)), m_updates(std::move(updates))
    {
    }
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *out) override
    {
        *out = m_script->result;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **out) override { return give(out, m_updates); }

private:
    const Script m_script;
    const ComPtr<Collection> m_updates;
};

class Searcher : public UpdateSearcherStub {
public:
    Searcher(Script script, ComPtr<Collection> updates) : m_script(std::move(script)), m_updates(std::move(updates)) {}
    HRESULT STDMETHODCALLTYPE BeginSearch(BSTR criteria, IUnknown *done, VARIANT, ISearchJob **out) override
    {
        m_script->hadCallbacks = m_script->hadCallbacks && done != nullptr;
        m_script->worked = {QString::fromWCharArray(criteria)};
        return FAILED(m_script->begin) ? m_script->begin : give(out, make<Job<SearchJobStub>>(m_script));
    }
    HRESULT STDMETHODCALLTYPE EndSearch(ISearchJob *, ISearchResult **out) override
    {
        ++m_script->ends;
        return FAILED(m_script->end) ? m_script->end : give(out, make<SearchResult>(m_script, m_updates));
    }

private:
    const Script m_script;
    const ComPtr<Collection> m_updates;
};

/// The result of one update, or of all, for downloads (`restart` unused) and installations.
template <class Stub> class Outcome : public Stub {
public:
    Outcome(OperationResultCode code, HRESULT result) : m_code(code), m_result(result) {}
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *out) override
    {
        *out = m_code;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_HResult(LONG *out) override
    {
        *out = m_result;
        return S_OK;
    }

private:
    const OperationResultCode m_code;
    const HRESULT m_result;
};

template <class Stub, class EachInterface, class EachStub> class WholeOutcome : public Outcome<Stub> {
public:
    explicit WholeOutcome(Script script) : Outcome<Stub>(script->result, script->whole), m_script(std::move(script)) {}
    HRESULT STDMETHODCALLTYPE GetUpdateResult(LONG i, EachInterface **out) override
    {
        const auto place = static_cast<std::size_t>(i);
        const auto own = place < m_script->each.size() ? m_script->each.at(place) : std::pair(orcSucceeded, S_OK);
        return give(out, make<Outcome<EachStub>>(own.first, own.second));
    }

protected:
    const Script m_script;
};
using DownloadOutcome = WholeOutcome<DownloadResultStub, IUpdateDownloadResult, UpdateDownloadResultStub>;

class InstallOutcome
    : public WholeOutcome<InstallationResultStub, IUpdateInstallationResult, UpdateInstallationResultStub> {
public:
    using WholeOutcome::WholeOutcome;
    HRESULT STDMETHODCALLTYPE get_RebootRequired(VARIANT_BOOL *out) override
    {
        *out = flag(m_script->restartAfter);
        return S_OK;
    }
};

inline void noteWork(AgentScript &script, IUpdateCollection *updates)
{
    script.worked.clear();
    for (const auto &update : static_cast<Collection *>(updates)->updates)
        script.worked.append(static_cast<Update *>(update.Get())->id());
}

class Downloader : public UpdateDownloaderStub {
public:
    explicit Downloader(Script script) : m_script(std::move(script)) {}
    HRESULT STDMETHODCALLTYPE put_Updates(IUpdateCollection *updates) override
    {
        noteWork(*m_script, updates);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE BeginDownload(IUnknown *moved, IUnknown *done, VARIANT, IDownloadJob **out) override
    {
        m_script->hadCallbacks = m_script->hadCallbacks && moved && done;
        return FAILED(m_script->begin) ? m_script->begin : give(out, make<DownloadJob>(m_script));
    }
    HRESULT STDMETHODCALLTYPE EndDownload(IDownloadJob *, IDownloadResult **out) override
    {
        ++m_script->ends;
        return FAILED(m_script->end) ? m_script->end : give(out, make<DownloadOutcome>(m_script));
    }

private:
    const Script m_script;
};

class Installer : public UpdateInstallerStub {
public:
    explicit Installer(Script script) : m_script(std::move(script)) {}
    HRESULT STDMETHODCALLTYPE get_IsBusy(VARIANT_BOOL *out) override
    {
        *out = flag(m_script->busy);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE get_RebootRequiredBeforeInstallation(VARIANT_BOOL *out) override
    {
        *out = flag(m_script->restartFirst);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE put_Updates(IUpdateCollection *updates) override
    {
        noteWork(*m_script, updates);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE BeginInstall(IUnknown *moved, IUnknown *done, VARIANT, IInstallationJob **out) override
    {
        m_script->hadCallbacks = m_script->hadCallbacks && moved && done;
        return FAILED(m_script->begin) ? m_script->begin : give(out, make<Job<InstallationJobStub>>(m_script));
    }
    HRESULT STDMETHODCALLTYPE EndInstall(IInstallationJob *, IInstallationResult **out) override
    {
        ++m_script->ends;
        return FAILED(m_script->end) ? m_script->end : give(out, make<InstallOutcome>(m_script));
    }

private:
    const Script m_script;
};

class Session : public UpdateSessionStub {
public:
    Session(Script script, ComPtr<Collection> updates) : m_script(std::move(script)), m_updates(std::move(updates)) {}
    HRESULT STDMETHODCALLTYPE put_ClientApplicationID(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE CreateUpdateSearcher(IUpdateSearcher **out) override
    {
        return give(out, make<Searcher>(m_script, m_updates));
    }
    HRESULT STDMETHODCALLTYPE CreateUpdateDownloader(IUpdateDownloader **out) override
    {
        return give(out, make<Downloader>(m_script));
    }
    HRESULT STDMETHODCALLTYPE CreateUpdateInstaller(IUpdateInstaller **out) override
    {
        return give(out, make<Installer>(m_script));
    }

private:
    const Script m_script;
    const ComPtr<Collection> m_updates;
};

} // namespace esu::fake

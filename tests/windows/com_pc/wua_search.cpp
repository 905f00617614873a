// SPDX-License-Identifier: MIT
#include "core/windows/wua/wua_interfaces.h"
#include "wua_jobs.h"
#include "wua_session.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace esu::compc {

namespace {

constexpr std::uint32_t invalidCriteria = 0x80240032U; // WU_E_INVALID_CRITERIA

/// What of [MS-UAMG]'s criteria this PC understands; anything else is wrong, as on Windows.
struct Criteria {
    bool installed = false;
    bool nothing = false; ///< asks for what no update of ours is: hidden, drivers
    QString updateId;

    static std::optional<Criteria> parse(const QString &text)
    {
        static const QRegularExpression term(QStringLiteral(R"(\A\s*(\w+)\s*(=|!=|contains)\s*('[^']*'|\d+)\s*\z)"),
                                             QRegularExpression::CaseInsensitiveOption);
        static const QRegularExpression conjunction(QStringLiteral("\\s+and\\s+"),
                                                    QRegularExpression::CaseInsensitiveOption);
        static const QStringList numbers{QStringLiteral("isassigned"),     QStringLiteral("autoselectonwebsites"),
                                         QStringLiteral("browseonly"),     QStringLiteral("ispresent"),
                                         QStringLiteral("rebootrequired"), QStringLiteral("revisionnumber")};
        Criteria criteria;
        if (text.trimmed().isEmpty())
            return criteria;
        for (const QString &part : text.split(conjunction)) {
            const auto match = term.match(part);
            if (!match.hasMatch())
                return std::nullopt;
            const QString name = match.captured(1).toLower();
            const QString operation = match.captured(2).toLower();
            QString value = match.captured(3);
            const bool quoted = value.startsWith(u'\'');
            value = value.remove(u'\'').toLower();
            if ((operation == QLatin1String("!=") && name != QLatin1String("type")) ||
                (operation == QLatin1String("contains")) != (name == QLatin1String("categoryids")))
                return std::nullopt;
            if (name == QLatin1String("type") && quoted)
                criteria.nothing |= (value == QLatin1String("software")) != (operation == QLatin1String("="));
            else if (name == QLatin1String("isinstalled") && !quoted)
                criteria.installed = value != QLatin1String("0");
            else if (name == QLatin1String("ishidden") && !quoted)
                criteria.nothing |= value != QLatin1String("0");
            else if (name == QLatin1String("updateid") && quoted)
                criteria.updateId = value;
            else if (!(numbers.contains(name) && !quoted) && name != QLatin1String("deploymentaction") &&
                     name != QLatin1String("categoryids"))
                return std::nullopt;
        }
        return criteria;
    }
};

/// One line of the history. Windows gives the date in UTC.
class PastUpdate final : public DispatchObject<IUpdateHistoryEntry> {
public:
    explicit PastUpdate(HistoryEntry entry) : m_entry(std::move(entry)) {}

    HRESULT STDMETHODCALLTYPE get_Operation(UpdateOperation *operation) override
    {
        return give(operation, m_entry.outcome == HistoryEntry::Outcome::Removed ? uoUninstallation : uoInstallation);
    }
    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *code) override
    {
        return give(code, m_entry.outcome == HistoryEntry::Outcome::Failed ? orcFailed : orcSucceeded);
    }
    HRESULT STDMETHODCALLTYPE get_HResult(LONG *result) override { return give(result, m_entry.code.value_or(0)); }
    HRESULT STDMETHODCALLTYPE get_Date(DATE *date) override
    {
        constexpr double secondsOfDay = 86400;
        const QDateTime start(QDate(1899, 12, 30), QTime(0, 0), QTimeZone::utc());
        return give(date, static_cast<double>(start.secsTo(m_entry.at)) / secondsOfDay);
    }
    HRESULT STDMETHODCALLTYPE get_UpdateIdentity(IUpdateIdentity **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Title(BSTR *title) override { return give(title, m_entry.title); }
    HRESULT STDMETHODCALLTYPE get_Description(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_UnmappedResultCode(LONG *code) override { return give(code, 0); }
    HRESULT STDMETHODCALLTYPE get_ClientApplicationID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE get_ServerSelection(ServerSelection *selection) override
    {
        return give(selection, ssDefault);
    }
    HRESULT STDMETHODCALLTYPE get_ServiceID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE get_UninstallationSteps(IStringCollection **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_UninstallationNotes(BSTR *text) override { return give(text, QString()); }
    HRESULT STDMETHODCALLTYPE get_SupportUrl(BSTR *text) override { return give(text, QString()); }

private:
    const HistoryEntry m_entry;
};

class SearchResult final : public DispatchObject<ISearchResult> {
public:
    SearchResult(const std::shared_ptr<UpdateWork> &work, const Criteria &criteria) : m_code(work->resultCode())
    {
        const auto pc = work->pc().shared_from_this();
        if (m_code != orcSucceeded || criteria.nothing)
            return;
        const QList<PcUpdate> all = criteria.installed ? QList<PcUpdate>() : work->pc().pc().offeredUpdates();
        for (const PcUpdate &entry : all) {
            if (criteria.updateId.isEmpty() || criteria.updateId == entry.update.id)
                m_updates->Add(makeUpdate(pc, entry).Get(), nullptr);
        }
    }

    HRESULT STDMETHODCALLTYPE get_ResultCode(OperationResultCode *code) override { return give(code, m_code); }
    HRESULT STDMETHODCALLTYPE get_RootCategories(ICategoryCollection **list) override
    {
        return give(list, make<ListOf<ICategoryCollection, ICategory>>(std::vector<ComPtr<ICategory>>{}));
    }
    HRESULT STDMETHODCALLTYPE get_Updates(IUpdateCollection **updates) override { return give(updates, m_updates); }
    HRESULT STDMETHODCALLTYPE get_Warnings(IUpdateExceptionCollection **list) override
    {
        return give(
            list, make<ListOf<IUpdateExceptionCollection, IUpdateException>>(std::vector<ComPtr<IUpdateException>>{}));
    }

private:
    const OperationResultCode m_code;
    const ComPtr<Updates> m_updates = make<Updates>();
};

class SearchJob final : public JobBase<ISearchJob> {
public:
    SearchJob(std::shared_ptr<UpdateWork> work, const VARIANT &state, Criteria jobCriteria)
        : JobBase(std::move(work), state), criteria(std::move(jobCriteria))
    {
    }
    const Criteria criteria;
};

class Searcher final : public DispatchObject<IUpdateSearcher> {
public:
    explicit Searcher(std::shared_ptr<ComPc> pc) : m_pc(std::move(pc)) {}

    HRESULT STDMETHODCALLTYPE get_CanAutomaticallyUpgradeService(VARIANT_BOOL *v) override { return give(v, false); }
    HRESULT STDMETHODCALLTYPE put_CanAutomaticallyUpgradeService(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_ClientApplicationID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE put_ClientApplicationID(BSTR) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_IncludePotentiallySupersededUpdates(VARIANT_BOOL *v) override
    {
        return give(v, false);
    }
    HRESULT STDMETHODCALLTYPE put_IncludePotentiallySupersededUpdates(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE get_ServerSelection(ServerSelection *selection) override
    {
        return give(selection, m_selection.load());
    }
    HRESULT STDMETHODCALLTYPE put_ServerSelection(ServerSelection selection) override
    {
        m_selection = selection;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE BeginSearch(BSTR criteria, IUnknown *onCompleted, VARIANT state,
                                          ISearchJob **job) override
    {
        if (job == nullptr)
            return E_POINTER;
        *job = nullptr;
        ComPtr<ISearchCompletedCallback> callback;
        if (onCompleted == nullptr ||
            FAILED(onCompleted->QueryInterface(__uuidof(ISearchCompletedCallback),
                                               reinterpret_cast<void **>(callback.GetAddressOf()))))
            return E_INVALIDARG;
        const auto parsed = begin(criteria);
        if (!parsed)
            return hr(invalidCriteria);
        const auto work = std::make_shared<UpdateWork>(m_pc, Call::Search, QStringList());
        const ComPtr<ISearchJob> made = make<SearchJob>(work, state, *parsed);
        work->start(
            {.progress = {},
             .completed = invoker<ISearchCompletedCallback, ISearchJob, ISearchCompletedCallbackArgs>(callback, made)});
        return give(job, made);
    }
    HRESULT STDMETHODCALLTYPE EndSearch(ISearchJob *job, ISearchResult **result) override
    {
        if (job == nullptr || result == nullptr)
            return E_POINTER;
        const auto *own = static_cast<SearchJob *>(job);
        own->work()->waitForEnd();
        return end(own->work(), own->criteria, result);
    }
    HRESULT STDMETHODCALLTYPE EscapeString(BSTR text, BSTR *escaped) override { return give(escaped, fromWide(text)); }
    HRESULT STDMETHODCALLTYPE QueryHistory(LONG start, LONG count, IUpdateHistoryEntryCollection **list) override
    {
        if (list == nullptr)
            return E_POINTER;
        *list = nullptr;
        // Asking for none is refused, which is what a client does that asks a PC without a history for all it has.
        if (start < 0 || count <= 0)
            return E_INVALIDARG;
        const CallPlan plan = m_pc->next(Call::History, QString::number(count));
        if (plan.hresult != 0)
            return hr(plan.hresult);
        const UpdateHistory &history = m_pc->pc().scenario().updateHistory;
        std::vector<ComPtr<IUpdateHistoryEntry>> entries;
        for (qsizetype i = start; i < std::min<qsizetype>(history.size(), qsizetype{start} + count); ++i)
            entries.push_back(make<PastUpdate>(history.at(i)));
        return give(list, make<ListOf<IUpdateHistoryEntryCollection, IUpdateHistoryEntry>>(std::move(entries)));
    }
    HRESULT STDMETHODCALLTYPE Search(BSTR criteria, ISearchResult **result) override
    {
        if (result == nullptr)
            return E_POINTER;
        const auto parsed = begin(criteria);
        if (!parsed)
            return hr(invalidCriteria);
        const auto work = std::make_shared<UpdateWork>(m_pc, Call::Search, QStringList());
        work->runHere();
        return end(work, *parsed, result);
    }
    HRESULT STDMETHODCALLTYPE get_Online(VARIANT_BOOL *online) override { return give(online, true); }
    HRESULT STDMETHODCALLTYPE put_Online(VARIANT_BOOL) override { return S_OK; }
    HRESULT STDMETHODCALLTYPE GetTotalHistoryCount(LONG *count) override
    {
        return give(count, m_pc->pc().scenario().updateHistory.size());
    }
    HRESULT STDMETHODCALLTYPE get_ServiceID(BSTR *id) override { return give(id, QString()); }
    HRESULT STDMETHODCALLTYPE put_ServiceID(BSTR) override { return S_OK; }

private:
    static std::optional<Criteria> begin(const BSTR criteria)
    {
        const QString text = fromWide(criteria);
        logCall(QStringLiteral("Search"), QStringLiteral("IUpdateSearcher"), text, Counted::No);
        return Criteria::parse(text);
    }
    static HRESULT end(const std::shared_ptr<UpdateWork> &work, const Criteria &criteria, ISearchResult **result)
    {
        *result = nullptr;
        if (work->overall() != 0)
            return hr(work->overall());
        return give(result, make<SearchResult>(work, criteria));
    }

    const std::shared_ptr<ComPc> m_pc;
    std::atomic<ServerSelection> m_selection{ssDefault};
};

} // namespace

ComPtr<IUpdateSearcher> makeSearcher(const std::shared_ptr<ComPc> &pc)
{
    return make<Searcher>(pc);
}

} // namespace esu::compc

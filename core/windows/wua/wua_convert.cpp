// SPDX-License-Identifier: MIT
#include "core/windows/wua/wua_convert.h"

#include "core/windows/com/bstr.h"
#include "core/windows/com/com_ptr.h"
#include "core/windows/com/failure.h"

#include <QUuid>

#include <cmath>

namespace esu {

namespace {

/// WUA category "Security Updates".
const QLatin1String securityUpdates("0fa1201d-4330-4fa8-8ae9-b877473b6441");

QString textFrom(IUpdate &update, HRESULT (STDMETHODCALLTYPE IUpdate::*getter)(BSTR *))
{
    Bstr text;
    return SUCCEEDED((update.*getter)(text.put())) ? text.text() : QString();
}

std::optional<bool> flagFrom(IUpdate &update, HRESULT (STDMETHODCALLTYPE IUpdate::*getter)(VARIANT_BOOL *))
{
    VARIANT_BOOL flag = VARIANT_FALSE;
    return SUCCEEDED((update.*getter)(&flag)) ? std::optional(flag != VARIANT_FALSE) : std::nullopt;
}

QStringList textsFrom(IUpdate &update, HRESULT (STDMETHODCALLTYPE IUpdate::*getter)(IStringCollection **))
{
    QStringList texts;
    ComPtr<IStringCollection> collection;
    LONG count = 0;
    if (FAILED((update.*getter)(collection.GetAddressOf())) || !collection || FAILED(collection->get_Count(&count)))
        return texts;
    for (LONG i = 0; i < count; ++i) {
        Bstr text;
        if (SUCCEEDED(collection->get_Item(i, text.put())) && SysStringLen(text.get()) > 0)
            texts.append(text.text());
    }
    return texts;
}

QStringList knowledgeBaseNumbers(IUpdate &update)
{
    QStringList numbers = textsFrom(update, &IUpdate::get_KBArticleIDs);
    for (QString &number : numbers)
        number.prepend(QStringLiteral("KB"));
    return numbers;
}

QStringList supersededIdsOf(IUpdate &update)
{
    QStringList ids = textsFrom(update, &IUpdate::get_SupersededUpdateIDs);
    for (QString &id : ids)
        id = id.toLower();
    return ids;
}

QStringList categoryIdsOf(IUpdate &update)
{
    QStringList ids;
    ComPtr<ICategoryCollection> categories;
    LONG count = 0;
    if (FAILED(update.get_Categories(categories.GetAddressOf())) || !categories ||
        FAILED(categories->get_Count(&count)))
        return ids;
    for (LONG i = 0; i < count; ++i) {
        ComPtr<ICategory> category;
        Bstr id;
        if (SUCCEEDED(categories->get_Item(i, category.GetAddressOf())) && category &&
            SUCCEEDED(category->get_CategoryID(id.put())))
            ids.append(QUuid::fromString(id.text()).toString(QUuid::WithoutBraces));
    }
    return ids;
}

UpdateInfo::Impact impactOf(IInstallationBehavior &behavior)
{
    InstallationImpact impact = iiNormal;
    if (FAILED(behavior.get_Impact(&impact)))
        return UpdateInfo::Impact::Normal;
    if (impact == iiRequiresExclusiveHandling)
        return UpdateInfo::Impact::Exclusive;
    return impact == iiMinor ? UpdateInfo::Impact::Minor : UpdateInfo::Impact::Normal;
}

UpdateInfo::Restart restartOf(IInstallationBehavior &behavior)
{
    InstallationRebootBehavior reboot = irbNeverReboots;
    if (FAILED(behavior.get_RebootBehavior(&reboot)))
        return UpdateInfo::Restart::Unknown;
    if (reboot == irbNeverReboots)
        return UpdateInfo::Restart::Never;
    return reboot == irbAlwaysRequiresReboot ? UpdateInfo::Restart::Always : UpdateInfo::Restart::Maybe;
}

void readBehavior(IUpdate &update, UpdateInfo &info)
{
    ComPtr<IInstallationBehavior> behavior;
    if (FAILED(update.get_InstallationBehavior(behavior.GetAddressOf())) || !behavior)
        return;
    VARIANT_BOOL asks = VARIANT_FALSE;
    info.mayAskQuestions = SUCCEEDED(behavior->get_CanRequestUserInput(&asks)) && asks != VARIANT_FALSE;
    info.impact = impactOf(*behavior.Get());
    info.restart = restartOf(*behavior.Get());
}

} // namespace

std::optional<QDate> dayOf(DATE date)
{
    constexpr double lastDay = 2958465; // 9999-12-31, the end of what a DATE can hold
    if (!(date >= 1) || date > lastDay)
        return std::nullopt;
    return QDate(1899, 12, 30).addDays(static_cast<qint64>(std::floor(date)));
}

std::optional<std::int64_t> bytesOf(const DECIMAL &number)
{
    DECIMAL copy = number; // mingw's declaration wants it writable
    double value = 0;
    if (FAILED(VarR8FromDec(&copy, &value)) || !(value >= 0) || value > 9.0e18)
        return std::nullopt;
    return std::llround(value);
}

Result<UpdateInfo> updateInfoOf(IUpdate &update, const QString &operation)
{
    UpdateInfo info;
    ComPtr<IUpdateIdentity> identity;
    Bstr id;
    LONG revision = 0;
    HRESULT result = update.get_Identity(identity.GetAddressOf());
    if (SUCCEEDED(result))
        result = identity ? identity->get_UpdateID(id.put()) : E_POINTER;
    if (SUCCEEDED(result))
        result = identity->get_RevisionNumber(&revision);
    if (FAILED(result))
        return std::unexpected(comFailure(operation, result, QStringLiteral("an update without an identity")));
    info.id = id.text().toLower();
    info.revision = static_cast<int>(revision);
    info.title = textFrom(update, &IUpdate::get_Title);
    info.kb = knowledgeBaseNumbers(update);
    info.categoryIds = categoryIdsOf(update);
    info.supersededIds = supersededIdsOf(update);
    info.security =
        info.categoryIds.contains(securityUpdates) || !textFrom(update, &IUpdate::get_MsrcSeverity).isEmpty();
    info.eulaAccepted = flagFrom(update, &IUpdate::get_EulaAccepted).value_or(false);
    readBehavior(update, info);
    DATE changed = 0;
    if (SUCCEEDED(update.get_LastDeploymentChangeTime(&changed)))
        info.published = dayOf(changed);
    DECIMAL size{};
    // For an update that is put together on the PC it is the sum of everything that any PC might need, 80 GB and more:
    // no size of anything that is downloaded (resources/FACTS.md#update-agent).
    constexpr std::int64_t most = 8LL << 30;
    if (SUCCEEDED(update.get_MaxDownloadSize(&size))) {
        if (const auto bytes = bytesOf(size); bytes && *bytes <= most)
            info.sizeBytes = bytes;
    }
    if (flagFrom(update, &IUpdate::get_IsDownloaded).value_or(false))
        info.state = UpdateInfo::State::Downloaded;
    return info;
}

void applyOutcome(UpdateInfo &update, OperationResultCode code, HRESULT result, UpdateInfo::State whenDone)
{
    using State = UpdateInfo::State;
    const auto failure = FAILED(result) ? std::optional(static_cast<std::uint32_t>(result)) : std::nullopt;
    update.code = failure;
    switch (code) {
    case orcSucceeded:
    case orcSucceededWithErrors:
        update.state = whenDone;
        return;
    case orcFailed:
        update.state = State::Failed;
        return;
    case orcNotStarted:
    case orcInProgress:
    case orcAborted:
        update.state = State::Skipped;
        return;
    }
    // A code that this agent's documentation does not know is no success.
    update.state = State::Failed;
}

} // namespace esu

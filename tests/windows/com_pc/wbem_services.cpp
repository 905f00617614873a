// SPDX-License-Identifier: MIT
#include "wbem_services.h"

#include "unreadable_facts.h"
#include "wmi_methods.h"

#include <QRegularExpression>

#include <thread>

namespace esu::compc {

namespace {

constexpr std::uint32_t serverUnavailable = 0x800706BAU;
constexpr std::chrono::seconds unfilteredScan{12};
constexpr LONG waitForEver = -1; // WBEM_INFINITE

bool same(const QString &a, const char *b)
{
    return a.compare(QLatin1String(b), Qt::CaseInsensitive) == 0;
}

std::optional<Call> callOf(const QString &className)
{
    if (same(className, "SoftwareLicensingProduct"))
        return Call::Rows;
    if (same(className, "SoftwareLicensingService"))
        return Call::Service;
    if (same(className, "Win32_OperatingSystem"))
        return Call::OperatingSystem;
    if (same(className, "Win32_LogicalDisk"))
        return Call::Surroundings;
    return std::nullopt;
}

/// Both are what a client must never read as a whole.
bool isForbiddenWhole(const QString &className)
{
    return same(className, "SoftwareLicensingProduct") || same(className, "Win32_QuickFixEngineering");
}

QString thisComputer()
{
    wchar_t name[MAX_COMPUTERNAME_LENGTH + 1] = {};
    DWORD size = MAX_COMPUTERNAME_LENGTH + 1;
    GetComputerNameW(name, &size);
    return fromWide(name);
}

bool isWide(IWbemContext *context)
{
    if (context == nullptr)
        return false;
    VARIANT value;
    VariantInit(&value);
    const bool wide =
        context->GetValue(L"__ProviderArchitecture", 0, &value) == S_OK && value.vt == VT_I4 && value.lVal == 64;
    VariantClear(&value);
    return wide;
}

/// A provider that cannot use the whole of a condition goes through everything there is.
bool joinsByOr(const WqlQuery::Node &node)
{
    return node.kind == WqlQuery::Node::Kind::Or || (node.left && joinsByOr(*node.left)) ||
           (node.right && joinsByOr(*node.right));
}

} // namespace

bool isCountedClass(const QString &className)
{
    return callOf(className).has_value() || same(className, "Win32_QuickFixEngineering") ||
           same(className, "Win32_ComputerSystem");
}

HRESULT WbemLocator::ConnectServer(const BSTR resource, const BSTR user, const BSTR password, const BSTR, LONG flags,
                                   const BSTR, IWbemContext *, IWbemServices **services)
{
    if (services == nullptr || resource == nullptr || (flags & ~WBEM_FLAG_CONNECT_USE_MAX_WAIT) != 0)
        return wbem::invalidParameter;
    *services = nullptr;
    static const QRegularExpression form(QStringLiteral(R"(\A(?:[\\/]{2}([^\\/]+)[\\/]|[\\/])?(root[\\/]\w+)\z)"),
                                         QRegularExpression::CaseInsensitiveOption);
    const QString text = fromWide(resource);
    logCall(QStringLiteral("ConnectServer"), {}, text, Counted::No);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return wbem::invalidNamespace;
    const QString host = match.captured(1);
    auto pc = ComPc::current();
    if (!pc)
        return wbem::failed;
    const bool local = host.isEmpty() || host == QLatin1String(".") || same(host, "localhost") ||
                       host.compare(pc->system().computerName, Qt::CaseInsensitive) == 0 ||
                       host.compare(thisComputer(), Qt::CaseInsensitive) == 0;
    if (local && ((user != nullptr && *user != 0) || (password != nullptr && *password != 0)))
        return wbem::localCredentials;
    if (!local) {
        if (!ComPc::knowsHost(host))
            return hr(serverUnavailable);
        pc = ComPc::current(host);
        if (!pc)
            return wbem::failed;
    }
    const QString nameSpace = match.captured(2).mid(5).toLower();
    // The scenario knows one connection; that a client opens a second namespace on it is nothing new.
    if (nameSpace == QLatin1String("cimv2") || !pc->connected) {
        const CallPlan plan = pc->next(Call::Connect, text);
        pc->sleep(plan.latency);
        if (plan.hang)
            ComPc::hang();
        if (plan.hresult != 0)
            return hr(plan.hresult);
    }
    if (nameSpace != QLatin1String("cimv2") && nameSpace != QLatin1String("default"))
        return wbem::invalidNamespace;
    pc->connected = true;
    return give(services, make<WbemServices>(pc, nameSpace));
}

WbemObject::Place WbemServices::place() const
{
    return {.server = m_pc->system().computerName, .nameSpace = QStringLiteral("ROOT\\") + m_nameSpace.toUpper()};
}

HRESULT WbemServices::run(const QString &text, LONG flags, IEnumWbemClassObject **rows)
{
    auto wql = WqlQuery::parse(text);
    if (!wql) {
        logCall(QStringLiteral("ExecQuery"), {}, text, Counted::RoundTrip);
        return wbem::invalidQuery;
    }
    WbemEnumerator::Query query{.type = cimClass(*m_pc, m_nameSpace, wql->className),
                                .wql = *std::move(wql),
                                .place = place(),
                                .plan = {},
                                .forwardOnly = (flags & WBEM_FLAG_FORWARD_ONLY) != 0};
    const QString className = query.wql.className;
    const bool violation = isForbiddenWhole(className) && (!query.wql.where || joinsByOr(*query.wql.where));
    logCall(QStringLiteral("ExecQuery"), className, text, isCountedClass(className) ? Counted::RoundTrip : Counted::No,
            violation);
    if (const auto call = callOf(className))
        query.plan = m_pc->next(*call, text);
    if (const auto refused = refusedQuery(m_pc->scenario(), className); refused && refused->code)
        query.plan.hresult = *refused->code;
    if (violation)
        query.plan.latency += m_pc->scaled(unfilteredScan);
    auto enumerator = make<WbemEnumerator>(m_pc, std::move(query));
    if ((flags & WBEM_FLAG_RETURN_IMMEDIATELY) == 0) {
        enumerator->blanket().authentication = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
        enumerator->blanket().impersonation = RPC_C_IMP_LEVEL_IMPERSONATE;
        if (const HRESULT result = enumerator->ready(waitForEver); FAILED(result))
            return result;
        enumerator->blanket().authentication = 0;
    }
    return give(rows, enumerator);
}

HRESULT WbemServices::ExecQuery(const BSTR language, const BSTR query, LONG flags, IWbemContext *,
                                IEnumWbemClassObject **rows)
{
    constexpr LONG known = WBEM_FLAG_RETURN_IMMEDIATELY | WBEM_FLAG_FORWARD_ONLY | WBEM_FLAG_ENSURE_LOCATABLE |
                           WBEM_FLAG_USE_AMENDED_QUALIFIERS | WBEM_FLAG_BIDIRECTIONAL | WBEM_FLAG_DIRECT_READ;
    if (rows == nullptr || query == nullptr || language == nullptr || (flags & ~known) != 0)
        return wbem::invalidParameter;
    *rows = nullptr;
    if (!mayTalk())
        return E_ACCESSDENIED;
    if (!same(fromWide(language), "WQL"))
        return wbem::invalidQueryType;
    return run(fromWide(query), flags, rows);
}

HRESULT WbemServices::CreateInstanceEnum(const BSTR className, LONG flags, IWbemContext *, IEnumWbemClassObject **rows)
{
    if (rows == nullptr || className == nullptr)
        return wbem::invalidParameter;
    *rows = nullptr;
    if (!mayTalk())
        return E_ACCESSDENIED;
    return run(QStringLiteral("SELECT * FROM ") + fromWide(className),
               flags & (WBEM_FLAG_RETURN_IMMEDIATELY | WBEM_FLAG_FORWARD_ONLY), rows);
}

HRESULT WbemServices::GetObject(const BSTR path, LONG flags, IWbemContext *, IWbemClassObject **object,
                                IWbemCallResult **result)
{
    if ((object == nullptr && result == nullptr) || path == nullptr)
        return wbem::invalidParameter;
    const bool later = (flags & WBEM_FLAG_RETURN_IMMEDIATELY) != 0;
    if ((later && result == nullptr) || (result != nullptr && *result != nullptr))
        return wbem::invalidParameter;
    if (object != nullptr)
        *object = nullptr;
    if (!mayTalk())
        return E_ACCESSDENIED;
    const QString text = fromWide(path);
    const auto parsed = ObjectPath::parse(text);
    const QString className = parsed ? parsed->className : QString();
    logCall(QStringLiteral("GetObject"), className, text,
            isCountedClass(className)       ? Counted::RoundTrip
            : same(className, "StdRegProv") ? Counted::Registry
                                            : Counted::No);
    if (!parsed)
        return wbem::invalidObjectPath;
    const CimClassPtr type = cimClass(*m_pc, m_nameSpace, className);
    if (!type)
        return parsed->namesInstance() ? wbem::invalidClass : wbem::notFound;

    ComPtr<WbemObject> found;
    CallPlan plan;
    if (!parsed->namesInstance()) {
        found = make<WbemObject>(type, WbemObject::Genus::Class, place());
    } else {
        if (const auto call = callOf(className))
            plan = m_pc->next(*call, text);
        for (const CimValues &row : cimInstances(*m_pc, className)) {
            if (parsed->singleton ||
                row.value(parsed->key.toLower()).toString().compare(*parsed->value, Qt::CaseInsensitive) == 0)
                found = make<WbemObject>(type, WbemObject::Genus::Instance, place(), row);
        }
    }
    m_pc->sleep(plan.latency);
    if (plan.hang)
        ComPc::hang();
    const HRESULT status = plan.hresult != 0 ? hr(plan.hresult) : (found ? S_OK : wbem::notFound);
    if (later) {
        auto state = std::make_shared<WbemCallResult::State>();
        state->object = found;
        state->pending.finish(status);
        return give(result, make<WbemCallResult>(state));
    }
    return FAILED(status) ? status : give(object, found);
}

HRESULT WbemServices::ExecMethod(const BSTR path, const BSTR method, LONG flags, IWbemContext *context,
                                 IWbemClassObject *inputs, IWbemClassObject **outputs, IWbemCallResult **result)
{
    const bool later = (flags & WBEM_FLAG_RETURN_IMMEDIATELY) != 0;
    if (path == nullptr || method == nullptr || (flags & ~WBEM_FLAG_RETURN_IMMEDIATELY) != 0 ||
        (later && result == nullptr) || (result != nullptr && *result != nullptr))
        return wbem::invalidParameter;
    if (outputs != nullptr)
        *outputs = nullptr;
    if (!mayTalk())
        return E_ACCESSDENIED;
    const QString text = fromWide(path);
    const QString methodName = fromWide(method);
    const auto parsed = ObjectPath::parse(text);
    const QString className = parsed ? parsed->className : QString();
    const bool registry = same(className, "StdRegProv");
    WbemObject *own = WbemObject::fromClient(inputs);
    const QString subject = registry && own != nullptr
                                ? methodName + u' ' + own->value(QStringLiteral("sSubKeyName")).toString() + u'|' +
                                      own->value(QStringLiteral("sValueName")).toString()
                                : text + u' ' + methodName;
    logCall(registry ? methodName : QStringLiteral("ExecMethod.") + methodName, className, subject,
            registry ? Counted::Registry : (isCountedClass(className) ? Counted::RoundTrip : Counted::No));
    if (!parsed)
        return wbem::invalidObjectPath;
    const CimClassPtr type = cimClass(*m_pc, m_nameSpace, className);
    if (!type)
        return wbem::invalidClass;
    if (inputs != nullptr && own == nullptr)
        return wbem::invalidMethodParameters;
    auto prepared = registry ? registryMethod(m_pc, *type, methodName, own, isWide(context))
                             : licensingMethod(m_pc, *type, *parsed, methodName, own);
    if (const auto *wrong = std::get_if<HRESULT>(&prepared))
        return *wrong;

    const CallPlan plan = std::get<MethodCall>(prepared).plan;
    auto state = std::make_shared<WbemCallResult::State>();
    const auto work = [pc = m_pc, state, call = std::get<MethodCall>(std::move(prepared)), registry, subject] {
        pc->sleep(call.plan.latency);
        CimValues values;
        const auto act = [&] { return call.act(values); };
        const std::uint32_t code = pc->perform(call.plan, act);
        if (!registry)
            log({{QStringLiteral("op"), QStringLiteral("answer")},
                 {QStringLiteral("subject"), subject},
                 {QStringLiteral("hresult"), hresultText(code)},
                 {QStringLiteral("hang"), call.plan.hang}});
        if (call.plan.hang)
            return;
        state->object =
            WbemObject::parameters(call.outputs + QList<CimProperty>{{QStringLiteral("ReturnValue"), cim::uint32}},
                                   WbemObject::Genus::Instance, values);
        state->pending.finish(hr(code));
    };
    if (later) {
        // The service goes on by itself, and a hanging one never answers.
        if (plan.latency.count() > 0)
            std::thread(work).detach();
        else
            work();
        return give(result, make<WbemCallResult>(state));
    }
    work();
    state->pending.wait(waitForEver);
    if (result != nullptr)
        give(result, make<WbemCallResult>(state));
    if (FAILED(state->pending.status()))
        return state->pending.status();
    return outputs == nullptr ? S_OK : give(outputs, state->object);
}

} // namespace esu::compc

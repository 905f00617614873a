// SPDX-License-Identifier: MIT
#include "core/windows/wmi/wmi_session.h"

#include "core/windows/com/bstr.h"
#include "core/windows/com/failure.h"
#include "core/windows/com/variant.h"
#include "core/windows/wmi/queries.h"

#include <array>

namespace esu {

namespace {

/// Objects in our own process are no proxies and answer E_NOINTERFACE: fine. Any other failure is logged; the call that
/// follows tells in its own words what is not allowed.
void secure(IUnknown *proxy)
{
    if (!proxy)
        return;
    const HRESULT result =
        CoSetProxyBlanket(proxy, RPC_C_AUTHN_DEFAULT, RPC_C_AUTHZ_DEFAULT, nullptr, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                          RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE);
    if (FAILED(result) && result != E_NOINTERFACE)
        qCWarning(windowsLog) << "CoSetProxyBlanket" << hresultText(static_cast<std::uint32_t>(result));
}

Result<WmiValue> get(IWbemClassObject &object, const QString &name, const ComCall &call)
{
    Variant value;
    const HRESULT result = object.Get(reinterpret_cast<LPCWSTR>(name.utf16()), 0, value.put(), nullptr, nullptr);
    if (result == static_cast<HRESULT>(hresult::wbemNotFound))
        return WmiValue();
    if (FAILED(result))
        return std::unexpected(call.failure(result, name));
    return WmiValue::fromVariant(value.get());
}

Result<WmiRow> rowOf(IWbemClassObject &object, const QStringList &properties, const ComCall &call)
{
    WmiRow row;
    for (const QString &name : properties) {
        auto value = get(object, name, call);
        if (!value)
            return std::unexpected(value.error());
        if (value->isUnusable())
            qCWarning(windowsLog) << "a property of an unexpected type:" << name;
        row.insert(name, *std::move(value));
    }
    return row;
}

/// A poor implementation answers "timed out" without having waited; do not spin on it.
void waitIfItDidNot(ComCall::Clock::time_point started, const ComCall &call)
{
    constexpr std::chrono::milliseconds atLeast{20};
    if (ComCall::Clock::now() - started < atLeast)
        call.pause(atLeast);
}

} // namespace

Result<std::unique_ptr<WmiSession>> WmiSession::connect(const QString &nameSpace, const ComCall &call)
{
    ComPtr<IWbemLocator> locator;
    HRESULT result = CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemLocator,
                                      reinterpret_cast<void **>(locator.GetAddressOf()));
    if (FAILED(result))
        return std::unexpected(call.failure(result, QStringLiteral("WbemLocator")));
    ComPtr<IWbemServices> services;
    result = locator->ConnectServer(Bstr(nameSpace).get(), nullptr, nullptr, nullptr, WBEM_FLAG_CONNECT_USE_MAX_WAIT,
                                    nullptr, nullptr, services.GetAddressOf());
    if (FAILED(result))
        return std::unexpected(call.failure(result, nameSpace));
    if (!services)
        return std::unexpected(call.badData(QStringLiteral("ConnectServer gave no connection")));
    return std::make_unique<WmiSession>(std::move(services));
}

WmiSession::WmiSession(ComPtr<IWbemServices> services) : m_services(std::move(services))
{
    secure(m_services.Get());
}

Result<QList<WmiRow>> WmiSession::query(const QString &wql, const QStringList &properties, const ComCall &call)
{
    if (const auto error = call.interruption())
        return std::unexpected(*error);
    ComPtr<IEnumWbemClassObject> rows;
    HRESULT result =
        m_services->ExecQuery(Bstr(QStringLiteral("WQL")).get(), Bstr(wql).get(),
                              WBEM_FLAG_FORWARD_ONLY | WBEM_FLAG_RETURN_IMMEDIATELY, nullptr, rows.GetAddressOf());
    if (FAILED(result))
        return std::unexpected(call.failure(result, wql));
    if (!rows)
        return std::unexpected(call.badData(wql));
    secure(rows.Get());

    QList<WmiRow> found;
    for (;;) {
        if (const auto error = call.interruption())
            return std::unexpected(*error);
        const auto started = ComCall::Clock::now();
        std::array<IWbemClassObject *, 8> raw{};
        ULONG count = 0;
        result = rows->Next(call.slice(), static_cast<ULONG>(raw.size()), raw.data(), &count);
        std::array<ComPtr<IWbemClassObject>, 8> objects;
        for (std::size_t i = 0; i < raw.size(); ++i)
            objects[i] = adopt(raw[i]);
        if (FAILED(result))
            return std::unexpected(call.failure(result, wql));
        for (std::size_t i = 0; i < count && i < objects.size(); ++i) {
            if (!objects[i])
                return std::unexpected(call.badData(QStringLiteral("an empty row: ") + wql));
            auto row = rowOf(*objects[i].Get(), properties, call);
            if (!row)
                return std::unexpected(row.error());
            found.append(*std::move(row));
        }
        if (result == WBEM_S_FALSE || result == WBEM_S_NO_MORE_DATA)
            return found;
        if (count == 0)
            waitIfItDidNot(started, call);
    }
}

Result<ComPtr<IWbemClassObject>> WmiSession::classObject(const QString &className, const ComCall &call)
{
    if (const auto known = m_classes.constFind(className); known != m_classes.constEnd())
        return *known;
    if (const auto error = call.interruption())
        return std::unexpected(*error);
    ComPtr<IWbemClassObject> object;
    const HRESULT result = m_services->GetObject(Bstr(className).get(), WBEM_FLAG_RETURN_WBEM_COMPLETE, nullptr,
                                                 object.GetAddressOf(), nullptr);
    if (FAILED(result))
        return std::unexpected(call.failure(result, className));
    if (!object)
        return std::unexpected(call.badData(className));
    m_classes.insert(className, object);
    return object;
}

Result<bool> WmiSession::classHas(const QString &className, const QString &property, const ComCall &call)
{
    const auto object = classObject(className, call);
    if (!object) {
        const auto code = object.error().code;
        if (code == hresult::wbemInvalidClass || code == hresult::wbemNotFound)
            return false;
        return std::unexpected(object.error());
    }
    const HRESULT result =
        (*object)->Get(reinterpret_cast<LPCWSTR>(property.utf16()), 0, Variant().put(), nullptr, nullptr);
    if (result == static_cast<HRESULT>(hresult::wbemNotFound))
        return false;
    if (FAILED(result))
        return std::unexpected(call.failure(result, className + QLatin1Char('.') + property));
    return true;
}

Result<ComPtr<IWbemClassObject>> WmiSession::inputObject(const WmiMethodCall &method, const ComCall &call)
{
    const QString name = method.className + QLatin1Char('.') + method.method;
    ComPtr<IWbemClassObject> signature = m_signatures.value(name);
    if (!signature) {
        const auto object = classObject(method.className, call);
        if (!object)
            return std::unexpected(object.error());
        const HRESULT result = (*object)->GetMethod(reinterpret_cast<LPCWSTR>(method.method.utf16()), 0,
                                                    signature.GetAddressOf(), nullptr);
        if (FAILED(result)) {
            Error error = call.failure(result, name);
            // A method this Windows does not have; "not found" would be taken for a value that is not there.
            if (error.code == hresult::wbemNotFound)
                error.fault = Fault::Unsupported;
            return std::unexpected(error);
        }
        if (!signature)
            return std::unexpected(call.badData(name + QStringLiteral(" takes no parameters here")));
        m_signatures.insert(name, signature);
    }
    ComPtr<IWbemClassObject> inputs;
    HRESULT result = signature->SpawnInstance(0, inputs.GetAddressOf());
    if (FAILED(result) || !inputs)
        return std::unexpected(call.failure(FAILED(result) ? result : E_POINTER, name));
    for (const auto &[parameter, value] : method.inputs) {
        // IWbemClassObject::Put copies; the signature is not const only for history's sake.
        result = inputs->Put(reinterpret_cast<LPCWSTR>(parameter.utf16()), 0, const_cast<VARIANT *>(value), 0);
        if (FAILED(result))
            return std::unexpected(call.failure(result, name + QLatin1Char('(') + parameter + QLatin1Char(')')));
    }
    return inputs;
}

Result<ComPtr<IWbemClassObject>> WmiSession::await(IWbemCallResult &result, bool wantsOutputs, const ComCall &call)
{
    for (;;) {
        const auto started = ComCall::Clock::now();
        LONG status = 0;
        HRESULT answer = result.GetCallStatus(call.slice(), &status);
        if (FAILED(answer))
            return std::unexpected(call.failure(answer));
        if (answer != WBEM_S_TIMEDOUT) {
            if (FAILED(status))
                return std::unexpected(call.failure(status));
            ComPtr<IWbemClassObject> outputs;
            answer = result.GetResultObject(call.slice(), outputs.GetAddressOf());
            // What was done stays done, whatever becomes of the object that nobody needs.
            if (FAILED(answer) && !wantsOutputs)
                return ComPtr<IWbemClassObject>();
            if (FAILED(answer))
                return std::unexpected(call.failure(answer));
            return outputs;
        }
        if (const auto error = call.interruption())
            return std::unexpected(*error);
        waitIfItDidNot(started, call);
    }
}

Result<WmiRow> WmiSession::invoke(const WmiMethodCall &method, const ComCall &call, IWbemContext *context)
{
    ComPtr<IWbemClassObject> inputs;
    if (!method.inputs.empty()) {
        auto made = inputObject(method, call);
        if (!made)
            return std::unexpected(made.error());
        inputs = *std::move(made);
    }
    if (const auto error = call.interruption())
        return std::unexpected(*error);

    ComPtr<IWbemClassObject> outputs;
    ComPtr<IWbemCallResult> pending;
    const HRESULT result =
        m_services->ExecMethod(Bstr(method.path).get(), Bstr(method.method).get(), WBEM_FLAG_RETURN_IMMEDIATELY,
                               context, inputs.Get(), outputs.GetAddressOf(), pending.GetAddressOf());
    if (FAILED(result))
        return std::unexpected(call.failure(result, method.path + QLatin1Char('.') + method.method));
    // Windows answers through the call result; Wine ignores the flag and fills the out-parameters at once.
    if (pending) {
        secure(pending.Get());
        auto answer = await(*pending.Get(), !method.outputs.isEmpty(), call);
        if (!answer)
            return std::unexpected(answer.error());
        if (*answer)
            outputs = *std::move(answer);
    } else if (!outputs) {
        return std::unexpected(call.badData(method.method + QStringLiteral(" gave no answer")));
    }
    if (!outputs)
        return WmiRow();
    return rowOf(*outputs.Get(), QStringList(method.outputs) << wmi::returnValue, call);
}

} // namespace esu

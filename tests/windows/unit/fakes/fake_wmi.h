// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_call.h"
#include "core/windows/com/variant.h"
#include "tests/support/gate.h"
#include "tests/windows/unit/fakes/wmi_stubs.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>

namespace esu::fake {

inline constexpr auto notFound = static_cast<HRESULT>(WBEM_E_NOT_FOUND);
inline constexpr auto invalidClass = static_cast<HRESULT>(WBEM_E_INVALID_CLASS);
inline constexpr auto invalidParameter = static_cast<HRESULT>(WBEM_E_INVALID_PARAMETER);

/// Where a foreign call hangs until the test lets it go.
using test::Gate;

inline QString textOf(const wchar_t *text)
{
    return QString::fromWCharArray(text);
}

using Values = QHash<QString, std::shared_ptr<Variant>>;

inline std::shared_ptr<Variant> value(const QString &text)
{
    return std::make_shared<Variant>(QStringView(text));
}
inline std::shared_ptr<Variant> value(const char16_t *text)
{
    return std::make_shared<Variant>(QStringView(text));
}
inline std::shared_ptr<Variant> value(std::uint32_t number)
{
    return std::make_shared<Variant>(number);
}
inline std::shared_ptr<Variant> value(const QStringList &texts)
{
    auto result = std::make_shared<Variant>();
    SAFEARRAY *array = SafeArrayCreateVector(VT_BSTR, 0, static_cast<ULONG>(texts.size()));
    for (LONG i = 0; i < texts.size(); ++i)
        SafeArrayPutElement(array, &i, Bstr(texts.at(i)).get());
    result->inOut()->vt = VT_ARRAY | VT_BSTR;
    result->inOut()->parray = array;
    return result;
}

/// An instance, a class with methods, or a parameter object.
class Object : public ClassObjectStub {
public:
    explicit Object(Values values = {}) : m_values(std::move(values)) {}

    void addMethod(const QString &name, const ComPtr<Object> &inputs = {}) { m_methods.insert(name, inputs); }
    QString text(const QString &name) const
    {
        const auto found = m_values.value(name);
        return found && found->get().vt == VT_BSTR ? textOf(found->get().bstrVal) : QString();
    }

    HRESULT STDMETHODCALLTYPE Get(LPCWSTR name, LONG, VARIANT *out, CIMTYPE *, LONG *) override
    {
        const auto found = m_values.value(textOf(name));
        return found ? VariantCopy(out, const_cast<VARIANT *>(&found->get())) : notFound;
    }
    HRESULT STDMETHODCALLTYPE Put(LPCWSTR name, LONG, VARIANT *in, CIMTYPE) override
    {
        auto copy = std::make_shared<Variant>();
        const HRESULT result = VariantCopy(copy->inOut(), in);
        m_values.insert(textOf(name), copy);
        return result;
    }
    HRESULT STDMETHODCALLTYPE GetMethod(LPCWSTR name, LONG, IWbemClassObject **inputs, IWbemClassObject **) override
    {
        const auto found = m_methods.constFind(textOf(name));
        return found == m_methods.constEnd() ? notFound : give(inputs, *found);
    }
    HRESULT STDMETHODCALLTYPE SpawnInstance(LONG, IWbemClassObject **out) override
    {
        return give(out, make<Object>(m_values));
    }

private:
    Values m_values;
    QHash<QString, ComPtr<Object>> m_methods;
};

/// Rows one by one, then `end`; `onNext` runs before each answer.
class Rows : public EnumeratorStub {
public:
    explicit Rows(QList<Values> rows, HRESULT end = WBEM_S_FALSE, std::function<void()> onNext = {})
        : m_rows(std::move(rows)), m_end(end), m_onNext(std::move(onNext))
    {
    }
    HRESULT STDMETHODCALLTYPE Next(LONG, ULONG, IWbemClassObject **out, ULONG *count) override
    {
        if (m_onNext)
            m_onNext();
        *count = 0;
        if (m_place >= m_rows.size())
            return m_end;
        *count = 1;
        give(out, make<Object>(m_rows.at(m_place++)));
        return WBEM_S_NO_ERROR;
    }

private:
    const QList<Values> m_rows;
    const HRESULT m_end;
    const std::function<void()> m_onNext;
    qsizetype m_place = 0;
};

/// Times out `timeouts` times, then gives `status` and the outputs.
class CallResult : public CallResultStub {
public:
    CallResult(int timeouts, HRESULT status, ComPtr<Object> outputs)
        : m_timeouts(timeouts), m_status(status), m_outputs(std::move(outputs))
    {
    }
    HRESULT STDMETHODCALLTYPE GetCallStatus(LONG, LONG *status) override
    {
        if (m_timeouts-- > 0)
            return WBEM_S_TIMEDOUT;
        *status = m_status;
        return WBEM_S_NO_ERROR;
    }
    HRESULT STDMETHODCALLTYPE GetResultObject(LONG, IWbemClassObject **out) override { return give(out, m_outputs); }

private:
    int m_timeouts;
    const HRESULT m_status;
    const ComPtr<Object> m_outputs;
};

struct MethodCall {
    QString path;
    QString method;
    Object *inputs = nullptr;
};
using OnQuery = std::function<HRESULT(const QString &wql, IEnumWbemClassObject **rows)>;
using OnMethod = std::function<HRESULT(const MethodCall &call, IWbemClassObject **outputs, IWbemCallResult **result)>;

/// A namespace. The log counts round trips; it may be read once the call has returned.
class Services : public ServicesStub {
public:
    OnQuery onQuery;
    OnMethod onMethod;
    QHash<QString, ComPtr<Object>> classes;
    QStringList log;

    HRESULT STDMETHODCALLTYPE ExecQuery(const BSTR, const BSTR wql, LONG flags, IWbemContext *,
                                        IEnumWbemClassObject **out) override
    {
        log.append(QStringLiteral("query ") + textOf(wql));
        if (flags != (WBEM_FLAG_FORWARD_ONLY | WBEM_FLAG_RETURN_IMMEDIATELY))
            return invalidParameter;
        return onQuery(textOf(wql), out);
    }
    HRESULT STDMETHODCALLTYPE GetObject(const BSTR name, LONG, IWbemContext *, IWbemClassObject **out,
                                        IWbemCallResult **) override
    {
        log.append(QStringLiteral("object ") + textOf(name));
        const auto found = classes.constFind(textOf(name));
        return found == classes.constEnd() ? invalidClass : give(out, *found);
    }
    HRESULT STDMETHODCALLTYPE ExecMethod(const BSTR path, const BSTR method, LONG, IWbemContext *, IWbemClassObject *in,
                                         IWbemClassObject **out, IWbemCallResult **result) override
    {
        log.append(QStringLiteral("method ") + textOf(path) + QLatin1Char('.') + textOf(method));
        return onMethod({textOf(path), textOf(method), static_cast<Object *>(in)}, out, result);
    }
};

/// A call that may take as long as the test likes.
inline ComCall patientCall(std::stop_token stop = {})
{
    return {.operation = QStringLiteral("test"),
            .stop = std::move(stop),
            .deadline = ComCall::Clock::now() + std::chrono::hours(1)};
}

} // namespace esu::fake

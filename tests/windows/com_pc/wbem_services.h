// SPDX-License-Identifier: MIT
#pragma once

#include "com_pc.h"
#include "com_support.h"
#include "pending.h"
#include "wbem_object.h"
#include "wql.h"

#include <wbemidl.h>

namespace esu::compc {

class WbemLocator final : public ComObject<IWbemLocator> {
public:
    HRESULT STDMETHODCALLTYPE ConnectServer(const BSTR resource, const BSTR user, const BSTR password,
                                            const BSTR locale, LONG flags, const BSTR authority, IWbemContext *context,
                                            IWbemServices **services) override;
};

/// The rows of one query; evaluated at the first successful wait, so errors come late as on Windows.
class WbemEnumerator final : public ComObject<IEnumWbemClassObject> {
public:
    struct Query {
        CimClassPtr type; ///< nullptr: invalid class
        WqlQuery wql;
        WbemObject::Place place;
        CallPlan plan;
        bool forwardOnly = false;
    };
    WbemEnumerator(std::shared_ptr<ComPc> pc, Query query);

    HRESULT STDMETHODCALLTYPE Reset() override;
    HRESULT STDMETHODCALLTYPE Next(LONG timeout, ULONG count, IWbemClassObject **objects, ULONG *returned) override;
    HRESULT STDMETHODCALLTYPE NextAsync(ULONG, IWbemObjectSink *) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE Clone(IEnumWbemClassObject **copy) override;
    HRESULT STDMETHODCALLTYPE Skip(LONG timeout, ULONG count) override;

    /// Waits and evaluates; wbem::timedOut, an error, or S_OK.
    HRESULT ready(LONG timeout);

private:
    void evaluate();

    const std::shared_ptr<ComPc> m_pc;
    const Query m_query;
    const std::chrono::steady_clock::time_point m_readyAt;
    std::mutex m_mutex;
    bool m_evaluated = false;
    HRESULT m_result = S_OK;
    QList<CimValues> m_rows;
    qsizetype m_at = 0;
};

/// The answer to a semisynchronous ExecMethod or GetObject.
class WbemCallResult final : public ComObject<IWbemCallResult> {
public:
    struct State {
        Pending pending;
        ComPtr<WbemObject> object; ///< set before `pending` finishes
    };
    explicit WbemCallResult(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    HRESULT STDMETHODCALLTYPE GetResultObject(LONG timeout, IWbemClassObject **object) override;
    HRESULT STDMETHODCALLTYPE GetResultString(LONG, BSTR *) override { return wbem::invalidOperation; }
    HRESULT STDMETHODCALLTYPE GetResultServices(LONG, IWbemServices **) override { return wbem::invalidOperation; }
    HRESULT STDMETHODCALLTYPE GetCallStatus(LONG timeout, LONG *status) override;

private:
    bool mayTalk() { return !Demands::read().blanket || blanket().isPrivate(); }
    const std::shared_ptr<State> m_state;
};

class WbemServices final : public ComObject<IWbemServices> {
public:
    /// `nameSpace`: "cimv2" or "default".
    WbemServices(std::shared_ptr<ComPc> pc, QString nameSpace) : m_pc(std::move(pc)), m_nameSpace(std::move(nameSpace))
    {
    }

    HRESULT STDMETHODCALLTYPE OpenNamespace(const BSTR, LONG, IWbemContext *, IWbemServices **,
                                            IWbemCallResult **) override
    {
        return wbem::invalidNamespace;
    }
    HRESULT STDMETHODCALLTYPE CancelAsyncCall(IWbemObjectSink *) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE QueryObjectSink(LONG, IWbemObjectSink **) override { return wbem::notSupported; }
    HRESULT STDMETHODCALLTYPE GetObject(const BSTR path, LONG flags, IWbemContext *context, IWbemClassObject **object,
                                        IWbemCallResult **result) override;
    HRESULT STDMETHODCALLTYPE GetObjectAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE PutClass(IWbemClassObject *, LONG, IWbemContext *, IWbemCallResult **) override
    {
        return wbem::accessDenied;
    }
    HRESULT STDMETHODCALLTYPE PutClassAsync(IWbemClassObject *, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE DeleteClass(const BSTR, LONG, IWbemContext *, IWbemCallResult **) override
    {
        return wbem::accessDenied;
    }
    HRESULT STDMETHODCALLTYPE DeleteClassAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE CreateClassEnum(const BSTR, LONG, IWbemContext *, IEnumWbemClassObject **) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE CreateClassEnumAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE PutInstance(IWbemClassObject *, LONG, IWbemContext *, IWbemCallResult **) override
    {
        return wbem::accessDenied;
    }
    HRESULT STDMETHODCALLTYPE PutInstanceAsync(IWbemClassObject *, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE DeleteInstance(const BSTR, LONG, IWbemContext *, IWbemCallResult **) override
    {
        return wbem::accessDenied;
    }
    HRESULT STDMETHODCALLTYPE DeleteInstanceAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE CreateInstanceEnum(const BSTR className, LONG flags, IWbemContext *context,
                                                 IEnumWbemClassObject **rows) override;
    HRESULT STDMETHODCALLTYPE CreateInstanceEnumAsync(const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE ExecQuery(const BSTR language, const BSTR query, LONG flags, IWbemContext *context,
                                        IEnumWbemClassObject **rows) override;
    HRESULT STDMETHODCALLTYPE ExecQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *, IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE ExecNotificationQuery(const BSTR, const BSTR, LONG, IWbemContext *,
                                                    IEnumWbemClassObject **) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE ExecNotificationQueryAsync(const BSTR, const BSTR, LONG, IWbemContext *,
                                                         IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }
    HRESULT STDMETHODCALLTYPE ExecMethod(const BSTR path, const BSTR method, LONG flags, IWbemContext *context,
                                         IWbemClassObject *inputs, IWbemClassObject **outputs,
                                         IWbemCallResult **result) override;
    HRESULT STDMETHODCALLTYPE ExecMethodAsync(const BSTR, const BSTR, LONG, IWbemContext *, IWbemClassObject *,
                                              IWbemObjectSink *) override
    {
        return wbem::notSupported;
    }

private:
    bool mayTalk() { return !Demands::read().blanket || blanket().isPrivate(); }
    WbemObject::Place place() const;
    HRESULT run(const QString &text, LONG flags, IEnumWbemClassObject **rows);

    const std::shared_ptr<ComPc> m_pc;
    const QString m_nameSpace;
};

/// Is a read of this class one of the round trips that are counted?
bool isCountedClass(const QString &className);

} // namespace esu::compc

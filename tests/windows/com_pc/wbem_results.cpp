// SPDX-License-Identifier: MIT
// What a query or a semisynchronous call gives its client to wait on.
#include "wbem_services.h"

namespace esu::compc {

WbemEnumerator::WbemEnumerator(std::shared_ptr<ComPc> pc, Query query)
    : m_pc(std::move(pc)), m_query(std::move(query)), m_readyAt(std::chrono::steady_clock::now() + m_query.plan.latency)
{
}

HRESULT WbemEnumerator::ready(LONG timeout)
{
    if (Demands::read().blanket && !blanket().isPrivate())
        return E_ACCESSDENIED;
    using std::chrono::milliseconds;
    if (m_query.plan.hang) {
        if (timeout < 0)
            ComPc::hang();
        m_pc->sleep(milliseconds(timeout));
        return wbem::timedOut;
    }
    const auto left = std::chrono::ceil<milliseconds>(m_readyAt - std::chrono::steady_clock::now());
    if (timeout >= 0 && left > milliseconds(timeout)) {
        m_pc->sleep(milliseconds(timeout));
        return wbem::timedOut;
    }
    if (left > milliseconds(0))
        m_pc->sleep(left);
    const std::scoped_lock lock(m_mutex);
    if (!m_evaluated)
        evaluate();
    m_evaluated = true;
    return m_result;
}

void WbemEnumerator::evaluate()
{
    if (m_query.plan.hresult != 0) {
        m_result = hr(m_query.plan.hresult);
        return;
    }
    if (!m_query.type) {
        m_result = wbem::invalidClass;
        return;
    }
    for (const QString &name : m_query.wql.namedProperties()) {
        if (m_query.type->property(name) == nullptr && !name.startsWith(QLatin1String("__"))) {
            m_result = wbem::invalidQuery;
            return;
        }
    }
    for (const CimValues &row : cimInstances(*m_pc, m_query.type->name)) {
        const auto matches = m_query.wql.matches([&](const QString &name) { return row.value(name.toLower()); });
        if (!matches) {
            m_result = wbem::invalidQuery;
            return;
        }
        if (*matches)
            m_rows.append(row);
    }
}

HRESULT WbemEnumerator::Reset()
{
    if (m_query.forwardOnly)
        return wbem::invalidOperation;
    const std::scoped_lock lock(m_mutex);
    m_at = 0;
    return S_OK;
}

HRESULT WbemEnumerator::Next(LONG timeout, ULONG count, IWbemClassObject **objects, ULONG *returned)
{
    if (objects == nullptr || returned == nullptr || count == 0)
        return wbem::invalidParameter;
    *returned = 0;
    std::fill(objects, objects + count, nullptr);
    if (const HRESULT result = ready(timeout); result != S_OK)
        return result;
    const std::scoped_lock lock(m_mutex);
    while (*returned < count && m_at < m_rows.size()) {
        give(&objects[*returned], make<WbemObject>(m_query.type, WbemObject::Genus::Instance, m_query.place,
                                                   m_rows.at(m_at++), m_query.wql.properties));
        ++*returned;
    }
    return *returned == count ? S_OK : S_FALSE;
}

HRESULT WbemEnumerator::Skip(LONG timeout, ULONG count)
{
    if (const HRESULT result = ready(timeout); result != S_OK)
        return result;
    const std::scoped_lock lock(m_mutex);
    const auto left = static_cast<ULONG>(m_rows.size() - m_at);
    m_at += static_cast<qsizetype>(std::min(count, left));
    return count <= left ? S_OK : S_FALSE;
}

HRESULT WbemEnumerator::Clone(IEnumWbemClassObject **copy)
{
    if (copy == nullptr)
        return wbem::invalidParameter;
    *copy = nullptr;
    if (m_query.forwardOnly)
        return wbem::invalidOperation;
    Query query = m_query;
    query.plan.latency = {};
    auto clone = make<WbemEnumerator>(m_pc, std::move(query));
    const std::scoped_lock lock(m_mutex);
    clone->m_evaluated = m_evaluated;
    clone->m_result = m_result;
    clone->m_rows = m_rows;
    clone->m_at = m_at;
    return give(copy, clone);
}

HRESULT WbemCallResult::GetResultObject(LONG timeout, IWbemClassObject **object)
{
    if (object == nullptr)
        return wbem::invalidParameter;
    *object = nullptr;
    if (!mayTalk())
        return E_ACCESSDENIED;
    if (!m_state->pending.wait(timeout))
        return wbem::timedOut;
    return FAILED(m_state->pending.status()) ? m_state->pending.status() : give(object, m_state->object);
}

HRESULT WbemCallResult::GetCallStatus(LONG timeout, LONG *status)
{
    if (status == nullptr)
        return wbem::invalidParameter;
    if (!mayTalk())
        return E_ACCESSDENIED;
    if (!m_state->pending.wait(timeout))
        return wbem::timedOut;
    *status = m_state->pending.status();
    return S_OK;
}

} // namespace esu::compc

// SPDX-License-Identifier: MIT
#pragma once

#include "com_pc.h"
#include "com_support.h"

#include <wuapi.h>

#include <vector>

namespace esu::compc {

inline constexpr std::uint32_t wuInvalidIndex = 0x80240007U;

/// A read-only collection of COM objects.
template <class Collection, class Item> class ListOf final : public DispatchObject<Collection> {
public:
    explicit ListOf(std::vector<ComPtr<Item>> items) : m_items(std::move(items)) {}

    HRESULT STDMETHODCALLTYPE get_Item(LONG index, Item **item) override
    {
        if (index < 0 || static_cast<std::size_t>(index) >= m_items.size())
            return hr(wuInvalidIndex);
        return give(item, m_items[static_cast<std::size_t>(index)]);
    }
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override { return give(count, m_items.size()); }

private:
    const std::vector<ComPtr<Item>> m_items;
};

class Strings final : public DispatchObject<IStringCollection> {
public:
    explicit Strings(QStringList texts) : m_texts(std::move(texts)) {}

    HRESULT STDMETHODCALLTYPE get_Item(LONG index, BSTR *item) override
    {
        return index < 0 || index >= m_texts.size() ? hr(wuInvalidIndex) : give(item, m_texts.at(index));
    }
    HRESULT STDMETHODCALLTYPE put_Item(LONG, BSTR) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override { return give(count, m_texts.size()); }
    HRESULT STDMETHODCALLTYPE get_ReadOnly(VARIANT_BOOL *readOnly) override { return give(readOnly, true); }
    HRESULT STDMETHODCALLTYPE Add(BSTR, LONG *) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE Clear() override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE Copy(IStringCollection **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Insert(LONG, BSTR) override { return E_ACCESSDENIED; }
    HRESULT STDMETHODCALLTYPE RemoveAt(LONG) override { return E_ACCESSDENIED; }

private:
    const QStringList m_texts;
};

/// The collection clients fill themselves.
class Updates final : public DispatchObject<IUpdateCollection> {
public:
    HRESULT STDMETHODCALLTYPE get_Item(LONG index, IUpdate **item) override;
    HRESULT STDMETHODCALLTYPE put_Item(LONG index, IUpdate *item) override;
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE get_Count(LONG *count) override;
    HRESULT STDMETHODCALLTYPE get_ReadOnly(VARIANT_BOOL *readOnly) override { return give(readOnly, false); }
    HRESULT STDMETHODCALLTYPE Add(IUpdate *item, LONG *index) override;
    HRESULT STDMETHODCALLTYPE Clear() override;
    HRESULT STDMETHODCALLTYPE Copy(IUpdateCollection **copy) override;
    HRESULT STDMETHODCALLTYPE Insert(LONG index, IUpdate *item) override;
    HRESULT STDMETHODCALLTYPE RemoveAt(LONG index) override;

private:
    bool has(LONG index) const { return index >= 0 && static_cast<std::size_t>(index) < m_items.size(); }
    std::mutex m_mutex;
    std::vector<ComPtr<IUpdate>> m_items;
};

ComPtr<IUpdate> makeUpdate(const std::shared_ptr<ComPc> &pc, const PcUpdate &update);
/// The UpdateIDs of any collection, through its interfaces only.
QStringList updateIds(IUpdateCollection *updates);

} // namespace esu::compc

// SPDX-License-Identifier: MIT
#include "core/windows/inventory/registry_reader.h"

#include "core/windows/com/failure.h"
#include "core/windows/com/variant.h"
#include "core/windows/wmi/queries.h"

namespace esu {

namespace {

// What the methods for one value answer: their 1 is no Win32 error (resources/FACTS.md#elevation).
constexpr std::uint32_t noSuchValue = 1;
constexpr std::uint32_t noSuchKey = 2;

/// HRESULT_FROM_WIN32 of StdRegProv's ReturnValue, which is a Win32 error.
std::uint32_t fromWin32(std::uint32_t error)
{
    return (error & 0x80000000U) != 0 ? error : 0x80070000U | (error & 0xFFFFU);
}

} // namespace

Result<void> RegistryReader::use64BitView()
{
    ComPtr<IWbemContext> context;
    HRESULT result = CoCreateInstance(CLSID_WbemContext, nullptr, CLSCTX_INPROC_SERVER, IID_IWbemContext,
                                      reinterpret_cast<void **>(context.GetAddressOf()));
    if (SUCCEEDED(result)) {
        Variant bits(64U);
        result = context->SetValue(L"__ProviderArchitecture", 0, bits.inOut());
    }
    if (SUCCEEDED(result)) {
        Variant required(true);
        result = context->SetValue(L"__RequiredArchitecture", 0, required.inOut());
    }
    if (FAILED(result))
        return std::unexpected(m_call.failure(result, QStringLiteral("WbemContext")));
    m_context = context;
    return {};
}

Result<WmiRow> RegistryReader::invoke(const QString &method, const QString &path, const QString *name,
                                      const QString &output)
{
    const Variant hive(static_cast<std::uint32_t>(m_hive));
    const Variant key{QStringView(path)};
    const Variant value{name ? QStringView(*name) : QStringView()};
    WmiMethodCall call{.className = wmi::registry::className,
                       .path = wmi::registry::className,
                       .method = method,
                       .inputs = {{wmi::registry::hive, &hive.get()}, {wmi::registry::subKey, &key.get()}},
                       .outputs = {output}};
    if (name)
        call.inputs.emplace_back(wmi::registry::valueName, &value.get());
    auto answer = m_session.invoke(call, m_call, m_context.Get());
    if (!answer)
        return answer;
    const QString subject = name ? path + QLatin1Char('\\') + *name : path;
    const auto status = answer->value(wmi::returnValue).uint32();
    if (!status)
        return std::unexpected(m_call.badData(method + QStringLiteral(" without ReturnValue: ") + subject));
    if (*status != 0) {
        const std::uint32_t error = name && *status == noSuchValue ? noSuchKey : *status;
        return std::unexpected(m_call.failure(static_cast<HRESULT>(fromWin32(error)), subject));
    }
    return answer;
}

Result<QStringList> RegistryReader::namesFrom(const QString &method, const QString &path)
{
    const auto answer = invoke(method, path, nullptr, wmi::registry::names);
    if (!answer)
        return std::unexpected(answer.error());
    const WmiValue names = answer->value(wmi::registry::names);
    // A key without sub-keys or values answers NULL.
    if (names.isAbsent())
        return QStringList();
    if (auto list = names.texts())
        return *std::move(list);
    return std::unexpected(m_call.badData(path));
}

Result<QStringList> RegistryReader::subKeys(const QString &path)
{
    return namesFrom(wmi::registry::enumKey, path);
}

Result<QStringList> RegistryReader::valueNames(const QString &path)
{
    return namesFrom(wmi::registry::enumValues, path);
}

Result<QString> RegistryReader::text(const QString &path, const QString &name)
{
    return textFrom(wmi::registry::getStringValue, path, name);
}

Result<QString> RegistryReader::expandedText(const QString &path, const QString &name)
{
    return textFrom(wmi::registry::getExpandedStringValue, path, name);
}

Result<QString> RegistryReader::textFrom(const QString &method, const QString &path, const QString &name)
{
    const auto answer = invoke(method, path, &name, wmi::registry::text);
    if (!answer)
        return std::unexpected(answer.error());
    if (auto text = answer->value(wmi::registry::text).text())
        return *std::move(text);
    return std::unexpected(m_call.badData(path + QLatin1Char('\\') + name));
}

Result<std::uint32_t> RegistryReader::number(const QString &path, const QString &name)
{
    const auto answer = invoke(wmi::registry::getDwordValue, path, &name, wmi::registry::number);
    if (!answer)
        return std::unexpected(answer.error());
    if (const auto number = answer->value(wmi::registry::number).uint32())
        return *number;
    return std::unexpected(m_call.badData(path + QLatin1Char('\\') + name));
}

Result<bool> RegistryReader::keyExists(const QString &path)
{
    const auto keys = subKeys(path);
    if (keys)
        return true;
    if (keys.error().fault == Fault::NotFound)
        return false;
    return std::unexpected(keys.error());
}

} // namespace esu

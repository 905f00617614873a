// SPDX-License-Identifier: MIT
#include "wmi_methods.h"

#include "core/base/hresult.h"
#include "core/model/product_key.h"

#include <QRegularExpression>

namespace esu::compc {

namespace {

constexpr std::uint32_t invalidConfirmationId = 0xC004F02FU; // SL_E_CIDIID_INVALID_DATA_LENGTH

bool same(const QString &a, const char *b)
{
    return a.compare(QLatin1String(b), Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<ObjectPath> ObjectPath::parse(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        R"x(\A(?:[\\/]{2}[^\\/]+[\\/][^:]+:|[^:."=]+:)?([A-Za-z_]\w*)(?:(=@)|\.([A-Za-z_]\w*)=(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'))?\z)x"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    ObjectPath path{.className = match.captured(1), .key = match.captured(3), .value = std::nullopt};
    path.singleton = match.hasCaptured(2);
    if (!path.key.isEmpty()) {
        QString value = match.captured(4) + match.captured(5);
        static const QRegularExpression escape(QStringLiteral(R"(\\(.))"));
        path.value = value.replace(escape, QStringLiteral("\\1"));
    }
    return path;
}

std::variant<HRESULT, MethodCall> licensingMethod(const std::shared_ptr<ComPc> &pc, const CimClass &type,
                                                  const ObjectPath &path, const QString &method, WbemObject *inputs)
{
    const CimMethod *definition = type.method(method);
    if (definition == nullptr)
        return wbem::invalidMethod;
    const CimProperty *key = type.keyProperty();
    // None of these methods is static.
    if (!path.value || key == nullptr || path.key.compare(key->name, Qt::CaseInsensitive) != 0)
        return wbem::invalidMethodParameters;
    for (const CimProperty &parameter : definition->in) {
        if (inputs == nullptr || !inputs->value(parameter.name).isValid())
            return wbem::invalidMethodParameters;
    }

    const auto finish = [pc](CimValues &outputs, std::uint32_t code) {
        if (Demands::read().returnValue) {
            outputs.insert(QStringLiteral("returnvalue"), static_cast<qint64>(code));
            return hresult::ok;
        }
        if (!hresult::failed(code))
            outputs.insert(QStringLiteral("returnvalue"), static_cast<qint64>(code));
        return code;
    };
    MethodCall call{.plan = {}, .act = {}, .outputs = definition->out};
    if (same(type.name, "SoftwareLicensingService")) {
        const QList<CimValues> service = cimInstances(*pc, type.name);
        const bool itself = service.constFirst().value(QStringLiteral("version")).toString() == *path.value;
        if (!itself)
            return hr(hresult::wbemNotFound);
        if (same(method, "InstallProductKey")) {
            const QString productKey = inputs->value(QStringLiteral("ProductKey")).toString();
            const auto parsed = ProductKey::parse(productKey);
            call.plan = pc->next(Call::InstallKey, parsed ? parsed->lastFive() : QStringLiteral("malformed"));
            call.act = [=](CimValues &outputs) {
                // As InstallProductKey on Windows: only the form with dashes is known there.
                if (!pc->elevated())
                    return finish(outputs, hresult::accessDenied);
                return finish(outputs, pc->pc().installProductKey(productKey));
            };
        } else if (same(method, "RefreshLicenseStatus")) {
            call.plan = pc->next(Call::Refresh);
            call.act = [=](CimValues &outputs) { return finish(outputs, pc->pc().refreshLicenseStatus()); };
        } else {
            call.act = [=](CimValues &outputs) { return finish(outputs, hresult::accessDenied); };
        }
        return call;
    }

    const auto id = ActivationId::fromGuid(*path.value);
    if (!id || !pc->pc().row(*id))
        return hr(hresult::wbemNotFound);
    const auto elevatedOr = [=](CimValues &outputs, auto act) {
        return finish(outputs, pc->elevated() ? act() : hresult::accessDenied);
    };
    if (same(method, "Activate")) {
        call.plan = pc->next(Call::Activate, id->text());
        call.act = [=](CimValues &outputs) { return elevatedOr(outputs, [&] { return pc->pc().activate(*id); }); };
    } else if (same(method, "UninstallProductKey")) {
        call.plan = pc->next(Call::UninstallKey, id->text());
        call.act = [=](CimValues &outputs) {
            return elevatedOr(outputs, [&] { return pc->pc().uninstallProductKey(*id); });
        };
    } else {
        call.act = [=](CimValues &outputs) { return finish(outputs, invalidConfirmationId); };
    }
    return call;
}

} // namespace esu::compc

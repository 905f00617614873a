// SPDX-License-Identifier: MIT
#pragma once

#include "core/windows/com/com_call.h"
#include "core/windows/com/com_ptr.h"
#include "core/windows/wmi/wmi_value.h"

#include <QList>

#include <wbemidl.h>

#include <memory>
#include <utility>
#include <vector>

namespace esu {

/// One method call. The VARIANTs belong to the caller and are not kept.
struct WmiMethodCall {
    QString className;
    QString path; ///< relative: `Class`, or `Class.Key="value"` built from validated values
    QString method;
    std::vector<std::pair<QString, const VARIANT *>> inputs = {};
    QStringList outputs = {}; ///< wanted besides ReturnValue
};

/// One connection to a WMI namespace. Lives on one COM thread. Every wait inside is sliced and heeds stop and deadline
/// of the call; a call that WMI itself does not return from is the business of `ComThread`.
class WmiSession {
public:
    static Result<std::unique_ptr<WmiSession>> connect(const QString &nameSpace, const ComCall &call);
    /// Over a ready connection, for tests.
    explicit WmiSession(ComPtr<IWbemServices> services);

    /// The rows of a query; only `properties` are fetched. A failure in the middle is an error, never a short list.
    Result<QList<WmiRow>> query(const QString &wql, const QStringList &properties, const ComCall &call);

    /// ReturnValue and the outputs. A ReturnValue other than 0 is for the caller to judge.
    Result<WmiRow> invoke(const WmiMethodCall &method, const ComCall &call, IWbemContext *context = nullptr);

    /// Whether the class is there and has this property. Wine answers a query for an unknown class with no rows.
    Result<bool> classHas(const QString &className, const QString &property, const ComCall &call);

private:
    Result<ComPtr<IWbemClassObject>> classObject(const QString &className, const ComCall &call);
    Result<ComPtr<IWbemClassObject>> inputObject(const WmiMethodCall &method, const ComCall &call);
    Result<ComPtr<IWbemClassObject>> await(IWbemCallResult &result, bool wantsOutputs, const ComCall &call);

    ComPtr<IWbemServices> m_services;
    QHash<QString, ComPtr<IWbemClassObject>> m_classes;
    QHash<QString, ComPtr<IWbemClassObject>> m_signatures; ///< in-parameters by "class.method"
};

} // namespace esu

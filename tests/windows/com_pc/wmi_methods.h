// SPDX-License-Identifier: MIT
#pragma once

#include "cim.h"
#include "com_pc.h"
#include "wbem_object.h"

#include <functional>
#include <optional>
#include <variant>

namespace esu::compc {

/// `Class`, `Class=@` or `Class.Key="value"`, with or without `\\server\namespace:`.
struct ObjectPath {
    QString className;
    QString key;
    std::optional<QString> value; ///< nullopt: the class itself
    bool singleton = false;       ///< "=@"

    static std::optional<ObjectPath> parse(const QString &text);
    bool namesInstance() const { return value || singleton; }
};

/// A method call, resolved and ready to be done: waiting, hanging and answering are the caller's.
struct MethodCall {
    CallPlan plan;
    /// HRESULT of the call; fills the outputs (ReturnValue among them).
    std::function<std::uint32_t(CimValues &outputs)> act;
    QList<CimProperty> outputs;
};

/// Licensing methods. An HRESULT when the call itself is wrong.
std::variant<HRESULT, MethodCall> licensingMethod(const std::shared_ptr<ComPc> &pc, const CimClass &type,
                                                  const ObjectPath &path, const QString &method, WbemObject *inputs);
/// StdRegProv. `wide`: the 64-bit view was asked for.
std::variant<HRESULT, MethodCall> registryMethod(const std::shared_ptr<ComPc> &pc, const CimClass &type,
                                                 const QString &method, WbemObject *inputs, bool wide);

} // namespace esu::compc

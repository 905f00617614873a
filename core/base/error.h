// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QString>

#include <cstdint>
#include <expected>
#include <optional>

namespace esu {

/// Coarse class of a failure; crosses every layer. The names are the `fault` values of `--json`.
enum class Fault {
    AccessDenied,
    NotFound,
    Timeout,
    Unsupported,
    Refused,
    Cancelled,
    BadData,
    Backend,
};

template <> struct EnumNames<Fault> {
    static constexpr EnumTable<Fault, 8> table{{{Fault::AccessDenied, u"AccessDenied"},
                                                {Fault::NotFound, u"NotFound"},
                                                {Fault::Timeout, u"Timeout"},
                                                {Fault::Unsupported, u"Unsupported"},
                                                {Fault::Refused, u"Refused"},
                                                {Fault::Cancelled, u"Cancelled"},
                                                {Fault::BadData, u"BadData"},
                                                {Fault::Backend, u"Backend"}}};
};
static_assert(namesEvery<Fault>());

/// Why a call failed. A plain value without secrets; may be copied between threads.
///
/// `operation` names the act ("spp.activate", see `operations.h`). `code` is the native HRESULT, where
/// there is one. `condition` is one of our own named causes (see `conditions.h`), the key of the error
/// catalogue for what has no HRESULT, and picks the variant where one code has several causes.
/// `detail` is technical text for log and details, never a sentence for a person.
struct Error {
    Fault fault = Fault::Backend;
    QString operation;
    std::optional<std::uint32_t> code = std::nullopt;
    QString condition = {};
    QString detail = {};

    bool operator==(const Error &) const = default;
};

/// The result of every fallible call.
template <class T> using Result = std::expected<T, Error>;

/// Something read from a PC: the value, or why it is unknown. "Unknown" never means "no".
template <class T> using Fact = std::expected<T, Error>;

/// An error with a named cause of our own instead of an HRESULT.
Error conditionError(Fault fault, const QString &operation, const QString &condition, const QString &detail = {});

/// A file that somebody named cannot be read or written: the fault alone where a right is missing, what the system said
/// where it failed (a full disk), else the name is the slip.
Error fileError(const Error &problem, const QString &operation, const QString &detail);
Error fileError(Fault problem, const QString &operation, const QString &detail);

/// "0xC004F050": eight upper-case digits, the form every document and screen uses.
QString hresultText(std::uint32_t code);

/// The value of a fact that nobody has tried to read yet.
std::unexpected<Error> notRead();

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

namespace esu {

/// What an organisation decides for a PC, by values of one registry key. Plain values; pure.

inline const QString policiesKey = QStringLiteral("SOFTWARE\\Policies\\ESU Wizard"); ///< below HKEY_LOCAL_MACHINE

enum class PolicyId {
    GraceDays,
    CoverWithoutMak,
    EndedProgrammeUntil,
    FurtherEditions,
    ForbidStoredKeys,
    CatalogMirror,
    Language,
    DealerName,
    DealerTelephone,
    DealerHours,
};

/// What a text of the registry comes to; empty = it is none of this policy.
using PolicyTextReader = QString (*)(const QString &text);
QString asDate(const QString &text);
QString asEditions(const QString &text);
QString asMirror(const QString &text);
QString asLanguage(const QString &text);
QString asWords(const QString &text);

/// One policy: everything that is to be known of its value.
struct PolicyRow {
    PolicyId id;
    std::u16string_view name; ///< of the registry value
    std::uint32_t least = 0;  ///< of a number
    std::uint32_t most = 0;   ///< of a number; 0 = it is a text
    PolicyTextReader reader = nullptr;
    bool judges = false;              ///< the verdict follows from it
    std::u16string_view standIn = {}; ///< takes the value's place in a recording; empty = it names nobody

    constexpr bool isNumber() const { return most > 0; }
};

/// Every policy, in the order of `PolicyId`. The words of each stand in `ui/text/policy_text.cpp`, in
/// installer/policies and in both guides of installer/manual.
inline constexpr std::array policyRows{
    PolicyRow{.id = PolicyId::GraceDays, .name = u"GraceDays", .least = 7, .most = 120, .judges = true},
    PolicyRow{.id = PolicyId::CoverWithoutMak, .name = u"CoverWithoutMak", .least = 0, .most = 1, .judges = true},
    PolicyRow{.id = PolicyId::EndedProgrammeUntil, .name = u"EndedProgrammeUntil", .reader = asDate, .judges = true},
    PolicyRow{.id = PolicyId::FurtherEditions, .name = u"FurtherEditions", .reader = asEditions, .judges = true},
    PolicyRow{.id = PolicyId::ForbidStoredKeys, .name = u"ForbidStoredKeys", .least = 0, .most = 1},
    PolicyRow{
        .id = PolicyId::CatalogMirror, .name = u"CatalogMirror", .reader = asMirror, .standIn = u"https://server-1/"},
    PolicyRow{.id = PolicyId::Language, .name = u"Language", .reader = asLanguage},
    PolicyRow{.id = PolicyId::DealerName, .name = u"DealerName", .reader = asWords, .standIn = u"dealer-1"},
    PolicyRow{.id = PolicyId::DealerTelephone, .name = u"DealerTelephone", .reader = asWords, .standIn = u"0-0"},
    PolicyRow{.id = PolicyId::DealerHours, .name = u"DealerHours", .reader = asWords, .standIn = u"hours-1"},
};

template <> struct EnumNames<PolicyId> {
    static constexpr auto table = [] {
        EnumTable<PolicyId, policyRows.size()> names{};
        for (std::size_t i = 0; i < names.size(); ++i)
            names[i] = {policyRows[i].id, policyRows[i].name};
        return names;
    }();
};
static_assert(namesEvery<PolicyId>());

constexpr const PolicyRow &rowOf(PolicyId id)
{
    return policyRows[static_cast<std::size_t>(id)];
}

/// One value of the key as Windows has it; neither a number nor a text = another type.
struct PolicyValue {
    QString name = {};
    std::variant<std::monostate, std::uint32_t, QString> value = {};
};

/// Why a value does not count. It is never used in part.
enum class PolicyProblem {
    None,
    WrongType,  ///< a text where a number belongs, or the other way round
    OutOfRange, ///< the right type, and nothing that this policy can mean
    Unknown,    ///< this version has no policy of that name
    NotRead,    ///< the key could not be read
};
template <> struct EnumNames<PolicyProblem> {
    static constexpr EnumTable<PolicyProblem, 5> table{{{PolicyProblem::None, u"none"},
                                                        {PolicyProblem::WrongType, u"wrong-type"},
                                                        {PolicyProblem::OutOfRange, u"out-of-range"},
                                                        {PolicyProblem::Unknown, u"unknown"},
                                                        {PolicyProblem::NotRead, u"not-read"}}};
};
static_assert(namesEvery<PolicyProblem>());

/// One value that is set, fit to be shown.
struct PolicyReading {
    std::optional<PolicyId> id = std::nullopt;
    QString name = {};  ///< of the registry value
    QString value = {}; ///< what it comes to; with a problem, as it was read
    PolicyProblem problem = PolicyProblem::None;

    bool counts() const { return problem == PolicyProblem::None; }
    /// `GraceDays = 60`
    QString text() const;
    bool operator==(const PolicyReading &) const = default;
};

/// Whom to ask, as far as an organisation says so.
struct Dealer {
    QString name = {};
    QString telephone = {};
    QString hours = {};

    bool isKnown() const { return !name.isEmpty() || !telephone.isEmpty(); }
    bool operator==(const Dealer &) const = default;
};

/// The policies of one PC.
struct Policies {
    QList<PolicyReading> readings = {}; ///< in the order of the table, unknown ones last

    std::optional<int> graceDays() const;
    std::optional<bool> coverWithoutMak() const;
    std::optional<QDate> endedProgrammeUntil() const;
    QStringList furtherEditions() const;
    bool forbidsStoredKeys() const;
    std::optional<QString> catalogMirror() const;
    std::optional<QString> language() const;
    Dealer dealer() const;

    /// nullptr = it is not set, or does not count.
    const PolicyReading *find(PolicyId id) const;
    /// Those that a verdict follows from.
    QList<PolicyId> judging() const;
    QList<PolicyReading> ignored() const;
    Policies without(const QList<PolicyId> &ids) const;

    bool operator==(const Policies &) const = default;
};

/// What the values of the key come to.
Policies policiesOf(const QList<PolicyValue> &values);
/// The key is there, and could not be read.
Policies unreadPolicies(const Error &error);

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/model/policies.h"

#include "core/model/catalog_address.h"
#include "core/model/outside_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

/// What is shown of a value, however long it is.
constexpr qsizetype longestShown = 200;

QString shown(const QString &text)
{
    return harmless(text).left(longestShown);
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

void take(PolicyReading &reading, const PolicyRow &row, std::uint32_t number)
{
    reading.value = QString::number(number);
    if (!row.isNumber())
        reading.problem = PolicyProblem::WrongType;
    else if (number < row.least || number > row.most)
        reading.problem = PolicyProblem::OutOfRange;
}

void take(PolicyReading &reading, const PolicyRow &row, const QString &text)
{
    reading.value = shown(text);
    if (row.isNumber()) {
        reading.problem = PolicyProblem::WrongType;
        return;
    }
    const QString taken = row.reader(text);
    // What would have to be masked names nothing of an organisation's.
    if (taken.isEmpty() || harmless(taken) != taken)
        reading.problem = PolicyProblem::OutOfRange;
    else
        reading.value = taken;
}

void take(PolicyReading &reading, const PolicyRow &, std::monostate)
{
    reading.problem = PolicyProblem::WrongType;
}

bool isCalled(const PolicyRow &row, const QString &name)
{
    const std::u16string_view own = row.name;
    return name.compare(QStringView(own.data(), static_cast<qsizetype>(own.size())), Qt::CaseInsensitive) == 0;
}

} // namespace

QString asDate(const QString &text)
{
    const QString day = text.trimmed();
    return matches(day, QStringLiteral("[0-9]{4}-[0-9]{2}-[0-9]{2}")) && QDate::fromString(day, Qt::ISODate).isValid()
               ? day
               : QString();
}

QString asEditions(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("[,;]"));
    QStringList editions;
    const QStringList words = text.split(between);
    for (const QString &word : words) {
        if (!matches(word.trimmed(), QStringLiteral("[A-Za-z][A-Za-z0-9]{1,63}")))
            return {};
        editions.append(word.trimmed());
    }
    return editions.join(QStringLiteral(", "));
}

QString asMirror(const QString &text)
{
    const auto url = catalogAddress(text.trimmed());
    return url ? url->toString() : QString();
}

QString asLanguage(const QString &text)
{
    const QString code = text.trimmed().toLower();
    return code == QLatin1String("ja") || code == QLatin1String("en") ? code : QString();
}

QString asWords(const QString &text)
{
    constexpr qsizetype longest = 100;
    const QString words = text.trimmed();
    return words.size() > longest ? QString() : words;
}

QString PolicyReading::text() const
{
    return value.isEmpty() ? name : name + QStringLiteral(" = ") + value;
}

const PolicyReading *Policies::find(PolicyId id) const
{
    const auto found = std::ranges::find_if(
        readings, [id](const PolicyReading &reading) { return reading.id == id && reading.counts(); });
    return found == readings.end() ? nullptr : &*found;
}

std::optional<int> Policies::graceDays() const
{
    const PolicyReading *reading = find(PolicyId::GraceDays);
    return reading ? std::optional(reading->value.toInt()) : std::nullopt;
}

std::optional<bool> Policies::coverWithoutMak() const
{
    const PolicyReading *reading = find(PolicyId::CoverWithoutMak);
    return reading ? std::optional(reading->value == QLatin1String("1")) : std::nullopt;
}

std::optional<QDate> Policies::endedProgrammeUntil() const
{
    const PolicyReading *reading = find(PolicyId::EndedProgrammeUntil);
    return reading ? std::optional(QDate::fromString(reading->value, Qt::ISODate)) : std::nullopt;
}

QStringList Policies::furtherEditions() const
{
    const PolicyReading *reading = find(PolicyId::FurtherEditions);
    return reading ? reading->value.split(QStringLiteral(", ")) : QStringList();
}

bool Policies::forbidsStoredKeys() const
{
    const PolicyReading *reading = find(PolicyId::ForbidStoredKeys);
    return reading && reading->value == QLatin1String("1");
}

std::optional<QString> Policies::catalogMirror() const
{
    const PolicyReading *reading = find(PolicyId::CatalogMirror);
    return reading ? std::optional(reading->value) : std::nullopt;
}

std::optional<QString> Policies::language() const
{
    const PolicyReading *reading = find(PolicyId::Language);
    return reading ? std::optional(reading->value) : std::nullopt;
}

Dealer Policies::dealer() const
{
    const auto words = [this](PolicyId id) {
        const PolicyReading *reading = find(id);
        return reading ? reading->value : QString();
    };
    return {.name = words(PolicyId::DealerName),
            .telephone = words(PolicyId::DealerTelephone),
            .hours = words(PolicyId::DealerHours)};
}

QList<PolicyId> Policies::judging() const
{
    QList<PolicyId> ids;
    for (const PolicyReading &reading : readings) {
        if (reading.id && reading.counts() && rowOf(*reading.id).judges)
            ids.append(*reading.id);
    }
    return ids;
}

QList<PolicyReading> Policies::ignored() const
{
    QList<PolicyReading> found;
    std::ranges::copy_if(readings, std::back_inserter(found),
                         [](const PolicyReading &reading) { return !reading.counts(); });
    return found;
}

Policies Policies::without(const QList<PolicyId> &ids) const
{
    Policies others;
    std::ranges::copy_if(readings, std::back_inserter(others.readings),
                         [&ids](const PolicyReading &reading) { return !reading.id || !ids.contains(*reading.id); });
    return others;
}

Policies policiesOf(const QList<PolicyValue> &values)
{
    Policies policies;
    for (const PolicyRow &row : policyRows) {
        const auto value =
            std::ranges::find_if(values, [&row](const PolicyValue &each) { return isCalled(row, each.name); });
        if (value == values.end())
            continue;
        PolicyReading reading{.id = row.id, .name = nameOf(row.id)};
        std::visit([&](const auto &set) { take(reading, row, set); }, value->value);
        policies.readings.append(reading);
    }
    for (const PolicyValue &value : values) {
        const bool isKnown =
            std::ranges::any_of(policyRows, [&value](const PolicyRow &row) { return isCalled(row, value.name); });
        if (!isKnown && !value.name.isEmpty())
            policies.readings.append({.name = shown(value.name), .problem = PolicyProblem::Unknown});
    }
    return policies;
}

Policies unreadPolicies(const Error &error)
{
    return {.readings = {{.name = QStringLiteral("*"),
                          .value = error.code ? hresultText(*error.code) : nameOf(error.fault),
                          .problem = PolicyProblem::NotRead}}};
}

} // namespace esu

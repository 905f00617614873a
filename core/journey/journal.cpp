// SPDX-License-Identifier: MIT
#include "core/journey/journal.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"

#include <QJsonArray>

#include <algorithm>

namespace esu {

namespace {

const QString repairSection = QStringLiteral("repair");
const QString repairKb = QStringLiteral("kb");
const QString repairState = QStringLiteral("state");
const QString repairAt = QStringLiteral("at");
const QString repairRestarts = QStringLiteral("restarts");
const QString repairBoot = QStringLiteral("boot");
const QString restartSection = QStringLiteral("restart");
const QString updatesMember = QStringLiteral("updates"); ///< they wait for it
const QString agreedSection = QStringLiteral("agreed-repair");
const QString signsSection = QStringLiteral("restart-signs");
const QString refusedSection = QStringLiteral("refused-key");
const QString refusedRow = QStringLiteral("activation_id");
const QString refusedLastFive = QStringLiteral("last_five");
const QString baseSection = QStringLiteral("windows-key");
const QString agreedItems = QStringLiteral("items");
const QString agreedDownloads = QStringLiteral("downloads");
const QString agreedFolder = QStringLiteral("folder");

std::unexpected<Error> failure(Fault fault, const QString &condition, const QString &detail)
{
    return std::unexpected(
        Error{.fault = fault, .operation = operation::journal, .condition = condition, .detail = detail});
}

QString outcomeName(JournalEntry::Outcome outcome)
{
    switch (outcome) {
    case JournalEntry::Outcome::Started:
        return QStringLiteral("started");
    case JournalEntry::Outcome::Done:
        return QStringLiteral("done");
    case JournalEntry::Outcome::Refused:
        return QStringLiteral("refused");
    case JournalEntry::Outcome::Ambiguous:
        return QStringLiteral("ambiguous");
    }
    return {};
}

bool isDefinite(const JournalEntry &entry)
{
    return entry.outcome == JournalEntry::Outcome::Done || entry.outcome == JournalEntry::Outcome::Refused;
}

/// The oldest that nothing counts any more go: those that a definite answer came to, or came after.
QList<JournalEntry> withoutOldest(QList<JournalEntry> entries)
{
    constexpr qsizetype most = 100;
    for (qsizetype i = 0; i < entries.size() && entries.size() > most;) {
        const auto settles = [&entry = entries.at(i)](const JournalEntry &later) {
            return later.activationId == entry.activationId && later.lastFive == entry.lastFive && isDefinite(later);
        };
        if (std::any_of(entries.cbegin() + i, entries.cend(), settles))
            entries.removeAt(i);
        else
            ++i;
    }
    return entries;
}

std::optional<JournalEntry::Outcome> outcomeFrom(const QString &name)
{
    using Outcome = JournalEntry::Outcome;
    for (const Outcome outcome : {Outcome::Started, Outcome::Done, Outcome::Refused, Outcome::Ambiguous}) {
        if (outcomeName(outcome) == name)
            return outcome;
    }
    return std::nullopt;
}

QJsonObject toJson(const JournalEntry &entry)
{
    return {{QStringLiteral("at"), entry.at.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("activation_id"), entry.activationId.text()},
            {QStringLiteral("last_five"), entry.lastFive},
            {QStringLiteral("attempt"), entry.attempt},
            {QStringLiteral("outcome"), outcomeName(entry.outcome)},
            {QStringLiteral("code"), entry.code ? QJsonValue(hresultText(*entry.code)) : QJsonValue()}};
}

std::optional<JournalEntry> fromJson(const QJsonObject &object)
{
    const auto id = ActivationId::fromGuid(object.value(QLatin1String("activation_id")).toString());
    const auto outcome = outcomeFrom(object.value(QLatin1String("outcome")).toString());
    const QDateTime at = QDateTime::fromString(object.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
    const QString lastFive = object.value(QLatin1String("last_five")).toString();
    const int attempt = object.value(QLatin1String("attempt")).toInt();
    if (!id || !outcome || !at.isValid() || lastFive.isEmpty() || attempt < 1)
        return std::nullopt;
    JournalEntry entry{.at = at, .activationId = *id, .lastFive = lastFive, .attempt = attempt, .outcome = *outcome};
    bool isNumber = false;
    const auto code = object.value(QLatin1String("code")).toString().toUInt(&isNumber, 16);
    if (isNumber)
        entry.code = code;
    return entry;
}

QJsonObject toJson(const RepairNote &note)
{
    QJsonObject object;
    if (note.attempt) {
        object.insert(repairKb, note.attempt->kb);
        object.insert(repairState, nameOf(note.attempt->state));
        object.insert(repairAt, note.attempt->at.toUTC().toString(Qt::ISODate));
    }
    if (note.restarts > 0) {
        object.insert(repairRestarts, note.restarts);
        object.insert(repairBoot, note.boot ? QJsonValue(note.boot->toString(Qt::ISODate)) : QJsonValue());
    }
    return object;
}

/// What makes no sense is as good as not noted: the PC is read anew before anything is done.
RepairNote repairNoteFrom(const QJsonObject &object)
{
    RepairNote note{.restarts = object.value(repairRestarts).toInt()};
    if (const auto state = valueOf<RepairNote::State>(object.value(repairState).toString()))
        note.attempt = RepairNote::Attempt{.kb = object.value(repairKb).toString(),
                                           .state = *state,
                                           .at = QDateTime::fromString(object.value(repairAt).toString(), Qt::ISODate)};
    const QDateTime boot = QDateTime::fromString(object.value(repairBoot).toString(), Qt::ISODate);
    if (boot.isValid())
        note.boot = boot;
    return note;
}

} // namespace

Result<RepairHistory> Journal::repairs() const
{
    const auto section = m_store.load(repairSection);
    if (!section)
        return std::unexpected(section.error());
    RepairHistory history;
    for (auto item = section->begin(); item != section->end(); ++item)
        history.insert(item.key(), repairNoteFrom(item.value().toObject()));
    return history;
}

Result<void> Journal::keepRepairs(const RepairHistory &history)
{
    QJsonObject section;
    for (auto item = history.begin(); item != history.end(); ++item)
        section.insert(item.key(), toJson(item.value()));
    return m_store.save(repairSection, section);
}

Result<QList<JournalEntry>> Journal::entries() const
{
    const auto section = m_store.load(QStringLiteral("journal"));
    if (!section)
        return std::unexpected(section.error());
    const auto damaged = [this](const QString &where) {
        return failure(Fault::BadData, condition::journalDamaged,
                       QStringLiteral("%1: journal.activations%2").arg(m_store.place(), where));
    };
    QList<JournalEntry> entries;
    const QJsonValue list = section->value(QLatin1String("activations"));
    if (!list.isUndefined() && !list.isArray())
        return damaged(QStringLiteral(": not a list"));
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const auto entry = fromJson(array.at(i).toObject());
        if (!entry)
            return damaged(QStringLiteral("[%1]").arg(i));
        entries.append(*entry);
    }
    return entries;
}

Result<QList<OpenAttempts>> Journal::openAttempts() const
{
    const auto all = entries();
    if (!all)
        return std::unexpected(all.error());
    QList<OpenAttempts> open;
    for (const JournalEntry &entry : *all) {
        const auto same = [&entry](const OpenAttempts &one) {
            return one.id == entry.activationId && one.lastFive == entry.lastFive;
        };
        auto known = std::ranges::find_if(open, same);
        if (isDefinite(entry)) {
            open.removeIf(same);
            continue;
        }
        if (known == open.end()) {
            open.append({.id = entry.activationId, .lastFive = entry.lastFive});
            known = std::prev(open.end());
        }
        ++known->count;
    }
    return open;
}

Result<int> Journal::ambiguousAttempts(const ActivationId &id, const QString &lastFive) const
{
    const auto open = openAttempts();
    if (!open)
        return std::unexpected(open.error());
    const auto found =
        std::ranges::find_if(*open, [&](const OpenAttempts &one) { return one.id == id && one.lastFive == lastFive; });
    return found == open->end() ? 0 : found->count;
}

Result<void> Journal::begin(const JournalEntry &entry)
{
    auto all = entries();
    if (!all)
        return std::unexpected(all.error());
    all->append(entry);
    return save(withoutOldest(*std::move(all)));
}

Result<void> Journal::end(const ActivationId &id, const QString &lastFive, JournalEntry::Outcome outcome,
                          std::optional<std::uint32_t> code)
{
    auto all = entries();
    if (!all)
        return std::unexpected(all.error());
    const auto entry = std::find_if(all->rbegin(), all->rend(), [&](const JournalEntry &candidate) {
        return candidate.activationId == id && candidate.lastFive == lastFive;
    });
    if (entry == all->rend())
        return {};
    entry->outcome = outcome;
    entry->code = code;
    return save(*all);
}

Result<bool> Journal::updatesWaitForRestart() const
{
    const auto section = m_store.load(restartSection);
    if (!section)
        return std::unexpected(section.error());
    return section->value(updatesMember).toBool();
}

Result<void> Journal::keepUpdatesWaitForRestart(bool wait)
{
    return m_store.save(restartSection, {{updatesMember, wait}});
}

bool Journal::isRefusedKey(const ActivationId &id, const QString &lastFive) const
{
    const auto section = m_store.load(refusedSection);
    return section && !section->isEmpty() && section->value(refusedRow).toString() == id.text() &&
           section->value(refusedLastFive).toString() == lastFive;
}

Result<void> Journal::keepRefusedKey(const ActivationId &id, const QString &lastFive)
{
    return m_store.save(refusedSection, {{refusedRow, id.text()}, {refusedLastFive, lastFive}});
}

Result<void> Journal::forgetRefusedKey()
{
    const auto section = m_store.load(refusedSection);
    return section && section->isEmpty() ? Result<void>() : m_store.save(refusedSection, {});
}

std::optional<QString> Journal::baseKey() const
{
    const auto section = m_store.load(baseSection);
    const QString lastFive = section ? section->value(refusedLastFive).toString() : QString();
    return lastFive.isEmpty() ? std::nullopt : std::optional(lastFive);
}

Result<void> Journal::keepBaseKey(const QString &lastFive)
{
    return m_store.save(baseSection, {{refusedLastFive, lastFive}});
}

Result<void> Journal::forgetBaseKey()
{
    return m_store.save(baseSection, {});
}

Result<SeenSigns> Journal::restartSigns() const
{
    const auto section = m_store.load(signsSection);
    if (!section)
        return std::unexpected(section.error());
    SeenSigns seen;
    for (auto item = section->begin(); item != section->end(); ++item) {
        const QJsonObject sign = item.value().toObject();
        const QDateTime boot = QDateTime::fromString(sign.value(repairBoot).toString(), Qt::ISODate);
        seen.insert(item.key(), {.restarts = sign.value(repairRestarts).toInt(),
                                 .boot = boot.isValid() ? std::optional(boot) : std::nullopt});
    }
    return seen;
}

Result<void> Journal::keepRestartSigns(const SeenSigns &seen)
{
    QJsonObject section;
    for (auto item = seen.begin(); item != seen.end(); ++item) {
        section.insert(item.key(), QJsonObject{{repairRestarts, item->restarts},
                                               {repairBoot, item->boot ? QJsonValue(item->boot->toString(Qt::ISODate))
                                                                       : QJsonValue()}});
    }
    return m_store.save(signsSection, section);
}

Result<AgreedRepairs> Journal::agreedRepairs() const
{
    const auto section = m_store.load(agreedSection);
    if (!section)
        return std::unexpected(section.error());
    AgreedRepairs agreed{.folder = section->value(agreedFolder).toString()};
    for (const auto &item : section->value(agreedItems).toArray())
        agreed.items.append(item.toString());
    for (const auto &item : section->value(agreedDownloads).toArray())
        agreed.downloads.append(item.toString());
    return agreed;
}

Result<void> Journal::keepAgreedRepairs(const AgreedRepairs &agreed)
{
    QJsonObject section{{agreedItems, QJsonArray::fromStringList(agreed.items)},
                        {agreedDownloads, QJsonArray::fromStringList(agreed.downloads)}};
    if (!agreed.folder.isEmpty())
        section.insert(agreedFolder, agreed.folder);
    return m_store.save(agreedSection, section);
}

Result<std::optional<StillOpen>> Journal::stillOpen() const
{
    const auto open = openAttempts();
    const auto history = repairs();
    const auto updates = updatesWaitForRestart();
    const auto agreed = agreedRepairs();
    for (const auto *error : {open ? nullptr : &open.error(), history ? nullptr : &history.error(),
                              updates ? nullptr : &updates.error(), agreed ? nullptr : &agreed.error()}) {
        if (error)
            return std::unexpected(*error);
    }
    if (!open->isEmpty())
        return StillOpen::Attempt;
    const bool isHalfInstalled = std::ranges::any_of(*history, [](const RepairNote &note) {
        return note.attempt && note.attempt->state == RepairNote::State::Started;
    });
    if (isHalfInstalled)
        return StillOpen::Attempt;
    const auto refused = m_store.load(refusedSection);
    if ((refused && !refused->isEmpty()) || baseKey())
        return StillOpen::Key;
    const bool wasRestartAsked =
        std::ranges::any_of(*history, [](const RepairNote &note) { return note.restarts > 0; });
    if (wasRestartAsked || *updates || !agreed->items.isEmpty())
        return StillOpen::Restart;
    return std::nullopt;
}

Result<void> Journal::save(const QList<JournalEntry> &entries)
{
    QJsonArray array;
    for (const JournalEntry &entry : entries)
        array.append(toJson(entry));
    return m_store.save(QStringLiteral("journal"), {{QStringLiteral("activations"), array}});
}

} // namespace esu

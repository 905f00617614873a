// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/state_store.h"
#include "core/model/activation_id.h"
#include "core/rules/repair_plan.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace esu {

/// One attempt to spend an activation. Written before the act.
struct JournalEntry {
    enum class Outcome { Started, Done, Refused, Ambiguous };
    QDateTime at = {};
    ActivationId activationId;
    QString lastFive = {};
    int attempt = 1;
    Outcome outcome = Outcome::Started;
    std::optional<std::uint32_t> code = std::nullopt;

    bool operator==(const JournalEntry &) const = default;
};

/// The write-ahead record of activations on one PC. It says what was attempted; only the live row says what is.
class Journal {
public:
    explicit Journal(StateStore &store) : m_store(store) {}

    /// Keeps other processes from attempting anything on this PC until the store is destroyed.
    Result<void> claim() { return m_store.claim(); }
    /// How many attempts for this row and key ended ambiguously (or never ended) since the last definite answer.
    Result<int> ambiguousAttempts(const ActivationId &id, const QString &lastFive) const;
    /// Records the attempt before Activate is called; its failure must stop the journey.
    Result<void> begin(const JournalEntry &entry);
    /// Completes the last attempt for this row and key; without one nothing happens.
    Result<void> end(const ActivationId &id, const QString &lastFive, JournalEntry::Outcome outcome,
                     std::optional<std::uint32_t> code);
    Result<QList<JournalEntry>> entries() const;

    /// What a repair keeps between restarts, by check item: what was attempted and how often a restart was asked for.
    Result<QJsonObject> repairs() const { return m_store.load(QStringLiteral("repair")); }
    Result<void> keepRepairs(const QJsonObject &repairs) { return m_store.save(QStringLiteral("repair"), repairs); }

    /// How the last attempts to install updates ended (`update_attempts.h`).
    Result<QJsonObject> updates() const { return m_store.load(QStringLiteral("updates")); }
    Result<void> keepUpdates(const QJsonObject &updates) { return m_store.save(QStringLiteral("updates"), updates); }
    /// Updates were installed that become whole by a restart; nobody has looked at the PC since it.
    Result<bool> updatesWaitForRestart() const;
    Result<void> keepUpdatesWaitForRestart(bool wait);
    Result<AgreedRepairs> agreedRepairs() const;
    Result<void> keepAgreedRepairs(const AgreedRepairs &agreed);

private:
    Result<void> save(const QList<JournalEntry> &entries);
    StateStore &m_store;
};

} // namespace esu

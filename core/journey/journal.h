// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/base/state_store.h"
#include "core/model/activation_id.h"
#include "core/rules/attempt_rules.h"
#include "core/rules/repair_plan.h"
#include "core/rules/restart_signs.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
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

/// What a repair keeps between restarts about one check item: what was attempted, and how often a restart was asked
/// for.
struct RepairNote {
    enum class State { Started, Done, Failed };
    /// The last one to install a package.
    struct Attempt {
        QString kb = {};
        State state = State::Started;
        QDateTime at = {};

        bool operator==(const Attempt &) const = default;
    };
    std::optional<Attempt> attempt = std::nullopt;
    int restarts = 0;
    /// When Windows had started that a restart was last asked of; nullopt = not known, or never asked.
    std::optional<QDateTime> boot = std::nullopt;

    bool operator==(const RepairNote &) const = default;
};

template <> struct EnumNames<RepairNote::State> {
    static constexpr EnumTable<RepairNote::State, 3> table{{{RepairNote::State::Started, u"started"},
                                                            {RepairNote::State::Done, u"done"},
                                                            {RepairNote::State::Failed, u"failed"}}};
};
static_assert(namesEvery<RepairNote::State>());

/// By check item.
using RepairHistory = QMap<QString, RepairNote>;

/// Why what is noted of a PC is still needed.
enum class StillOpen {
    Attempt, ///< an activation whose end is not known
    Key,     ///< one that was refused and is still installed, or one of Windows' that another may have replaced
    Restart, ///< one was asked for, and nobody has looked at the PC since
};

template <> struct EnumNames<StillOpen> {
    static constexpr EnumTable<StillOpen, 3> table{
        {{StillOpen::Attempt, u"attempt"}, {StillOpen::Key, u"key"}, {StillOpen::Restart, u"restart"}}};
};
static_assert(namesEvery<StillOpen>());

/// The write-ahead record of activations on one PC. It says what was attempted; only the live row says what is.
class Journal {
public:
    explicit Journal(StateStore &store) : m_store(store) {}

    /// Keeps other processes from attempting anything on this PC until the store is destroyed.
    Result<void> claim() { return m_store.claim(); }
    /// How many attempts for this row and key ended ambiguously (or never ended) since the last definite answer.
    Result<int> ambiguousAttempts(const ActivationId &id, const QString &lastFive) const;
    /// The same of every row and key that has any.
    Result<QList<OpenAttempts>> openAttempts() const;
    /// Records the attempt before Activate is called; its failure must stop the journey. A hundred are kept, and those
    /// that were left open.
    Result<void> begin(const JournalEntry &entry);
    /// Completes the last attempt for this row and key; without one nothing happens.
    Result<void> end(const ActivationId &id, const QString &lastFive, JournalEntry::Outcome outcome,
                     std::optional<std::uint32_t> code);
    Result<QList<JournalEntry>> entries() const;

    Result<RepairHistory> repairs() const;
    Result<void> keepRepairs(const RepairHistory &history);

    /// How the last attempts to install updates ended (`update_attempts.h`).
    Result<QJsonObject> updates() const { return m_store.load(QStringLiteral("updates")); }
    Result<void> keepUpdates(const QJsonObject &updates) { return m_store.save(QStringLiteral("updates"), updates); }
    /// Updates were installed that become whole by a restart; nobody has looked at the PC since it.
    Result<bool> updatesWaitForRestart() const;
    Result<void> keepUpdatesWaitForRestart(bool wait);
    /// A key that was refused after its row had taken it, until it is taken back: nobody who gives no key means it.
    bool isRefusedKey(const ActivationId &id, const QString &lastFive) const;
    Result<void> keepRefusedKey(const ActivationId &id, const QString &lastFive);
    Result<void> forgetRefusedKey();
    /// Last five of the key that Windows itself has, noted before a key is installed and until it was seen again.
    std::optional<QString> baseKey() const;
    Result<void> keepBaseKey(const QString &lastFive);
    Result<void> forgetBaseKey();
    /// How long the signs of a restart have been there.
    Result<SeenSigns> restartSigns() const;
    Result<void> keepRestartSigns(const SeenSigns &seen);
    Result<AgreedRepairs> agreedRepairs() const;
    Result<void> keepAgreedRepairs(const AgreedRepairs &agreed);

    /// What a program that leaves this PC must not forget unasked; nullopt = nothing.
    Result<std::optional<StillOpen>> stillOpen() const;
    /// Everything that is noted, but for a practice PC itself.
    Result<void> forget() { return m_store.forgetAllBut(QStringLiteral("practice")); }

private:
    Result<void> save(const QList<JournalEntry> &entries);
    StateStore &m_store;
};

} // namespace esu

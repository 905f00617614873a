// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/activation_id.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>

class QLockFile;

namespace esu {

/// Keeps one JSON object per named section, durably or in memory. Thread-safe.
class StateStore {
public:
    virtual ~StateStore() = default;
    /// Takes the store for this process until it is destroyed; fails at once when another process has it.
    virtual Result<void> claim() = 0;
    virtual Result<QJsonObject> load(const QString &section) = 0;
    virtual Result<void> save(const QString &section, const QJsonObject &object) = 0;
    /// The file, to be named when its content makes no sense; empty in memory.
    virtual QString place() const { return {}; }
};

/// In memory only: practice PCs without `--state`, tests.
class MemoryStateStore final : public StateStore {
public:
    Result<void> claim() override { return {}; }
    Result<QJsonObject> load(const QString &section) override;
    Result<void> save(const QString &section, const QJsonObject &object) override;

private:
    std::mutex m_mutex;
    QJsonObject m_root;
};

/// One JSON file, written whole through QSaveFile; `claim` holds a lock file beside it (saving claims by itself). A
/// file that is not ours, damaged, or of a newer schema is never overwritten: every call fails with `BadData`, naming
/// the file and the place.
class FileStateStore final : public StateStore {
public:
    explicit FileStateStore(QString path);
    ~FileStateStore() override;
    Result<void> claim() override;
    Result<QJsonObject> load(const QString &section) override;
    Result<void> save(const QString &section, const QJsonObject &object) override;
    QString place() const override { return m_path; }

private:
    Result<QJsonObject> readAll() const;
    const QString m_path;
    std::recursive_mutex m_mutex;
    std::unique_ptr<QLockFile> m_lock;
};

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

/// What a person agreed to before a restart interrupted it.
struct AgreedRepairs {
    QStringList items = {};     ///< check items
    QStringList downloads = {}; ///< those of them whose packages are downloaded
    QString folder = {};        ///< where the packages of the others come from; empty = there are none

    bool operator==(const AgreedRepairs &) const = default;
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

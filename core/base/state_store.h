// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>

class QLockFile;

namespace esu {

/// Reads a file whole, if it may be believed; `NotFound` = there is none.
using FileReader = std::function<Result<QByteArray>(const QString &path)>;

/// Keeps one JSON object per named section, durably or in memory. Thread-safe.
class StateStore {
public:
    virtual ~StateStore() = default;
    /// Takes the store for this process until it is destroyed; fails at once when another process has it.
    virtual Result<void> claim() = 0;
    virtual Result<QJsonObject> load(const QString &section) = 0;
    virtual Result<void> save(const QString &section, const QJsonObject &object) = 0;
    /// Takes out every section but `kept`; a file that holds nothing then is removed.
    virtual Result<void> forgetAllBut(const QString &kept) = 0;
    /// The file, to be named when its content makes no sense; empty in memory.
    virtual QString place() const { return {}; }
};

/// In memory only: practice PCs without `--state`, tests.
class MemoryStateStore final : public StateStore {
public:
    Result<void> claim() override { return {}; }
    Result<QJsonObject> load(const QString &section) override;
    Result<void> save(const QString &section, const QJsonObject &object) override;
    Result<void> forgetAllBut(const QString &kept) override;

private:
    std::mutex m_mutex;
    QJsonObject m_root;
};

/// One JSON file, written whole (`saveWhole`); `claim` holds a lock file beside it (saving claims by itself). A
/// file that is not ours, damaged, or of a newer schema is never overwritten: every call fails with `BadData`, naming
/// the file and the place. `read`: how it is read where not every file may be believed.
class FileStateStore final : public StateStore {
public:
    explicit FileStateStore(QString path, FileReader read = {});
    ~FileStateStore() override;
    Result<void> claim() override;
    Result<QJsonObject> load(const QString &section) override;
    Result<void> save(const QString &section, const QJsonObject &object) override;
    Result<void> forgetAllBut(const QString &kept) override;
    QString place() const override { return m_path; }

private:
    Result<QJsonObject> readAll() const;
    Result<QByteArray> readBytes() const;
    Result<void> write(const QJsonObject &root);
    const QString m_path;
    const FileReader m_read;
    std::recursive_mutex m_mutex;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace esu

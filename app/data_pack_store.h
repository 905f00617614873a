// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"

namespace esu {

/// Where the data pack of a PC lies, and the one place that puts it there. Any thread.
class DataPackStore {
public:
    /// Believes nobody.
    DataPackStore() = default;
    /// `stateFile`: of a practice PC, whose pack lies beside it. One without keeps none, and is read with the data of
    /// this machine; so is the real PC.
    DataPackStore(QList<DataPackKey> keys, const QString &machine, QString stateFile);

    /// For reading; nothing is made.
    DataPackPlace place() const;
    /// A file that somebody offers, unread but for its size.
    static Result<QByteArray> readOffered(const QString &file);
    /// Whose pack that is, if it is one and newer than what is there now.
    Result<DataPack> check(const QByteArray &bytes) const;
    /// Checks it, writes it whole, and proves what was written. Needs administrator rights on the real PC, and that
    /// nobody else is at it. Does nothing for a practice PC that keeps no state.
    Result<void> install(const QByteArray &bytes) const;

private:
    DataPackTrust trust() const;
    QList<DataPackKey> m_keys = {};
    bool m_isPractice = false;
    QString m_stateFile = {};
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"

#include <QCoreApplication>
#include <QStringList>

namespace esu {

/// Which data the program works with: its date, where it comes from, what is wrong with it.
class DataText {
    Q_DECLARE_TR_FUNCTIONS(DataText)
public:
    /// "26 November 2026 (built into the program)".
    static QString dated(const DataSource &source);
    /// The date of the data, that of the table of updates where it is another, and whether this is old at that moment
    /// (invalid = not known): each a sentence.
    static QStringList dates(const Resources &resources, const QDateTime &now);
    /// Whether the table of updates is old, the pack that is installed, the files of an administrator.
    static QStringList remarks(const Resources &resources, const QDateTime &now);
    static QString pack(const InstalledDataPack &pack);

private:
    static QStringList old(const Resources &resources, const QDateTime &now);
};

} // namespace esu

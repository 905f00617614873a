// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QFile>

/// The files that the user named: the one place through which they are written.
namespace esu {

/// Opens a file to append to, and never by way of a link: what runs as administrator must not write where somebody else
/// leads it. A link, one of several names of a file, and on Windows a file of somebody else are refused; the error's
/// detail says why.
Result<void> openToAppend(QFile &file);

/// Gives the file at `path`, which `openToAppend` has opened (a QFile forgets its name then), the name `older`, and
/// opens a new one under its own. A file of that name gives way only if it is a log as well: a plain one of ours by the
/// rules above, whose first line begins with a time. After a failure the file is open as it was.
Result<void> moveAside(QFile &file, const QString &path, const QString &older);

/// `saveWhole` and `saveNew` for a file that the user named. On Windows a process with administrator rights proves the
/// way to it, too, as `openToAppend` does, and what it is to replace.
Result<void> saveNamed(const QString &path, const QByteArray &bytes, const QString &operation);
Result<void> saveNamedNew(const QString &path, const QByteArray &bytes, const QString &operation);

/// Removes a file that such a process may have written, or its folder once it is empty, and never by way of a link;
/// what is not there, or not ours, stays.
void removeNamed(const QString &path);

} // namespace esu

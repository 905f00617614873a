// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QByteArray>

#include <functional>

class QFileDevice;

namespace esu {

/// Writes `path` whole or not at all: what lay there before stays until the new bytes are complete, all of them taken
/// by the system. The one place that replaces a file. `AccessDenied` = it may not be written there, `NotFound` = there
/// is no such folder, `Refused` = a link, which is never followed, or a folder, `Backend` = anything else, with
/// the condition of a full disk; the detail is the system's sentence. Any thread.
Result<void> saveWhole(const QString &path, const QByteArray &bytes, const QString &operation);

/// What writes like that where the caller may not know how.
using SaveFile = std::function<Result<void>(const QString &path, const QByteArray &bytes, const QString &operation)>;

/// The same into a file that is not there yet; what is, a link that leads nowhere too, is `Refused`. What could not be
/// written whole is taken away again.
Result<void> saveNew(const QString &path, const QByteArray &bytes, const QString &operation);

/// Writes to a file that is open without a buffer. What a first call could not write in full tells its reason only when
/// the rest is tried again.
bool writeWhole(QFileDevice &file, const QByteArray &bytes);

/// A write to this file failed for want of room: the system says so, or has less than `wanted` bytes left.
bool isDiskFull(const QFileDevice &file, qint64 wanted);

/// The disk that `path` is on, or would be, has less than `wanted` bytes left for this account.
bool isWithoutRoom(const QString &path, qint64 wanted);

} // namespace esu

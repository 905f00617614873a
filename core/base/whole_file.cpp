// SPDX-License-Identifier: MIT
#include "core/base/whole_file.h"

#include "core/base/conditions.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

namespace esu {

namespace {

/// Why `path` could not be opened to be written.
Fault faultOfOpening(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return info.isFile() && !info.isSymLink() ? Fault::AccessDenied : Fault::Refused;
    return info.dir().exists() ? Fault::AccessDenied : Fault::NotFound;
}

Error failure(const QFileDevice &file, const QByteArray &bytes, Fault fault, const QString &operation)
{
    const bool isFull = fault == Fault::Backend && isDiskFull(file, bytes.size());
    return {.fault = fault,
            .operation = operation,
            .condition = isFull ? condition::diskFull : QString(),
            .detail = file.errorString()};
}

} // namespace

bool writeWhole(QFileDevice &file, const QByteArray &bytes)
{
    qint64 written = 0;
    while (written < bytes.size()) {
        const qint64 more = file.write(bytes.constData() + written, bytes.size() - written);
        if (more <= 0)
            return false;
        written += more;
    }
    return file.flush();
}

bool isDiskFull(const QFileDevice &file, qint64 wanted)
{
    return file.error() == QFileDevice::ResourceError || isWithoutRoom(file.fileName(), wanted);
}

bool isWithoutRoom(const QString &path, qint64 wanted)
{
    if (path.isEmpty())
        return false;
    QString folder = QFileInfo(path).absolutePath();
    while (!QFileInfo::exists(folder) && !QDir(folder).isRoot())
        folder = QFileInfo(folder).absolutePath();
    const QStorageInfo disk(folder);
    // What never has room (the system's own folders, a disc) is not full.
    return disk.bytesTotal() > 0 && !disk.isReadOnly() && disk.bytesAvailable() < wanted;
}

Result<void> saveWhole(const QString &path, const QByteArray &bytes, const QString &operation)
{
    // QSaveFile would write through it, to where it leads.
    if (QFileInfo(path).isSymLink())
        return std::unexpected(
            Error{.fault = Fault::Refused, .operation = operation, .detail = path + QStringLiteral(" is a link")});
    QSaveFile file(path);
    const auto failed = [&](Fault fault) { return std::unexpected(failure(file, bytes, fault, operation)); };
    // Unbuffered, and all of it before the commit: QSaveFile::commit ignores that what is left in a buffer could not be
    // written, and puts the cut file in the place of the good one.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failed(faultOfOpening(path));
    if (!writeWhole(file, bytes) || !file.commit())
        return failed(file.error() == QFileDevice::PermissionsError ? Fault::AccessDenied : Fault::Backend);
    return {};
}

Result<void> saveNew(const QString &path, const QByteArray &bytes, const QString &operation)
{
    QFile file(path);
    const auto failed = [&](Fault fault) { return std::unexpected(failure(file, bytes, fault, operation)); };
    // Windows and Linux make it or say that it is there in one step, and follow no link.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return failed(QFileInfo::exists(path) ? Fault::Refused : faultOfOpening(path));
    if (writeWhole(file, bytes))
        return {};
    const auto problem = failed(Fault::Backend);
    file.remove();
    return problem;
}

} // namespace esu

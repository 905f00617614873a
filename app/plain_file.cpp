// SPDX-License-Identifier: MIT
#include "app/plain_file.h"

#include "core/base/operations.h"
#include "core/base/whole_file.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_WIN
#include "core/windows/plain_file.h"
#include "core/windows/start_up.h"

#include <fcntl.h>
#include <io.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace esu {

namespace {

std::unexpected<Error> refused(const QString &why, Fault fault = Fault::Refused)
{
    return std::unexpected(Error{.fault = fault, .operation = operation::arguments, .detail = why});
}

Result<int> openPlain(const QString &path)
{
#ifdef Q_OS_WIN
    auto opened = openPlainToAppend(QDir::toNativeSeparators(path), accountsOfThisProcess(), operation::arguments);
    if (!opened)
        return std::unexpected(opened.error());
    return _open_osfhandle(reinterpret_cast<std::intptr_t>(opened->release()), _O_APPEND | _O_WRONLY);
#else
    const int file =
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
               0666); // without O_NONBLOCK a pipe waits for its reader for ever
    if (file < 0)
        return refused(errno == ELOOP ? QStringLiteral("is a link") : qt_error_string(errno),
                       errno == EACCES || errno == EPERM || errno == EROFS ? Fault::AccessDenied : Fault::Refused);
    struct stat facts = {};
    if (::fstat(file, &facts) == 0 && (!S_ISREG(facts.st_mode) || facts.st_nlink == 1)) {
        ::fcntl(file, F_SETFL, O_APPEND);
        return file;
    }
    ::close(file);
    return refused(QStringLiteral("is one of several names of a file"));
#endif
}

/// What every line of our logs begins with.
bool beginsWithTime(QFile &file)
{
    const QString start = QString::fromLatin1(file.read(25));
    return QDateTime::fromString(start.left(24), Qt::ISODateWithMs).isValid() && start.endsWith(QLatin1Char(' '));
}

/// Nothing is there, or a log of ours.
Result<void> mayBeReplaced(const QString &path)
{
#ifdef Q_OS_WIN
    if (const auto plain = provePlain(QDir::toNativeSeparators(path), accountsOfThisProcess(), operation::arguments);
        !plain || plain == PlainState::Missing)
        return plain ? Result<void>() : std::unexpected(plain.error());
#else
    struct stat facts = {};
    if (::lstat(QFile::encodeName(path).constData(), &facts) != 0)
        return errno == ENOENT ? Result<void>() : refused(qt_error_string(errno));
    if (!S_ISREG(facts.st_mode) || facts.st_nlink != 1 || facts.st_uid != ::geteuid())
        return refused(path + QStringLiteral(" is no plain file of this account"));
#endif
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !beginsWithTime(file))
        return refused(path + QStringLiteral(" is no log of this program"));
    return {};
}

/// The file that is open, whatever its name leads to meanwhile.
bool isAt([[maybe_unused]] const QFile &file, [[maybe_unused]] const QString &path)
{
#ifdef Q_OS_WIN
    return true;
#else
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file.handle(), &opened) == 0 && ::lstat(QFile::encodeName(path).constData(), &named) == 0 &&
           S_ISREG(opened.st_mode) && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
#endif
}

Result<void> rename(const QString &path, const QString &older)
{
#ifdef Q_OS_WIN
    return renamePlain(QDir::toNativeSeparators(path), QDir::toNativeSeparators(older), accountsOfThisProcess(),
                       operation::arguments);
#else
    if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(older).constData()) != 0)
        return refused(qt_error_string(errno));
    return {};
#endif
}

} // namespace

Result<void> openToAppend(QFile &file)
{
    const auto opened = openPlain(file.fileName());
    if (!opened)
        return std::unexpected(opened.error());
    if (!file.open(*opened, QIODevice::Append | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return refused(file.errorString());
    return {};
}

Result<void> moveAside(QFile &file, const QString &path, const QString &older)
{
    if (const auto may = mayBeReplaced(older); !may)
        return may;
    if (!isAt(file, path))
        return refused(path + QStringLiteral(" was replaced"));
    file.close();
    const auto renamed = rename(path, older);
    file.setFileName(path);
    const auto opened = openToAppend(file);
    return renamed ? opened : renamed;
}

Result<void> saveNamed(const QString &path, const QByteArray &bytes, const QString &operation)
{
#ifdef Q_OS_WIN
    if (isElevated().value_or(true))
        return savePlain(QDir::toNativeSeparators(path), bytes, Existing::Replaced, accountsOfThisProcess(), operation);
#endif
    return saveWhole(path, bytes, operation);
}

Result<void> saveNamedNew(const QString &path, const QByteArray &bytes, const QString &operation)
{
#ifdef Q_OS_WIN
    if (isElevated().value_or(true))
        return savePlain(QDir::toNativeSeparators(path), bytes, Existing::Refused, accountsOfThisProcess(), operation);
#endif
    return saveNew(path, bytes, operation);
}

void removeNamed(const QString &path)
{
#ifdef Q_OS_WIN
    static_cast<void>(removePlain(QDir::toNativeSeparators(path), accountsOfThisProcess(), operation::arguments));
#else
    const QFileInfo place(path);
    if (place.isSymLink() || place.canonicalFilePath() != QDir::cleanPath(place.absoluteFilePath()))
        return;
    if (place.isDir())
        QDir().rmdir(path);
    else
        QFile::remove(path);
#endif
}

} // namespace esu

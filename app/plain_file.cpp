// SPDX-License-Identifier: MIT
#include "app/plain_file.h"

#include "core/base/operations.h"

#ifdef Q_OS_WIN
#include "core/windows/own_file.h"

#include <QDir>

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
    auto opened = openPlainToAppend(QDir::toNativeSeparators(path), operation::arguments);
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

} // namespace

Result<void> openToAppend(QFile &file)
{
    const auto opened = openPlain(file.fileName());
    if (!opened)
        return std::unexpected(opened.error());
    if (!file.open(*opened, QIODevice::Append, QFileDevice::AutoCloseHandle))
        return refused(file.errorString());
    return {};
}

} // namespace esu

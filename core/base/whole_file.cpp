// SPDX-License-Identifier: MIT
#include "core/base/whole_file.h"

#include <QSaveFile>

namespace esu {

namespace {

/// What a first call could not write in full tells its reason only when the rest is tried again.
bool writeAll(QSaveFile &file, const QByteArray &bytes)
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

} // namespace

Result<void> saveWhole(const QString &path, const QByteArray &bytes, const QString &operation)
{
    QSaveFile file(path);
    const auto failed = [&](bool refused) {
        return std::unexpected(Error{.fault = refused ? Fault::AccessDenied : Fault::Backend,
                                     .operation = operation,
                                     .detail = file.errorString()});
    };
    // Unbuffered, and all of it before the commit: QSaveFile::commit ignores that what is left in a buffer could not be
    // written, and puts the cut file in the place of the good one.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return failed(true);
    if (!writeAll(file, bytes) || !file.commit())
        return failed(file.error() == QFileDevice::PermissionsError);
    return {};
}

} // namespace esu

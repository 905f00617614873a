// SPDX-License-Identifier: MIT
#include "core/base/whole_file.h"

#include <QSaveFile>

namespace esu {

Result<void> saveWhole(const QString &path, const QByteArray &bytes, const QString &operation)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    const bool refused = file.error() == QFileDevice::OpenError || file.error() == QFileDevice::PermissionsError;
    return std::unexpected(Error{
        .fault = refused ? Fault::AccessDenied : Fault::Backend, .operation = operation, .detail = file.errorString()});
}

} // namespace esu

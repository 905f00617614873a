// SPDX-License-Identifier: MIT
#include "app/wizard/unknown_job.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace esu {

namespace {

class UnknownJobText {
    Q_DECLARE_TR_FUNCTIONS(UnknownJobText)
public:
    static QString text(const QString &name)
    {
        return tr("\"%1\" is a job for ESU Wizard, and this version cannot carry out jobs. Nothing was changed on this "
                  "PC. Please get a newer version from whoever gave you the job, or start the program without it.")
            .arg(name);
    }
};

} // namespace

QString unknownJobText(const QString &file)
{
    return UnknownJobText::text(QFileInfo(QDir::fromNativeSeparators(file)).fileName());
}

} // namespace esu

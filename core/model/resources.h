// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/model/catalogue.h"
#include "core/model/endpoints.h"
#include "core/model/error_catalogue.h"
#include "core/model/product_key.h"

#include <QByteArray>
#include <QString>

namespace esu {

/// Everything read from `resources/*.json`; made once in `app/` and shared by const reference.
struct Resources {
    ProgrammeCatalogue programmes;
    PrerequisiteCatalogue prerequisites;
    ErrorCatalogue errors;
    KmsClientKeys kmsClientKeys;
    Endpoints endpoints;
};

/// Parsers of the data files: strict (unknown members, wrong types and missing members are errors). The error is
/// `BadData`, its `detail` reads "file:line: field: what is wrong".
Result<ProgrammeCatalogue> parseProgrammes(const QByteArray &json, const QString &fileName);
Result<PrerequisiteCatalogue> parsePrerequisites(const QByteArray &json, const QString &fileName);
Result<ErrorCatalogue> parseErrorCodes(const QByteArray &json, const QString &fileName);
Result<KmsClientKeys> parseKmsClientKeys(const QByteArray &json, const QString &fileName);
Result<Endpoints> parseEndpoints(const QByteArray &json, const QString &fileName);

/// Loads the files built into the program (`:/data/*.json`). A failure means a broken build.
Result<Resources> loadResources();

} // namespace esu

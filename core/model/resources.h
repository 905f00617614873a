// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/base/state_store.h"
#include "core/model/catalogue.h"
#include "core/model/data_pack.h"
#include "core/model/endpoints.h"
#include "core/model/error_catalogue.h"
#include "core/model/product_key.h"
#include "core/model/update_table.h"
#include "core/model/windows_versions.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

namespace esu {

/// A data file that stands where an administrator may put newer ones than those built in.
struct FoundDataFile {
    enum class State {
        Used,     ///< in place of the built-in one
        NotNewer, ///< the built-in one is as new
        Unusable, ///< not of the schema, or not an administrator's: the built-in one is used
    };
    QString fileName = {}; ///< "prerequisites.json"
    QDate dataDate = {};   ///< invalid when it cannot be read
    State state = State::NotNewer;
    QString detail = {}; ///< Unusable: why, "file:line: field: what is wrong"

    bool operator==(const FoundDataFile &) const = default;
};

template <> struct EnumNames<FoundDataFile::State> {
    static constexpr EnumTable<FoundDataFile::State, 3> table{{{FoundDataFile::State::Used, u"used"},
                                                               {FoundDataFile::State::NotNewer, u"not-newer"},
                                                               {FoundDataFile::State::Unusable, u"unusable"}}};
};
static_assert(namesEvery<FoundDataFile::State>());

/// Where the data of a file comes from. Who wins: folder over pack over built in, each only with a later `dataDate`.
enum class DataOrigin {
    BuiltIn,
    Pack,   ///< a data pack that was installed
    Folder, ///< a file of an administrator
};

template <> struct EnumNames<DataOrigin> {
    static constexpr EnumTable<DataOrigin, 3> table{
        {{DataOrigin::BuiltIn, u"built-in"}, {DataOrigin::Pack, u"pack"}, {DataOrigin::Folder, u"folder"}}};
};
static_assert(namesEvery<DataOrigin>());

/// A data file that is in use.
struct DataSource {
    QString fileName = {};
    QDate dataDate = {};
    DataOrigin origin = DataOrigin::BuiltIn;

    bool operator==(const DataSource &) const = default;
};

/// The data pack that was installed, proven anew when it was read.
struct InstalledDataPack {
    FoundDataFile::State state = FoundDataFile::State::Unusable; ///< Used: at least one of its files is newer
    QDate date = {};                                             ///< invalid where it is not proven
    QString signer = {};
    std::optional<Error> problem = std::nullopt; ///< Unusable: why

    bool operator==(const InstalledDataPack &) const = default;
};

/// Where it lies, how it is read if it may be believed, and whose it may be. An empty path = nowhere.
struct DataPackPlace {
    QString path = {};
    FileReader read = {};
    DataPackTrust trust = {};
};

/// Where those files stand, and how one is read if it is an administrator's. An empty path = nowhere.
struct DataFolder {
    QString path = {};
    FileReader read = {};
};

/// Everything read from `resources/*.json`; made once in `app/` and shared by const reference.
struct Resources {
    ProgrammeCatalogue programmes;
    PrerequisiteCatalogue prerequisites;
    ErrorCatalogue errors;
    KmsClientKeys kmsClientKeys;
    Endpoints endpoints;
    WindowsVersions windows = {};
    UpdateTables updates = {};
    QList<FoundDataFile> found = {}; ///< besides the built-in files
    QList<DataSource> sources = {};  ///< of each file, what is in use
    std::optional<InstalledDataPack> pack = std::nullopt;

    /// Of the file of that name.
    DataSource sourceOf(const QString &fileName) const;
};

/// The same for a program without pages and buttons.
Resources forConsole(Resources resources);

/// Parsers of the data files: strict (unknown members, wrong types and missing members are errors). The error is
/// `BadData`, its `detail` reads "file:line: field: what is wrong".
Result<ProgrammeCatalogue> parseProgrammes(const QByteArray &json, const QString &fileName);
Result<PrerequisiteCatalogue> parsePrerequisites(const QByteArray &json, const QString &fileName);
Result<ErrorCatalogue> parseErrorCodes(const QByteArray &json, const QString &fileName);
Result<KmsClientKeys> parseKmsClientKeys(const QByteArray &json, const QString &fileName);
Result<WindowsVersions> parseWindowsVersions(const QByteArray &json, const QString &fileName);
Result<Endpoints> parseEndpoints(const QByteArray &json, const QString &fileName);
Result<UpdateTables> parseUpdateTables(const QByteArray &json, const QString &fileName);

/// "dataDate" of a data file; invalid where it has none. Pure.
QDate dataDateOf(const QByteArray &json);

/// Loads the files built into the program (`:/data/*.json`), or a newer one of the pack or the folder. A failure means
/// a broken build; a pack or a file of the folder that cannot be used is told in `pack` and `found`.
Result<Resources> loadResources(const DataFolder &folder = {}, const DataPackPlace &packPlace = {});

/// A data file or a data pack, which may be no larger than a pack. `NotFound` = there is none; what is no plain file
/// is never waited for.
Result<QByteArray> readDataBytes(const QString &path);

} // namespace esu

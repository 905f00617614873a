// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace esu {

/// One update the Windows Update Agent offers. `title` is text from outside: shown as plain text, never as markup.
struct UpdateInfo {
    enum class State { Found, Downloaded, Installed, Failed, Skipped };
    /// Why nobody but a person chooses this update. `Superseded`: nor a person, another one offered replaces it.
    /// `OfferedAgain`, `FailedAgain`: it has come to the same end twice.
    enum class LeftOut { No, Superseded, OfferedAgain, FailedAgain };
    /// How far installing it reaches. `Exclusive`: no other update may be installed in the same call.
    enum class Impact { Normal, Minor, Exclusive };
    /// What this PC lacks of ESU, which can be the reason why an ESU update fails. `None`: nothing is known to lack.
    enum class Lack { None, LicensingPackage, License };
    /// Whether Windows restarts for it, as the update itself says.
    enum class Restart { Unknown, Never, Maybe, Always };

    QString id = {}; ///< UpdateID GUID
    int revision = 0;
    QString title = {};
    QStringList kb = {};            ///< "KB5068781"
    QStringList categoryIds = {};   ///< GUIDs, lower case
    QStringList supersededIds = {}; ///< UpdateIDs this one replaces, lower case
    std::optional<QDate> published = std::nullopt;
    std::optional<std::int64_t> sizeBytes = std::nullopt;
    bool security = false;
    bool esu = false;              ///< set by the journey's rule, never by an adapter
    LeftOut leftOut = LeftOut::No; ///< as `esu`
    Lack lack = Lack::None;        ///< as `esu`
    bool eulaAccepted = true;
    bool mayAskQuestions = false;
    Impact impact = Impact::Normal;
    Restart restart = Restart::Unknown;
    State state = State::Found;
    std::optional<std::uint32_t> code = std::nullopt; ///< this update's own HRESULT

    bool operator==(const UpdateInfo &) const = default;
};

template <> struct EnumNames<UpdateInfo::State> {
    static constexpr EnumTable<UpdateInfo::State, 5> table{{{UpdateInfo::State::Found, u"found"},
                                                            {UpdateInfo::State::Downloaded, u"downloaded"},
                                                            {UpdateInfo::State::Installed, u"installed"},
                                                            {UpdateInfo::State::Failed, u"failed"},
                                                            {UpdateInfo::State::Skipped, u"skipped"}}};
};
static_assert(namesEvery<UpdateInfo::State>());

template <> struct EnumNames<UpdateInfo::LeftOut> {
    static constexpr EnumTable<UpdateInfo::LeftOut, 4> table{{{UpdateInfo::LeftOut::No, u"no"},
                                                              {UpdateInfo::LeftOut::Superseded, u"superseded"},
                                                              {UpdateInfo::LeftOut::OfferedAgain, u"offered-again"},
                                                              {UpdateInfo::LeftOut::FailedAgain, u"failed-again"}}};
};
static_assert(namesEvery<UpdateInfo::LeftOut>());

template <> struct EnumNames<UpdateInfo::Impact> {
    static constexpr EnumTable<UpdateInfo::Impact, 3> table{{{UpdateInfo::Impact::Normal, u"normal"},
                                                             {UpdateInfo::Impact::Minor, u"minor"},
                                                             {UpdateInfo::Impact::Exclusive, u"exclusive"}}};
};
static_assert(namesEvery<UpdateInfo::Impact>());

template <> struct EnumNames<UpdateInfo::Lack> {
    static constexpr EnumTable<UpdateInfo::Lack, 3> table{{{UpdateInfo::Lack::None, u"none"},
                                                           {UpdateInfo::Lack::LicensingPackage, u"licensing-package"},
                                                           {UpdateInfo::Lack::License, u"license"}}};
};
static_assert(namesEvery<UpdateInfo::Lack>());

template <> struct EnumNames<UpdateInfo::Restart> {
    static constexpr EnumTable<UpdateInfo::Restart, 4> table{{{UpdateInfo::Restart::Unknown, u"unknown"},
                                                              {UpdateInfo::Restart::Never, u"never"},
                                                              {UpdateInfo::Restart::Maybe, u"maybe"},
                                                              {UpdateInfo::Restart::Always, u"always"}}};
};
static_assert(namesEvery<UpdateInfo::Restart>());

using Updates = QList<UpdateInfo>;

/// What a download or installation came to. `error` is that of the whole operation; each update carries its own code.
struct UpdateRun {
    Updates updates = {};
    bool restartRequired = false;
    bool stopped = false; ///< ended because the person stopped it; the rest is `Skipped`
    std::optional<Error> error = std::nullopt;

    bool operator==(const UpdateRun &) const = default;
};

} // namespace esu

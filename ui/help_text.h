// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/model/error_catalogue.h"
#include "core/wizard/wizard_rules.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace esu {

/// A section of `resources/help`; its name is the anchor there.
enum class HelpTopic {
    PageStart,
    PagePrerequisites,
    PageKey,
    PageActivationId,
    PageActivate,
    PageUpdates,
    PageResult,
    Safe,
    Practice,
    WhatIsAMak,
    WhereIsMyKey,
    WhichMail,
    SeveralPcs,
    Cost,
    Limit,
    AnotherAttempt,
    KeyRefused,
    KeyBack,
    Missing,
    NotEligible,
    Administrator,
    Restart,
    Proxy,
    Offline,
    StandsStill,
    UpdateFailed,
    Wsus,
    SupportHasEnded,
    ResultNotGreen,
    Audit,
    NextYear,
    WhomToCall,
    Remove,
    Keyboard,
};
template <> struct EnumNames<HelpTopic> {
    static constexpr EnumTable<HelpTopic, 34> table{{
        {HelpTopic::PageStart, u"page-start"},
        {HelpTopic::PagePrerequisites, u"page-prerequisites"},
        {HelpTopic::PageKey, u"page-key"},
        {HelpTopic::PageActivationId, u"page-activation-id"},
        {HelpTopic::PageActivate, u"page-activate"},
        {HelpTopic::PageUpdates, u"page-updates"},
        {HelpTopic::PageResult, u"page-result"},
        {HelpTopic::Safe, u"safe"},
        {HelpTopic::Practice, u"practice"},
        {HelpTopic::WhatIsAMak, u"what-is-a-mak"},
        {HelpTopic::WhereIsMyKey, u"where-is-my-key"},
        {HelpTopic::WhichMail, u"which-mail"},
        {HelpTopic::SeveralPcs, u"several-pcs"},
        {HelpTopic::Cost, u"cost"},
        {HelpTopic::Limit, u"limit"},
        {HelpTopic::AnotherAttempt, u"another-attempt"},
        {HelpTopic::KeyRefused, u"key-refused"},
        {HelpTopic::KeyBack, u"key-back"},
        {HelpTopic::Missing, u"missing"},
        {HelpTopic::NotEligible, u"not-eligible"},
        {HelpTopic::Administrator, u"administrator"},
        {HelpTopic::Restart, u"restart"},
        {HelpTopic::Proxy, u"proxy"},
        {HelpTopic::Offline, u"offline"},
        {HelpTopic::StandsStill, u"stands-still"},
        {HelpTopic::UpdateFailed, u"update-failed"},
        {HelpTopic::Wsus, u"wsus"},
        {HelpTopic::SupportHasEnded, u"support-has-ended"},
        {HelpTopic::ResultNotGreen, u"result-not-green"},
        {HelpTopic::Audit, u"audit"},
        {HelpTopic::NextYear, u"next-year"},
        {HelpTopic::WhomToCall, u"whom-to-call"},
        {HelpTopic::Remove, u"remove"},
        {HelpTopic::Keyboard, u"keyboard"},
    }};
};
static_assert(namesEvery<HelpTopic>());

/// One question with its answer.
struct HelpSection {
    HelpTopic topic = HelpTopic::PageStart;
    QString title = {};
    QString body = {};      ///< XHTML without the heading
    QList<Page> pages = {}; ///< those that show it first

    bool operator==(const HelpSection &) const = default;
};

/// The help of `resources/help`, in order. Built in and proven by `tst_help`; a file that cannot be read has none.
class HelpText {
public:
    /// `language`: "ja" or "en".
    static QList<HelpSection> sections(const QString &language);
    /// The text of a file of that folder.
    static QList<HelpSection> parse(const QString &text);
    /// What this page shows first, then the rest.
    static QList<HelpSection> forPage(const QList<HelpSection> &sections, Page page);
    /// Every word of `wanted` stands in it; blanks within words, width and case do not count.
    static bool matches(const HelpSection &section, const QString &wanted);
    /// Those of `sections` that match: who has the words in its title comes first, then who has them most often. Of
    /// equals, and where nothing is wanted, the order stays.
    static QList<HelpSection> found(const QList<HelpSection> &sections, const QString &wanted);
    /// What explains the card's error; nullopt = the card has none.
    static std::optional<HelpTopic> topicOf(const StateCard &card, const ErrorCatalogue &catalogue);
};

} // namespace esu

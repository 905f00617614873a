// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/wizard/wizard_rules.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// The state card in words. With an error: what happened, cause, next step, as in the drawing.
struct CardWords {
    Badge badge = Badge::Unknown;
    QString sentence = {};
    QString second = {};   ///< optional second line
    QString cause = {};    ///< with an error; of a verdict, what else it says
    QString nextStep = {}; ///< only with an error
    QString contact = {};  ///< whom to ask, where only a person can help
    bool neutral = false;  ///< nothing is wrong and nothing is unknown: the page waits for the person

    bool operator==(const CardWords &) const = default;
};

/// `StateCard` and `Notice` in words of the installed catalogue.
class CardWordsOf {
    Q_DECLARE_TR_FUNCTIONS(CardWordsOf)
public:
    static CardWords card(const StateCard &card, const WizardState &state, const Resources &resources);
    static QString restartSentence(const Args &args, const WizardState &state);
    static QString notice(const Notice &notice, const WizardState &state);
    static Badge noticeBadge(NoticeText text);
    /// "the key ending in 6789B was installed, year 2 was activated"; empty when nothing was done.
    static QString done(const QList<DoneAct> &acts);
    static QString stopped(const QList<DoneAct> &acts);

private:
    static QString sentence(const StateCard &card, const WizardState &state);
    static QString second(const StateCard &card, const WizardState &state, const Resources &resources);
    /// What the repair that is offered weighs: its download, its restarts.
    static QString repairSum(const WizardState &state, const Resources &resources);
    static QString activateWindows(const WizardState &state);
    static QString doneAct(const DoneAct &act);
};

} // namespace esu

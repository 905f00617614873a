// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QString>

/// The object names that tests, page objects and the tour rely on. Part of the interface of `ui/`.
namespace esu::names {

inline const QString stepRail = QStringLiteral("stepRail");
inline const QString railStanding = QStringLiteral("railStanding");
inline const QString languageBox = QStringLiteral("languageBox");
inline const QString pageTitle = QStringLiteral("pageTitle");
inline const QString pagePurpose = QStringLiteral("pagePurpose");
inline const QString practiceBanner = QStringLiteral("practiceBanner");
inline const QString stateCard = QStringLiteral("stateCard");
inline const QString stateSentence = QStringLiteral("stateSentence");
inline const QString stateProgress = QStringLiteral("stateProgress");
inline const QString noticeList = QStringLiteral("noticeList");
inline const QString contentArea = QStringLiteral("contentArea");
inline const QString copyForSupport = QStringLiteral("copyForSupport");
inline const QString openLogFolder = QStringLiteral("openLogFolder");
inline const QString detailsButton = QStringLiteral("detailsButton");
inline const QString detailsText = QStringLiteral("detailsText");
inline const QString helpButton = QStringLiteral("helpButton");
inline const QString explainButton = QStringLiteral("explainButton");
inline const QString helpSearch = QStringLiteral("helpSearch");
inline const QString helpContents = QStringLiteral("helpContents");
inline const QString helpText = QStringLiteral("helpText");
inline const QString backButton = QStringLiteral("backButton");
inline const QString mainButton = QStringLiteral("mainButton");
inline const QString cancelButton = QStringLiteral("cancelButton");

inline const QString questionDialog = QStringLiteral("questionDialog");

inline const QString thisPc = QStringLiteral("thisPc");
inline const QString practicePc = QStringLiteral("practicePc");
inline const QString scenarioBox = QStringLiteral("scenarioBox");
inline const QString scenarioText = QStringLiteral("scenarioText");
inline const QString originGroup = QStringLiteral("originGroup");
inline const QString pcFacts = QStringLiteral("pcFacts");
inline const QString checkList = QStringLiteral("checkList");
inline const QString fineFold = QStringLiteral("fineFold");
inline const QString fineList = QStringLiteral("fineList");
inline const QString keyField = QStringLiteral("keyField");
inline const QString keyReveal = QStringLiteral("keyReveal");
inline const QString keyPaste = QStringLiteral("keyPaste");
inline const QString keyChooser = QStringLiteral("keyChooser");
inline const QString keyStore = QStringLiteral("keyStore");
inline const QString stateContact = QStringLiteral("stateContact");
inline const QString keyStoreOwner = QStringLiteral("keyStoreOwner");
inline const QString keyClearClipboard = QStringLiteral("keyClearClipboard");
inline const QString rowList = QStringLiteral("rowList");
inline const QString idFold = QStringLiteral("idFold");
inline const QString idField = QStringLiteral("idField");
inline const QString updateTable = QStringLiteral("updateTable");
inline const QString updateReasons = QStringLiteral("updateReasons");
inline const QString updateAll = QStringLiteral("updateAll");
inline const QString verdictAdvice = QStringLiteral("verdictAdvice");
inline const QString evidenceList = QStringLiteral("evidenceList");
inline const QString runList = QStringLiteral("runList");
inline const QString recordingDialog = QStringLiteral("recordingDialog");
inline const QString recordingText = QStringLiteral("recordingText");
inline const QString recordingOutcome = QStringLiteral("recordingOutcome");
inline const QString recordingSave = QStringLiteral("recordingSave");

inline const QString nextYearDialog = QStringLiteral("nextYearDialog");
inline const QString nextYearCalendar = QStringLiteral("nextYearCalendar");
inline const QString nextYearPcs = QStringLiteral("nextYearPcs");
inline const QString nextYearName = QStringLiteral("nextYearName");
inline const QString nextYearOrder = QStringLiteral("nextYearOrder");
inline const QString nextYearCopy = QStringLiteral("nextYearCopy");
inline const QString nextYearSave = QStringLiteral("nextYearSave");
inline const QString nextYearOutcome = QStringLiteral("nextYearOutcome");

inline QString step(Page page)
{
    return QStringLiteral("step-") + nameOf(page);
}
inline QString keyGroup(int group)
{
    return QStringLiteral("keyGroup%1").arg(group + 1);
}
inline QString origin(Windows7Origin origin)
{
    return QStringLiteral("origin-") + nameOf(origin);
}
inline QString row(int index)
{
    return QStringLiteral("row%1").arg(index + 1);
}
inline QString copyId(int index)
{
    return QStringLiteral("copyId%1").arg(index + 1);
}
inline QString secondary(SecondaryAction action)
{
    return QStringLiteral("secondary-") + nameOf(action);
}

} // namespace esu::names

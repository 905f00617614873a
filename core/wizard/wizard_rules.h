// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/resources.h"
#include "core/rules/helps_next.h"
#include "core/run/outcome.h"
#include "core/wizard/card_sentence.h"
#include "core/wizard/wizard_repair_rules.h"
#include "core/wizard/wizard_state.h"
#include "core/wizard/wizard_updates.h"

#include <QChar>
#include <QDate>

/// What the screen derives from the state. Pure functions; the reducer decides with the same ones, so a button that is
/// enabled works.
namespace esu {

/// Shown with a word or an icon, never by colour alone.
enum class Badge { Good, Attention, Blocked, Working, Unknown };

/// What fills the sentence; only the members its comment names are set.
struct Args {
    std::optional<Cover::By> cover = std::nullopt;
    std::optional<int> year = std::nullopt;
    std::optional<int> otherYear = std::nullopt;
    QDate date = {};
    LocalText product = {};
    QString text = {}; ///< edition, names, KB numbers
    QString lastFive = {};
    int count = 0;
    int otherCount = 0;
    int done = 0;
    int total = 0;
    int place = 0;
    QChar character = {};
    bool inText = false;        ///< the key was found in a longer text
    bool restartButton = false; ///< the main button is the restart's
    std::optional<Page> step = std::nullopt;
    HelpsNext helps = HelpsNext::Nothing;
    std::optional<Error> error = std::nullopt;
    std::chrono::milliseconds elapsed{0};

    bool operator==(const Args &) const = default;
};

struct StateCard {
    Badge badge = Badge::Unknown;
    CardText text = CardText::StartReading;
    Args args = {};

    bool operator==(const StateCard &) const = default;
};
StateCard stateCard(const WizardState &state, const Resources &resources);

/// Further sentences under the card, most important first; the comment names the `Args`.
enum class NoticeText {
    Practice,           // nothing real is touched
    RepairInterrupted,  // page 1: a repair was under way before a restart; the main button leads to it
    UpdatesInterrupted, // page 1: updates waited for a restart that has happened since; a button leads to the result
    PolicyIgnored,      // page 1: a policy whose value means nothing; `policies` of the state say which
    PolicyEdition,      // page 1: text (EditionID); in ESU by a policy
    PolicyMirror,       // page 2: text (address); downloads come from there by a policy
    StoringForbidden,   // page 3: by a policy
    OriginWindows10,    // the downgrade right ended
    NoMakNeeded,        // consumer or cloud ESU
    JournalUnread,      // page 1: what was attempted before could not be read
    FolderUsed,         // text (folder), count: packages that come from it
    FolderWithoutFit,   // text (folder)
    FolderLacks,        // text (file names)
    FolderUnreadable,   // text (folder)
    RestartPending,
    PracticeKey,      // a rehearsal needs no real key
    KeyChecksum,      // while the card says something else
    KeyStoreFailed,   // error
    AnotherMayCost,   // another attempt may cost one more activation
    ActivationCost,   // one activation; how many are left is not known
    WithoutInternet,  // the activation server was not reached: what can be done on a PC that never reaches it
    OtherYearRunning, // year (key), otherYear (running)
    ProgrammeEnded,   // product, date
    Source,           // update source as in inspection->facts.updateSource
    SourceUnknown,
    SearchTakesLong,     // why, and that nothing is wrong
    UpdatesLeftOut,      // count: they came to the same end twice
    NothingChosen,       // updates were found, none is ticked
    RestartRequired,     // after installing updates; the restart itself is the person's
    UpdatesNotInstalled, // page 7: count, text (KB numbers, else titles) of this sitting
    NextYear,            // year, date
    NextYearKey,         // year, date: its key can be given already
    Saved,               // text (file)
    SaveFailed,          // error
    RunStopped,          // "Do the remaining steps" stopped here; step
};
struct Notice {
    NoticeText text = NoticeText::Practice;
    Args args = {};
    bool operator==(const Notice &) const = default;
};
QList<Notice> notices(const WizardState &state, const Resources &resources);

/// The one main button. `None`: there is no main button (an error that repeating cannot cure, or there is nothing to
/// do).
struct MainAction {
    enum class Kind {
        None,
        CheckPc,         ///< page 1: go on to the checks
        SeeResult,       ///< page 1: ESU is activated; to the result
        NewYearKey,      ///< page 1: all that is missing is the key of `year`; straight to page 3
        RunElevated,     ///< page 2: run as administrator
        CheckAgain,      ///< read the PC again
        Repair,          ///< page 2: install what is missing; asks first; `count`
        RestartNow,      ///< pages 2, 6 and 7: asks first
        Next,            ///< go on; nothing changes
        InstallKey,      ///< page 3
        UseYear,         ///< page 4: go on with this row; `year`
        Activate,        ///< page 5: uses 1 activation
        ActivateAgain,   ///< page 5 after an ambiguous end: may use one more activation
        SearchUpdates,   ///< page 6
        InstallUpdates,  ///< page 6; `count`
        VerifyAgain,     ///< page 7
        GoToHelpingPage, ///< page 7 when the verdict is not green; `page`
        SaveResult,      ///< page 7 when nothing else helps
        Close,           ///< page 7 when nothing can be saved
    };
    Kind kind = Kind::None;
    bool enabled = false;
    bool shield = false;  ///< asks for administrator rights
    bool changes = false; ///< changes the PC
    bool spends = false;  ///< uses an activation: the window must not let a held-down Enter or a double click reach it
    int count = 0;
    std::optional<int> year = std::nullopt;
    std::optional<Page> page = std::nullopt;

    bool operator==(const MainAction &) const = default;
};
MainAction mainAction(const WizardState &state, const Resources &resources);

/// Smaller buttons and links of the page. The window shows them in this order.
enum class SecondaryAction {
    ToResult,          ///< page 1: after the restart that updates waited for
    NewYearKey,        ///< page 1: the same as the main button of that name, while the year has not begun yet
    CheckPc,           ///< page 1: to the checks, when the main button leads elsewhere
    DoRemaining,       ///< pages 4 to 6; shows the plan first
    GoToHelpingPage,   ///< page 7 when a restart comes first: to the page that helps (`helpingPage`)
    OpenSaved,         ///< page 7: the file that was saved
    OpenSavedFolder,   ///< page 7
    SaveResult,        ///< page 7 when something else helps more
    ToPrerequisites,   ///< pages 3 to 5 when page 2 has to be settled first
    UseFolder,         ///< page 2: asks for a folder of .msu files
    UseDownload,       ///< page 2: the folder is not used any more
    ActivateWindows,   ///< page 2: Windows' own page for its activation
    PutKeyBack,        ///< page 3: the help on how the former key of Windows comes back
    UsePracticeKey,    ///< page 3 of a rehearsal
    UseStoredKey,      ///< page 3
    ForgetStoredKey,   ///< page 3
    AnotherKey,        ///< page 4, 5: to page 3
    CheckAgain,        ///< pages 1, 2, 4
    SearchAgain,       ///< page 6
    VerifyAgain,       ///< page 7
    PlanNextYear,      ///< page 7, and page 3 without a key: the days to come, and the order for the dealer
    NextPc,            ///< page 7: begins anew with a practice PC, says how with this one
    RestartLater,      ///< page 6: go on, the restart is the person's
    SkipUpdates,       ///< page 6: go on without installing
    OpenWindowsUpdate, ///< page 6
    TryAgain,          ///< page 5 after an error that only others can cure: reads the PC, then the main button is back
    Insist,            ///< pages 3 and 5: go on although a rule stops; asks first
    RemoveKey,         ///< page 4 details; asks first
    RecordPc,          ///< details of every page: for support; shown before it is saved
};
/// For controls; never shown, never changed.
template <> struct EnumNames<SecondaryAction> {
    static constexpr EnumTable<SecondaryAction, 29> table{{
        {SecondaryAction::ToResult, u"to-result"},
        {SecondaryAction::NewYearKey, u"new-year-key"},
        {SecondaryAction::CheckPc, u"check-pc"},
        {SecondaryAction::DoRemaining, u"do-remaining"},
        {SecondaryAction::GoToHelpingPage, u"go-to-helping-page"},
        {SecondaryAction::OpenSaved, u"open-saved"},
        {SecondaryAction::OpenSavedFolder, u"open-saved-folder"},
        {SecondaryAction::SaveResult, u"save-result"},
        {SecondaryAction::ToPrerequisites, u"to-prerequisites"},
        {SecondaryAction::UseFolder, u"use-folder"},
        {SecondaryAction::UseDownload, u"use-download"},
        {SecondaryAction::ActivateWindows, u"activate-windows"},
        {SecondaryAction::PutKeyBack, u"put-key-back"},
        {SecondaryAction::UsePracticeKey, u"use-practice-key"},
        {SecondaryAction::UseStoredKey, u"use-stored-key"},
        {SecondaryAction::ForgetStoredKey, u"forget-stored-key"},
        {SecondaryAction::AnotherKey, u"another-key"},
        {SecondaryAction::CheckAgain, u"check-again"},
        {SecondaryAction::SearchAgain, u"search-again"},
        {SecondaryAction::VerifyAgain, u"verify-again"},
        {SecondaryAction::PlanNextYear, u"plan-next-year"},
        {SecondaryAction::NextPc, u"next-pc"},
        {SecondaryAction::RestartLater, u"restart-later"},
        {SecondaryAction::SkipUpdates, u"skip-updates"},
        {SecondaryAction::OpenWindowsUpdate, u"open-windows-update"},
        {SecondaryAction::TryAgain, u"try-again"},
        {SecondaryAction::Insist, u"insist"},
        {SecondaryAction::RemoveKey, u"remove-key"},
        {SecondaryAction::RecordPc, u"record-pc"},
    }};
};
static_assert(namesEvery<SecondaryAction>());
inline constexpr auto allSecondaryActions = enumerators<SecondaryAction>();
/// Stands in the details fold, out of the owner's way.
constexpr bool isTechnical(SecondaryAction action)
{
    return action == SecondaryAction::RemoveKey || action == SecondaryAction::RecordPc;
}
/// Only what works now is listed.
QList<SecondaryAction> secondaryActions(const WizardState &state, const Resources &resources);

bool canGoBack(const WizardState &state);
/// A page of the rail may be gone to: reached before, and nothing runs.
bool canGoTo(const WizardState &state, Page page);
/// Input fields and lists are enabled.
bool canEdit(const WizardState &state);
/// There is a store for keys, and no policy against it.
bool mayStoreKey(const WizardState &state);

/// What the Cancel button does. `Stop`: ends the running job. `Stopping`: that was pressed, the button is disabled.
enum class CancelAction { Stop, Stopping, Cancel, Close };
CancelAction cancelAction(const WizardState &state);

/// A page can be done while it is the current one; the rail shows `Current` then.
enum class RailState { Done, Current, Ahead };
RailState railState(const WizardState &state, Page page);

/// The Windows 7 origin question is shown (client only).
bool asksOrigin(const WizardState &state);
/// This process cannot change this PC and should be started as administrator; of a practice PC that is simulated.
bool needsElevation(const WizardState &state);
/// And it asks for that now. Of a practice PC the consent is rehearsed where a person who has refused finds the button:
/// on page 2.
bool asksForElevation(const WizardState &state);
/// The 32-bit program on a 64-bit Windows: it may look and change nothing.
bool isWrongProgram(const WizardState &state);
/// Why this PC is not ready for a key: what page 2 sees to.
std::optional<Error> preparationBlock(const WizardState &state);
/// Why nothing may be changed or spent on this PC now: the same, and what stops the row that the page is about.
std::optional<Error> spendingBlock(const WizardState &state);
/// The row that this page is about: the one that stopped a key, the one that the typed key is for, else the target.
std::optional<EsuRow> rowInQuestion(const WizardState &state);
/// Its year; of a key whose row nobody knows the one that stands beside it in the text.
std::optional<int> yearInQuestion(const WizardState &state);
/// What stops on this page, and a person may insist nevertheless.
std::optional<Error> insistableBlock(const WizardState &state);
/// The row that activation is about: chosen by hand, else the one `decideRow` names.
std::optional<EsuRow> targetRow(const WizardState &state);
/// May this row be chosen on page 4? It must have a key.
bool canChooseRow(const EsuRow &row);
/// What `decideRow` says about the key that is typed, or about the PC when none is.
RowDecision keyDecision(const WizardState &state);
/// Page 5 may start an activation: row with key, not licensed, nothing in the way.
bool mayActivate(const WizardState &state);
/// The last activation of the target row ended without a definite answer: another attempt may cost one more.
bool anotherMayCost(const WizardState &state);
/// Page 2 may be left: nothing definite is in the way, or nothing has to be spent at all.
bool canLeavePrerequisites(const WizardState &state);
/// The key went to Windows itself or to a row that is not ESU: nothing may go on until the PC was read again.
bool keyWentAstray(const WizardState &state);
/// What the steps of this sitting are about: the row, the folder of packages, the ticked updates.
RunWish wishOf(const WizardState &state);
/// The running job changes or spends something: it must not end half-way without a word.
bool mustNotEndUnseen(const WizardState &state);
/// The verdict that this reading of the PC gives, without asking the network; nullopt = the ESU of today is not
/// activated.
std::optional<Verdict> verdictSoFar(const WizardState &state, const Resources &resources);
/// "Do the remaining steps": what they would do, or how far they are; empty when nobody asked.
QList<StepEntry> remainingSteps(const WizardState &state);
/// They may use an activation of the key.
bool remainingSpends(const WizardState &state);
/// They stopped before their end: the page of the step that is open.
std::optional<Page> remainingStoppedAt(const WizardState &state);
/// The pages in the order in which this PC goes through them.
QList<Page> route(const WizardState &state);
Page pageAfter(const WizardState &state);
Page pageBefore(const WizardState &state);
/// A restart is known to be needed: by Windows, or after installing.
bool restartNeeded(const WizardState &state);

} // namespace esu

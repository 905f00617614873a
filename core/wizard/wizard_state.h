// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/base/job_context.h"
#include "core/model/activation_id.h"
#include "core/model/product_key.h"
#include "core/model/redaction.h"
#include "core/model/update_info.h"
#include "core/rules/key_choice.h"
#include "core/run/run.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>
#include <variant>

namespace esu {

// GCC 12 takes the enumerator `Updates` for a shadow of the type, although a scoped one cannot be.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class Page { Start, Prerequisites, Key, ActivationId, Activate, Updates, Result };
#pragma GCC diagnostic pop

/// For controls and files; never shown, never changed.
template <> struct EnumNames<Page> {
    static constexpr EnumTable<Page, 7> table{{
        {Page::Start, u"start"},
        {Page::Prerequisites, u"prerequisites"},
        {Page::Key, u"key"},
        {Page::ActivationId, u"activation-id"},
        {Page::Activate, u"activate"},
        {Page::Updates, u"updates"},
        {Page::Result, u"result"},
    }};
};
static_assert(namesEvery<Page>());
inline constexpr auto allPages = enumerators<Page>();

/// Which PC the wizard works on. `scenario` is the NAME or FILE.json of `--machine practice:…`.
struct MachineChoice {
    enum class Kind { ThisPc, Practice };
    Kind kind = Kind::Practice;
    QString scenario = {};
    bool elevated = false; ///< a practice PC whose program was started as administrator, as far as a rehearsal can be

    /// The text of `--machine`.
    QString name() const
    {
        return kind == Kind::ThisPc ? QStringLiteral("local") : QStringLiteral("practice:") + scenario;
    }
    bool operator==(const MachineChoice &) const = default;
};

/// One practice PC of the list on page 1.
struct PracticeOption {
    QString scenario;
    LocalText title;
    LocalText description = {};
    bool first = false; ///< good for a first rehearsal; the others show what can go wrong
    bool operator==(const PracticeOption &) const = default;
};

/// What this build offers: fixed when the wizard starts. Controls for what is not offered are not shown.
struct WizardOffer {
    bool thisPc = false; ///< false where there is no Windows to work on
    QList<PracticeOption> practicePcs = {};
    bool keyStore = true;           ///< a credential store exists
    QString keyStoreOf = {};        ///< whose it is, where another account than the one signed in gave the consent
    bool saveResult = false;        ///< the result can be saved as a file
    bool openWindowsUpdate = false; ///< Windows' own update screen can be opened
    bool openActivation = false;    ///< Windows' own activation screen can be opened
    bool leaveNothing = false;      ///< the portable program: once closed on page 7, it offers to leave nothing behind

    bool operator==(const WizardOffer &) const = default;
};

/// How this Windows 7 came to the PC; only a person knows.
enum class Windows7Origin { NotAnswered, Windows7, Windows8, Windows10, NotSure };
/// For controls; never shown, never changed.
template <> struct EnumNames<Windows7Origin> {
    static constexpr EnumTable<Windows7Origin, 5> table{{
        {Windows7Origin::NotAnswered, u"not-answered"},
        {Windows7Origin::Windows7, u"windows-7"},
        {Windows7Origin::Windows8, u"windows-8"},
        {Windows7Origin::Windows10, u"windows-10"},
        {Windows7Origin::NotSure, u"not-sure"},
    }};
};
static_assert(namesEvery<Windows7Origin>());

/// Names a key that lies in the model's `KeySlot`. The key itself is never in state or events.
struct KeyTicket {
    int number = 0;
    auto operator<=>(const KeyTicket &) const = default;
};

/// What may be shown of a key that was found in the pasted text or in the credential store.
struct KeyView {
    KeyTicket ticket;
    QString lastFive;
    std::optional<int> yearHint = std::nullopt;
    std::optional<QString> kmsProduct = std::nullopt; ///< a published KMS client key: shown, cannot be chosen
    bool checksumMatches = true;
    bool wasNormalised = false;
    QString beside = {};                       ///< the words beside it in the text
    std::optional<int> groupId = std::nullopt; ///< what this PC can be asked about
    KeyUse use = {};                           ///< what it answered

    KeyCandidate candidate() const { return {.isKmsClient = kmsProduct.has_value(), .use = use}; }
    bool operator==(const KeyView &) const = default;
};

/// The key field of page 3 as parsed.
struct KeyInput {
    enum class Status { Empty, NoneFound, Problem, OnlyKmsClientKey, ChooseOne, Ready };
    Status status = Status::Empty;
    std::optional<KeyProblem> problem = std::nullopt;
    bool inText = false; ///< what the problem is about was found in a longer text
    QList<KeyView> found = {};
    std::optional<KeyTicket> chosen = std::nullopt;
    bool fromStore = false;
    bool besideSlip = false; ///< another one, which cannot be read, may be meant

    /// Only one may be meant: it is chosen. Otherwise a person has to.
    void choose();
    const KeyView *chosenKey() const; ///< nullptr unless a usable key was found and, of several, chosen
    bool operator==(const KeyInput &) const = default;
};

/// What the credential store is known to hold. It is asked only when a button says so: it may want to be unlocked.
enum class StoredKey { NotRead, Absent, Present, Unavailable };

/// The field of page 4 for a pasted activation ID.
struct IdInput {
    enum class Status {
        Empty,
        Ok,
        Placeholder,
        NotAGuid,
        Application, ///< the ID of Windows as an application
        Several,
        ProductKey,  ///< or the most of one
        BaseWindows, ///< the ID of Windows itself; `product` says which
        OtherRow,    ///< an ESU row of this PC, but not the one that has the key
        NotHere,     ///< a GUID that this PC has no ESU row for
    };
    Status status = Status::Empty;
    QString product = {};
    std::optional<ActivationId> id = std::nullopt;

    bool operator==(const IdInput &) const = default;
};

/// The value of `--resume`: the page where the program goes on after a restart that was asked for on `page`.
QString resumeName(Page page);

/// Going on after a restart.
struct ResumeState {
    bool armed = false;                        ///< the program comes back by itself after the next restart
    bool asks = false;                         ///< while arming: the question whether to restart comes next
    bool goesOn = false;                       ///< it came back: what was agreed to goes on without a question
    bool updatesWait = false;                  ///< updates of an earlier sitting waited for a restart when it ended
    AgreedRepairs agreed = {};                 ///< what was agreed to before a restart
    std::optional<Error> error = std::nullopt; ///< why it could not be armed

    bool operator==(const ResumeState &) const = default;
};

/// A folder or USB stick whose .msu files a repair takes instead of downloading them.
struct PackageFolder {
    enum class State { NotRead, Read, Unreadable };
    QString path = {};
    State state = State::NotRead;
    PackageFiles files = {};
    bool asks = false; ///< it is read again for the question of the repair

    bool operator==(const PackageFolder &) const = default;
};

/// What runs beside the window, one at a time: each a value with what it needs. Its act stands in `wizard_acts.cpp`,
/// its end in `wizard_job_ends.cpp`, its waiting words in `wizard_cards.cpp`.
namespace job {

/// A step of the run. `key`: of InstallKey.
struct RunStep {
    Step step = Step::Inspect;
    std::optional<KeyTicket> key = std::nullopt;
    bool operator==(const RunStep &) const = default;
};
struct ReadStoredKey {
    bool operator==(const ReadStoredKey &) const = default;
};
struct StoreKey {
    KeyTicket key;
    bool operator==(const StoreKey &) const = default;
};
struct ForgetKey {
    bool operator==(const ForgetKey &) const = default;
};
/// Which of several keys this PC maps to ESU.
struct AskAboutKeys {
    QList<KeyView> keys;
    bool operator==(const AskAboutKeys &) const = default;
};
/// The packages of a folder.
struct ReadFolder {
    QString path;
    bool operator==(const ReadFolder &) const = default;
};
/// Before the question whether to restart, and when the restart is left to the person.
struct ArmResume {
    ResumePoint point;
    bool operator==(const ArmResume &) const = default;
};
struct Record {
    bool operator==(const Record &) const = default;
};

} // namespace job
using Job = std::variant<job::RunStep, job::ReadStoredKey, job::StoreKey, job::ForgetKey, job::AskAboutKeys,
                         job::ReadFolder, job::ArmResume, job::Record>;

inline Job stepJob(Step step)
{
    return job::RunStep{.step = step};
}
/// The step that a job carries out; nullopt = it is no step of the run.
std::optional<Step> stepOf(const Job &job);

/// The one job that runs. Times are the model's monotonic clock.
struct RunningJob {
    Job job = {};
    int generation = 0;
    std::optional<Progress> progress = std::nullopt;
    std::chrono::milliseconds startedAt{0};
    std::chrono::milliseconds elapsed{0}; ///< as of the last event or tick
    bool stopping = false;                ///< a stop was asked for; the end has not come yet

    bool operator==(const RunningJob &) const = default;
};

/// One thing that was really done in this sitting: for "Stopped. Done so far: …".
struct DoneAct {
    enum class Kind {
        KeyInstalled,
        KeyRemoved,
        KeyStored,
        KeyForgotten,
        Activated,
        UpdatesInstalled,
        PackagesInstalled
    };
    Kind kind = Kind::KeyInstalled;
    QString lastFive = {};
    std::optional<int> year = std::nullopt;
    int count = 0;

    bool operator==(const DoneAct &) const = default;
};

/// How far "Do the remaining steps" is; the steps themselves are `outlineOf` the run.
enum class RemainingPhase { Planned, Running, Finished, Stopped };

/// What the window has to ask now; answered by `QuestionAnswered`. `RunPlan` shows `remainingSteps`, and its button
/// says what it spends. `Repair` shows `PcState::repairPlan`. `CloseWizard` says what was done so far and
/// that nothing is broken.
/// `Insist` says what stops (`insistableBlock`) and what going on costs. `CloseWhileWorking` is asked while the job
/// goes on, and goes away with it.
enum class Question { CloseWizard, CloseWhileWorking, RemoveKey, RunPlan, Repair, Restart, Insist };

/// Everything about the chosen PC: another one is `PcState()`.
struct PcState {
    PcRun run = {}; ///< what was read and done in this sitting; its wish is `wishOf` the state
    MachineAbilities abilities = {};
    Policies policies = {};
    Windows7Origin origin = Windows7Origin::NotAnswered;

    std::optional<RepairPlan> repairPlan = std::nullopt;       ///< as the question shows it
    std::optional<PackageFolder> packageFolder = std::nullopt; ///< nullopt = packages are downloaded
    ResumeState resume = {};

    Insistence insistence = {};                           ///< where the person went on although a rule asked
    std::optional<ActivationId> chosenRow = std::nullopt; ///< by hand on page 4; else the row that has the key
    IdInput idInput = {};
    QStringList selectedUpdates = {}; ///< `UpdateInfo::id`

    std::optional<RemainingPhase> remaining = std::nullopt;
    /// Page 1 goes on to page 3 once the PC is read, if the key of a new year is all it lacks.
    bool straightToKey = false;
    bool rereads = false; ///< the PC is read after a repair that did not end well: what it came to stays on the screen
    std::optional<Job> stopped = std::nullopt; ///< the last job ended because the person stopped it
    std::array<std::optional<Error>, allPages.size()> errors = {};
    QList<DoneAct> done = {};

    std::optional<Error> saveError = std::nullopt;
    QString savedFile = {};

    bool operator==(const PcState &) const = default;
};

/// The key of page 3, and the one that may be stored.
struct KeyEntry {
    KeyInput input = {};
    /// Grows when the key field must be emptied (the key is installed and was forgotten here).
    int clearings = 0;
    bool store = false; ///< the box
    StoredKey stored = StoredKey::NotRead;
    std::optional<Error> storeError = std::nullopt; ///< storing or reading the stored key failed; blocks nothing

    bool operator==(const KeyEntry &) const = default;
};

/// Everything the screen needs, and no Secret. A plain value: only `reduce` makes a new one.
struct WizardState {
    Page page = Page::Start;
    Page furthest = Page::Start; ///< the last page that was reached
    QString language = QStringLiteral("ja");
    WizardOffer offer = {};
    MachineChoice machine = {};
    QString catalog = {};     ///< `--catalog`; empty = Microsoft Update Catalog
    PersonalNames names = {}; ///< of this PC and its people: not to be passed on
    /// `Granted`: this program was started by Windows' consent; asking again would go round in circles.
    enum class Elevation { NotAsked, Asking, Refused, Granted };
    Elevation elevation = Elevation::NotAsked;

    PcState pc = {};
    KeyEntry key = {};

    std::optional<RunningJob> running = std::nullopt;
    int generation = 0;            ///< of the last job that was started
    bool inspectAgain = false;     ///< the running job belongs to another machine: drop it, then read the chosen one
    bool closeWhenStopped = false; ///< the window was closed while a job ran
    bool closing = false;          ///< nothing happens any more
    std::optional<Question> question = std::nullopt;

    bool operator==(const WizardState &) const = default;

    const std::optional<Error> &errorOf(Page which) const { return pc.errors[static_cast<std::size_t>(which)]; }
    std::optional<Error> &errorOf(Page which) { return pc.errors[static_cast<std::size_t>(which)]; }
    bool isRunning(Step step) const { return running && stepOf(running->job) == step; }
    template <class Kind> bool isRunning() const { return running && std::holds_alternative<Kind>(running->job); }
    bool isPractice() const { return machine.kind == MachineChoice::Kind::Practice; }
    /// The rows as last read; nullptr when they could not be read.
    const LicenseReading *licenses() const { return pc.run.licenses(); }
};

} // namespace esu

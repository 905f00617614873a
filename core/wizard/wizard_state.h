// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"
#include "core/base/job_context.h"
#include "core/journey/activate.h"
#include "core/journey/key.h"
#include "core/journey/repair.h"
#include "core/journey/verify.h"
#include "core/model/activation_id.h"
#include "core/model/product_key.h"
#include "core/model/update_info.h"
#include "core/rules/inspection.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>

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
    bool operator==(const PracticeOption &) const = default;
};

/// What this build offers: fixed when the wizard starts. Controls for what is not offered are not shown.
struct WizardOffer {
    bool thisPc = false; ///< false where there is no Windows to work on
    QList<PracticeOption> practicePcs = {};
    bool keyStore = true;           ///< a credential store exists
    bool saveResult = false;        ///< the result can be saved as a file
    bool openWindowsUpdate = false; ///< Windows' own update screen can be opened

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

    bool operator==(const KeyView &) const = default;
};

/// The key field of page 3 as parsed.
struct KeyInput {
    enum class Status { Empty, NoneFound, Problem, OnlyKmsClientKey, ChooseOne, Ready };
    Status status = Status::Empty;
    std::optional<KeyProblem> problem = std::nullopt;
    QList<KeyView> found = {};
    std::optional<KeyTicket> chosen = std::nullopt;
    bool fromStore = false;

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
        BaseWindows, ///< the ID of Windows itself; `product` says which
        OtherRow,    ///< an ESU row of this PC, but not the one that has the key
        NotHere,     ///< a GUID that this PC has no ESU row for
    };
    Status status = Status::Empty;
    QString product = {};
    std::optional<ActivationId> id = std::nullopt;

    bool isProblem() const { return status != Status::Empty && status != Status::Ok; }
    bool operator==(const IdInput &) const = default;
};

/// The value of `--resume`: the page where the program goes on after a restart that was asked for on `page`.
QString resumeName(Page page);

/// Going on after a restart.
struct ResumeState {
    bool available = false;                    ///< this machine offers it
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

enum class Job {
    Inspect,
    LookAround, ///< what page 2 shows beyond `Inspect`: starts by itself there
    ReadStoredKey,
    InstallKey,
    StoreKey,
    ForgetKey,
    UninstallKey,
    Activate,
    SearchUpdates,
    InstallUpdates,
    Verify,
    ReadFolder, ///< the packages of `WizardState::packageFolder`
    AskCatalog, ///< what a repair would download, sizes among it: before its question
    Repair,
    ArmResume, ///< before the question whether to restart, and when the restart is left to the person
    Restart,
    Record,
};

/// The one job that runs. Times are the model's monotonic clock.
struct RunningJob {
    Job job = Job::Inspect;
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

/// "Do the remaining steps": the plan as shown, then how far it came.
struct RemainingRun {
    enum class Phase { Planned, Running, Finished, Stopped };
    enum class Step { Activate, SearchUpdates, InstallUpdates, Verify };
    enum class StepState { AlreadyDone, Waiting, Running, Done, NothingToDo, Failed };
    struct Item {
        Step step = Step::Activate;
        StepState state = StepState::Waiting;
        bool changes = false; ///< changes the PC
        bool spends = false;  ///< uses an activation of the key

        bool operator==(const Item &) const = default;
    };
    Phase phase = Phase::Planned;
    QList<Item> items = {};

    bool spends() const;
    bool operator==(const RemainingRun &) const = default;
};

/// What the window has to ask now; answered by `QuestionAnswered`. `RunPlan` shows `WizardState::remaining`, and its
/// button says what it spends. `Repair` shows `WizardState::repairPlan`. `CloseWizard` says what was done so far and
/// that nothing is broken.
enum class Question { CloseWizard, RemoveKey, RunPlan, Repair, Restart };

/// Everything the screen needs, and no Secret. A plain value: only `reduce` makes a new one.
struct WizardState {
    Page page = Page::Start;
    Page furthest = Page::Start; ///< the last page that was reached
    QString language = QStringLiteral("ja");
    WizardOffer offer = {};
    MachineChoice machine = {};
    QString catalog = {}; ///< `--catalog`; empty = Microsoft Update Catalog

    std::optional<Inspection> inspection = std::nullopt; ///< its rows are kept current by every later step
    Windows7Origin origin = Windows7Origin::NotAnswered;

    bool canRepair = false;                              ///< this machine offers repair
    bool canRestart = false;                             ///< this machine can be restarted from here
    std::optional<RepairPlan> repairPlan = std::nullopt; ///< as the question shows it
    PackageFiles listed = {}; ///< what the Catalog told of downloads in this sitting: asked once
    std::optional<RepairReport> repair = std::nullopt;         ///< what the last one came to
    std::optional<PackageFolder> packageFolder = std::nullopt; ///< nullopt = packages are downloaded

    ResumeState resume = {};

    enum class Elevation { NotAsked, Asking, Refused };
    Elevation elevation = Elevation::NotAsked;

    KeyInput keyInput = {};
    /// Grows when the key field must be emptied (the key is installed and was forgotten here).
    int keyFieldClearings = 0;
    bool storeKey = false; ///< the box
    StoredKey storedKey = StoredKey::NotRead;
    std::optional<Error> storeError = std::nullopt; ///< storing or reading the stored key failed; blocks nothing
    std::optional<KeyReport> keyReport = std::nullopt;

    std::optional<ActivationId> chosenRow = std::nullopt; ///< by hand on page 4; else the row that has the key
    IdInput idInput = {};

    std::optional<ActivationReport> activation = std::nullopt;
    /// Rows whose last activation ended without a definite answer: see `anotherMayCost`.
    QList<ActivationId> ambiguousRows = {};

    std::optional<Updates> updates = std::nullopt; ///< nullopt = not searched
    QStringList selectedUpdates = {};              ///< `UpdateInfo::id`
    std::optional<UpdateRun> updateRun = std::nullopt;

    std::optional<Verification> verification = std::nullopt;
    std::optional<Error> saveError = std::nullopt;
    QString savedFile = {};

    std::optional<RunningJob> running = std::nullopt;
    int generation = 0;            ///< of the last job that was started
    bool inspectAgain = false;     ///< the running job belongs to another machine: drop it, then read the chosen one
    bool closeWhenStopped = false; ///< the window was closed while a job ran
    bool closing = false;          ///< nothing happens any more
    std::optional<Job> stopped = std::nullopt; ///< the last job ended because the person stopped it
    std::array<std::optional<Error>, allPages.size()> errors = {};

    std::optional<RemainingRun> remaining = std::nullopt;
    std::optional<Question> question = std::nullopt;
    QList<DoneAct> done = {};

    bool operator==(const WizardState &) const = default;

    const std::optional<Error> &errorOf(Page which) const { return errors[static_cast<std::size_t>(which)]; }
    std::optional<Error> &errorOf(Page which) { return errors[static_cast<std::size_t>(which)]; }
    bool isRunning(Job job) const { return running && running->job == job; }
    bool isPractice() const { return machine.kind == MachineChoice::Kind::Practice; }
    /// The rows as last read; nullptr when they could not be read.
    const LicenseReading *licenses() const;
};

} // namespace esu

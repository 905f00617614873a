// SPDX-License-Identifier: MIT
// What cannot be written down first is not done: every save that can fail, and a real disk that is full.
#include "tests/support/full_disk.h"
#include "tests/support/repair_pc.h"

#include "core/base/conditions.h"
#include "core/rules/update_attempts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace esu::test {
namespace {

using Outcome = JournalEntry::Outcome;

/// Which of the saves fail: none (0), one, or one and all after it.
struct Trouble {
    int failsAt = 0;
    bool staysFull = false;
};

/// Another store, but for the saves that fail.
class TroubledStore final : public StateStore {
public:
    TroubledStore(StateStore &disk, Trouble trouble) : m_disk(disk), m_trouble(trouble) {}
    Result<void> claim() override { return {}; }
    Result<QJsonObject> load(const QString &section) override { return m_disk.load(section); }
    Result<void> save(const QString &section, const QJsonObject &object) override
    {
        ++saves;
        if (saves == m_trouble.failsAt || (m_trouble.staysFull && saves > m_trouble.failsAt))
            return std::unexpected(conditionError(Fault::Backend, operation::journal, condition::journalUnwritable));
        return m_disk.save(section, object);
    }

    Result<void> forgetAllBut(const QString &kept) override { return m_disk.forgetAllBut(kept); }

    int saves = 0;

private:
    StateStore &m_disk;
    Trouble m_trouble;
};

class UnreadableStore final : public StateStore {
public:
    Result<void> claim() override { return {}; }
    Result<QJsonObject> load(const QString &) override
    {
        return std::unexpected(conditionError(Fault::AccessDenied, operation::journal, condition::journalUnreadable));
    }
    Result<void> save(const QString &, const QJsonObject &) override { return {}; }
    Result<void> forgetAllBut(const QString &) override { return {}; }
};

/// `world` with no trouble tells how many saves there are; then with each of them failing.
void withEverySaveFailing(const std::function<int(Trouble)> &world)
{
    const int saves = world({});
    ASSERT_GT(saves, 0);
    for (int at = 1; at <= saves; ++at) {
        for (const bool staysFull : {false, true}) {
            SCOPED_TRACE(::testing::Message() << "save " << at << (staysFull ? " and all after it" : ""));
            world({.failsAt = at, .staysFull = staysFull});
        }
    }
}

/// For each call of the PC, whether it was recorded when it came.
class Recorded {
public:
    Recorded(FakeMachine &pc, std::function<bool()> isRecorded) : m_pc(pc)
    {
        pc.calls.clear();
        pc.beforeCall = [this, isRecorded = std::move(isRecorded)](int) { m_recorded.append(isRecorded()); };
    }
    ~Recorded() { m_pc.beforeCall = {}; }
    Q_DISABLE_COPY_MOVE(Recorded)

    void expectBefore(const char16_t *act) const
    {
        for (qsizetype i = 0; i < m_pc.calls.size(); ++i) {
            if (m_pc.calls.at(i) == QString::fromUtf16(act)) {
                EXPECT_TRUE(m_recorded.at(i)) << m_pc.calls.at(i).toStdString();
            }
        }
    }

private:
    FakeMachine &m_pc;
    QList<bool> m_recorded = {};
};

ActivationReport activateOnce(FakeMachine &pc, const Resources &resources, Journal &journal)
{
    Pc journey(pc, pc.desk(), resources, journal);
    return esu::activate(journey, esu::inspect(journey, {}).value(), lastFive, {}, {});
}

/// As the disk has it, whatever the program believes.
bool isBegun(StateStore &disk)
{
    const auto entries = Journal(disk).entries();
    return entries && !entries->isEmpty() && entries->constLast().outcome == Outcome::Started;
}

class Unwritable : public ::testing::Test {
protected:
    /// One activation, and one more when the disk has room again: it is spent once, or said to be unknown.
    int spend(Trouble trouble, bool anEarlierOneIsOpen)
    {
        FakeMachine pc;
        pc.row(year2)->partialProductKey = lastFive;
        MemoryStateStore disk;
        if (anEarlierOneIsOpen) {
            EXPECT_TRUE(Journal(disk).begin({.at = pc.clock().now(), .activationId = year2, .lastFive = lastFive}));
        }
        TroubledStore store(disk, trouble);
        Journal journal(store);
        const qsizetype before = Journal(disk).entries()->size();
        const auto begun = [&] { return Journal(disk).entries()->size() > before && isBegun(disk); };
        {
            const Recorded recorded(pc, begun);
            const ActivationReport report = activateOnce(pc, resources, journal);
            recorded.expectBefore(u"activate");
            EXPECT_EQ(pc.count(u"activate"), trouble.failsAt == 1 ? 0 : 1);
            EXPECT_EQ(conditionOf(report.error),
                      trouble.failsAt == 1 ? condition::journalUnwritable : QStringLiteral("(no error)"));
            EXPECT_EQ(report.outcome.spent, trouble.failsAt == 1 ? Spent::No : Spent::Yes);
        }
        Journal whole(disk);
        EXPECT_FALSE(activateOnce(pc, resources, whole).error);
        EXPECT_EQ(pc.successes.value(year2), 1);
        EXPECT_EQ(pc.activatedLicensed, 0);
        EXPECT_EQ(whole.ambiguousAttempts(year2, lastFive), 0);
        return store.saves;
    }

    /// A repair that stops for a restart, on a PC whose last one was agreed to.
    int repair(Trouble trouble, bool personStops)
    {
        RepairPc pc;
        pc.outcomes.insert(QStringLiteral("KB2"), PackageOutcome{.restartRequired = true, .code = 3010});
        const RepairPlan plan{.steps = {step(u"ssu", u"KB1"), step(u"sha2", u"KB2", RestartNeed::BeforeNext),
                                        step(u"lpp", u"KB3", RestartNeed::After)}};
        Inspection now = inspection(readyFacts(), reading(readyRows()));
        now.prerequisites.clear();
        MemoryStateStore disk;
        EXPECT_TRUE(Journal(disk).keepAgreedRepairs(agreementTo(plan.steps)));
        TroubledStore store(disk, trouble);
        Journal journal(store);
        std::stop_source stop;
        pc.duringInstall = [&] {
            const QString id =
                pc.installed.constLast() == QLatin1String("KB1") ? QStringLiteral("ssu") : QStringLiteral("sha2");
            EXPECT_EQ(Journal(disk).repairs()->value(id).attempt.value().state, RepairNote::State::Started);
            EXPECT_EQ(Journal(disk).agreedRepairs()->items, QStringList()) << "good for one run";
            if (personStops)
                stop.request_stop();
        };
        Pc fresh(pc, pc.desk(), resources, journal);
        const RepairReport report = esu::repair(fresh, plan, now, {.stop = stop.get_token()});
        if (report.restartRequired) {
            EXPECT_EQ(Journal(disk).repairs()->value(QLatin1String("sha2")).restarts, 1)
                << "no restart that is not counted";
        }
        if (personStops && !pc.installed.isEmpty()) {
            EXPECT_EQ(Journal(disk).agreedRepairs()->items, QStringList()) << "a person who stops has taken it back";
        }
        EXPECT_TRUE(trouble.failsAt > 0 || (personStops ? report.stopped : report.restartRequired));
        EXPECT_TRUE(trouble.failsAt != 1 || (report.error && pc.installed.isEmpty()));
        return store.saves;
    }

    int updates(Trouble trouble)
    {
        FakeMachine pc;
        pc.afterInstall = [](UpdateRun &run) { run.restartRequired = true; };
        const UpdateInfo update{.id = id(1).text(), .kb = {QStringLiteral("KB1")}, .security = true};
        MemoryStateStore disk;
        TroubledStore store(disk, trouble);
        Journal journal(store);
        Pc journey(pc, pc.desk(), resources, journal);
        const Inspection now = esu::inspect(journey, {}).value();
        const Recorded recorded(pc, [&] {
            const UpdateAttempts attempts = updateAttemptsFrom(*Journal(disk).updates());
            return std::ranges::find(attempts, update.id, &UpdateAttempt::id) != attempts.end();
        });
        const auto run = esu::installUpdates(journey, {update}, now, {});
        recorded.expectBefore(u"download");
        recorded.expectBefore(u"install-updates");
        EXPECT_EQ(run.has_value(), trouble.failsAt != 1);
        EXPECT_EQ(pc.count(u"install-updates"), run ? 1 : 0);
        return store.saves;
    }

    Resources resources = testResources();
};

TEST_F(Unwritable, AnAttemptStopsBeforeActivate)
{
    withEverySaveFailing([this](Trouble trouble) { return spend(trouble, false); });
    withEverySaveFailing([this](Trouble trouble) { return spend(trouble, true); });
}

TEST_F(Unwritable, ARepairStopsBeforeThePackageOrTheRestart)
{
    withEverySaveFailing([this](Trouble trouble) { return repair(trouble, false); });
    withEverySaveFailing([this](Trouble trouble) { return repair(trouble, true); });
}

TEST_F(Unwritable, UpdatesStopBeforeTheDownload)
{
    withEverySaveFailing([this](Trouble trouble) { return updates(trouble); });
}

#ifdef Q_OS_UNIX
class FullDiskTest : public Unwritable {
protected:
    FullDiskTest()
    {
        FileStateStore store(m_path);
        EXPECT_TRUE(store.save(QStringLiteral("practice"), {{QStringLiteral("x"), QString(300, u'x')}}));
        EXPECT_TRUE(Journal(store).begin({.at = QDateTime(dayInYear2, QTime(9, 0), Qt::UTC),
                                          .activationId = year3,
                                          .lastFive = QStringLiteral("QQQQQ")}));
        m_good = content();
    }
    QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void putBack() const
    {
        QFile file(m_path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_EQ(file.write(m_good), m_good.size());
    }

    const QTemporaryDir m_folder;
    const QString m_name = QStringLiteral("state.json");
    const QString m_path = m_folder.filePath(m_name);
    const JournalEntry m_entry{
        .at = QDateTime(dayInYear2, QTime(10, 0), Qt::UTC), .activationId = year2, .lastFive = lastFive};
    QByteArray m_good;
};

TEST_F(FullDiskTest, LeavesStateAndJournalAsTheyWere)
{
    const auto begin = [&](StateStore &store, qint64 room) {
        Journal journal(store);
        const FullDisk disk(room);
        return journal.begin(m_entry);
    };
    FileStateStore store(m_path);
    ASSERT_TRUE(begin(store, 10'000));
    const qint64 whole = content().size();
    putBack();
    const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    for (qint64 room = 0; room < whole; ++room) {
        const auto begun = begin(store, room);
        ASSERT_FALSE(begun) << room;
        ASSERT_EQ(begun.error().fault, Fault::Backend) << room;
        ASSERT_EQ(begun.error().condition, condition::journalUnwritable) << room;
        ASSERT_EQ(begun.error().detail, m_path + QStringLiteral(": ") + FullDisk::sentence()) << room;
        ASSERT_EQ(content(), m_good) << room;
        ASSERT_EQ(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), files) << room;
    }
    EXPECT_TRUE(begin(store, whole)) << "just enough";
}

TEST_F(FullDiskTest, WithoutRoomForTheLockNothingIsBegun)
{
    for (qint64 room = 0; room < 10; ++room) {
        FileStateStore store(m_path);
        const auto begun = [&] {
            const FullDisk disk(room);
            return Journal(store).begin(m_entry);
        }();
        ASSERT_FALSE(begun) << room;
        EXPECT_EQ(begun.error().condition, condition::journalUnwritable) << room;
        EXPECT_EQ(content(), m_good) << room;
        EXPECT_EQ(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{m_name}) << room;
    }
}

TEST_F(FullDiskTest, SpendsNothingThatIsNotInTheFile)
{
    for (qint64 room = m_good.size() - 20; room < m_good.size() + 320; room += 7) {
        SCOPED_TRACE(room);
        putBack();
        FakeMachine pc;
        pc.row(year2)->partialProductKey = lastFive;
        FileStateStore store(m_path);
        Journal journal(store);
        const Recorded recorded(pc, [&] { return isBegun(store) && Journal(store).entries()->size() == 2; });
        const ActivationReport report = [&] {
            const FullDisk disk(room);
            return activateOnce(pc, resources, journal);
        }();
        recorded.expectBefore(u"activate");
        ASSERT_EQ(pc.count(u"activate"), report.error ? 0 : 1);
        ASSERT_EQ(journal.entries()->size(), report.error ? 1 : 2) << "readable, and all that was there";
    }
}
#endif

TEST(Unreadable, IsToldAndIsNotTheSameAsNothingAttempted)
{
    FakeMachine pc;
    const Resources resources = testResources();
    UnreadableStore store;
    Journal journal(store);
    Pc journey(pc, pc.desk(), resources, journal);
    const Inspection inspection = inspect(journey, {}).value();
    EXPECT_EQ(conditionOf(inspection.journalUnread), condition::journalUnreadable);
    EXPECT_TRUE(inspection.openAttempts.isEmpty());
    MemoryStateStore readable;
    Journal other(readable);
    Pc again(pc, pc.desk(), resources, other);
    EXPECT_EQ(inspect(again, {})->journalUnread, std::nullopt);
}

} // namespace
} // namespace esu::test

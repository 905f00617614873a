// SPDX-License-Identifier: MIT
// What is known of updates at a moment, mistakes in their file, and how long a PC puts them off.
#include "core/model/resources.h"
#include "core/model/rollup.h"
#include "core/model/update_policy.h"

#include <QMap>

#include <gtest/gtest.h>

namespace esu {
namespace {

UpdateTables parsed(const QByteArray &updates)
{
    return parseUpdateTables(
               "{\"schema\": 1, \"dataDate\": \"2026-11-26\", \"tables\": [\n{\"programmes\": [\"p\"], \"build\": "
               "19045, \"packageBuilds\": [19041], \"updates\": [\n" +
                   updates + "]}]}",
               QStringLiteral("a.json"))
        .value();
}

std::string problem(const QByteArray &updates)
{
    const auto result = parseUpdateTables(
        "{\"schema\": 1, \"dataDate\": \"2026-11-26\", \"tables\": [\n{\"programmes\": [\"p\"], \"build\": "
        "19045, \"packageBuilds\": [19041], \"updates\": [\n" +
            updates + "]}]}",
        QStringLiteral("a.json"));
    return result ? std::string() : result.error().detail.toStdString();
}

QByteArray month(const QByteArray &date, const QByteArray &revision, const QByteArray &more = {})
{
    return "{\"date\": \"" + date + "\", \"kind\": \"monthly-rollup\", \"esu\": true, \"revision\": " + revision +
           ", \"exact\": " + (revision == "null" ? "false" : "true") + ", \"confidence\": \"H\", \"source\": \"s\"" +
           more + "}";
}

TEST(UpdateTable, AFileKnowsEveryMonthUpToItsDate)
{
    const char *const ahead = "a.json:1: dataDate: lies behind a second Tuesday of which no table has an update";
    const auto dated = [](const char *dataDate) {
        const auto tables = parseUpdateTables(
            QByteArray("{\"schema\": 1, \"dataDate\": \"") + dataDate +
                "\", \"tables\": [{\"programmes\": [\"p\"], \"build\": 19045, \"packageBuilds\": [19041], "
                "\"updates\": [" +
                month("2026-10-13", "7807") + "]}]}",
            QStringLiteral("a.json"));
        return tables ? std::string() : tables.error().detail.toStdString();
    };
    EXPECT_EQ(dated("2026-10-13"), "");
    EXPECT_EQ(dated("2026-11-10"), "") << "the day itself is not over";
    EXPECT_EQ(dated("2026-11-11"), ahead);
    EXPECT_EQ(dated("2207-11-11"), ahead);
}

TEST(UpdateTable, AMistakeIsToldWithItsPlace)
{
    EXPECT_EQ(problem(month("2026-10-13", "7807") + ",\n" + month("2026-11-10", "7846")), "");
    EXPECT_EQ(problem(month("2026-10-13", "7807") + ",\n" + month("2026-11-10", "7807")),
              "a.json:4: tables[0].updates[1]: its revision is not above that of the month before");
    EXPECT_EQ(problem(month("2026-11-10", "7807") + ",\n" + month("2026-10-13", "7846")),
              "a.json:4: tables[0].updates[1]: updates must stand in order of their dates");
    EXPECT_EQ(problem(month("2026-11-10", "7807") + ",\n" + month("2026-11-11", "7846")),
              "a.json:4: tables[0].updates[1]: this month has a monthly rollup already");
    EXPECT_NE(problem(month("2026-11-10", "7807", ", \"kb\": \"5068781\"")), "");
}

TEST(UpdateTable, OnItsOwnDayNothingLaterIsKnown)
{
    const UpdateTables tables = parsed(month("2026-10-13", "7807") + ",\n" + month("2026-11-10", "7846"));
    const auto known = [&](QDate day, int hour) {
        return tables.asOf(QDateTime(day, QTime(hour, 0), Qt::UTC)).forProgramme(QStringLiteral("p"))->updates.size();
    };
    EXPECT_EQ(known({2026, 11, 10}, 3), 1) << "it comes in the evening";
    EXPECT_EQ(known({2026, 11, 10}, 18), 2);
    const UpdateTables then = tables.asOf(QDateTime({2026, 11, 1}, QTime(3, 0), Qt::UTC));
    EXPECT_EQ(then.dataDate(), QDate(2026, 11, 1));
    EXPECT_EQ(then.earliestDay(), QDate(2026, 11, 1));
    EXPECT_EQ(tables.asOf(QDateTime({2027, 11, 1}, QTime(3, 0), Qt::UTC)).dataDate(), QDate(2026, 11, 26));
}

TEST(UpdateTable, TheProgramsOwnDayBoundsTheClockAndNotTheData)
{
    const UpdateTables tables = parsed(month("2026-11-10", "7807"));
    EXPECT_EQ(tables.readOn({2027, 2, 1}).earliestDay(), QDate(2027, 2, 1));
    EXPECT_EQ(tables.readOn({2027, 2, 1}).dataDate(), QDate(2026, 11, 26));
    EXPECT_EQ(tables.readOn({2026, 2, 1}).earliestDay(), QDate(2026, 11, 26));
    EXPECT_EQ(tables.readOn({}).earliestDay(), QDate(2026, 11, 26)) << "a tree without git";
}

struct Registry {
    QMap<QString, std::uint32_t> numbers = {};
    QMap<QString, QString> texts = {};

    UpdateDelay delay() const { return readUpdateDelay(answers()).value(); }
    std::optional<QDate> pausedUntil() const { return readUpdatePolicy(answers()).value().pausedUntil; }

    static QString keyOf(const QString &path, const QString &name) { return path.section(u'\\', -2) + u'\\' + name; }
    template <class T> static Result<T> found(const QMap<QString, T> &values, const QString &key)
    {
        if (!values.contains(key))
            return std::unexpected(Error{.fault = Fault::NotFound, .operation = QStringLiteral("test")});
        return values.value(key);
    }
    RegistryAnswers answers() const
    {
        return {
            .number = [this](const QString &path, const QString &name) { return found(numbers, keyOf(path, name)); },
            .text = [this](const QString &path, const QString &name) { return found(texts, keyOf(path, name)); },
            .keyExists = [](const QString &) -> Result<bool> { return true; },
            .valueNames = [this](const QString &path) -> Result<QStringList> {
                QStringList names;
                const QStringList keys = numbers.keys() + texts.keys();
                for (const QString &key : keys) {
                    if (key.startsWith(keyOf(path, {})))
                        names.append(key.section(u'\\', -1));
                }
                return names;
            }};
    }
};

const QString policy = QStringLiteral("Windows\\WindowsUpdate\\");
const QString device = QStringLiteral("device\\Update\\");
const QString person = QStringLiteral("UX\\Settings\\");
const QString days = QStringLiteral("DeferQualityUpdatesPeriodInDays");

TEST(UpdateDelayValues, APolicyCountsBeforeADeviceAndThatBeforeAPerson)
{
    Registry registry{.numbers = {{person + days, 3}}};
    EXPECT_EQ(registry.delay().deferralDays, 3);
    registry.numbers.insert(device + days, 5);
    EXPECT_EQ(registry.delay().deferralDays, 5);
    registry.numbers.insert(policy + days, 9);
    EXPECT_EQ(registry.delay().deferralDays, 5) << "without DeferQualityUpdates it says nothing";
    registry.numbers.insert(policy + QStringLiteral("DeferQualityUpdates"), 1);
    EXPECT_EQ(registry.delay().deferralDays, 9);
    EXPECT_EQ(Registry{}.delay(), UpdateDelay());
}

TEST(UpdateDelayValues, APauseEnds)
{
    Registry registry{
        .texts = {{person + QStringLiteral("PauseUpdatesExpiryTime"), QStringLiteral("2026-12-01T03:00:00Z")}}};
    EXPECT_EQ(registry.pausedUntil(), QDate(2026, 12, 1));
    registry.texts.insert(policy + QStringLiteral("PauseQualityUpdatesStartTime"), QStringLiteral("2026-11-20"));
    EXPECT_EQ(registry.pausedUntil(), QDate(2026, 12, 1)) << "a first day alone, without the pause itself";
    registry.numbers.insert(policy + QStringLiteral("PauseQualityUpdates"), 1);
    EXPECT_EQ(registry.pausedUntil(), QDate(2026, 12, 25));
    registry = {.texts = {{person + QStringLiteral("PauseQualityUpdatesEndTime"), QStringLiteral("2026-12-03")}}};
    EXPECT_EQ(registry.pausedUntil(), QDate(2026, 12, 3));
    registry.texts = {{person + QStringLiteral("PauseUpdatesExpiryTime"), QStringLiteral("soon")}};
    EXPECT_FALSE(registry.pausedUntil());
}

TEST(Rollup, TheNewestInstalledCounts)
{
    const auto package = [](const char *version, std::uint32_t state) {
        return PackageFact{
            .name = QStringLiteral("Package_for_RollupFix~31bf3856ad364e35~amd64~~%1").arg(QLatin1String(version)),
            .state = state};
    };
    const auto newest = [](const QList<PackageFact> &packages) {
        const PackageFact *found = newestRollup(packages);
        return found != nullptr ? rollupVersion(found->name).toString() : QString();
    };
    EXPECT_EQ(newest({package("19041.7417.1.10", 0x70), package("19041.7846.1.8", 0x40)}),
              QStringLiteral("19041.7417.1.10"));
    EXPECT_EQ(newest({package("19041.7846.1.8", 0x80), package("19041.7417.1.10", 0x70)}),
              QStringLiteral("19041.7846.1.8"));
    EXPECT_EQ(newest({}), QString());
}

} // namespace
} // namespace esu

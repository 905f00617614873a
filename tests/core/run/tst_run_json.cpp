// SPDX-License-Identifier: MIT
// JSON of a run whose every member says something, and what is refused of JSON that is not quite one.
#include "tests/support/run_json_test.h"
#include "tests/support/test_data.h"

#include "core/base/operations.h"
#include "core/run/value_members_run.h"

namespace esu::test {
namespace {

/// Makes values whose every member is there and differs from its neighbours; of facts either the value or the error.
class Maker {
public:
    explicit Maker(bool ofErrors) : m_ofErrors(ofErrors) {}

    template <class T> T make()
    {
        T value{};
        fill(value);
        return value;
    }

private:
    void fill(bool &value) { value = ++m_count % 2 == 0; }
    template <std::integral T> void fill(T &value)
    {
        value = std::numeric_limits<T>::max() - static_cast<T>(++m_count % 100);
    }
    void fill(QString &value) { value = QStringLiteral("文字 \"%1\"\n\\ 🔑").arg(++m_count); }
    void fill(QDate &value) { value = QDate(2020, 2, 28).addDays(++m_count); }
    void fill(QDateTime &value)
    {
        value = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addMSecs(++m_count * 86'399'999LL);
    }
    void fill(QUrl &value) { value = QUrl(QStringLiteral("https://host.example/a b/%E3%81%82?x=%1#f").arg(++m_count)); }
    template <class E>
        requires std::is_enum_v<E>
    void fill(E &value)
    {
        const auto all = enumerators<E>();
        value = all[static_cast<std::size_t>(++m_count) % all.size()];
    }
    void fill(std::optional<ActivationId> &value) { value = id(++m_count); }
    void fill(QList<ActivationId> &values) { values = {id(++m_count), id(++m_count)}; }
    template <class T> void fill(std::optional<T> &value) { value = make<T>(); }
    template <class T> void fill(QList<T> &values) { values = {make<T>(), make<T>()}; }
    template <class T> void fill(Result<T> &value)
    {
        if (m_ofErrors)
            value = std::unexpected(make<Error>());
        else if constexpr (std::is_void_v<T>)
            value = {};
        else
            value = make<T>();
    }
    template <class S>
        requires requires { Members<S>::list; }
    void fill(S &value)
    {
        std::apply([this, &value](const auto &...member) { (fill(value.*member.place), ...); }, Members<S>::list);
    }

    bool m_ofErrors;
    int m_count = 0;
};

/// All that a run can hold; its steps are of those that can be.
PcRun fullRun(bool ofErrors = false)
{
    auto run = Maker(ofErrors).make<PcRun>();
    run.steps = {{.step = Step::Inspect, .state = StepState::Done},
                 {.step = Step::Repair, .state = StepState::RestartRequired},
                 {.step = Step::Activate, .state = StepState::Failed, .error = Maker(false).make<Error>()}};
    return run;
}

TEST(RunJson, EveryMemberSurvives)
{
    expectSurvives(fullRun());
    expectSurvives(fullRun(true));
    expectSurvives({});
}

TEST(RunJson, WhatIsExactStaysExact)
{
    PcRun run = fullRun();
    run.listed = {{.size = std::numeric_limits<std::int64_t>::max(), .listedSize = (1LL << 53) + 1},
                  {.size = std::numeric_limits<std::int64_t>::min()}};
    run.inspection->facts.surroundings->freeBytes = (1LL << 62) + 1;
    run.steps[2].error->code = 0xFFFFFFFFU;
    // No reading, and one to the millisecond in another zone.
    run.inspection->at = {};
    run.inspection->facts.os->lastBoot =
        QDateTime(QDate(2026, 11, 24), QTime(0, 30, 0, 7), Qt::OffsetFromUTC, 9 * 3600);
    expectSurvives(run);
    EXPECT_EQ(runFromJson(toJson(run))->inspection->facts.os->lastBoot->toString(Qt::ISODateWithMs),
              QStringLiteral("2026-11-23T15:30:00.007Z"));
}

TEST(RunJson, ItsFormIsWhatTheHeaderSays)
{
    PcRun run{.wish = {.steps = {Step::Inspect}, .lastFive = lastFive}};
    run.inspection = inspection(readyFacts(), std::unexpected(unreadable()));
    const QJsonObject json = toJson(run);
    EXPECT_EQ(json[u"schema"], QJsonValue(1));
    EXPECT_EQ(json[u"wish"][u"steps"][0], QJsonValue(QLatin1String("inspect")));
    EXPECT_EQ(json[u"wish"][u"last_five"], QJsonValue(lastFive));
    EXPECT_TRUE(json[u"wish"][u"wanted"].isNull());
    EXPECT_EQ(json[u"inspection"][u"licenses"][u"error"][u"fault"], QJsonValue(QLatin1String("Backend")));
    EXPECT_EQ(json[u"inspection"][u"facts"][u"elevated"][u"value"], QJsonValue(true));
}

/// Tries JSON that is wrong in one place.
class Refused : public testing::Test {
protected:
    using Put = std::function<void(const QJsonValue &)>;

    /// Goes through every value below `node`; `put` makes the whole of another one in its place.
    void visit(const QJsonValue &node, const QString &path, const Put &put)
    {
        if (!path.isEmpty())
            retype(node, path, put);
        if (node.isArray()) {
            const QJsonArray array = node.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                visit(array[i], QStringLiteral("%1[%2]").arg(path).arg(i), [&array, &put, i](const QJsonValue &other) {
                    QJsonArray copy = array;
                    copy[i] = other;
                    put(copy);
                });
            return;
        }
        const QJsonObject object = node.toObject();
        for (const QString &name : object.keys()) {
            visit(object[name], path.isEmpty() ? name : path + QLatin1Char('.') + name,
                  [&object, &put, &name](const QJsonValue &other) {
                      QJsonObject copy = object;
                      copy[name] = other;
                      put(copy);
                  });
            rename(object, name, path, put);
        }
    }

    void tryOut(const QJsonValue &json, const QString &place)
    {
        ++m_tried;
        const Result<PcRun> run = runFromJson(json.toObject());
        ASSERT_FALSE(run) << place.toStdString();
        EXPECT_EQ(run.error().fault, Fault::BadData);
        EXPECT_EQ(run.error().operation, operation::runJson);
        EXPECT_TRUE(run.error().detail.startsWith(place))
            << "at " << place.toStdString() << " said: " << run.error().detail.toStdString();
        EXPECT_FALSE(run.error().detail.endsWith(QLatin1String(": ")));
    }

    QString m_place;
    int m_tried = 0;

private:
    void at(const QString &path)
    {
        m_place = path == QLatin1String("schema") || path.isEmpty() ? path : path + QStringLiteral(": ");
    }
    void retype(const QJsonValue &value, const QString &path, const Put &put)
    {
        at(path);
        put(value.isObject() ? QJsonValue(QJsonArray()) : QJsonValue(QJsonObject()));
        put(value.isString() ? QJsonValue(1) : QJsonValue(QStringLiteral("words")));
        put(value.isBool() ? QJsonValue(1) : QJsonValue(true));
        if (value.isDouble()) {
            put(value.toDouble() + 0.5 == value.toDouble() ? 1e300 : value.toDouble() + 0.5);
            put(-1e300);
        }
    }
    void rename(const QJsonObject &object, const QString &name, const QString &path, const Put &put)
    {
        at(path);
        QJsonObject without = object;
        without.remove(name);
        put(without);
        without.insert(name + QLatin1Char('_'), object[name]);
        put(without);
        QJsonObject more = object;
        more.insert(name + QLatin1Char('_'), object[name]);
        put(more);
    }
};

TEST_F(Refused, EveryMemberThatLacksIsUnknownOrOfAnotherType)
{
    for (const bool ofErrors : {false, true}) {
        visit(toJson(fullRun(ofErrors)), {}, [this](const QJsonValue &json) { tryOut(json, m_place); });
        EXPECT_GT(m_tried, 2000);
    }
}

TEST_F(Refused, WhatIsWrittenInAnotherWay)
{
    struct Other {
        const char16_t *text;
        const char16_t *instead;
        const char *place;
    };
    PcRun run = fullRun();
    run.inspection->at = QDateTime(QDate(2026, 11, 23), QTime(8, 0), Qt::UTC);
    run.inspection->programme.coveredUntil = QDate(2026, 11, 30);
    run.openRows = {year1};
    run.listed = {{.url = QUrl(QStringLiteral("https://host.example/one"))}};
    const QString json = QString::fromUtf8(bytesOf(run));
    for (const Other &other : {
             Other{u"\"2026-11-23T08:00:00.000Z\"", u"\"2026-11-23T08:00:00Z\"", "inspection.at: "},
             {u"\"2026-11-23T08:00:00.000Z\"", u"\"2026-11-23T08:00:00.000\"", "inspection.at: "},
             {u"\"2026-11-30\"", u"\"2026-11-31\"", "inspection.programme.covered_until: "},
             {u"\"00000000-0000-4000-8000-000000000001\"", u"\"no GUID\"", "open_rows[0]: "},
             {u"\"00000000-0000-4000-8000-000000000001\"", u"\"{00000000-0000-4000-8000-000000000001}\"",
              "open_rows[0]: "},
             {u"\"https://host.example/one\"", u"\"https://host.example:port/one\"", "listed[0].url: "},
             {u"\"restart-required\"", u"\"Restart-Required\"",
              "steps[1].state: \"Restart-Required\" is none of: waiting, "},
             {u"\"restart-required\"", u"\"\"", "steps[1].state: "},
         }) {
        QString changed = json;
        changed.replace(QString::fromUtf16(other.text), QString::fromUtf16(other.instead));
        ASSERT_NE(changed, json);
        tryOut(QJsonDocument::fromJson(changed.toUtf8()).object(), QLatin1String(other.place));
    }
}

TEST_F(Refused, ARunThatCannotBe)
{
    const auto refuse = [this](const std::function<void(PcRun &)> &change, const char *place) {
        PcRun run = fullRun();
        change(run);
        tryOut(toJson(run), QLatin1String(place));
    };
    refuse([](PcRun &run) { run.steps[2].error.reset(); }, "steps[2]: a step has an error exactly when");
    refuse([](PcRun &run) { run.steps[0].error = unreadable(); }, "steps[0]: a step has an error exactly when");
    refuse([](PcRun &run) { run.steps.append(run.steps[0]); }, "has the step \"inspect\" twice");
    refuse([](PcRun &run) { run.inspection.reset(); }, "lacks the inspection");
    refuse([](PcRun &run) { run = {.wish = {.steps = {Step::Activate}}}; }, "lacks the inspection");
    refuse(
        [](PcRun &run) {
            run.steps.append({.step = Step::SearchUpdates, .state = StepState::Done});
            run.updates.reset();
        },
        "lacks the updates");
    refuse([](PcRun &run) { run.removed->row.id.reset(); }, "removed: is an ESU row without an ID");
}

TEST_F(Refused, AnotherSchema)
{
    QJsonObject json = toJson(PcRun{});
    json[QStringLiteral("schema")] = 2;
    tryOut(json, QStringLiteral("schema: this version of the program reads schema 1"));
    tryOut(QJsonObject(), QStringLiteral("schema: "));
}

} // namespace
} // namespace esu::test

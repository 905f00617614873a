// SPDX-License-Identifier: MIT
#include "core/windows/com/com_apartment.h"
#include "core/windows/com/failure.h"
#include "core/windows/wmi/queries.h"
#include "core/windows/wmi/wmi_session.h"
#include "tests/windows/unit/fakes/fake_wmi.h"

#include <gtest/gtest.h>

namespace esu {
namespace {

using namespace fake;

class WmiSessionTest : public ::testing::Test {
protected:
    ~WmiSessionTest() override
    {
        session.reset();
        services.Reset();
        EXPECT_EQ(liveObjects.count(), 0);
    }
    Result<QList<WmiRow>> query(const ComCall &call = patientCall())
    {
        return session->query(QStringLiteral("SELECT ID, Name FROM C WHERE ID='1'"),
                              {QStringLiteral("ID"), QStringLiteral("Name")}, call);
    }
    Result<WmiRow> invoke(const ComCall &call = patientCall())
    {
        return session->invoke(
            {.className = QStringLiteral("C"), .path = QStringLiteral("C"), .method = QStringLiteral("M")}, call);
    }

    const ComApartment apartment;
    ComPtr<Services> services = make<Services>();
    std::unique_ptr<WmiSession> session = std::make_unique<WmiSession>(services);
};

Values row(const char16_t *id)
{
    return {{QStringLiteral("ID"), value(id)}};
}

TEST_F(WmiSessionTest, ReadsAllRowsAndLeavesMissingPropertiesAbsent)
{
    services->onQuery = [](const QString &, IEnumWbemClassObject **rows) {
        return give(rows, make<Rows>(QList<Values>{row(u"1"), row(u"2"), row(u"3")}));
    };
    const auto rows = query();
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 3);
    EXPECT_EQ(rows->at(2).value(QStringLiteral("ID")).text(), QStringLiteral("3"));
    EXPECT_TRUE(rows->at(2).value(QStringLiteral("Name")).isAbsent());
}

TEST_F(WmiSessionTest, FailureInTheMiddleIsNoShortList)
{
    services->onQuery = [](const QString &, IEnumWbemClassObject **rows) {
        return give(rows, make<Rows>(QList<Values>{row(u"1")}, static_cast<HRESULT>(0x80041004U)));
    };
    const auto rows = query();
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, 0x80041004U);
}

TEST_F(WmiSessionTest, StopDuringNextEndsTheQuery)
{
    std::stop_source stop;
    int asked = 0;
    services->onQuery = [&](const QString &, IEnumWbemClassObject **rows) {
        return give(rows, make<Rows>(QList<Values>{}, WBEM_S_TIMEDOUT, [&] {
                        if (++asked == 3)
                            stop.request_stop();
                    }));
    };
    const auto rows = query(patientCall(stop.get_token()));
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Cancelled);
    EXPECT_EQ(asked, 3);
}

TEST_F(WmiSessionTest, DeadlineDuringNextIsATimeout)
{
    services->onQuery = [](const QString &, IEnumWbemClassObject **rows) {
        return give(rows, make<Rows>(QList<Values>{}, WBEM_S_TIMEDOUT));
    };
    ComCall call = patientCall();
    call.deadline = ComCall::Clock::now() + std::chrono::milliseconds(30);
    const auto rows = query(call);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().fault, Fault::Timeout);
}

TEST_F(WmiSessionTest, MethodIsPolledThroughItsCallResult)
{
    services->onMethod = [](const fake::MethodCall &, IWbemClassObject **, IWbemCallResult **result) {
        return give(result, make<CallResult>(2, S_OK, make<Object>(Values{{wmi::returnValue, value(7U)}})));
    };
    const auto answer = invoke();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->value(wmi::returnValue).uint32(), 7U);
}

TEST_F(WmiSessionTest, ImplementationsThatAnswerAtOnceAreUnderstood)
{
    services->onMethod = [](const fake::MethodCall &, IWbemClassObject **outputs, IWbemCallResult **) {
        return give(outputs, make<Object>(Values{{wmi::returnValue, value(0U)}}));
    };
    const auto answer = invoke();
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->value(wmi::returnValue).uint32(), 0U);
}

TEST_F(WmiSessionTest, NoAnswerAtAllIsNoSuccess)
{
    services->onMethod = [](const fake::MethodCall &, IWbemClassObject **, IWbemCallResult **) { return S_OK; };
    const auto answer = invoke();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::BadData);
}

TEST_F(WmiSessionTest, StatusOfTheCallResultIsTheFailure)
{
    services->onMethod = [](const fake::MethodCall &, IWbemClassObject **, IWbemCallResult **result) {
        return give(result, make<CallResult>(1, static_cast<HRESULT>(0xC004C020U), ComPtr<Object>()));
    };
    const auto answer = invoke();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, 0xC004C020U);
}

TEST_F(WmiSessionTest, StopWhileAMethodRunsIsCancelled)
{
    std::stop_source stop;
    services->onMethod = [&](const fake::MethodCall &, IWbemClassObject **, IWbemCallResult **result) {
        stop.request_stop();
        return give(result, make<CallResult>(1'000'000, S_OK, ComPtr<Object>()));
    };
    const auto answer = invoke(patientCall(stop.get_token()));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::Cancelled);
}

TEST_F(WmiSessionTest, ClassAndSignatureAreFetchedOnce)
{
    const auto type = make<Object>();
    type->addMethod(QStringLiteral("M"), make<Object>());
    services->classes.insert(QStringLiteral("C"), type);
    QString given;
    services->onMethod = [&](const fake::MethodCall &call, IWbemClassObject **outputs, IWbemCallResult **) {
        given = call.inputs->text(QStringLiteral("In"));
        return give(outputs, make<Object>(Values{{wmi::returnValue, value(0U)}}));
    };
    const Variant in(u"text");
    const WmiMethodCall call{.className = QStringLiteral("C"),
                             .path = QStringLiteral("C"),
                             .method = QStringLiteral("M"),
                             .inputs = {{QStringLiteral("In"), &in.get()}}};
    ASSERT_TRUE(session->invoke(call, patientCall()));
    ASSERT_TRUE(session->invoke(call, patientCall()));
    EXPECT_EQ(given, QStringLiteral("text"));
    EXPECT_EQ(services->log.count(QStringLiteral("object C")), 1);
}

TEST_F(WmiSessionTest, MissingMethodIsUnsupportedNotNotFound)
{
    services->classes.insert(QStringLiteral("C"), make<Object>());
    const Variant in(u"text");
    const auto answer = session->invoke({.className = QStringLiteral("C"),
                                         .path = QStringLiteral("C"),
                                         .method = QStringLiteral("M"),
                                         .inputs = {{QStringLiteral("In"), &in.get()}}},
                                        patientCall());
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().fault, Fault::Unsupported);
    EXPECT_EQ(answer.error().code, hresult::wbemNotFound);
}

TEST_F(WmiSessionTest, KnowsWhetherAClassIsReal)
{
    services->classes.insert(QStringLiteral("C"), make<Object>(row(u"")));
    EXPECT_EQ(session->classHas(QStringLiteral("C"), QStringLiteral("ID"), patientCall()), true);
    EXPECT_EQ(session->classHas(QStringLiteral("C"), QStringLiteral("Name"), patientCall()), false);
    EXPECT_EQ(session->classHas(QStringLiteral("D"), QStringLiteral("ID"), patientCall()), false);
}

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/windows/com/variant.h"
#include "core/windows/wmi/wmi_value.h"

#include <gtest/gtest.h>

#include <limits>

namespace esu {
namespace {

template <class Set> WmiValue from(VARTYPE type, Set set)
{
    VARIANT variant;
    VariantInit(&variant);
    variant.vt = type;
    set(variant);
    return WmiValue::fromVariant(variant);
}

TEST(WmiValue, Uint32ComesInManyForms)
{
    EXPECT_EQ(from(VT_I4, [](VARIANT &v) { v.lVal = 5; }).uint32(), 5U);
    EXPECT_EQ(from(VT_UI4, [](VARIANT &v) { v.ulVal = 0xC004F050U; }).uint32(), 0xC004F050U);
    EXPECT_EQ(from(VT_I4, [](VARIANT &v) { v.lVal = static_cast<LONG>(0xC004F050U); }).uint32(), 0xC004F050U);
    EXPECT_EQ(from(VT_I2, [](VARIANT &v) { v.iVal = 7; }).uint32(), 7U);
    EXPECT_EQ(from(VT_UI2, [](VARIANT &v) { v.uiVal = 65535; }).uint32(), 65535U);
    EXPECT_EQ(from(VT_UI1, [](VARIANT &v) { v.bVal = 200; }).uint32(), 200U);
    EXPECT_EQ(from(VT_I1, [](VARIANT &v) { v.cVal = 3; }).uint32(), 3U);
    EXPECT_EQ(from(VT_INT, [](VARIANT &v) { v.intVal = 8; }).uint32(), 8U);
    EXPECT_EQ(from(VT_UINT, [](VARIANT &v) { v.uintVal = 9; }).uint32(), 9U);
    EXPECT_EQ(from(VT_I8, [](VARIANT &v) { v.llVal = 10; }).uint32(), 10U);
    EXPECT_EQ(WmiValue::fromVariant(Variant(u"7601").get()).uint32(), 7601U);
    EXPECT_EQ(from(VT_I8, [](VARIANT &v) { v.llVal = 0x100000000; }).uint32(), std::nullopt);
}

TEST(WmiValue, Uint64AndDatetimeComeAsText)
{
    EXPECT_EQ(WmiValue::fromVariant(Variant(u"18446744073709551615").get()).uint64(),
              std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(from(VT_UI8, [](VARIANT &v) { v.ullVal = 0xFFFFFFFFFFFFFFFFULL; }).uint64(),
              std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(WmiValue::fromVariant(Variant(u"20261123180000.000000+540").get()).text(),
              QStringLiteral("20261123180000.000000+540"));
    EXPECT_EQ(WmiValue::fromVariant(Variant(u"many").get()).uint64(), std::nullopt);
}

TEST(WmiValue, NullAndEmptyAreAbsent)
{
    EXPECT_TRUE(from(VT_NULL, [](VARIANT &) {}).isAbsent());
    EXPECT_TRUE(from(VT_EMPTY, [](VARIANT &) {}).isAbsent());
    EXPECT_FALSE(WmiValue::fromVariant(Variant(u"").get()).isAbsent());
    EXPECT_EQ(from(VT_NULL, [](VARIANT &) {}).uint32(), std::nullopt);
}

TEST(WmiValue, BooleanIsNotANumber)
{
    const WmiValue yes = WmiValue::fromVariant(Variant(true).get());
    EXPECT_EQ(yes.boolean(), true);
    EXPECT_EQ(yes.uint32(), std::nullopt);
    EXPECT_EQ(from(VT_BOOL, [](VARIANT &v) { v.boolVal = VARIANT_FALSE; }).boolean(), false);
}

TEST(WmiValue, AFlagMayBeANumber)
{
    EXPECT_EQ(from(VT_I4, [](VARIANT &v) { v.lVal = 1; }).boolean(), true);
    EXPECT_EQ(from(VT_UI1, [](VARIANT &v) { v.bVal = 0; }).boolean(), false);
    EXPECT_EQ(from(VT_I4, [](VARIANT &v) { v.lVal = 2; }).boolean(), std::nullopt);
    EXPECT_EQ(from(VT_NULL, [](VARIANT &) {}).boolean(), std::nullopt);
}

TEST(WmiValue, ArraysOfText)
{
    SAFEARRAY *array = SafeArrayCreateVector(VT_BSTR, 0, 2);
    const Bstr first(u"a");
    const Bstr second(u"b");
    LONG i = 0;
    SafeArrayPutElement(array, &i, first.get());
    i = 1;
    SafeArrayPutElement(array, &i, second.get());
    EXPECT_EQ(from(VT_ARRAY | VT_BSTR, [&](VARIANT &v) { v.parray = array; }).texts(),
              QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    SafeArrayDestroy(array);

    SAFEARRAY *numbers = SafeArrayCreateVector(VT_I4, 0, 1);
    EXPECT_TRUE(from(VT_ARRAY | VT_I4, [&](VARIANT &v) { v.parray = numbers; }).isUnusable());
    SafeArrayDestroy(numbers);
}

TEST(WmiValue, ADateTimeIsTextWithMinutesFromUtc)
{
    const auto utc = [](const char16_t *text) { return WmiValue(QString::fromUtf16(text)).dateTime(); };
    const QDateTime expected(QDate(2026, 11, 25), QTime(5, 40, 12, 125), Qt::UTC);
    EXPECT_EQ(utc(u"20261125144012.125000+540"), expected);
    EXPECT_EQ(utc(u"20261125001012.125999-330"), expected);
    EXPECT_EQ(utc(u"20261125054012.125000+000"), expected);
    for (const char16_t *text : {u"", u"2026-11-25", u"20261125144012.******+540", u"20261125144012.125000+***",
                                 u"20261325144012.125000+000", u"00000000000003.000000:000"})
        EXPECT_EQ(utc(text), std::nullopt) << QString::fromUtf16(text).toStdString();
    EXPECT_EQ(WmiValue(qint64{20261125}).dateTime(), std::nullopt);
}

TEST(WmiValue, OtherTypesAreUnusableNotAbsent)
{
    const WmiValue value = from(VT_R8, [](VARIANT &v) { v.dblVal = 1; });
    EXPECT_TRUE(value.isUnusable());
    EXPECT_FALSE(value.isAbsent());
    EXPECT_EQ(value.uint32(), std::nullopt);
}

} // namespace
} // namespace esu

// SPDX-License-Identifier: MIT
// Texts in which people get their keys (tests/data/key-texts.json), through standard input and through the key field.
#include "app/composition.h"
#include "app/ctl/key_source.h"
#include "core/base/conditions.h"
#include "core/model/key_bytes.h"
#include "core/wizard/key_slot.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace esu {
namespace {

using namespace Qt::Literals::StringLiterals;

struct Case {
    QString name;
    QByteArray bytes;
    QJsonObject expect;
};

void PrintTo(const Case &row, std::ostream *out)
{
    *out << row.name.toStdString();
}

std::vector<Case> allCases()
{
    std::vector<Case> cases;
    QFile file(QStringLiteral(":/tests/key-texts.json"));
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll())["cases"_L1].toArray();
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        const QJsonObject before = row["before"_L1].toObject();
        QByteArray bytes = before["text"_L1].toString().repeated(before["times"_L1].toInt()).toUtf8();
        bytes += row.contains("bytes"_L1) ? QByteArray::fromHex(row["bytes"_L1].toString().toLatin1())
                                          : row["text"_L1].toString().toUtf8();
        cases.push_back({row["name"_L1].toString(), bytes, row["expect"_L1].toObject()});
    }
    return cases;
}

const Resources &resources()
{
    static const auto composition = Composition::create();
    return (*composition)->resources();
}

QJsonArray lastFives(const QList<KeyView> &found)
{
    QJsonArray all;
    for (const KeyView &key : found) {
        if (!key.kmsProduct)
            all.append(key.lastFive);
    }
    return all;
}

class KeyTexts : public testing::TestWithParam<Case> {};

TEST_P(KeyTexts, throughStandardInput)
{
    const QJsonObject expect = GetParam().expect;
    const auto key = keyFromBytes(GetParam().bytes, resources().kmsClientKeys);
    if (expect.contains("key"_L1)) {
        ASSERT_TRUE(key) << key.error().condition.toStdString() << ": " << key.error().detail.toStdString();
        EXPECT_EQ(key->lastFive(), expect["key"_L1].toString());
        return;
    }
    ASSERT_FALSE(key);
    const QString detail = key.error().detail;
    if (expect.contains("several"_L1)) {
        EXPECT_EQ(key.error().condition, condition::keySeveral);
        for (const QJsonValue &last : expect["several"_L1].toArray())
            EXPECT_TRUE(detail.contains(last.toString())) << detail.toStdString();
        for (const QJsonValue &words : expect["beside"_L1].toArray())
            EXPECT_TRUE(detail.contains(words.toString())) << detail.toStdString();
        return;
    }
    EXPECT_EQ(key.error().condition, expect["refused"_L1].toString()) << detail.toStdString();
    if (expect.contains("place"_L1)) {
        EXPECT_TRUE(detail.startsWith(QStringLiteral("character %1:").arg(expect["place"_L1].toInt())))
            << detail.toStdString();
    }
    if (expect.contains("sign"_L1)) {
        EXPECT_TRUE(detail.contains(expect["sign"_L1].toString())) << detail.toStdString();
    }
    if (expect.contains("length"_L1)) {
        EXPECT_TRUE(detail.startsWith(QString::number(expect["length"_L1].toInt()))) << detail.toStdString();
    }
}

/// What the field makes of a text: the condition that standard input would be refused with.
QString refusalOf(const KeyInput &input)
{
    switch (input.status) {
    case KeyInput::Status::Empty:
    case KeyInput::Status::NoneFound:
        return condition::keyNone;
    case KeyInput::Status::OnlyKmsClientKey:
        return condition::keyKmsClient;
    case KeyInput::Status::ChooseOne:
        return condition::keySeveral;
    case KeyInput::Status::Ready:
        return {};
    case KeyInput::Status::Problem:
        break;
    }
    switch (input.problem->kind) {
    case KeyProblem::Kind::Empty:
        return condition::keyNone;
    case KeyProblem::Kind::TooShort:
    case KeyProblem::Kind::TooLong:
        return condition::keyLength;
    case KeyProblem::Kind::ImpossibleCharacter:
        return condition::keyImpossibleCharacter;
    case KeyProblem::Kind::SecondN:
        return condition::keySecondN;
    case KeyProblem::Kind::Masked:
        return condition::keyMasked;
    case KeyProblem::Kind::ProductId:
        return condition::keyIsProductId;
    case KeyProblem::Kind::ActivationId:
        return condition::keyIsActivationId;
    case KeyProblem::Kind::TextTooLong:
        return condition::keyTextTooLong;
    }
    return {};
}

TEST_P(KeyTexts, throughTheKeyField)
{
    const QJsonObject expect = GetParam().expect;
    // A program that shows the text has read its encoding right; where that is a guess, one of the guesses is.
    KeyInput input;
    KeySlot slot;
    const QStringList readings = readingsOf(GetParam().bytes);
    for (const QString &text : readings) {
        input = readKeys(text, resources().kmsClientKeys, slot);
        if (!input.found.isEmpty())
            break;
    }
    if (input.found.isEmpty())
        input = readKeys(readings.constFirst(), resources().kmsClientKeys, slot);
    EXPECT_EQ(refusalOf(input),
              expect.contains("several"_L1) ? condition::keySeveral : expect["refused"_L1].toString());
    if (expect.contains("key"_L1)) {
        ASSERT_TRUE(input.chosenKey());
        EXPECT_EQ(input.chosenKey()->lastFive, expect["key"_L1].toString());
    }
    if (expect.contains("several"_L1)) {
        EXPECT_EQ(lastFives(input.found), expect["several"_L1].toArray());
        EXPECT_FALSE(input.chosen);
    }
    for (qsizetype i = 0; i < expect["years"_L1].toArray().size(); ++i)
        EXPECT_EQ(input.found.value(i).yearHint, expect["years"_L1][i].toInt());
    for (qsizetype i = 0; i < expect["beside"_L1].toArray().size(); ++i)
        EXPECT_EQ(input.found.value(i).beside, expect["beside"_L1][i].toString());
    if (!input.problem)
        return;
    EXPECT_EQ(input.problem->place, expect["place"_L1].toInt(input.problem->place));
    EXPECT_EQ(QString(input.problem->character), expect["sign"_L1].toString(QString(input.problem->character)));
    EXPECT_EQ(input.problem->length, expect["length"_L1].toInt(input.problem->length));
}

TEST_P(KeyTexts, showNoMoreOfAKeyThanItsLastFive)
{
    const auto key = keyFromBytes(GetParam().bytes, resources().kmsClientKeys);
    const QString said = key ? QString() : key.error().detail;
    for (const char16_t *piece : {u"BCDFG", u"HJKMP", u"QRTVW", u"XY234", u"GHJKM", u"PQRTV", u"WXY34", u"VK7JG",
                                  u"NPHTM", u"C97JM", u"9MPGT", u"FXYTK", u"NJJ8C", u"GB6DW", u"3DYQT", u"A1B2C"})
        EXPECT_FALSE(said.contains(QStringView(piece), Qt::CaseInsensitive)) << said.toStdString();
}

INSTANTIATE_TEST_SUITE_P(Collected, KeyTexts, testing::ValuesIn(allCases()), [](const auto &row) {
    return QString(row.param.name).replace(QLatin1Char('-'), QLatin1Char('_')).toStdString();
});

TEST(KeyTextCases, AreThere)
{
    EXPECT_GT(allCases().size(), 140U);
}

TEST(KeyTextBeside, NoPieceOfAnotherKeyIsShown)
{
    const QString keys = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789C\nCDFGH-JKMPQ-RTVWX-Y2346-789BD");
    for (const char *broken :
         {"Year 2 BCDF GHJK MPQR TVWX Y234 6789 B : ", "B.C.D.F.G.H.J.K.M.P ", "BC DF GH JK MP QR TV WX Y2 34 67 89 B ",
          "BCDFG+HJKMP QRTVW+XY234 6789B ", "BCDFG-HJKMP (QRTVW-XY234) 6789B ", "HJKMP-QRTVW ", "keyBCDFG-HJKMP ",
          "\x1B[31mMAK BCDFG ", "B C D F G 2 3 4 6 7 "}) {
        const auto found = keyFromBytes((QLatin1String(broken) + keys).toUtf8(), resources().kmsClientKeys);
        ASSERT_FALSE(found) << broken;
        EXPECT_EQ(found.error().condition, condition::keySeveral) << broken;
        static const QRegularExpression inRow(QStringLiteral("[BCDFGHJKMPQRTVWXY]{2}|[BCDFGHJKMPQRTVWXY2346789] "
                                                             "[BCDFGHJKMPQRTVWXY2346789]|\\x1B"));
        QString beside = found.error().detail;
        beside.remove(QStringLiteral("6789C")).remove(QStringLiteral("789BD"));
        EXPECT_FALSE(inRow.match(beside).hasMatch()) << broken << ": " << beside.toStdString();
    }
}

TEST(KeyTextLimit, TheWholeOfAnAllowedTextIsReadAndNothingOfALongerOne)
{
    const QByteArray key = "BCDFG-HJKMP-QRTVW-XY234-6789B";
    const QByteArray whole = QByteArray(longestKeyText - key.size() - 1, 'x') + ' ' + key;
    EXPECT_TRUE(keyFromBytes(whole, resources().kmsClientKeys));
    EXPECT_EQ(keyFromBytes(key + whole, resources().kmsClientKeys).error().condition, condition::keyTextTooLong);
    KeySlot slot;
    const KeyInput input = readKeys(QString::fromLatin1(key + '\n' + whole), resources().kmsClientKeys, slot);
    ASSERT_TRUE(input.problem);
    EXPECT_EQ(input.problem->kind, KeyProblem::Kind::TextTooLong);
    EXPECT_TRUE(slot.isEmpty());
}

TEST(SeveralKeys, TheOneThatThisPcMapsToEsuIsMeant)
{
    const QByteArray text = "Windows BNDFG-HJKMP-QRTVW-XY234-6789B\nESU BCNFG-HJKMP-QRTVW-XY234-6789C\n"
                            "Azure BCDNG-HJKMP-QRTVW-XY234-6789D\n";
    const auto judge = [](std::initializer_list<const char *> esu, std::initializer_list<const char *> other) {
        return [esu = QList<QByteArray>(esu.begin(), esu.end()),
                other = QList<QByteArray>(other.begin(), other.end())](const ProductKey &key) {
            const QByteArray last = key.lastFive().toLatin1();
            return KeyUse{.kind = esu.contains(last)     ? KeyUse::Kind::Esu
                                  : other.contains(last) ? KeyUse::Kind::OtherProduct
                                                         : KeyUse::Kind::Unknown,
                          .product = QStringLiteral("Some product")};
        };
    };
    const auto chosen = [&](const KeyJudge &asked) {
        const auto key = keyFromBytes(text, resources().kmsClientKeys, asked);
        return key ? key->lastFive() : key.error().condition;
    };
    EXPECT_EQ(chosen({}), condition::keySeveral);
    EXPECT_EQ(chosen(judge({"6789C"}, {})), QStringLiteral("6789C"));
    EXPECT_EQ(chosen(judge({"6789C"}, {"6789B", "6789D"})), QStringLiteral("6789C"));
    EXPECT_EQ(chosen(judge({"6789C", "6789D"}, {"6789B"})), condition::keySeveral);
    EXPECT_EQ(chosen(judge({}, {"6789B", "6789D"})), QStringLiteral("6789C")) << "the others are certainly not";
    EXPECT_EQ(chosen(judge({}, {"6789B", "6789C", "6789D"})), condition::keyNotEsu);
    const auto several = keyFromBytes(text, resources().kmsClientKeys, judge({"6789C", "6789D"}, {"6789B"}));
    EXPECT_EQ(several.error().detail, QStringLiteral("6789B (Some product, \"Windows\"); 6789C (Some product, "
                                                     "\"ESU\"); 6789D (Some product, \"Azure\")"));
}

} // namespace
} // namespace esu

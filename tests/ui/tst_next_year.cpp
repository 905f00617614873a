// SPDX-License-Identifier: MIT
// The days to come and the order: what page 7 offers for the next year, and what is saved of it.
#include "tests/ui/layout_checks.h"
#include "tests/ui/shown.h"
#include "ui/next_year_dialog.h"
#include "ui/text/calendar_file.h"
#include "ui/text/report.h"

#include <QCheckBox>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

NextYearDialog *opened(Shown &shown)
{
    shown.page.find<QPushButton>(names::secondary(SecondaryAction::PlanNextYear))->click();
    QApplication::sendPostedEvents();
    return shown.window.findChild<NextYearDialog *>();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString orderIn(const NextYearDialog &dialog)
{
    return dialog.findChild<QPlainTextEdit *>(names::nextYearOrder)->toPlainText();
}

} // namespace

TEST(NextYearDialog, TheOrderSaysWhatAResellerAsksAndNoMoreThanThePersonWants)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        Shown shown(named("result-green"), code);
        const Inspection &pc = *shown.model.state().pc.run.inspection;
        const EsuYear *year = yearToOrder(pc, resources().programmes);
        ASSERT_NE(year, nullptr);
        NextYearDialog *dialog = opened(shown);
        ASSERT_NE(dialog, nullptr);
        EXPECT_EQ(clippedTexts(*dialog).join(QLatin1Char('\n')).toStdString(), "");
        EXPECT_EQ(namelessControls(*dialog).join(QLatin1Char('\n')).toStdString(), "");
        dialog->findChild<QSpinBox *>(names::nextYearPcs)->setValue(12);
        const QString order = orderIn(*dialog);
        EXPECT_TRUE(order.contains(QStringLiteral("MAK"))) << order.toStdString();
        EXPECT_TRUE(order.contains(QStringLiteral(": 12\n"))) << order.toStdString();
        EXPECT_TRUE(order.contains(QString::number(year->end.year()))) << order.toStdString();
        EXPECT_FALSE(order.contains(pc.facts.os->computerName)) << order.toStdString();
        EXPECT_FALSE(order.contains(QStringLiteral("6789B"))) << "not even the end of a key";
        dialog->findChild<QCheckBox *>(names::nextYearName)->setChecked(true);
        EXPECT_TRUE(orderIn(*dialog).contains(pc.facts.os->computerName));
        dialog->findChild<QPushButton *>(names::nextYearCopy)->click();
        EXPECT_EQ(QApplication::clipboard()->text(), orderIn(*dialog));
    }
}

TEST(NextYearDialog, WhatAnOrderSaysStaysForTheNextPc)
{
    Shown shown(named("result-green"));
    NextYearDialog *first = opened(shown);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->findChild<QSpinBox *>(names::nextYearPcs)->value(), 1);
    first->findChild<QSpinBox *>(names::nextYearPcs)->setValue(12);
    first->findChild<QCheckBox *>(names::nextYearName)->setChecked(true);
    delete first;
    const NextYearDialog *next = opened(shown);
    ASSERT_NE(next, nullptr);
    EXPECT_EQ(next->findChild<QSpinBox *>(names::nextYearPcs)->value(), 12);
    EXPECT_TRUE(next->findChild<QCheckBox *>(names::nextYearName)->isChecked());
    EXPECT_TRUE(orderIn(*next).contains(QStringLiteral(": 12\n"))) << orderIn(*next).toStdString();
}

TEST(NextYearDialog, FitsASmallScreen)
{
    Shown shown(named("result-green"));
    NextYearDialog *dialog = opened(shown);
    ASSERT_NE(dialog, nullptr);
    dialog->resize(500, 300);
    QApplication::sendPostedEvents();
    EXPECT_LE(dialog->height(), 300);
    EXPECT_EQ(clippedTexts(*dialog).join(QLatin1Char('\n')).toStdString(), "");
}

TEST(NextYearDialog, BothFilesAreSavedWhereThePersonSays)
{
    const QTemporaryDir folder;
    Shown shown(named("result-green"));
    NextYearDialog *dialog = opened(shown);
    ASSERT_NE(dialog, nullptr);
    shown.prompts.file = folder.filePath(QStringLiteral("a.ics"));
    dialog->findChild<QPushButton *>(names::nextYearCalendar)->click();
    EXPECT_TRUE(shown.prompts.suggested.endsWith(QStringLiteral(".ics")));
    EXPECT_TRUE(contentOf(shown.prompts.file).startsWith("BEGIN:VCALENDAR\r\n"));
    EXPECT_EQ(contentOf(shown.prompts.file).count("BEGIN:VEVENT"), 3);
    shown.prompts.file = folder.filePath(QStringLiteral("a.txt"));
    dialog->findChild<QPushButton *>(names::nextYearSave)->click();
    EXPECT_EQ(QString::fromUtf8(contentOf(shown.prompts.file)).remove(QLatin1Char('\r')).remove(QChar(0xFEFF)),
              orderIn(*dialog));
    auto *outcome = dialog->findChild<QLabel *>(names::nextYearOutcome);
    EXPECT_TRUE(outcome->text().contains(QStringLiteral("a.txt")));
    shown.prompts.file = folder.filePath(QStringLiteral("nowhere/a.txt"));
    dialog->findChild<QPushButton *>(names::nextYearSave)->click();
    EXPECT_FALSE(outcome->text().contains(QStringLiteral("a.txt."))) << outcome->text().toStdString();
    shown.prompts.file.clear();
    const QString before = outcome->text();
    dialog->findChild<QPushButton *>(names::nextYearSave)->click();
    EXPECT_EQ(outcome->text(), before) << "changed their mind";
}

TEST(NextYearDialog, EveryFileThatThePersonChoseIsWrittenByTheProgramsRule)
{
    QStringList written;
    const SaveFile refuses = [&written](const QString &path, const QByteArray &, const QString &operation) {
        written.append(path);
        return Result<void>(std::unexpected(
            Error{.fault = Fault::Refused, .operation = operation, .detail = QStringLiteral("is a link")}));
    };
    const QTemporaryDir folder;
    Shown shown(named("result-green"), LanguageCode::English, refuses);
    NextYearDialog *dialog = opened(shown);
    ASSERT_NE(dialog, nullptr);
    QStringList chosen;
    const auto choose = [&](const char *name) {
        shown.prompts.file = folder.filePath(QLatin1String(name));
        chosen.append(shown.prompts.file);
    };
    choose("a.ics");
    dialog->findChild<QPushButton *>(names::nextYearCalendar)->click();
    choose("a.txt");
    dialog->findChild<QPushButton *>(names::nextYearSave)->click();
    EXPECT_TRUE(dialog->findChild<QLabel *>(names::nextYearOutcome)->text().contains(QStringLiteral("is a link")));
    dialog->close();
    choose("report.csv");
    shown.page.pressMain();
    emit shown.model.recordingReady(QByteArray("{}"));
    choose("recording.json");
    shown.window.findChild<QPushButton *>(names::recordingSave)->click();
    EXPECT_EQ(written, chosen) << written.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}

TEST(CalendarFile, SaysWhatItIsAboutWhateverTheNameHolds)
{
    Resources named = resources();
    EsuProgramme programme = *named.programmes.byId(QStringLiteral("windows-10-22h2"));
    programme.name = {.ja = QStringLiteral("a;b,c\\d\ne"), .en = QStringLiteral("a;b,c\\d\ne")};
    named.programmes = ProgrammeCatalogue({programme}, {}, {2026, 11, 26});
    Inspection pc;
    pc.programme.programmeId = programme.id;
    pc.at = QDateTime({2026, 11, 27}, {1, 30}, Qt::OffsetFromUTC, 9 * 60 * 60);
    const YearDate ends{.what = YearEvent::CoverEnds, .year = 2, .day = {2027, 10, 12}};
    const auto icsOf = [&](const YearDate &date, bool practice) {
        return QString::fromUtf8(CalendarFile::ics({date}, pc, practice, named)).remove(QStringLiteral("\r\n "));
    };
    const QString ics = icsOf(ends, false);
    EXPECT_TRUE(ics.contains(QStringLiteral("(a\\;b\\,c\\\\d\\ne)"))) << ics.toStdString();
    EXPECT_TRUE(ics.contains(QStringLiteral("\r\nDTSTAMP:20261126T163000Z\r\n"))) << ics.toStdString();
    EXPECT_TRUE(ics.contains(QStringLiteral("UID:windows-10-22h2-year-2-cover-ends@")));
    EXPECT_FALSE(ics.contains(Report::practiceMark()));
    EXPECT_TRUE(icsOf(ends, true).contains(QStringLiteral("\r\nSUMMARY:") + Report::practiceMark()));
    const auto describedIn = [](const QString &text) {
        return text.section(QStringLiteral("\r\nDESCRIPTION:"), 1, 1).section(QStringLiteral("\r\n"), 0, 0);
    };
    EXPECT_TRUE(describedIn(ics).contains(QLatin1Char('3'))) << "the key of the year after it: " << ics.toStdString();
    YearDate last = ends;
    last.isLast = true;
    EXPECT_FALSE(describedIn(icsOf(last, false)).contains(QLatin1Char('3'))) << "there is none";
}

TEST(CalendarFile, ALineIsFoldedBehind75OctetsAndNoCharacterIsTorn)
{
    const auto linesOf = [](const QString &text) {
        QByteArray folded = CalendarFile::folded(text);
        EXPECT_TRUE(folded.endsWith("\r\n"));
        folded.chop(2);
        QList<QByteArray> lines;
        for (qsizetype at = 0; at >= 0;) {
            const qsizetype end = folded.indexOf("\r\n", at);
            lines << folded.mid(at, end < 0 ? -1 : end - at);
            at = end < 0 ? -1 : end + 2;
        }
        return lines;
    };
    EXPECT_EQ(linesOf(QString(75, QLatin1Char('a'))).size(), 1);
    EXPECT_EQ(linesOf(QString(76, QLatin1Char('a'))).size(), 2);
    for (int ahead = 0; ahead < 4; ++ahead) {
        const QString text =
            QString(ahead, QLatin1Char('a')) + QString(90, QChar(0x5E74)) + QStringLiteral("\U0001F600");
        QString whole;
        for (const QByteArray &line : linesOf(text)) {
            EXPECT_LE(line.size(), 75);
            const QString read = QString::fromUtf8(line);
            EXPECT_FALSE(read.contains(QChar(QChar::ReplacementCharacter)));
            whole += whole.isEmpty() ? read : read.mid(1);
        }
        EXPECT_EQ(whole, text);
    }
}

TEST(StartPage, TheQuestionOfWindows7IsSeenWithoutScrolling)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        Shown shown(named("start-windows7"), code);
        shown.window.resize(910, 470); // 1366 by 768 at 150 %
        QApplication::sendPostedEvents();
        auto *area = shown.page.find<QScrollArea>(names::contentArea);
        const auto *question = shown.page.find<QWidget>(names::originGroup);
        const QRect place(question->mapTo(area->viewport(), QPoint(0, 0)), question->size());
        EXPECT_LE(place.bottom(), area->viewport()->height()) << place.bottom();
        EXPECT_GE(place.top(), 0);
    }
}

} // namespace esu::test

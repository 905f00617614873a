// SPDX-License-Identifier: MIT
// The window and every dialog of ours fit the screen that is there. ctest runs this on small ones as well.
#include "tests/ui/layout_checks.h"
#include "tests/ui/shown.h"
#include "tests/wizard/wait_for.h"
#include "ui/help_dialog.h"
#include "ui/message_box_prompts.h"
#include "ui/recording_dialog.h"
#include "ui/screen_room.h"

#include <QDialog>
#include <QFileDialog>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

void expectFits(const QDialog &dialog)
{
    deliverQueued();
    const QRect room = dialog.screen()->availableGeometry();
    EXPECT_TRUE(room.contains(dialog.frameGeometry()))
        << dialog.x() << "," << dialog.y() << " " << dialog.width() << "x" << dialog.height();
    EXPECT_EQ(clippedTexts(dialog).join(QLatin1Char('\n')).toStdString(), "");
    EXPECT_EQ(buttonsOutside(dialog).join(QLatin1Char('\n')).toStdString(), "");
}

class Screens : public ::testing::TestWithParam<LanguageCode> {};

} // namespace

TEST_P(Screens, TheWindowFits)
{
    Shown shown(readyState(Page::Start), GetParam());
    expectFits(shown.window);
    EXPECT_LE(shown.window.minimumWidth(), 680);
    EXPECT_LE(shown.window.minimumHeight(), 460);
    shown.window.resize(10, 10);
    const QSize room = shown.window.screen()->availableSize();
    EXPECT_GE(shown.window.width(), std::min(680, room.width()));
    EXPECT_GE(shown.window.height(), std::min(460, room.height() * 3 / 4));
}

TEST_P(Screens, AreThoseThatTheRunAsksFor)
{
    const QByteArray asked = qgetenv("ESU_TEST_SCREEN");
    const QSize size = QGuiApplication::primaryScreen()->size();
    if (!asked.isEmpty()) {
        EXPECT_EQ(QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height()), asked);
    }
}

TEST_P(Screens, TheWindowComesBackAsLargeAsItWasAndNeverLargerThanTheScreen)
{
    Language language(GetParam());
    FakePrompts prompts;
    const QSize room = WizardWindow(prompts, language).screen()->availableSize();
    for (const QSize size : {QSize(700, 465), QSize(9000, 9000), QSize(1, 1)}) {
        const WizardWindow window(prompts, language, {.size = size});
        EXPECT_TRUE(QRect(QPoint(), room).contains(window.rect()));
        EXPECT_EQ(window.size(), size.expandedTo(window.minimumSize()).boundedTo(roomOnScreen(window)));
        EXPECT_TRUE(window.width() >= window.minimumWidth());
    }
}

TEST_P(Screens, HelpFits)
{
    Shown shown(readyState(Page::Start), GetParam());
    shown.page.find<QPushButton>(names::helpButton)->click();
    const auto *help = shown.window.findChild<HelpDialog *>();
    ASSERT_NE(help, nullptr);
    expectFits(*help);
}

TEST_P(Screens, TheRecordingFits)
{
    Shown shown(readyState(Page::Start), GetParam());
    emit shown.model.recordingReady(QByteArray("{}\n").repeated(400));
    const auto *dialog = shown.window.findChild<RecordingDialog *>();
    ASSERT_NE(dialog, nullptr);
    expectFits(*dialog);
}

TEST_P(Screens, EveryQuestionFits)
{
    const Language language(GetParam());
    askEveryQuestion([](const QDialog &dialog) {
        expectFits(dialog);
        EXPECT_EQ(dialog.findChildren<QPushButton *>().size(), 2);
    });
}

TEST_P(Screens, FilesAreChosenWithoutTheMenusOfTheSystemWhereItsRightsAreAnothers)
{
    const Language language(GetParam());
    using Dialogs = MessageBoxPrompts::FileDialogs;
    for (const Dialogs dialogs : {Dialogs::OfSystem, Dialogs::Own}) {
        MessageBoxPrompts prompts(dialogs);
        QWidget parent;
        prompts.chooseSaveFile(&parent, QStringLiteral("t"), QStringLiteral("esu.json"),
                               {QStringLiteral("JSON (*.json)")}, [](const QString &) {});
        prompts.chooseFolder(&parent, QStringLiteral("t"), QString(), [](const QString &) {});
        const auto found = parent.findChildren<QFileDialog *>();
        ASSERT_EQ(found.size(), 2);
        for (const QFileDialog *dialog : found) {
            EXPECT_EQ(dialog->testOption(QFileDialog::DontUseNativeDialog), dialogs == Dialogs::Own);
            EXPECT_EQ(dialog->testOption(QFileDialog::ReadOnly), dialogs == Dialogs::Own);
        }
        EXPECT_EQ(found.back()->fileMode(), QFileDialog::Directory);
    }
}

TEST_P(Screens, TheNextFileIsSavedWhereAndAsWhatTheLastOneWas)
{
    const Language language(GetParam());
    const QTemporaryDir folder;
    const QStringList kinds{QStringLiteral("Web page (*.html)"), QStringLiteral("Table (*.csv)")};
    MessageBoxPrompts prompts(MessageBoxPrompts::FileDialogs::Own);
    QString saved;
    const auto ask = [&](QWidget &parent, const QStringList &filters) {
        prompts.chooseSaveFile(&parent, QStringLiteral("t"), QStringLiteral("esu"), filters,
                               [&saved](const QString &file) { saved = file; });
        return parent.findChild<QFileDialog *>();
    };
    QWidget first;
    QFileDialog *dialog = ask(first, kinds);
    EXPECT_NE(dialog->directory().canonicalPath(), QDir(folder.path()).canonicalPath());
    dialog->setDirectory(folder.path());
    dialog->selectNameFilter(kinds.back());
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("esu"));
    QMetaObject::invokeMethod(dialog, "accept");
    EXPECT_EQ(QFileInfo(saved).fileName(), QStringLiteral("esu.csv"));

    QWidget second;
    dialog = ask(second, kinds);
    EXPECT_EQ(dialog->directory().canonicalPath(), QDir(folder.path()).canonicalPath());
    EXPECT_EQ(dialog->selectedNameFilter(), kinds.back());
    EXPECT_EQ(dialog->defaultSuffix(), QStringLiteral("csv"));
    QMetaObject::invokeMethod(dialog, "reject");

    // A choice that was given up, a file of another kind, and a folder that is gone change nothing of that.
    QWidget third;
    dialog = ask(third, {QStringLiteral("Text (*.txt)")});
    EXPECT_EQ(dialog->directory().canonicalPath(), QDir(folder.path()).canonicalPath());
    EXPECT_EQ(dialog->defaultSuffix(), QStringLiteral("txt"));
    ASSERT_TRUE(QDir(folder.path()).removeRecursively());
    QWidget fourth;
    EXPECT_TRUE(ask(fourth, kinds)->directory().exists());
}

TEST_P(Screens, ALongQuestionScrollsAndKeepsItsButtons)
{
    const Language language(GetParam());
    QWidget parent;
    MessageBoxPrompts prompts;
    // More than fit on the screen at hand, however large it is.
    const int lines = parent.screen()->size().height() / parent.fontMetrics().lineSpacing() + 1;
    prompts.ask(&parent,
                {.title = QStringLiteral("t"),
                 .text = QStringLiteral("?"),
                 .information = QStringLiteral("1. KB4490628\n").repeated(lines),
                 .yes = QStringLiteral("&Do"),
                 .no = QStringLiteral("&Leave")},
                [](bool) {});
    const auto *dialog = parent.findChild<QDialog *>();
    ASSERT_NE(dialog, nullptr);
    expectFits(*dialog);
    EXPECT_TRUE(dialog->findChild<QScrollArea *>()->verticalScrollBar()->isVisible());
}

INSTANTIATE_TEST_SUITE_P(Languages, Screens, ::testing::Values(LanguageCode::Japanese, LanguageCode::English));

} // namespace esu::test

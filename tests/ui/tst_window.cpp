// SPDX-License-Identifier: MIT
// What the frame does with a state, and what the pages send back. No jobs run: the model has no machine.
#include "core/base/operations.h"
#include "core/rules/verdict_facts.h"
#include "tests/ui/shown.h"
#include "tests/wizard/wait_for.h"
#include "ui/object_names.h"
#include "ui/recording_dialog.h"
#include "ui/text/cover_text.h"
#include "ui/text/details_text.h"
#include "ui/text/page_text.h"
#include "ui/text/prerequisite_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"
#include "ui/widgets/key_field.h"
#include "ui/window_prompts.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QToolButton>

#include <QClipboard>

#include <gtest/gtest.h>

namespace esu::test {

namespace {

const QString sample = QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789B");

} // namespace

TEST(Window, TitlesAndButtonsAreThoseOfTheCopyGuide)
{
    Shown english(readyState(Page::Key));
    EXPECT_EQ(english.page.title(), QStringLiteral("Product key"));
    EXPECT_EQ(english.window.windowTitle(), QStringLiteral("ESU Wizard"));
    Shown japanese(named("key-ready"), LanguageCode::Japanese);
    EXPECT_EQ(japanese.page.title(), QStringLiteral("MAK キーの入力"));
    EXPECT_EQ(japanese.page.mainLabel(), QStringLiteral("キーをインストール(&I)"));
    EXPECT_EQ(japanese.page.sentence(),
              QStringLiteral("キーの形式に問題はありません (末尾 6789B)。まだインストールしていません。"));
    EXPECT_EQ(japanese.window.windowTitle(), QStringLiteral("ESU ウィザード"));
}

TEST(Window, PracticeIsMarkedOnEveryPage)
{
    for (const Page page : allPages) {
        Shown shown(readyState(page));
        EXPECT_TRUE(shown.page.showsPracticeBanner()) << static_cast<int>(page);
        WizardState real = readyState(page);
        real.machine = {.kind = MachineChoice::Kind::ThisPc};
        Shown local(real);
        EXPECT_FALSE(local.page.showsPracticeBanner()) << static_cast<int>(page);
    }
}

TEST(Window, LanguageChangeKeepsEverythingElse)
{
    Shown shown(named("key-slip"));
    shown.page.keyGroup(0)->setText(QStringLiteral("BCDFG"));
    WizardState before = shown.model.state();
    shown.page.chooseLanguage(QStringLiteral("ja"));
    EXPECT_EQ(shown.page.title(), QStringLiteral("MAK キーの入力"));
    EXPECT_EQ(shown.page.keyGroup(0)->text(), QStringLiteral("BCDFG"));
    before.language = QStringLiteral("ja");
    EXPECT_EQ(shown.model.state(), before);
    shown.page.chooseLanguage(QStringLiteral("en"));
    EXPECT_EQ(shown.page.title(), QStringLiteral("Product key"));
}

TEST(Window, AnErrorThatRepeatingCannotCureHasNoMainButton)
{
    Shown shown(named("activate-limit"));
    EXPECT_FALSE(shown.page.canPressMain());
    EXPECT_FALSE(shown.page.find<QPushButton>(names::copyForSupport)->isHidden());
    EXPECT_TRUE(shown.page.details().contains(QStringLiteral("0xC004C020")));
    EXPECT_FALSE(shown.page.sentence().contains(QStringLiteral("0x")));
}

TEST(Window, EscAsksAndTheAnswerDecides)
{
    Shown shown(readyState(Page::Prerequisites));
    WizardPage::key(&shown.window, Qt::Key_Escape);
    ASSERT_TRUE(shown.prompts.asked.has_value());
    shown.prompts.answer(false);
    EXPECT_TRUE(shown.window.isVisible());
    EXPECT_FALSE(shown.model.state().closing);
    WizardPage::key(&shown.window, Qt::Key_Escape);
    shown.prompts.answer(true);
    deliverQueued();
    EXPECT_FALSE(shown.window.isVisible());
}

TEST(Window, TitleBarCloseAsksLikeEsc)
{
    WizardState state = readyState(Page::Key);
    state.pc.done.append({.kind = DoneAct::Kind::PackagesInstalled, .count = 1});
    Shown shown(state);
    shown.window.close();
    deliverQueued(); // Windows delivers a close later
    EXPECT_TRUE(shown.window.isVisible());
    EXPECT_TRUE(shown.prompts.asked.has_value());
}

TEST(Window, EnterPressesTheMainButtonButNotWhenHeldDown)
{
    Shown shown(readyState(Page::Prerequisites));
    WizardPage::key(&shown.window, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
    EXPECT_EQ(shown.model.state().page, Page::Prerequisites);
    WizardPage::key(&shown.window, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    EXPECT_EQ(shown.model.state().page, Page::Key);
}

TEST(Window, AnEmptyFrameTellsOnceThatItIsSeenAndClosesWithoutAsking)
{
    Language language(LanguageCode::Japanese);
    FakePrompts prompts;
    WizardWindow window(prompts, language);
    int painted = 0;
    QObject::connect(&window, &WizardWindow::framePainted, &window, [&painted] { ++painted; });
    window.show();
    QApplication::processEvents();
    window.update();
    QApplication::processEvents();
    EXPECT_EQ(painted, 1);
    window.reject();
    EXPECT_FALSE(window.isVisible());
}

TEST(Window, AModelThatComesToAShownFrameIsStarted)
{
    Language language(LanguageCode::Japanese);
    int opened = 0;
    const auto sessions = [&opened](const MachineChoice &) -> Result<std::unique_ptr<Session>> {
        ++opened;
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::wmiConnect});
    };
    WizardModel model(resources(), sessions, {}, {});
    FakePrompts prompts;
    WizardWindow window(prompts, language);
    window.show();
    window.open(model);
    QApplication::processEvents();
    EXPECT_EQ(opened, 1);
}

TEST(Window, WhatBeginsIsSeenWithoutScrolling)
{
    const auto sessions = [](const MachineChoice &) -> Result<std::unique_ptr<Session>> {
        return std::unexpected(Error{.fault = Fault::NotFound, .operation = operation::wmiConnect});
    };
    Language language(LanguageCode::English);
    WizardState state = named("start-windows7");
    state.language = QStringLiteral("en");
    WizardModel model(resources(), sessions, {}, state);
    FakePrompts prompts;
    WizardWindow window(prompts, language);
    window.open(model);
    window.resize(640, 400);
    window.show();
    QApplication::processEvents();
    auto *bar = window.findChild<QScrollArea *>(names::contentArea)->verticalScrollBar();
    bar->setValue(bar->maximum());
    ASSERT_GT(bar->value(), 0);
    model.dispatch(event::SecondaryPressed{SecondaryAction::CheckAgain});
    EXPECT_EQ(bar->value(), 0);
}

TEST(Window, TheRecordingIsShownWholeBeforeItIsSaved)
{
    const QByteArray recording("{\n  \"computer_name\": \"PC-1\", \"title\": \"<b>x</b>\"\n}\n");
    FakePrompts prompts;
    RecordingDialog dialog(recording, resources().errors, prompts, saveWhole, nullptr);
    dialog.show();
    auto *text = dialog.findChild<QPlainTextEdit *>(names::recordingText);
    EXPECT_EQ(text->toPlainText().toUtf8(), recording);
    EXPECT_TRUE(text->isReadOnly());
    auto *save = dialog.findChild<QPushButton *>(names::recordingSave);
    auto *outcome = dialog.findChild<QLabel *>(names::recordingOutcome);
    save->click(); // and no file is chosen
    EXPECT_FALSE(outcome->isVisible());
    EXPECT_EQ(prompts.suggested.left(14), QStringLiteral("esu-recording-"));

    const QTemporaryDir folder;
    prompts.file = folder.filePath(QStringLiteral("nowhere/pc.json"));
    save->click();
    EXPECT_TRUE(outcome->text().contains(QLatin1String("Nothing was saved")));
    prompts.file = folder.filePath(QStringLiteral("pc.json"));
    save->click();
    EXPECT_TRUE(outcome->text().contains(QLatin1String("Saved as")));
    QFile file(prompts.file);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), recording);
}

TEST(Window, ARecordingThatFailedSaysWhyAndOffersNothingToSave)
{
    FakePrompts prompts;
    RecordingDialog dialog(std::unexpected(Error{.fault = Fault::AccessDenied, .operation = operation::wmiConnect}),
                           resources().errors, prompts, saveWhole, nullptr);
    dialog.show();
    EXPECT_FALSE(dialog.findChild<QPlainTextEdit *>(names::recordingText)->isVisible());
    EXPECT_FALSE(dialog.findChild<QPushButton *>(names::recordingSave)->isVisible());
}

TEST(Window, AFolderOfPackagesIsChosenByButton)
{
    Shown shown(named("prerequisites-folder-gone"), LanguageCode::Japanese);
    EXPECT_EQ(shown.page.secondary(SecondaryAction::UseFolder)->text(),
              QStringLiteral("フォルダーの .msu ファイルを使う(&F)..."));
    const QString before = shown.model.state().pc.packageFolder->path;
    shown.page.pressSecondary(SecondaryAction::UseFolder);
    EXPECT_EQ(shown.prompts.startFolder, before);
    EXPECT_EQ(shown.model.state().pc.packageFolder->path, before) << "changed their mind";
    shown.prompts.folder = QStringLiteral("/media/usb");
    shown.page.pressSecondary(SecondaryAction::UseFolder);
    EXPECT_EQ(shown.model.state().pc.packageFolder->path, shown.prompts.folder);
}

TEST(Window, PromisesToComeBackOnlyThroughItsOwnRestart)
{
    const auto says = [](const WizardState &state) {
        return Shown(state, LanguageCode::English).page.sentence().contains(QLatin1String("continues by itself"));
    };
    WizardState state = named("prerequisites-restart");
    EXPECT_TRUE(Shown(state, LanguageCode::English).page.sentence().contains(QLatin1String("[Restart now]")));
    EXPECT_TRUE(says(state));
    state.machine.kind = MachineChoice::Kind::ThisPc;
    state.pc.resume.error = Error{.fault = Fault::AccessDenied, .operation = operation::resumeArm, .code = 0x80070005U};
    const Language language(LanguageCode::English);
    const QString asked = WindowPrompts::prompt(Question::Restart, state, resources()).information;
    EXPECT_TRUE(asked.contains(QLatin1String("could not be set to continue by itself"))) << asked.toStdString();
    state.pc.abilities.resumeAtLogon = false;
    EXPECT_FALSE(says(state));
    EXPECT_TRUE(says(named("updates-restart-resumes")));
    EXPECT_FALSE(says(named("updates-restart")));
}

TEST(Window, TheRootsThatThisPcDoesNotTrustAreNamed)
{
    const WizardState state = named("prerequisites-roots");
    const auto &checks = state.pc.run.inspection->prerequisites;
    const auto roots = std::ranges::find(checks, PrerequisiteKind::RootCertificates, &PrerequisiteResult::kind);
    ASSERT_NE(roots, checks.end());
    const auto detail = [&](LanguageCode code) {
        const Language language(code);
        return PrerequisiteText::words(*roots, resources().prerequisites, *state.pc.run.inspection).detail;
    };
    EXPECT_EQ(detail(LanguageCode::English),
              QStringLiteral("The secure connection to the activation server rests on them. Not on this PC: Microsoft "
                             "Root Certificate Authority 2011. In Untrusted Certificates on this PC: DigiCert Global "
                             "Root G2. Ask your administrator or reseller before it is removed from there."));
    EXPECT_EQ(
        detail(LanguageCode::Japanese),
        QStringLiteral("ライセンス認証サーバーとの安全な接続に使われます。このパソコンにない証明書: Microsoft Root "
                       "Certificate Authority 2011。「信頼されていない証明書」に入っている証明書: DigiCert Global "
                       "Root G2。取り除く前に、管理者または購入元に相談してください。"));
}

TEST(Window, ThePlanOfARepairSaysSizesSourcesAndRestarts)
{
    const Language language(LanguageCode::English);
    WizardState state = named("prerequisites-folder");
    const auto question = [&] {
        state.pc.repairPlan = repairOffer(state, resources());
        return WindowPrompts::prompt(Question::Repair, state, resources());
    };
    const Prompt mixed = question();
    EXPECT_TRUE(mixed.information.contains(QLatin1String("KB4490628: Servicing stack update (SSU) with SHA-2 support "
                                                         "(9.1 MB, from the folder)\n")))
        << mixed.information.toStdString();
    EXPECT_TRUE(mixed.information.contains(QLatin1String("(size not known, download)\n-> Restart")));
    EXPECT_TRUE(mixed.information.endsWith(QLatin1String("not known (at least 9.1 MB)\nRestarts: 2")));
    for (PackageFile &file : state.pc.packageFolder->files)
        file.size = 0;
    EXPECT_FALSE(question().information.contains(QLatin1String("MB"))) << "no size is made up";
    // What the Catalog lists is said as such.
    PackageFile listed{.kb = QStringLiteral("KB4474419"),
                       .architecture = state.pc.run.inspection->facts.architecture.value(),
                       .listedSize = 55'574'528,
                       .url = QUrl(QStringLiteral("https://download.example/p.msu"))};
    for (const RepairStep &step : state.pc.repairPlan->steps) {
        if (step.kb == listed.kb)
            listed.sha1 = step.file.sha1;
    }
    state.pc.run.listed = {listed};
    EXPECT_TRUE(question().information.contains(QLatin1String("(about 53.0 MB, download)\n")))
        << question().information.toStdString();
    EXPECT_TRUE(question().information.contains(QLatin1String("not known (at least about 53.0 MB)\n")));
    for (RepairStep &step : state.pc.repairPlan->steps)
        step.file.listedSize = 1024 * 1024;
    const QString all = WindowPrompts::prompt(Question::Repair, state, resources()).information;
    EXPECT_TRUE(all.contains(QLatin1String("Size altogether: about "))) << all.toStdString();
    state.pc.packageFolder.reset();
    state.pc.run.listed.clear();
    EXPECT_TRUE(question().text.contains(QLatin1String("downloaded from Microsoft Update Catalog")));
    EXPECT_FALSE(question().information.contains(QLatin1String("folder")));
}

TEST(Window, EveryActionHasAButtonWithANameOfItsOwn)
{
    Shown shown(readyState(Page::Start));
    QSet<QString> different;
    for (const SecondaryAction action : allSecondaryActions) {
        const QPushButton *button = shown.page.secondary(action);
        ASSERT_NE(button, nullptr) << static_cast<int>(action);
        different << button->objectName();
    }
    EXPECT_EQ(different.size(), allSecondaryActions.size());
    // A new enumerator changes none of them.
    EXPECT_EQ(names::secondary(SecondaryAction::UseFolder), QStringLiteral("secondary-use-folder"));
    EXPECT_EQ(names::step(Page::ActivationId), QStringLiteral("step-activation-id"));
    EXPECT_EQ(names::origin(Windows7Origin::Windows10), QStringLiteral("origin-windows-10"));
}

TEST(Window, AFreshButtonThatSpendsTakesNoPress)
{
    WizardState state = named("activate-ready");
    state.language = QStringLiteral("en");
    Language language(LanguageCode::English);
    WizardModel model(resources(), {}, {}, state);
    FakePrompts prompts;
    WizardWindow window(prompts, language, {.spendGuard = std::chrono::hours(1)});
    window.open(model);
    WizardPage page(window);
    ASSERT_TRUE(page.canPressMain());
    page.pressMain();
    EXPECT_EQ(model.state(), state);
}

TEST(Window, TabReachesEveryControlOfThePage)
{
    for (const char *name : {"start-windows7", "key-ready", "id-good", "updates-found", "result-green"}) {
        Shown shown(named(name));
        QSet<QWidget *> wanted;
        for (auto *widget : shown.window.findChildren<QWidget *>()) {
            const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget);
            // Radio buttons of a group share one stop; arrows move inside.
            if (control && widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
                !qobject_cast<QRadioButton *>(widget))
                wanted.insert(widget);
        }
        ASSERT_FALSE(wanted.isEmpty());
        QWidget *at = shown.page.find<QPushButton>(names::helpButton);
        QSet<QWidget *> reached;
        for (QWidget *next = at; !reached.contains(next); next = next->nextInFocusChain())
            reached.insert(next);
        for (QWidget *widget : wanted)
            EXPECT_TRUE(reached.contains(widget)) << name << ' ' << widget->objectName().toStdString();
    }
}

TEST(KeyPage, GroupsAreMaskedUntilRevealed)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(sample);
    EXPECT_EQ(shown.page.keyText(), QStringLiteral("BCDFGHJKMPQRTVWXY2346789B"));
    for (int group = 0; group < 4; ++group)
        EXPECT_EQ(shown.page.keyGroup(group)->echoMode(), QLineEdit::Password) << group;
    EXPECT_EQ(shown.page.keyGroup(4)->echoMode(), QLineEdit::Normal) << "the last five may be shown";
    shown.page.find<QPushButton>(names::keyReveal)->click();
    EXPECT_EQ(shown.page.keyGroup(0)->echoMode(), QLineEdit::Normal);
}

TEST(KeyPage, AMnemonicThatNoButtonHasIsNoCharacterOfTheKey)
{
    Shown shown(readyState(Page::Key));
    QLineEdit *const group = shown.page.keyGroup(0);
    WizardPage::key(group, Qt::Key_X, Qt::AltModifier, QStringLiteral("x"));
    EXPECT_EQ(group->text(), QString());
    WizardPage::key(group, Qt::Key_X, Qt::NoModifier, QStringLiteral("x"));
    EXPECT_EQ(group->text().toUpper(), QStringLiteral("X"));
}

TEST(KeyPage, AWholeMailBecomesOneKey)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(
        QStringLiteral("件名：【開通のご案内】注文番号 20261120-0042871\n"
                       "契約番号：A1B2C-3D4E5-F6G7H-8I9J0-K1L2M\n"
                       "■ＭＡＫキー　ＢＣＤＦＧ－ＨＪＫＭＰ‐ＱＲＴＶＷーＸＹ２３４−６７８９Ｂ　（５台分）"));
    EXPECT_EQ(shown.model.state().key.input.status, KeyInput::Status::Ready);
    EXPECT_EQ(shown.page.keyText(), QStringLiteral("BCDFGHJKMPQRTVWXY2346789B"));
    EXPECT_TRUE(shown.page.canPressMain());
}

TEST(KeyPage, ASlipInAMailIsShownInItsGroup)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(QStringLiteral("Hello,\nyour MAK: BCDFG-HJKMP-QRTOW-XY234-6789B\nRegards\n"));
    ASSERT_TRUE(shown.model.state().key.input.problem);
    EXPECT_EQ(shown.model.state().key.input.problem->place, 14);
    EXPECT_EQ(shown.page.keyText(), QStringLiteral("BCDFGHJKMPQRTOWXY2346789B"));
    EXPECT_EQ(shown.page.keyGroup(2)->echoMode(), QLineEdit::Normal) << "what has to be mended is seen";
    EXPECT_EQ(shown.page.keyGroup(0)->echoMode(), QLineEdit::Password);
    EXPECT_FALSE(shown.page.canPressMain());
}

TEST(KeyPage, SeveralKeysAreOfferedByTheirLastFive)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(QStringLiteral("1: BCDFG-HJKMP-QRTVW-XY234-6789B 2: YXWVT RQPMK JHGFD CB987 64329"));
    ASSERT_EQ(shown.model.state().key.input.found.size(), 2);
    EXPECT_EQ(shown.page.keyText(), QString()) << "no key is copied before it is chosen";
    auto *second = shown.page.find<QWidget>(names::keyChooser)->findChild<QRadioButton *>(names::row(1));
    ASSERT_NE(second, nullptr);
    EXPECT_TRUE(second->text().contains(QStringLiteral("64329")));
    second->click();
    EXPECT_EQ(shown.model.state().key.input.chosenKey()->lastFive, QStringLiteral("64329"));
}

TEST(KeyPage, TypingMovesOnAndNothingIsReplaced)
{
    Shown shown(readyState(Page::Key));
    QLineEdit *first = shown.page.keyGroup(0);
    first->setFocus();
    for (const QChar c : QStringLiteral("bcdfo"))
        WizardPage::key(first, c.toUpper().unicode(), Qt::NoModifier, QString(c));
    EXPECT_EQ(first->text(), QStringLiteral("BCDFO")) << "O stays O: its place is shown instead";
    EXPECT_TRUE(shown.page.keyGroup(1)->hasFocus() || !shown.window.isActiveWindow());
}

TEST(KeyPage, FieldsAreEmptiedWhenTheKeyIsInstalled)
{
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(sample);
    ASSERT_FALSE(shown.page.keyText().isEmpty());
    WizardState installed = shown.model.state();
    ++installed.key.clearings;
    installed.key.input = {};
    emit shown.model.stateChanged(installed);
    EXPECT_EQ(shown.page.keyText(), QString());
}

TEST(KeyPage, CopyForSupportHoldsNoKey)
{
    Shown shown(named("key-error"));
    shown.page.pasteKey(sample);
    shown.page.copyForSupport();
    const QString copied = QApplication::clipboard()->text();
    ASSERT_FALSE(copied.isEmpty());
    for (const QString &text : {shown.page.details(), copied}) {
        EXPECT_FALSE(text.contains(QStringLiteral("BCDFG")));
        EXPECT_FALSE(text.contains(QStringLiteral("XY234")));
    }
}

TEST(KeyPage, CopyForSupportNamesNobody)
{
    Shown shown(named("updates-dual-scan"));
    WizardState state = shown.model.state();
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    state.names = {.users = {QStringLiteral("hanako")}, .domains = {QStringLiteral("FABRIKAM")}};
    state.pc.run.inspection->facts.os->computerName = QStringLiteral("KEIRI-07");
    state.pc.run.inspection->facts.updateSource = UpdateSource{
        .kind = UpdateSource::Kind::Wsus, .server = QStringLiteral("http://sv-upd01.fabrikam.example:8530")};
    state.errorOf(state.page) =
        Error{.operation = QStringLiteral("wua.search"),
              .detail = QStringLiteral("hanako of FABRIKAM on KEIRI-07 at sv-upd01: C:\\Users\\hanako\\x ") + sample};
    const QString copied = DetailsText::forSupport(state, shown.model.resources());
    for (const char *name : {"hanako", "FABRIKAM", "KEIRI-07", "sv-upd01", "fabrikam", "BCDFG"})
        EXPECT_FALSE(copied.contains(QLatin1String(name), Qt::CaseInsensitive)) << name << " in\n"
                                                                                << copied.toStdString();
    EXPECT_TRUE(copied.contains(QStringLiteral("http://server-1:8530"))) << copied.toStdString();
}

TEST(KeyPage, OffersToClearTheClipboardThatHoldsTheInstalledKey)
{
    const auto offered = [](const QString &clipboard) {
        QApplication::clipboard()->setText(clipboard);
        Shown shown(readyState(Page::Key));
        WizardState installed = shown.model.state();
        ++installed.key.clearings;
        installed.pc.run.key = KeyReport{.row = EsuRow{.row = {.partialProductKey = QStringLiteral("6789B")}}};
        emit shown.model.stateChanged(installed);
        auto *clear = shown.page.find<QPushButton>(names::keyClearClipboard);
        const bool isOffered = !clear->isHidden();
        if (isOffered)
            clear->click();
        return isOffered;
    };
    EXPECT_TRUE(offered(QStringLiteral("Your MAK: ") + sample));
    EXPECT_EQ(QApplication::clipboard()->text(), QString());
    EXPECT_FALSE(offered(QStringLiteral("something else")));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("something else"));
    EXPECT_FALSE(offered(QStringLiteral("BCDFG-HJKMP-QRTVW-XY234-6789C"))) << "another key";
}

TEST(KeyPage, TellsWhoseStoreAKeyGoesTo)
{
    WizardState state = named("key-error");
    {
        Shown shown(state);
        EXPECT_FALSE(shown.page.find<QLabel>(names::keyStoreOwner)->isVisible());
    }
    state.machine = {.kind = MachineChoice::Kind::ThisPc};
    state.offer.keyStoreOf = QStringLiteral("FABRIKAM\\admin");
    Shown shown(state);
    QLabel *owner = shown.page.find<QLabel>(names::keyStoreOwner);
    EXPECT_TRUE(owner->isVisible());
    EXPECT_TRUE(owner->text().contains(QStringLiteral("FABRIKAM\\admin"))) << owner->text().toStdString();
}

namespace {

QString toldOnTheBus;

void listen(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::TextInserted)
        toldOnTheBus += static_cast<QAccessibleTextInsertEvent *>(event)->textInserted();
    if (event->type() == QAccessible::TextRemoved)
        toldOnTheBus += static_cast<QAccessibleTextRemoveEvent *>(event)->textRemoved();
    if (event->type() == QAccessible::TextUpdated) {
        toldOnTheBus += static_cast<QAccessibleTextUpdateEvent *>(event)->textInserted();
        toldOnTheBus += static_cast<QAccessibleTextUpdateEvent *>(event)->textRemoved();
    }
    if (event->type() == QAccessible::NameChanged)
        toldOnTheBus += QStringLiteral("name");
}

} // namespace

TEST(KeyPage, TheBusOfAccessibilityHearsNothingOfAMaskedKey)
{
    // Without a bus Qt tells nobody anything, so the handler is given what Qt would give it.
    const auto before = QAccessible::installUpdateHandler(listen);
    keepKeysOffTheBus();
    const auto tell = QAccessible::installUpdateHandler(before);
    Shown shown(named("key-error"));
    shown.page.pasteKey(sample);
    toldOnTheBus.clear();
    for (int group = 0; group < 5; ++group) {
        QLineEdit *edit = shown.page.keyGroup(group);
        ASSERT_EQ(edit->echoMode() == QLineEdit::Normal, group == 4);
        QAccessibleTextInsertEvent inserted(edit, 0, edit->text());
        tell(&inserted);
        QAccessibleTextRemoveEvent removed(edit, 0, edit->text());
        tell(&removed);
        QAccessibleTextUpdateEvent updated(edit, 0, edit->text(), edit->text());
        tell(&updated);
    }
    QAccessibleEvent name(shown.page.keyGroup(0), QAccessible::NameChanged);
    tell(&name);
    EXPECT_EQ(toldOnTheBus, QStringLiteral("6789B6789B6789B6789Bname")) << "the last five, and all else";
}

TEST(KeyPage, ARevealedKeyIsForTheEyeOnly)
{
    const auto before = QAccessible::installUpdateHandler(listen);
    keepKeysOffTheBus();
    const auto tell = QAccessible::installUpdateHandler(before);
    Shown shown(readyState(Page::Key));
    shown.page.pasteKey(sample);
    shown.page.find<QPushButton>(names::keyReveal)->setChecked(true);
    toldOnTheBus.clear();
    for (int group = 0; group < 5; ++group) {
        QLineEdit *edit = shown.page.keyGroup(group);
        ASSERT_EQ(edit->echoMode(), QLineEdit::Normal);
        QAccessibleTextInsertEvent inserted(edit, 0, edit->text());
        tell(&inserted);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(edit);
        ASSERT_NE(heard, nullptr);
        const QString value = heard->text(QAccessible::Value);
        EXPECT_EQ(value == edit->text(), group == 4) << group;
        EXPECT_EQ(value.size(), 5) << "how many are there is told";
        EXPECT_EQ(heard->state().passwordEdit, group != 4);
        EXPECT_EQ(heard->textInterface(), nullptr);
        EXPECT_EQ(heard->text(QAccessible::Name), edit->accessibleName());
    }
    EXPECT_EQ(toldOnTheBus, QStringLiteral("6789B"));
}

TEST(ActivationIdPage, AProductKeyIsRecognisedAndTakenOutOfTheField)
{
    Shown shown(named("id-good"));
    auto *field = shown.page.find<QLineEdit>(names::idField);
    shown.page.find<QToolButton>(names::idFold)->setChecked(true);
    WizardPage::key(field, 0, Qt::NoModifier, sample);
    EXPECT_EQ(shown.model.state().pc.idInput.status, IdInput::Status::ProductKey);
    EXPECT_FALSE(field->text().contains(QStringLiteral("BCDFG")));
}

TEST(UpdatesPage, TitlesArePlainTextAndBoxesAreEvents)
{
    Shown shown(named("updates-found"));
    QTableWidget *table = shown.page.updates();
    ASSERT_EQ(table->rowCount(), 2);
    EXPECT_TRUE(table->item(1, 1)->text().startsWith(QStringLiteral("<b>")));
    EXPECT_EQ(table->item(0, 0)->checkState(), Qt::Checked);
    table->item(1, 0)->setCheckState(Qt::Checked);
    EXPECT_EQ(shown.model.state().pc.selectedUpdates.size(), 2);
}

TEST(UpdatesPage, TheSpaceBarTicksFromEveryColumn)
{
    Shown shown(named("updates-found"));
    QTableWidget *table = shown.page.updates();
    table->setCurrentCell(1, 2);
    WizardPage::key(table, Qt::Key_Space);
    EXPECT_EQ(shown.model.state().pc.selectedUpdates.size(), 2);
    WizardPage::key(table, Qt::Key_Space);
    EXPECT_EQ(shown.model.state().pc.selectedUpdates.size(), 1);
    const QString spoken = table->item(0, 0)->data(Qt::AccessibleTextRole).toString();
    for (const char *part : {"KB5068781", "ESU", "Found"})
        EXPECT_TRUE(spoken.contains(QLatin1String(part))) << part;
}

TEST(UpdatesPage, EachResultIsExplainedInWordsAndItsCodeStandsInTheDetails)
{
    WizardState state = named("updates-found");
    (*state.pc.run.updates)[1].state = UpdateInfo::State::Failed;
    (*state.pc.run.updates)[1].code = 0x800F0922U;
    UpdateInfo hidden = state.pc.run.updates->constFirst();
    hidden.id = QStringLiteral("33333333-3333-3333-3333-333333333333");
    hidden.kb = {QStringLiteral("KB5060000")};
    hidden.leftOut = UpdateInfo::LeftOut::Superseded;
    state.pc.run.updates->append(hidden);
    state.pc.run.updateRun = UpdateRun{.updates = *state.pc.run.updates};
    Shown shown(state);
    QTableWidget *table = shown.page.updates();
    ASSERT_EQ(table->rowCount(), 2) << "what is replaced is not shown";
    EXPECT_TRUE(table->item(1, 1)->text().startsWith(QStringLiteral("<b>"))) << "a title is never markup";
    EXPECT_TRUE(shown.page.cardText().contains(QStringLiteral("The update was undone")));
    EXPECT_FALSE(shown.page.cardText().contains(QStringLiteral("0x")));
    for (int column = 0; column < table->columnCount(); ++column)
        EXPECT_FALSE(table->item(1, column)->text().contains(QStringLiteral("0x"))) << column;
    EXPECT_EQ(table->item(1, 4)->text(), QStringLiteral("Not installed"));
    EXPECT_TRUE(shown.page.details().contains(QStringLiteral("failed 0x800F0922")));
    EXPECT_TRUE(shown.page.details().contains(QStringLiteral("replaced by others of the list: 1")));
    EXPECT_TRUE(shown.page.details().contains(QStringLiteral("KB5060000")));
}

TEST(UpdatesPage, ADisabledSourceIsSaidWithoutAButtonThatLeadsNowhere)
{
    WizardState state = readyState(Page::Updates);
    state.pc.run.inspection->facts.updateSource->kind = UpdateSource::Kind::Disabled;
    Shown shown(state);
    EXPECT_TRUE(shown.page.sentence().contains(QStringLiteral("keeps this PC from checking")));
    EXPECT_EQ(shown.page.mainLabel(), QStringLiteral("&Next >"));
    for (const SecondaryAction action :
         {SecondaryAction::SearchAgain, SecondaryAction::OpenWindowsUpdate, SecondaryAction::DoRemaining})
        EXPECT_FALSE(shown.page.offers(action));
}

TEST(IdPage, TheRowThatTookTheKeyIsChosenAndOthersCannotBe)
{
    Shown shown(named("id-good"));
    auto *rows = shown.page.find<QWidget>(names::rowList);
    EXPECT_FALSE(rows->findChild<QRadioButton *>(names::row(0))->isEnabled());
    EXPECT_TRUE(rows->findChild<QRadioButton *>(names::row(1))->isChecked());
}

TEST(Prerequisites, Windows7NamesBothPackagesOfTheOwnersDocument)
{
    Shown shown(windows7State(Page::Prerequisites));
    QString text;
    // What is fine is folded into one line, which names them all the same.
    text += shown.page.find<QToolButton>(names::fineFold)->text();
    EXPECT_TRUE(text.contains(QStringLiteral("KB4519976")));
    EXPECT_TRUE(text.contains(QStringLiteral("KB4516655")));
}

TEST(ResultPage, ShowsWhatWasFoundInOneTableAndNeitherSourceNorRating)
{
    for (const auto &[name, code] :
         {std::pair("result-green", LanguageCode::English), std::pair("result-amber", LanguageCode::Japanese),
          std::pair("result-red", LanguageCode::Japanese), std::pair("result-red", LanguageCode::English)}) {
        Shown shown(named(name), code);
        const PcRun &run = shown.model.state().pc.run;
        const Verdict &verdict = *run.verdict;
        QString text;
        QString spoken;
        for (const auto *label : shown.page.find<QWidget>(names::evidenceList)->findChildren<QLabel *>()) {
            text += label->text() + u'\n';
            spoken += label->accessibleName() + u'\n';
        }
        const QList<VerdictReason> facts = factsOf(verdict);
        EXPECT_EQ(facts.size(), 5) << name;
        for (const VerdictReason &reason : facts) {
            EXPECT_TRUE(text.contains(VerdictText::reasonTitle(reason.id))) << name;
            EXPECT_TRUE(text.contains(VerdictText::fact(reason, *run.verdict, *run.inspection))) << name;
            EXPECT_TRUE(spoken.contains(Words::badge(VerdictText::reasonBadge(reason)))) << "never by an icon alone";
        }
        QString screen;
        for (const auto *label : shown.window.findChildren<QLabel *>())
            screen += label->text() + u'\n';
        for (const QString &never : {QStringLiteral("HKLM"), QStringLiteral("esu-programmes.json"),
                                     QStringLiteral("確度"), QStringLiteral("rating")})
            EXPECT_FALSE(screen.contains(never)) << name << ": " << never.toStdString();
        EXPECT_TRUE(shown.page.details().contains(QLatin1String("HKLM"))) << "the technician finds it there";
        const auto *advice = shown.page.find<QLabel>(names::verdictAdvice);
        EXPECT_EQ(!advice->isHidden(), verdict.advice.has_value()) << name;
        EXPECT_EQ(advice->text(), CoverText::advice(verdict)) << name;
    }
}

TEST(ResultPage, NeedsNoScrollingInAWindowOfUsualSize)
{
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        for (const char *name :
             {"result-green", "result-amber", "result-not-approved", "result-saved", "result-failed-update"}) {
            Shown shown(named(name), code);
            shown.window.resize(980, 720);
            deliverQueued();
            QApplication::processEvents();
            const auto *bar = shown.window.findChild<QScrollArea *>(names::contentArea)->verticalScrollBar();
            EXPECT_EQ(bar->maximum(), 0) << name;
        }
    }
}

TEST(ResultPage, SaysWhatWasSavedAndOpensIt)
{
    Shown shown(named("result-saved"), LanguageCode::Japanese);
    QString notices;
    for (const auto *label : shown.page.find<QWidget>(names::noticeList)->findChildren<QLabel *>())
        notices += label->text() + u'\n';
    EXPECT_TRUE(notices.contains(QStringLiteral("保存しました: ESU-KEIRI-PC-2026-11-24.pdf\n")))
        << notices.toStdString();
    QStringList opened;
    QObject::connect(&shown.model, &WizardModel::pathRequested, &shown.window,
                     [&opened](const QString &path) { opened << path; });
    ASSERT_TRUE(shown.page.offers(SecondaryAction::OpenSaved));
    shown.page.pressSecondary(SecondaryAction::OpenSaved);
    shown.page.pressSecondary(SecondaryAction::OpenSavedFolder);
    EXPECT_EQ(opened,
              (QStringList{QStringLiteral("/home/keiri/ESU-KEIRI-PC-2026-11-24.pdf"), QStringLiteral("/home/keiri")}));
}

TEST(ResultPage, NamesTheUpdateThatCouldNotBeInstalled)
{
    Shown shown(named("result-failed-update"), LanguageCode::Japanese);
    QString notices;
    for (const auto *label : shown.page.find<QWidget>(names::noticeList)->findChildren<QLabel *>())
        notices += label->text() + u'\n';
    EXPECT_TRUE(notices.contains(QStringLiteral("今回 1 個の更新プログラムを入れられませんでした: KB5072000。")))
        << notices.toStdString();
}

TEST(ResultPage, NamesTheUpdateThatTheServerHasToApprove)
{
    WizardState state = named("result-not-approved");
    const Shown known(state);
    EXPECT_TRUE(known.page.cardText().contains(QStringLiteral("approve KB5140017 (November 2026) there")))
        << known.page.cardText().toStdString();
    state.pc.run.verdict->freshness.newestKb.clear();
    const Shown unknown(state);
    EXPECT_TRUE(unknown.page.cardText().contains(QStringLiteral("approve the update of November 2026 there")))
        << unknown.page.cardText().toStdString();
}

TEST(ResultPage, TheMainButtonIsWhatHelpsNext)
{
    Shown amber(named("result-amber"), LanguageCode::Japanese);
    EXPECT_EQ(amber.page.mainLabel(), QStringLiteral("[Windows Update] に戻る(&O)"));
    EXPECT_TRUE(amber.page.offers(SecondaryAction::SaveResult));
    WizardState waiting = named("result-amber");
    waiting.pc.abilities.restart = true;
    waiting.pc.run.inspection->facts.pendingRestart->pending = true;
    Shown restart(waiting, LanguageCode::Japanese);
    EXPECT_EQ(restart.page.mainLabel(), QStringLiteral("今すぐ再起動(&R)"));
    QTemporaryDir folder;
    restart.prompts.file = folder.filePath(QStringLiteral("record.csv"));
    restart.page.pressSecondary(SecondaryAction::SaveResult);
    EXPECT_TRUE(QFile::exists(restart.prompts.file));
}

TEST(Window, TheCopyButtonSaysThatItHasCopied)
{
    WizardState state = Shown::withLanguage(named("activate-limit"), LanguageCode::Japanese);
    Language language(LanguageCode::Japanese);
    WizardModel model(resources(), {}, {}, state);
    FakePrompts prompts;
    WizardWindow window(prompts, language, {.copiedShown = std::chrono::milliseconds(0)});
    window.open(model);
    window.show();
    WizardPage page(window);
    auto *copy = page.find<QPushButton>(names::copyForSupport);
    const QString before = copy->text();
    copy->click();
    EXPECT_EQ(copy->text(), QStringLiteral("コピーしました"));
    EXPECT_EQ(copy->accessibleName(), QStringLiteral("コピーしました")) << "it is announced";
    EXPECT_TRUE(waitFor([&] { return copy->text() == before; }));
}

TEST(Window, TheMainActionStandsOut)
{
    Shown shown(named("start-eligible"));
    const auto *main = shown.page.find<QPushButton>(names::mainButton);
    EXPECT_TRUE(main->font().bold());
    for (const QString &other : {names::helpButton, names::cancelButton})
        EXPECT_FALSE(shown.page.find<QPushButton>(other)->font().bold()) << other.toStdString();
    shown.page.chooseLanguage(QStringLiteral("ja"));
    deliverQueued();
    EXPECT_TRUE(main->font().bold()) << "in every language";
    EXPECT_EQ(main->font().pointSizeF(), shown.window.font().pointSizeF());
}

TEST(IdPage, EveryIdCanBeCopied)
{
    Shown shown(named("id-good"));
    const QList<EsuRow> rows = shown.model.state().licenses()->esu;
    ASSERT_EQ(rows.size(), 3);
    for (int index = 0; index < rows.size(); ++index) {
        auto *copy = shown.page.find<QPushButton>(names::copyId(index));
        ASSERT_NE(copy, nullptr);
        EXPECT_TRUE(copy->accessibleName().contains(QStringLiteral("Year"))) << copy->accessibleName().toStdString();
        copy->click();
        EXPECT_EQ(QGuiApplication::clipboard()->text(), rows.at(index).row.id->text());
        EXPECT_EQ(copy->text(), QStringLiteral("Copied"));
    }
}

TEST(StepRail, TheFootSaysNoMoreThanWhatWasRead)
{
    const auto foot = [](const char *name) {
        const Shown shown(named(name), LanguageCode::Japanese);
        const auto *label = shown.page.find<QLabel>(names::railStanding);
        const auto joined = [](QString text) { return text.remove(QLatin1Char(' ')).remove(QLatin1Char('\n')); };
        EXPECT_EQ(joined(label->text()), joined(label->accessibleName())) << "whole, in as many lines as it takes";
        return label->accessibleName();
    };
    EXPECT_EQ(foot("start-eligible"), QStringLiteral("ESU: まだ無効です"));
    EXPECT_EQ(foot("start-home"), QStringLiteral("ESU: 対象外"));
    EXPECT_EQ(foot("result-green"), QStringLiteral("ESU: 有効、2027 年 10 月 12 日まで"));
}

TEST(StepRail, IsAsWideBeforeThePcWasReadAsAfterwardsAndNeverBreaksAWord)
{
    WizardState reading = named("start-reading");
    for (const LanguageCode code : {LanguageCode::Japanese, LanguageCode::English}) {
        Shown shown(reading, code);
        const auto *rail = shown.page.find<QWidget>(names::stepRail);
        const int before = rail->width();
        WizardState server = Shown::withLanguage(windows7State(Page::Start), code);
        MachineFacts &facts = server.pc.run.inspection->facts;
        facts.os->computerName = QStringLiteral("WWWWWWWWWWWWWWW");
        facts.os->build = 9600;
        facts.os->productType = 3;
        facts.editionId = QStringLiteral("ServerStandard");
        emit shown.model.stateChanged(server);
        QApplication::sendPostedEvents();
        EXPECT_EQ(rail->width(), before);
        const QString windows = Words::windows(facts);
        QStringList lines;
        for (const auto *label : rail->findChildren<QLabel *>()) {
            EXPECT_FALSE(label->wordWrap() && label->isVisible()) << "a label that wraps breaks Japanese anywhere";
            if (label->accessibleName() == windows)
                lines = label->text().split(QLatin1Char('\n'));
        }
        ASSERT_GE(lines.size(), 2);
        EXPECT_EQ(lines.join(QLatin1Char(' ')), windows) << "broken where a space was";
        EXPECT_TRUE(lines.constLast().contains(QStringLiteral("(64"))) << "a number stays with what it counts";
    }
}

TEST(StepRail, ScrollsWhereItIsLowAndLeavesThePcOut)
{
    Shown shown(named("start-eligible"));
    auto *rail = shown.page.find<QWidget>(names::stepRail);
    const auto *foot = shown.page.find<QWidget>(names::railStanding);
    EXPECT_TRUE(foot->isVisible());
    shown.window.setMinimumSize(1, 1);
    shown.window.resize(900, 420);
    QApplication::sendPostedEvents();
    EXPECT_FALSE(foot->isVisible());
    shown.window.resize(900, 260);
    QApplication::sendPostedEvents();
    EXPECT_EQ(shown.window.height(), 260);
    EXPECT_LT(rail->height(), 260);
}

TEST(ResultPage, SavesWhereThePersonSays)
{
    Shown shown(named("result-green"));
    QTemporaryDir folder;
    shown.prompts.file = folder.filePath(QStringLiteral("record.html"));
    shown.page.pressMain();
    EXPECT_EQ(shown.model.state().pc.savedFile, shown.prompts.file);
    EXPECT_TRUE(QFile::exists(shown.prompts.file));
    EXPECT_EQ(shown.prompts.suggested, QStringLiteral("ESU-KEIRI-PC-2026-11-24"));
    EXPECT_EQ(shown.prompts.offeredFilters.size(), 3) << "JSON only where it can be made";
    EXPECT_TRUE(shown.prompts.offeredFilters.constFirst().contains(QLatin1String("*.pdf")));
}

TEST(ResultPage, ACancelledSaveChangesNothing)
{
    Shown shown(named("result-green"));
    shown.page.pressMain();
    EXPECT_TRUE(shown.model.state().pc.savedFile.isEmpty());
    EXPECT_FALSE(shown.model.state().pc.saveError.has_value());
}

TEST(PageText, AccessibleNamesCarryNoMnemonic)
{
    EXPECT_EQ(PageText::plain(QStringLiteral("結果を保存(&S)...")), QStringLiteral("結果を保存"));
    EXPECT_EQ(PageText::plain(QStringLiteral("&Save the result...")), QStringLiteral("Save the result"));
    EXPECT_EQ(PageText::plain(QStringLiteral("Th&is PC")), QStringLiteral("This PC"));
}

} // namespace esu::test

// SPDX-License-Identifier: MIT
#include "ui/wizard_window.h"

#include "ui/control_text.h"
#include "ui/fonts.h"
#include "ui/object_names.h"
#include "ui/pages/page_widget.h"
#include "ui/recording_dialog.h"
#include "ui/screen_room.h"
#include "ui/text/card_text.h"
#include "ui/text/details_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/details_fold.h"
#include "ui/widgets/notice_list.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/state_card.h"
#include "ui/widgets/step_rail.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tones.h"
#include "ui/window_prompts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>

namespace esu {

namespace {

Badge badgeOf(StepState state)
{
    switch (state) {
    case StepState::Done:
    case StepState::NothingToDo:
    case StepState::RestartRequired:
        return Badge::Good;
    case StepState::Waiting:
        return Badge::Unknown;
    case StepState::Running:
        return Badge::Working;
    case StepState::Attention:
    case StepState::Failed:
    case StepState::Cancelled:
        return Badge::Attention;
    }
    return Badge::Unknown;
}

} // namespace

WizardWindow::~WizardWindow()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus still moves while the children go
}

PageWidget *WizardWindow::page(Page which)
{
    PageWidget *&page = m_pages[which];
    if (!page) {
        page = makePage(which);
        m_stack->addWidget(page);
    }
    return page;
}

void WizardWindow::connectModel()
{
    connect(m_model, &WizardModel::stateChanged, this, &WizardWindow::render);
    connect(m_model, &WizardModel::saveRequested, this, &WizardWindow::saveReport);
    connect(m_model, &WizardModel::keyHelpRequested, this, [this] { showHelp(HelpTopic::KeyBack); });
    connect(m_model, &WizardModel::nextPcHelpRequested, this, [this] { showHelp(HelpTopic::SeveralPcs); });
    connect(m_model, &WizardModel::nextYearRequested, this, &WizardWindow::showNextYear);
    connect(m_model, &WizardModel::folderRequested, this, &WizardWindow::chooseFolder);
    connect(m_model, &WizardModel::recordingReady, this, &WizardWindow::showRecording);
    connect(m_model, &WizardModel::closeRequested, this, [this] {
        m_mayClose = true;
        close();
    });
    connect(&m_language, &Language::changed, this, [this] {
        applyFont();
        retranslate();
        render(m_model->state());
    });
}

void WizardWindow::render(const WizardState &state)
{
    if (const std::optional<LanguageCode> code = languageFromName(state.language); code && *code != m_language.code()) {
        m_language.setCode(*code); // comes back here once the catalogue is changed
        return;
    }
    const bool turned = m_shownPage != state.page;
    const QPointer<QWidget> focused = focusWidget();
    const bool spent = m_mainAction.spends;
    m_shownPage = state.page;
    m_rail->render(state, m_model->resources());
    fitFrame();
    m_title->setText(PageText::title(state.page));
    m_purpose->setText(PageText::purpose(state.page));
    m_banner->setVisible(state.isPractice());
    m_bannerText->setText(Words::practiceBanner(state.pc.run.inspection ? state.pc.run.inspection->at : QDateTime()));
    arrange(state.page);
    renderCard(state);
    renderNotices(state);
    renderRun(state);
    PageWidget *current = page(state.page);
    current->render(state);
    m_stack->setCurrentWidget(current);
    renderSecondary(state);
    m_details->setLines(DetailsText::lines(state, m_model->resources()));
    renderButtons(state);
    renderQuestion(state);
    const int work = state.running ? state.running->generation : m_shownWork;
    if (turned || work != m_shownWork)
        m_scroll->verticalScrollBar()->setValue(0); // the card says what begins
    m_shownWork = work;
    if (turned)
        setWindowTitle(Words::productName());
    // A button that goes away under the keyboard must not leave it nowhere, nor may one turn into what spends.
    const bool gone = focused && (!focused->isEnabled() || !focused->isVisibleTo(this));
    orderTabs();
    renderFocus(state, turned, gone || (focused == m_main && m_mainAction.spends && !spent));
}

void WizardWindow::renderCard(const WizardState &state)
{
    const StateCard card = stateCard(state, m_model->resources());
    const CardWords words = CardWordsOf::card(card, state, m_model->resources());
    std::optional<int> percent;
    if (card.badge == Badge::Working)
        percent = percentDone(state).value_or(-1);
    const bool verdict = state.page == Page::Result && card.badge != Badge::Working && words.nextStep.isEmpty();
    m_card->show(words, percent, verdict);
    m_copy->setVisible(!words.nextStep.isEmpty() || card.badge == Badge::Blocked);
    m_topic = HelpText::topicOf(card, m_model->resources().errors);
    m_explain->setVisible(m_topic.has_value());
}

void WizardWindow::renderNotices(const WizardState &state)
{
    QList<NoticeList::Item> items;
    const CardText card = stateCard(state, m_model->resources()).text;
    const bool restartSaid =
        card == CardText::PrerequisitesRestart || card == CardText::UpdatesRestart || card == CardText::ResultRestart;
    for (const Notice &notice : notices(state, m_model->resources())) {
        if (notice.text == NoticeText::Practice)
            continue; // the banner above the page
        if (restartSaid && (notice.text == NoticeText::RestartPending || notice.text == NoticeText::RestartRequired))
            continue; // the card says it
        NoticeList::Kind kind = NoticeList::Kind::Information;
        switch (CardWordsOf::noticeBadge(notice.text)) {
        case Badge::Good:
            kind = NoticeList::Kind::Good;
            break;
        case Badge::Attention:
        case Badge::Blocked:
            kind = NoticeList::Kind::Attention;
            break;
        case Badge::Working:
            break;
        case Badge::Unknown:
            kind = NoticeList::Kind::Unknown;
            break;
        }
        items << NoticeList::Item{kind, CardWordsOf::notice(notice, state)};
    }
    m_notices->setItems(items);
}

void WizardWindow::arrange(Page page)
{
    // On the last page the proof comes before the notices; what else can be done must not hide below the checks.
    QList<QWidget *> order{m_card, m_notices, m_runTitle, m_run, m_stack, m_actions};
    if (page == Page::Result)
        order.move(1, 4);
    else if (page == Page::Prerequisites)
        order.move(5, 4);
    auto *column = qobject_cast<QBoxLayout *>(m_stack->parentWidget()->layout());
    for (int place = 0; place < order.size(); ++place) {
        if (column->indexOf(order.at(place)) == place)
            continue;
        column->removeWidget(order.at(place));
        column->insertWidget(place, order.at(place));
    }
}

void WizardWindow::renderRun(const WizardState &state)
{
    QList<CheckRow> rows;
    // Once it is over, the page itself says more than the list.
    const bool shown = state.pc.remaining == RemainingPhase::Running;
    const QList<StepEntry> steps = shown ? remainingSteps(state) : QList<StepEntry>();
    for (const StepEntry &entry : steps)
        rows << CheckRow{.badge = badgeOf(entry.state),
                         .state = PageText::stepState(entry, false),
                         .title = Words::step(entry.step),
                         .waits = entry.state == StepState::Waiting};
    m_runTitle->setVisible(shown);
    m_run->setVisible(shown);
    m_run->setRows(rows);
}

void WizardWindow::renderSecondary(const WizardState &state)
{
    const QList<SecondaryAction> offered = secondaryActions(state, m_model->resources());
    const MainAction main = mainAction(state, m_model->resources());
    bool any = m_copy->isVisibleTo(m_actions);
    for (auto it = m_secondary.cbegin(); it != m_secondary.cend(); ++it) {
        const SecondaryAction action = it.key();
        bool shown = offered.contains(action);
        // The same act twice on one page would only make people wonder which.
        if ((action == SecondaryAction::CheckAgain && main.kind == MainAction::Kind::CheckAgain) ||
            (action == SecondaryAction::VerifyAgain && main.kind == MainAction::Kind::VerifyAgain))
            shown = false;
        it.value()->setVisible(shown);
        if (shown) {
            it.value()->setText(PageText::secondaryButton(action, state));
            it.value()->setAccessibleName(PageText::plain(it.value()->text()));
            it.value()->setAccessibleDescription(ControlText::secondaryButton(action, state, m_model->resources()));
            any = any || !isTechnical(action);
        }
    }
    m_actions->setVisible(any);
}

void WizardWindow::renderButtons(const WizardState &state)
{
    const MainAction main = mainAction(state, m_model->resources());
    if (main.kind != m_mainAction.kind || main.enabled != m_mainAction.enabled)
        m_mainShown.start();
    m_mainAction = main;
    m_main->setVisible(main.kind != MainAction::Kind::None);
    m_main->setEnabled(main.enabled);
    m_main->setText(PageText::mainButton(main));
    m_main->setAccessibleName(PageText::plain(m_main->text()));
    m_main->setAccessibleDescription(ControlText::mainButton(main, state));
    m_main->setIcon(main.shield ? style()->standardIcon(QStyle::SP_VistaShield) : QIcon());

    m_back->setVisible(state.page != Page::Start);
    m_back->setEnabled(canGoBack(state));

    const CancelAction cancel = cancelAction(state);
    m_cancel->setText(PageText::cancelButton(cancel));
    m_cancel->setAccessibleName(PageText::plain(m_cancel->text()));
    m_cancel->setAccessibleDescription(ControlText::cancelButton(cancel, state));
    m_cancel->setEnabled(cancel != CancelAction::Stopping);
    m_cancel->setVisible(main.kind != MainAction::Kind::Close || cancel != CancelAction::Close);
}

void WizardWindow::renderQuestion(const WizardState &state)
{
    if (state.question == m_asked)
        return;
    m_asked = state.question;
    if (!state.question) {
        m_prompts.withdraw();
        return;
    }
    const Question question = *state.question;
    m_prompts.ask(this, WindowPrompts::prompt(question, state, m_model->resources()), [this, question](bool yes) {
        m_asked.reset();
        m_model->dispatch(event::QuestionAnswered{question, yes});
    });
}

void WizardWindow::pressMain()
{
    if (m_mainAction.spends && m_mainShown.isValid() &&
        std::chrono::milliseconds(m_mainShown.elapsed()) < m_services.spendGuard)
        return;
    m_model->dispatch(event::MainPressed{m_mainAction.kind});
}

void WizardWindow::saveReport()
{
    const WizardState &state = m_model->state();
    if (!state.pc.run.verdict)
        return;
    const ReportInput input{.run = state.pc.run, .machine = state.machine.name(), .practice = state.isPractice()};
    m_prompts.chooseSaveFile(this, PageText::plain(PageText::secondaryButton(SecondaryAction::SaveResult, state)),
                             Report::suggestedName(input),
                             WindowPrompts::reportFilters(static_cast<bool>(m_services.json)),
                             [this, input](const QString &file) {
                                 if (file.isEmpty())
                                     return;
                                 const Result<void> written =
                                     writeReport(file, input, m_model->resources(), m_services.json, m_services.save);
                                 if (written)
                                     m_model->dispatch(event::ResultSaved{file});
                                 else
                                     m_model->dispatch(event::SaveFailed{written.error()});
                             });
}

void WizardWindow::chooseFolder()
{
    const WizardState &state = m_model->state();
    m_prompts.chooseFolder(this, PageText::plain(PageText::secondaryButton(SecondaryAction::UseFolder, state)),
                           state.pc.packageFolder ? state.pc.packageFolder->path : QString(),
                           [this](const QString &folder) { m_model->dispatch(event::FolderChosen{folder}); });
}

void WizardWindow::offerLogFolder()
{
    m_details->setLogFolderOffered(static_cast<bool>(m_services.openLogFolder));
}

template <class Dialog> void WizardWindow::openDialog(Dialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_language, &Language::changed, dialog, &Dialog::retranslate);
    dialog->resize(dialog->size().boundedTo(roomOnScreen(*this)));
    dialog->open();
}

void WizardWindow::showHelp(std::optional<HelpTopic> topic)
{
    openDialog(new HelpDialog(m_model->resources(), m_model->state().page, topic, this));
}

void WizardWindow::showRecording(const Result<QByteArray> &recording)
{
    openDialog(new RecordingDialog(recording, m_model->resources().errors, m_prompts, m_services.save, this));
}

void WizardWindow::showNextYear()
{
    const WizardState &state = m_model->state();
    openDialog(new NextYearDialog({.inspection = *state.pc.run.inspection, .practice = state.isPractice()},
                                  m_model->resources(), m_prompts, m_services.save, m_services.copiedShown,
                                  m_orderChoices, this));
}

void WizardWindow::reject()
{
    if (!m_model) {
        close();
        return;
    }
    m_model->dispatch(event::CancelPressed{});
}

void WizardWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (m_model)
        m_model->dispatch(event::Started{}); // only the first one starts anything
}

void WizardWindow::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    if (!m_model && !m_frameTold) {
        m_frameTold = true;
        // Queued: what follows is long, and the frame is on the screen only when this event is over.
        QMetaObject::invokeMethod(this, &WizardWindow::framePainted, Qt::QueuedConnection);
    }
}

void WizardWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || !m_model) {
        event->accept();
        return;
    }
    event->ignore();
    m_model->dispatch(event::CloseRequested{});
}

void WizardWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::StyleChange)
        applyColours();
}

} // namespace esu

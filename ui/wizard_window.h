// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_model.h"
#include "ui/help_dialog.h"
#include "ui/next_year_dialog.h"
#include "ui/prompts.h"
#include "ui/report_file.h"
#include "ui/text/language.h"
#include "ui/widgets/copy_button.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QMap>

#include <chrono>
#include <functional>

class QComboBox;
class QFrame;
class QPushButton;
class QScrollArea;

namespace esu {

class CheckList;
class DetailsFold;
class NoticeList;
class PageStack;
class PageWidget;
class StateCardWidget;
class StepRail;
class TextLabel;

/// What the window needs from `app/` besides its model; anything empty but `save` is not offered.
struct WindowServices {
    JsonReport json = {};
    SaveFile save = {}; ///< of a file that the person chose; needed wherever one can be chosen
    std::function<void()> openLogFolder = {};
    /// A press on a button that spends something counts only this long after the button appeared: a held-down Enter or
    /// the second half of a double click must not reach it.
    std::chrono::milliseconds spendGuard{600};
    /// How long a copy button says that it has copied.
    std::chrono::milliseconds copiedShown = CopyButton::usual;
    /// "Text size" of Windows' settings for people with weak eyes, beside the scale of the screen.
    double textScale = 1.0;
    std::optional<QSize> size = {}; ///< as the person left it the last time
};

/// The frame of the wizard: step rail, title, state card, the page's own control, details, buttons. Draws the model's
/// state and sends events; decides nothing. It can be shown before there is a model: an empty frame tells at once that
/// the program starts. Owned by `app/`; model, prompts and language outlive it. Elevation and Windows Update requests
/// of the model are answered in `app/`.
class WizardWindow final : public QDialog {
    Q_OBJECT
public:
    WizardWindow(Prompts &prompts, Language &language, WindowServices services = {}, QWidget *parent = nullptr);
    ~WizardWindow() override;

    /// Fills the frame with what `model` says, and starts it as soon as the window is seen. Once.
    void open(WizardModel &model);

    /// There is a log now.
    void offerLogFolder();

    /// Esc: the same as the Cancel button.
    void reject() override;

signals:
    /// The empty frame is on the screen; sent once, and only while there is no model.
    void framePainted();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildContent();
    QWidget *buildButtons();
    void connectModel();
    void render(const WizardState &state);
    /// The order of the parts of the content.
    void arrange(Page page);
    void renderCard(const WizardState &state);
    void renderNotices(const WizardState &state);
    void renderButtons(const WizardState &state);
    /// Where the keyboard starts on a page, and goes on when it lost its place.
    void renderFocus(const WizardState &state, bool turned, bool lost);
    /// The focus has moved, by whatever.
    void followFocus(const QWidget *before, QWidget *now);
    /// In the order of reading: the page and its buttons, then the frame.
    void orderTabs();
    /// Opened facts lie below the edge otherwise.
    void showFold();
    /// Enter is the main button's wherever no button has the focus; what spends is pressed only with the focus on it.
    void chooseDefault();
    bool canPressMain() const;
    void renderSecondary(const WizardState &state);
    void renderRun(const WizardState &state);
    void renderQuestion(const WizardState &state);
    void retranslate();
    void applyColours();
    void applyFont();
    /// In a window that is too small for its text, the page has the room of the rail and of the sentence below the
    /// title.
    void fitFrame();
    void pressMain();
    void chooseFolder();
    void saveReport();
    /// A dialog of ours, in the language of the window and on its screen, until it is closed.
    template <class Dialog> void openDialog(Dialog *dialog);
    void showHelp(std::optional<HelpTopic> topic = std::nullopt);
    void showRecording(const Result<QByteArray> &recording);
    void showNextYear();
    /// Made when it is shown for the first time.
    PageWidget *page(Page which);
    PageWidget *makePage(Page which);

    WizardModel *m_model = nullptr;
    Prompts &m_prompts;
    Language &m_language;
    const WindowServices m_services;

    StepRail *m_rail = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_purpose = nullptr;
    QComboBox *m_languageBox = nullptr;
    QFrame *m_banner = nullptr;
    TextLabel *m_bannerText = nullptr;
    QScrollArea *m_scroll = nullptr;
    StateCardWidget *m_card = nullptr;
    NoticeList *m_notices = nullptr;
    TextLabel *m_runTitle = nullptr;
    CheckList *m_run = nullptr;
    PageStack *m_stack = nullptr;
    QMap<Page, PageWidget *> m_pages;
    QWidget *m_actions = nullptr;
    CopyButton *m_copy = nullptr;
    QPushButton *m_explain = nullptr;
    DetailsFold *m_details = nullptr;
    QWidget *m_footer = nullptr;
    QPushButton *m_help = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_main = nullptr;
    QPushButton *m_cancel = nullptr;
    QMap<SecondaryAction, QPushButton *> m_secondary;

    std::optional<Page> m_shownPage;
    int m_shownWork = 0; ///< generation of the job that was shown last
    MainAction m_mainAction;
    std::optional<HelpTopic> m_topic; ///< of the card's error
    QElapsedTimer m_mainShown;
    std::optional<Question> m_asked;
    NextYearDialog::Choices m_orderChoices;
    bool m_parkedFocus = false; ///< the card holds the place of the main button, which cannot be pressed now
    bool m_mayClose = false;
    bool m_frameTold = false;
};

} // namespace esu

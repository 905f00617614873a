// SPDX-License-Identifier: MIT
// The parts of the frame and their texts; what they show of a state is in wizard_window.cpp.
#include "ui/control_text.h"
#include "ui/fonts.h"
#include "ui/object_names.h"
#include "ui/pages/activate_page.h"
#include "ui/pages/activation_id_page.h"
#include "ui/pages/key_page.h"
#include "ui/pages/prerequisites_page.h"
#include "ui/pages/result_page.h"
#include "ui/pages/start_page.h"
#include "ui/pages/updates_page.h"
#include "ui/screen_room.h"
#include "ui/text/details_text.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/badge_icon.h"
#include "ui/widgets/check_list.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/details_fold.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/notice_list.h"
#include "ui/widgets/page_stack.h"
#include "ui/widgets/state_card.h"
#include "ui/widgets/step_rail.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tones.h"
#include "ui/wizard_window.h"

#include <QApplication>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

namespace esu {

WizardWindow::WizardWindow(Prompts &prompts, Language &language, WindowServices services, QWidget *parent)
    // Never Qt::Window: for that type Qt starts Direct3D, which costs longer than all of our own start.
    : QDialog(parent, Qt::Dialog | Qt::WindowTitleHint | Qt::WindowSystemMenuHint | Qt::WindowMinMaxButtonsHint |
                          Qt::WindowCloseButtonHint),
      m_prompts(prompts), m_language(language), m_services(std::move(services))
{
    setWindowTitle(Words::productName());
    // Sized without asking a font: loading one is the dearest part of starting. 1.5 is the line height in points.
    const double points = std::max(font().pointSizeF(), smallestPointSize * m_services.textScale);
    const int em = qRound(1.5 * points * logicalDpiY() / 72.0);
    const QSize room = roomOnScreen(*this);
    setMinimumSize(QSize(680, 460).boundedTo(room));
    resize(m_services.size.value_or(QSize(em * 52, em * 38)).boundedTo(room));
}

void WizardWindow::open(WizardModel &model)
{
    m_model = &model;
    connectModel();
    applyFont();
    setWindowIcon(appIcon());

    auto *right = new QWidget(this);
    right->setAutoFillBackground(true);
    right->setBackgroundRole(QPalette::Base);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(0);
    rightColumn->addWidget(buildHeader());
    rightColumn->addWidget(buildContent(), 1);

    m_rail = new StepRail(this);
    auto *upper = new QHBoxLayout;
    upper->setSpacing(0);
    upper->addWidget(m_rail);
    upper->addWidget(right, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(upper, 1);
    column->addWidget(buildButtons());

    connect(m_rail, &StepRail::pageRequested, this,
            [this](Page which) { m_model->dispatch(event::PageRequested{which}); });
    auto *back = new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this);
    connect(back, &QShortcut::activated, this, [this] { m_model->dispatch(event::BackPressed{}); });
    auto *help = new QShortcut(QKeySequence(QKeySequence::HelpContents), this);
    connect(help, &QShortcut::activated, this, [this] { showHelp(); });

    connect(qApp, &QApplication::focusChanged, this, &WizardWindow::followFocus);
    retranslate();
    applyColours();
    render(m_model->state());
    if (isVisible())
        m_model->dispatch(event::Started{});
}

QWidget *WizardWindow::buildHeader()
{
    auto *header = new QWidget(this);
    const int em = fontMetrics().height();
    m_title = new TextLabel(TextLabel::Role::Title, header);
    m_title->setObjectName(names::pageTitle);
    m_purpose = new TextLabel(TextLabel::Role::Body, header);
    m_purpose->setObjectName(names::pagePurpose);
    m_languageBox = new QComboBox(header);
    m_languageBox->setObjectName(names::languageBox);
    // Each language by its own name: whoever looks for it may not read the other.
    m_languageBox->addItem(QStringLiteral("日本語"), languageName(LanguageCode::Japanese));
    m_languageBox->addItem(QStringLiteral("English"), languageName(LanguageCode::English));
    connect(m_languageBox, &QComboBox::activated, this,
            [this] { m_model->dispatch(event::LanguageChosen{m_languageBox->currentData().toString()}); });

    m_banner = new QFrame(header);
    m_banner->setObjectName(names::practiceBanner);
    m_banner->setAutoFillBackground(true);
    m_banner->setBackgroundRole(QPalette::Window);
    m_bannerText = new TextLabel(TextLabel::Role::Strong, m_banner);
    m_bannerText->setAlignment(Qt::AlignCenter);
    auto *banner = new QHBoxLayout(m_banner);
    banner->setContentsMargins(em, em / 3, em, em / 3);
    banner->addWidget(m_bannerText);

    auto *top = new QHBoxLayout;
    top->setSpacing(em);
    top->addWidget(m_title, 1);
    top->addWidget(m_languageBox, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setContentsMargins(em * 3 / 2, em, em * 3 / 2, em / 2);
    words->setSpacing(em / 3);
    words->addLayout(top);
    words->addWidget(m_purpose);
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addLayout(words);
    return header;
}

QWidget *WizardWindow::buildContent()
{
    const int em = fontMetrics().height();
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(names::contentArea);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setBackgroundRole(QPalette::Base);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *content = new ScrollContent;
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    m_card = new StateCardWidget(content);
    m_notices = new NoticeList(content);
    m_runTitle = new TextLabel(TextLabel::Role::Strong, content);
    m_run = new CheckList(content);
    m_run->setObjectName(names::runList);
    m_stack = new PageStack(content);

    m_actions = new QWidget(content);
    auto *actions = new FlowLayout(m_actions);
    actions->setSpacing(em / 2);
    m_copy = new CopyButton([this] { return DetailsText::forSupport(m_model->state(), m_model->resources()); },
                            m_services.copiedShown, m_actions);
    m_copy->setObjectName(names::copyForSupport);
    actions->addWidget(m_copy);
    m_explain = new ActionButton(m_actions);
    m_explain->setObjectName(names::explainButton);
    connect(m_explain, &QPushButton::clicked, this, [this] { showHelp(m_topic); });
    actions->addWidget(m_explain);
    m_details = new DetailsFold(content);
    m_details->setLogFolderOffered(false);
    connect(m_details, &DetailsFold::logFolderRequested, this, [this] { m_services.openLogFolder(); });
    connect(m_details, &DetailsFold::opened, this, &WizardWindow::showFold, Qt::QueuedConnection);
    for (const SecondaryAction action : allSecondaryActions) {
        QWidget *home = isTechnical(action) ? m_details->tools() : m_actions;
        auto *button = new ActionButton(home);
        button->setObjectName(names::secondary(action));
        button->setVisible(false);
        home->layout()->addWidget(button);
        m_secondary.insert(action, button);
        connect(button, &QPushButton::clicked, this,
                [this, action] { m_model->dispatch(event::SecondaryPressed{action}); });
    }

    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(em * 3 / 2, em / 3, em * 3 / 2, em);
    column->setSpacing(em);
    for (QWidget *part : std::initializer_list<QWidget *>{m_card, m_notices, m_runTitle, m_run, m_stack, m_actions})
        column->addWidget(part);
    column->addStretch(1);
    column->addWidget(m_details);
    m_scroll->setWidget(content);
    return m_scroll;
}

PageWidget *WizardWindow::makePage(Page which)
{
    switch (which) {
    case Page::Start:
        return new StartPage(*m_model, m_stack);
    case Page::Prerequisites:
        return new PrerequisitesPage(*m_model, m_stack);
    case Page::Key:
        return new KeyPage(*m_model, m_stack);
    case Page::ActivationId:
        return new ActivationIdPage(*m_model, m_stack);
    case Page::Activate:
        return new ActivatePage(*m_model, m_stack);
    case Page::Updates:
        return new UpdatesPage(*m_model, m_stack);
    case Page::Result:
        break;
    }
    return new ResultPage(*m_model, m_stack);
}

QWidget *WizardWindow::buildButtons()
{
    const int em = fontMetrics().height();
    m_footer = new QWidget(this);
    m_footer->setAutoFillBackground(true);
    const auto button = [this](const QString &name) {
        auto *made = new ActionButton(m_footer);
        made->setObjectName(name);
        return made;
    };
    m_help = button(names::helpButton);
    m_back = button(names::backButton);
    m_main = button(names::mainButton);
    m_main->setDefault(true);
    QFont bold; // the rest of it comes from the window
    bold.setBold(true);
    m_main->setFont(bold);
    m_cancel = button(names::cancelButton);
    connect(m_help, &QPushButton::clicked, this, [this] { showHelp(); });
    connect(m_back, &QPushButton::clicked, this, [this] { m_model->dispatch(event::BackPressed{}); });
    connect(m_main, &QPushButton::clicked, this, &WizardWindow::pressMain);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_model->dispatch(event::CancelPressed{}); });

    auto *rule = new QFrame(m_footer);
    rule->setObjectName(QStringLiteral("footerRule"));
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    auto *row = new FlowLayout;
    row->setSpacing(em / 2);
    for (QPushButton *each : {m_help, m_back, m_main, m_cancel})
        row->addWidget(each);
    row->setRightFrom(1);
    auto *room = new QVBoxLayout;
    room->setContentsMargins(em, em * 2 / 3, em, em * 2 / 3);
    room->addLayout(row);
    auto *column = new QVBoxLayout(m_footer);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(rule);
    column->addLayout(room);
    return m_footer;
}

void WizardWindow::retranslate()
{
    setWindowTitle(Words::productName());
    m_languageBox->setCurrentIndex(m_languageBox->findData(languageName(m_language.code())));
    m_languageBox->setAccessibleName(tr("Language"));
    m_languageBox->setAccessibleDescription(ControlText::language());
    m_runTitle->setText(tr("The remaining steps"));
    m_help->setText(tr("&Help", "@action"));
    m_back->setText(tr("< &Back", "@action"));
    m_copy->setWords(tr("&Copy for support", "@action"));
    m_copy->setAccessibleDescription(ControlText::copiesForSupport());
    m_explain->setText(tr("E&xplain this...", "@action"));
    m_explain->setAccessibleName(PageText::plain(m_explain->text()));
    for (QPushButton *button : {m_help, m_back})
        button->setAccessibleName(PageText::plain(button->text()).remove(QLatin1String("< ")));
    m_back->setAccessibleDescription(ControlText::backButton());
    for (QPushButton *button : {m_help, m_explain})
        button->setAccessibleDescription(ControlText::opensHelp());
    m_card->retranslate();
    m_details->retranslate();
    for (PageWidget *page : std::as_const(m_pages))
        page->retranslate();
}

void WizardWindow::applyFont()
{
    QApplication::setFont(interfaceFont(m_language.code(), QApplication::font(), m_services.textScale));
    setFont(QApplication::font());
}

void WizardWindow::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    fitFrame();
}

void WizardWindow::fitFrame()
{
    if (!m_rail)
        return;
    m_rail->setVisible(width() >= m_rail->width() * 7 / 2);
    m_purpose->setVisible(height() >= fontMetrics().height() * 15);
}

void WizardWindow::applyColours()
{
    if (!m_model)
        return;
    const QPalette base = QApplication::palette();
    // Styles that draw buttons from the palette show the main action filled; Windows' own style marks the default
    // button itself.
    QPalette main;
    if (!tones::isHighContrast(base)) {
        const QColor accent = tones::accent(base);
        const QColor text = base.color(QPalette::Active, QPalette::HighlightedText);
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
            main.setColor(group, QPalette::Button, accent);
            main.setColor(group, QPalette::ButtonText, text);
        }
    }
    if (style()->inherits("QFusionStyle"))
        m_main->setPalette(main);
    const tones::Card tone = tones::card(base, Badge::Attention);
    QPalette banner = tones::textIn(base.color(QPalette::Active, QPalette::Text));
    banner.setColor(QPalette::Window, tones::mix(tone.fill, tone.border, 0.35));
    m_banner->setPalette(banner);
    m_footer->findChild<QFrame *>(QStringLiteral("footerRule"))->setPalette(tones::textIn(tones::line(base)));
}

} // namespace esu

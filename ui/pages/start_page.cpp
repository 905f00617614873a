// SPDX-License-Identifier: MIT
#include "ui/pages/start_page.h"

#include "ui/object_names.h"
#include "ui/text/page_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace esu {

StartPage::StartPage(WizardModel &model, QWidget *parent)
    : PageWidget(model, parent), m_options(model.state().offer.practicePcs),
      m_which(new TextLabel(TextLabel::Role::Strong, this)), m_thisPc(new QRadioButton(this)),
      m_practice(new QRadioButton(this)), m_scenario(new QComboBox(this)),
      m_description(new TextLabel(TextLabel::Role::Quiet, this)), m_originBox(new QWidget(this)),
      m_originQuestion(new TextLabel(TextLabel::Role::Strong, m_originBox)), m_origin(new QButtonGroup(this)),
      m_factsTitle(new TextLabel(TextLabel::Role::Strong, this)), m_facts(new FactGrid(this))
{
    m_thisPc->setObjectName(names::thisPc);
    m_practice->setObjectName(names::practicePc);
    m_scenario->setObjectName(names::scenarioBox);
    m_scenario->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scenario->setMinimumContentsLength(20);
    m_description->setObjectName(names::scenarioText);
    std::ranges::stable_partition(m_options, &PracticeOption::first);
    fillScenarios();
    m_facts->setObjectName(names::pcFacts);

    auto *machines = new QButtonGroup(this);
    machines->addButton(m_thisPc);
    machines->addButton(m_practice);
    buildOrigin();

    const int em = fontMetrics().height();
    auto *practice = new QHBoxLayout;
    practice->setContentsMargins(em * 3 / 2, 0, 0, 0);
    practice->addWidget(m_scenario, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em / 2);
    column->addWidget(m_originBox); // who has to answer must see the question without scrolling
    column->addWidget(m_which);
    column->addWidget(m_thisPc);
    column->addWidget(m_practice);
    column->addLayout(practice);
    m_description->setContentsMargins(em * 3 / 2, 0, 0, 0);
    column->addWidget(m_description);
    column->addSpacing(em / 2);
    column->addWidget(m_factsTitle);
    column->addWidget(m_facts);

    connect(m_thisPc, &QRadioButton::clicked, this, &StartPage::chooseMachine);
    connect(m_practice, &QRadioButton::clicked, this, &StartPage::chooseMachine);
    connect(m_scenario, &QComboBox::activated, this, [this] {
        m_practice->setChecked(true);
        chooseMachine();
    });
    retranslate();
}

void StartPage::buildOrigin()
{
    m_originBox->setObjectName(names::originGroup);
    const int em = fontMetrics().height();
    auto *column = new QVBoxLayout(m_originBox);
    column->setContentsMargins(0, 0, 0, em / 2);
    column->setSpacing(em / 3);
    column->addWidget(m_originQuestion);
    auto *answers = new FlowLayout;
    answers->setSpacing(em / 2);
    column->addLayout(answers);
    for (const Windows7Origin origin : enumerators<Windows7Origin>()) {
        if (origin == Windows7Origin::NotAnswered)
            continue;
        auto *button = new QRadioButton(m_originBox);
        button->setObjectName(names::origin(origin));
        m_origin->addButton(button, static_cast<int>(origin));
        answers->addWidget(button);
    }
    connect(m_origin, &QButtonGroup::idClicked, this,
            [this](int id) { model().dispatch(event::OriginChosen{static_cast<Windows7Origin>(id)}); });
}

void StartPage::fillScenarios()
{
    m_scenario->clear();
    const auto firsts = std::ranges::count_if(m_options, &PracticeOption::first);
    const bool grouped = firsts > 0 && firsts < m_options.size();
    const auto addHeading = [this] {
        m_scenario->addItem(QString());
        qobject_cast<QStandardItemModel *>(m_scenario->model())->item(m_scenario->count() - 1)->setEnabled(false);
    };
    for (qsizetype place = 0; place < m_options.size(); ++place) {
        if (grouped && place == firsts)
            m_scenario->insertSeparator(m_scenario->count());
        if (grouped && (place == 0 || place == firsts))
            addHeading();
        m_scenario->addItem(m_options.at(place).scenario, m_options.at(place).scenario);
    }
}

void StartPage::showDescription()
{
    const auto option = std::ranges::find(m_options, m_scenario->currentData().toString(), &PracticeOption::scenario);
    const bool shown = m_practice->isChecked() && option != m_options.end();
    m_description->setTextOrHide(shown ? option->description.in(Words::language()) : QString());
    m_scenario->setAccessibleDescription(m_description->text().isEmpty() ? m_which->text() : m_description->text());
}

void StartPage::chooseMachine()
{
    MachineChoice choice{.kind = m_thisPc->isChecked() ? MachineChoice::Kind::ThisPc : MachineChoice::Kind::Practice};
    if (choice.kind == MachineChoice::Kind::Practice)
        choice.scenario = m_scenario->currentData().toString();
    model().dispatch(event::MachineChosen{choice});
}

QWidget *StartPage::firstFocus() const
{
    if (m_originBox->isVisibleTo(this) && m_origin->checkedId() < 0)
        return m_origin->button(static_cast<int>(Windows7Origin::Windows7));
    return nullptr;
}

void StartPage::render(const WizardState &state)
{
    const QSignalBlocker block(m_scenario);
    const bool practice = state.isPractice();
    m_thisPc->setVisible(state.offer.thisPc);
    m_practice->setVisible(!m_options.isEmpty() || practice);
    (practice ? m_practice : m_thisPc)->setChecked(true);
    int index = m_scenario->findData(state.machine.scenario);
    if (practice && index < 0) { // a file given on the command line
        m_options.append({.scenario = state.machine.scenario,
                          .title = {.ja = state.machine.scenario, .en = state.machine.scenario}});
        fillScenarios();
        index = m_scenario->findData(state.machine.scenario);
        nameScenarios();
    }
    if (index >= 0)
        m_scenario->setCurrentIndex(index);
    m_scenario->setVisible(!m_options.isEmpty());
    showDescription();
    m_scenario->setEnabled(canEdit(state) || state.isRunning(Step::Inspect));
    for (QRadioButton *button : {m_thisPc, m_practice})
        button->setEnabled(canEdit(state) || state.isRunning(Step::Inspect));

    m_originBox->setVisible(asksOrigin(state));
    m_origin->setExclusive(state.pc.origin != Windows7Origin::NotAnswered);
    for (QAbstractButton *button : m_origin->buttons())
        button->setChecked(m_origin->id(button) == static_cast<int>(state.pc.origin));
    m_origin->setExclusive(true);

    QList<FactGrid::Fact> facts;
    if (state.pc.run.inspection) {
        const Inspection &read = *state.pc.run.inspection;
        facts << FactGrid::Fact{tr("PC name"), Words::computerName(read.facts)}
              << FactGrid::Fact{tr("Windows"), Words::windows(read.facts)}
              << FactGrid::Fact{tr("Build"), Words::buildNumber(read.facts)};
        if (const std::optional<bool> licensed = read.baseLicensed())
            facts << FactGrid::Fact{tr("Windows itself"), Words::licenseStatus(*licensed ? 1 : 0)};
        const EsuProgramme *programme = model().resources().programmes.byId(read.programme.programmeId);
        facts << FactGrid::Fact{tr("Kind of ESU"), VerdictText::kindOfEsu(read, programme)};
        if (read.programme.yearNow && read.programme.coveredUntil)
            facts << FactGrid::Fact{tr("Coverage period"), tr("%1, until %2", "year, date")
                                                               .arg(Words::year(*read.programme.yearNow),
                                                                    Words::date(*read.programme.coveredUntil))};
    }
    m_factsTitle->setVisible(!facts.isEmpty());
    m_facts->setFacts(facts);
}

void StartPage::nameScenarios()
{
    bool first = true;
    for (int index = 0; index < m_scenario->count(); ++index) {
        const QString scenario = m_scenario->itemData(index).toString();
        const auto option = std::ranges::find(m_options, scenario, &PracticeOption::scenario);
        if (!scenario.isEmpty() && option != m_options.end()) {
            m_scenario->setItemText(index, option->title.in(Words::language()));
        } else if (m_scenario->itemData(index, Qt::AccessibleDescriptionRole).toString() !=
                   QLatin1String("separator")) {
            m_scenario->setItemText(index, first ? tr("To begin with") : tr("What can go wrong"));
            first = false;
        }
    }
}

void StartPage::retranslate()
{
    m_which->setText(tr("Which PC is this about?"));
    m_thisPc->setText(tr("Th&is PC", "@option"));
    m_thisPc->setAccessibleName(PageText::plain(m_thisPc->text()));
    m_practice->setText(tr("&Practice PC (a rehearsal; nothing real is touched)", "@option"));
    m_practice->setAccessibleName(PageText::plain(m_practice->text()));
    for (QRadioButton *button : {m_thisPc, m_practice})
        button->setAccessibleDescription(m_which->text());
    m_scenario->setAccessibleName(tr("What to rehearse"));
    nameScenarios();
    m_originQuestion->setText(tr("Which describes this Windows 7?"));
    m_origin->button(static_cast<int>(Windows7Origin::Windows7))->setText(tr("Bought as Windows &7", "@option"));
    m_origin->button(static_cast<int>(Windows7Origin::Windows8))
        ->setText(tr("Downgraded from Windows &8/8.1", "@option"));
    m_origin->button(static_cast<int>(Windows7Origin::Windows10))
        ->setText(tr("Downgraded from Windows 1&0", "@option"));
    m_origin->button(static_cast<int>(Windows7Origin::NotSure))->setText(tr("Not s&ure", "@option"));
    for (QAbstractButton *button : m_origin->buttons()) {
        button->setAccessibleName(PageText::plain(button->text()));
        button->setAccessibleDescription(m_originQuestion->text());
    }
    m_factsTitle->setText(tr("What was read"));
}

} // namespace esu

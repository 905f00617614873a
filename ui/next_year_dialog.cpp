// SPDX-License-Identifier: MIT
#include "ui/next_year_dialog.h"

#include "ui/control_text.h"
#include "ui/object_names.h"
#include "ui/text/calendar_file.h"
#include "ui/text/page_text.h"
#include "ui/text/words.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace esu {

namespace {

constexpr int mostPcs = 9999;

void describe(QWidget *control, const QString &name, const QString &description)
{
    control->setAccessibleName(name);
    control->setAccessibleDescription(description);
}

} // namespace

NextYearDialog::NextYearDialog(Read read, const Resources &resources, Prompts &prompts, SaveFile save,
                               std::chrono::milliseconds copiedShown, Choices &choices, QWidget *parent)
    : QDialog(parent), m_read(std::move(read)), m_resources(resources), m_prompts(prompts), m_saveFile(std::move(save)),
      m_choices(choices), m_daysTitle(new TextLabel(TextLabel::Role::Strong, this)), m_days(new FactGrid(this)),
      m_calendar(new ActionButton(this)), m_orderPart(new QWidget(this)),
      m_orderTitle(new TextLabel(TextLabel::Role::Strong, m_orderPart)),
      m_count(new TextLabel(TextLabel::Role::Body, m_orderPart)), m_pcs(new QSpinBox(m_orderPart)),
      m_name(new QCheckBox(m_orderPart)), m_order(new QPlainTextEdit(m_orderPart)),
      m_copy(new CopyButton([this] { return orderText(); }, copiedShown, m_orderPart)),
      m_save(new ActionButton(m_orderPart)), m_outcome(new TextLabel(TextLabel::Role::Body, this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Close, this))
{
    setObjectName(names::nextYearDialog);
    m_calendar->setObjectName(names::nextYearCalendar);
    m_pcs->setObjectName(names::nextYearPcs);
    m_name->setObjectName(names::nextYearName);
    m_order->setObjectName(names::nextYearOrder);
    m_copy->setObjectName(names::nextYearCopy);
    m_save->setObjectName(names::nextYearSave);
    m_outcome->setObjectName(names::nextYearOutcome);
    m_count->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_pcs->setRange(1, mostPcs);
    m_pcs->setValue(m_choices.pcs);
    m_name->setChecked(m_choices.withName);
    m_order->setReadOnly(true);
    m_order->setTabChangesFocus(true);
    build();
    connect(m_calendar, &QPushButton::clicked, this, &NextYearDialog::saveCalendar);
    connect(m_save, &QPushButton::clicked, this, &NextYearDialog::saveOrder);
    connect(m_pcs, &QSpinBox::valueChanged, this, &NextYearDialog::choose);
    connect(m_name, &QCheckBox::toggled, this, &NextYearDialog::choose);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const bool hasDays = !dates().isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_daysTitle, m_days, m_calendar})
        part->setVisible(hasDays);
    m_orderPart->setVisible(order().has_value());
    retranslate();
    const int em = fontMetrics().height();
    resize(em * 36, hasDays && order() ? em * 32 : em * 22);
}

void NextYearDialog::build()
{
    const int em = fontMetrics().height();
    auto *calendar = new QHBoxLayout;
    calendar->addWidget(m_calendar);
    calendar->addStretch(1);
    auto *count = new QHBoxLayout;
    count->addWidget(m_count);
    count->addWidget(m_pcs);
    count->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    auto *orderColumn = new QVBoxLayout(m_orderPart);
    orderColumn->setContentsMargins(0, em / 2, 0, 0);
    orderColumn->addWidget(m_orderTitle);
    orderColumn->addLayout(count);
    orderColumn->addWidget(m_name);
    orderColumn->addWidget(m_order, 1);
    orderColumn->addLayout(buttons);
    // On a small screen, or with large text, all of it can be reached.
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    auto *parts = new QVBoxLayout(content);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->addWidget(m_daysTitle);
    parts->addWidget(m_days);
    parts->addLayout(calendar);
    parts->addWidget(m_orderPart, 1);
    area->setWidget(content);
    auto *column = new QVBoxLayout(this);
    column->addWidget(area, 1);
    column->addWidget(m_outcome);
    column->addWidget(m_buttons);
}

QList<YearDate> NextYearDialog::dates() const
{
    return comingDates(m_read.inspection, m_resources.programmes);
}

std::optional<OrderNote::Order> NextYearDialog::order() const
{
    const EsuProgramme *programme = m_resources.programmes.byId(m_read.inspection.programme.programmeId);
    const EsuYear *year = yearToOrder(m_read.inspection, m_resources.programmes);
    if (!programme || !year)
        return std::nullopt;
    return OrderNote::Order{.programme = *programme,
                            .year = *year,
                            .pcs = m_pcs->value(),
                            .withName = m_name->isChecked(),
                            .practice = m_read.practice};
}

QString NextYearDialog::orderText() const
{
    const auto wanted = order();
    return wanted ? OrderNote::text(*wanted, m_read.inspection) : QString();
}

void NextYearDialog::choose()
{
    m_choices = {.pcs = m_pcs->value(), .withName = m_name->isChecked()};
    fillOrder();
}

void NextYearDialog::fillOrder()
{
    m_order->setPlainText(orderText());
}

void NextYearDialog::retranslate()
{
    setWindowTitle(tr("The next year of ESU"));
    m_daysTitle->setText(tr("Days to remember"));
    QList<FactGrid::Fact> days;
    for (const YearDate &date : dates())
        days << FactGrid::Fact{Words::date(date.day), CalendarFile::title(date)};
    m_days->setFacts(days);
    m_calendar->setText(tr("Save for a cale&ndar...", "@action"));
    const auto wanted = order();
    m_orderTitle->setText(wanted ? tr("Order for your reseller: the key of year %1").arg(wanted->year.year)
                                 : QString());
    m_count->setText(tr("Number of PCs"));
    for (QWidget *field : QList<QWidget *>{m_pcs, m_pcs->findChild<QLineEdit *>()})
        describe(field, m_count->text(), m_orderTitle->text());
    m_name->setText(tr("With the name of this &PC", "@option"));
    describe(m_name, PageText::plain(m_name->text()), Words::computerName(m_read.inspection.facts));
    m_order->setAccessibleName(tr("The order"));
    m_copy->setWords(tr("&Copy", "@action"));
    m_copy->setAccessibleDescription(ControlText::copies());
    m_save->setText(tr("&Save the order...", "@action"));
    for (QPushButton *button : {m_calendar, m_save})
        describe(button, PageText::plain(button->text()), ControlText::savesFile());
    QPushButton *close = m_buttons->button(QDialogButtonBox::Close);
    close->setText(tr("C&lose", "@action"));
    close->setAccessibleName(PageText::plain(close->text()));
    if (!m_saved.isEmpty())
        m_outcome->setText(tr("Saved as %1.").arg(QDir::toNativeSeparators(m_saved)));
    else if (!m_problem.isEmpty())
        m_outcome->setText(tr("Nothing was saved: %1. Choose another folder.").arg(m_problem));
    m_outcome->setVisible(!m_saved.isEmpty() || !m_problem.isEmpty());
    fillOrder();
}

void NextYearDialog::saveCalendar()
{
    m_prompts.chooseSaveFile(this, PageText::plain(m_calendar->text()), CalendarFile::suggestedName(m_read.inspection),
                             {tr("Calendar (*.ics)", "file type")}, [this](const QString &file) {
                                 save(file,
                                      CalendarFile::ics(dates(), m_read.inspection, m_read.practice, m_resources));
                             });
}

void NextYearDialog::saveOrder()
{
    const auto wanted = order();
    if (!wanted)
        return;
    m_prompts.chooseSaveFile(
        this, PageText::plain(m_save->text()), OrderNote::suggestedName(*wanted), {tr("Text (*.txt)", "file type")},
        [this](const QString &file) {
            // What Windows' own editor has always understood.
            save(file, "\xef\xbb\xbf" + orderText().replace(QLatin1String("\n"), QLatin1String("\r\n")).toUtf8());
        });
}

void NextYearDialog::save(const QString &file, const QByteArray &bytes)
{
    if (file.isEmpty())
        return;
    const Result<void> written = m_saveFile(file, bytes, QStringLiteral("next-year.save"));
    m_saved = written ? file : QString();
    m_problem = written ? QString() : written.error().detail;
    retranslate();
}

} // namespace esu

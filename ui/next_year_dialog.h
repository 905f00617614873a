// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/whole_file.h"
#include "core/model/resources.h"
#include "core/rules/next_year.h"
#include "ui/prompts.h"
#include "ui/text/order_note.h"

#include <QDialog>

#include <chrono>

class QCheckBox;
class QDialogButtonBox;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace esu {

class CopyButton;
class FactGrid;
class TextLabel;

/// The days to come, for a calendar, and the order of the next key, for the dealer. Saves what the person asks for and
/// sends nothing. `resources`, `prompts` and `choices` outlive it; main thread.
class NextYearDialog final : public QDialog {
    Q_OBJECT
public:
    /// Where the inspection comes from: the PC as it was read, and whether it is one to practise on.
    struct Read {
        Inspection inspection;
        bool practice = false;
    };
    /// What the order says beyond what was read: the same the next time, also for another PC.
    struct Choices {
        int pcs = 1;
        bool withName = false;
    };
    NextYearDialog(Read read, const Resources &resources, Prompts &prompts, SaveFile save,
                   std::chrono::milliseconds copiedShown, Choices &choices, QWidget *parent);
    void retranslate();

private:
    void build();
    void choose();
    void fillOrder();
    QString orderText() const;
    void saveCalendar();
    void saveOrder();
    void save(const QString &file, const QByteArray &bytes);
    QList<YearDate> dates() const;
    std::optional<OrderNote::Order> order() const;

    const Read m_read;
    const Resources &m_resources;
    Prompts &m_prompts;
    const SaveFile m_saveFile;
    Choices &m_choices;
    QString m_saved;   ///< the file that was saved last
    QString m_problem; ///< why it could not be saved
    TextLabel *m_daysTitle;
    FactGrid *m_days;
    QPushButton *m_calendar;
    QWidget *m_orderPart;
    TextLabel *m_orderTitle;
    TextLabel *m_count;
    QSpinBox *m_pcs;
    QCheckBox *m_name;
    QPlainTextEdit *m_order;
    CopyButton *m_copy;
    QPushButton *m_save;
    TextLabel *m_outcome;
    QDialogButtonBox *m_buttons;
};

} // namespace esu

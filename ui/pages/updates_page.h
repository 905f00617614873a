// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

class QCheckBox;
class QTableWidget;

namespace esu {

/// Page 6: the updates that were found, each with a box, its kind and its state.
class UpdatesPage final : public PageWidget {
    Q_OBJECT
public:
    explicit UpdatesPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QString id;
        QString title;
        QString note = {};
        QString kind = {};
        QString state = {};
        Badge badge = Badge::Unknown;
        bool checkable = false;
        bool checked = false;
        bool operator==(const Row &) const = default;
    };
    Row row(const UpdateInfo &update, const WizardState &state) const;
    void fill(const QList<Row> &rows);
    void fitHeight();
    QCheckBox *m_all;
    QTableWidget *m_table;
    QList<Row> m_rows;
    bool m_filling = false;
};

} // namespace esu

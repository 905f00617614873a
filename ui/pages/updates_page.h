// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

class QCheckBox;
class QTableWidget;

namespace esu {

class CheckList;

/// Page 6: the updates that were found, each with what it weighs and how it fares; below, why one is not in that the
/// card does not speak of.
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
        QString kb;
        QString title;
        QString kind = {};
        QString size = {};
        QString restart = {};
        QString state = {};
        Badge badge = Badge::Unknown;
        bool hasBox = false;
        bool checkable = false;
        bool checked = false;
        bool operator==(const Row &) const = default;
    };
    Row row(const UpdateInfo &update, const WizardState &state) const;
    void fill(const QList<Row> &rows);
    void fillReasons(const WizardState &state, const Updates &updates);
    void fitHeight();
    QCheckBox *m_all;
    QTableWidget *m_table;
    CheckList *m_reasons;
    QList<Row> m_rows;
    bool m_filling = false;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

#include <QList>

class QButtonGroup;
class QComboBox;
class QRadioButton;

namespace esu {

class FactGrid;
class TextLabel;

/// Page 1: which PC, and what was read of it.
class StartPage final : public PageWidget {
    Q_OBJECT
public:
    explicit StartPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;
    QWidget *firstFocus() const override;

private:
    void buildOrigin();
    void chooseMachine();
    /// Two groups, each with a line above that cannot be chosen.
    void fillScenarios();
    void nameScenarios();
    void showDescription();
    QList<PracticeOption> m_options;
    TextLabel *m_which;
    QRadioButton *m_thisPc;
    QRadioButton *m_practice;
    QComboBox *m_scenario;
    TextLabel *m_description;
    QWidget *m_originBox;
    TextLabel *m_originQuestion;
    QButtonGroup *m_origin;
    TextLabel *m_factsTitle;
    FactGrid *m_facts;
};

} // namespace esu

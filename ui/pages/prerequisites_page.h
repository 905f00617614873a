// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

namespace esu {

class FoldButton;

class CheckList;

/// Page 2: one row per check item that asks for something; what is fine is folded into one line below them.
class PrerequisitesPage final : public PageWidget {
    Q_OBJECT
public:
    explicit PrerequisitesPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;

private:
    void openFold(bool open);
    CheckList *m_list;
    FoldButton *m_fold;
    CheckList *m_fine;
    int m_fineCount = 0;
    QStringList m_fineKbs;
};

} // namespace esu

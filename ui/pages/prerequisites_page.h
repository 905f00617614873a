// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

namespace esu {

class CheckList;

/// Page 2: one row per check item, what is missing first to be seen.
class PrerequisitesPage final : public PageWidget {
    Q_OBJECT
public:
    explicit PrerequisitesPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override {}

private:
    CheckList *m_list;
};

} // namespace esu

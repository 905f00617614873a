// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

namespace esu {

class FactGrid;
class TextLabel;

/// Page 5: what would be activated, before anything is spent.
class ActivatePage final : public PageWidget {
    Q_OBJECT
public:
    explicit ActivatePage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;

private:
    TextLabel *m_title;
    FactGrid *m_facts;
};

} // namespace esu

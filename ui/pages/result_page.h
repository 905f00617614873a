// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

namespace esu {

class FactTable;
class TextLabel;

/// Page 7: what the verdict rests on, in one table. Where each fact was read is for the details and the report.
class ResultPage final : public PageWidget {
    Q_OBJECT
public:
    explicit ResultPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;

private:
    TextLabel *m_advice; ///< "no MAK is needed", when signs point to that
    FactTable *m_facts;
};

} // namespace esu

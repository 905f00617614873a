// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/page_widget.h"

namespace esu {

class CheckList;
class TextLabel;

/// Page 7: the proof below the verdict.
class ResultPage final : public PageWidget {
    Q_OBJECT
public:
    explicit ResultPage(WizardModel &model, QWidget *parent = nullptr);
    void render(const WizardState &state) override;
    void retranslate() override;

private:
    TextLabel *m_title;
    CheckList *m_evidence;
    TextLabel *m_advice; ///< "no MAK is needed", when signs point to that
};

} // namespace esu

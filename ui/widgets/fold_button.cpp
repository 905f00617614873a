// SPDX-License-Identifier: MIT
#include "ui/widgets/fold_button.h"

#include "ui/text/page_text.h"

namespace esu {

FoldButton::FoldButton(const QString &objectName, QWidget *parent) : QToolButton(parent)
{
    setObjectName(objectName);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::toggled, this, &FoldButton::showState);
    showState();
}

void FoldButton::setWords(const QString &words)
{
    setText(words);
    setAccessibleName(PageText::plain(words));
    showState();
}

void FoldButton::showState()
{
    setArrowType(isChecked() ? Qt::DownArrow : Qt::RightArrow);
    setAccessibleDescription(isChecked() ? tr("Open", "a fold") : tr("Closed", "a fold"));
}

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/tones.h"

#include <QFrame>

namespace esu {

/// A thin line between the rows of a list, owned by `parent`.
inline QFrame *ruleLine(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    rule->setPalette(tones::textIn(tones::line(parent->palette())));
    return rule;
}

} // namespace esu

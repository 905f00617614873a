// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

class QWidget;

namespace esu {

/// The Tab key goes the way of the eye: through `parts` as they are listed, in each as its layouts say. Qt's own order
/// is that of making, which puts what a page adds later behind everything else.
void orderTabs(const QList<QWidget *> &parts);

} // namespace esu

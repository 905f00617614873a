// SPDX-License-Identifier: MIT
#pragma once

#include "core/journey/activate.h"
#include "core/rules/rows.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// One licensing row in words of a console.
class RowText {
    Q_DECLARE_TR_FUNCTIONS(RowText)
public:
    /// What became of the row that was to be activated.
    static QString activated(const ActivationOutcome &outcome);
    static QString row(const EsuRow &row);
};

} // namespace esu

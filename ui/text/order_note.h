// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/catalogue.h"
#include "core/rules/inspection.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// What a dealer has to know to sell the key of a year, as a text to send. No key, not even its end; the PC's name only
/// where the person wants that.
class OrderNote {
    Q_DECLARE_TR_FUNCTIONS(OrderNote)
public:
    struct Order {
        const EsuProgramme &programme;
        const EsuYear &year;
        int pcs = 1;
        bool withName = false;
        bool practice = false;
    };
    static QString text(const Order &order, const Inspection &inspection);
    /// "esu-order-windows-10-22h2-year-3.txt"
    static QString suggestedName(const Order &order);

private:
    static QString yearsOf(const Inspection &inspection);
};

} // namespace esu

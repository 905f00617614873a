// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/model/verdict.h"
#include "core/rules/cover.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// What signs of ESU without a MAK say of this PC.
class CoverText {
    Q_DECLARE_TR_FUNCTIONS(CoverText)
public:
    /// "This PC is probably covered …", or why the enrollment does not hold here; for `esuctl`.
    static QString sign(const Cover &cover, const MachineFacts &facts);
    /// Why these signs do not make the verdict green.
    static QString unproven(const Cover &cover, const MachineFacts &facts);
    /// "No MAK is needed …" when what WMI shows points to consumer or cloud ESU; may be empty.
    static QString advice(const Verdict &verdict);
    /// The enrollment does not hold on such a PC, whichever of the two it is joined to.
    static QString joined();
};

} // namespace esu

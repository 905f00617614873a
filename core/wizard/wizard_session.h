// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/journey/journey.h"
#include "core/ports/machine.h"
#include "core/wizard/wizard_state.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace esu {

/// One machine with its journal and journey, made by `app/composition` for one choice of page 1. Made and destroyed on
/// the wizard's thread, or on the job's when that ends last; used on the job's thread only.
class WizardSession {
public:
    virtual ~WizardSession() = default;
    virtual Machine &machine() = 0;
    virtual Journey &journey() = 0;
    /// What this PC answers, redacted, as the text of a recording (`esuctl record`). Changes nothing.
    virtual Result<QByteArray> record(const JobContext &context) = 0;
};

/// An error (a practice file that cannot be read) is shown on page 1.
using WizardSessionFactory = std::function<Result<std::unique_ptr<WizardSession>>(const MachineChoice &)>;

} // namespace esu

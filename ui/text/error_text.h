// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/activation_id.h"
#include "core/model/error_catalogue.h"
#include "core/model/product_key.h"
#include "core/wizard/wizard_state.h"

#include <QCoreApplication>
#include <QString>

namespace esu {

/// An error in words: what happened, the likely cause, what to do. The code is for the details only.
struct ErrorWords {
    QString what = {};
    QString cause = {};
    QString nextStep = {};
    QString technical = {}; ///< "spp.activate · 0xC004C020 SL_E_… · Refused"
    bool repeatable = true;
    bool ambiguous = false;

    bool operator==(const ErrorWords &) const = default;
};

/// Errors and slips of the hand in words of the installed catalogue. No key ever passes through here.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static ErrorWords explain(const ErrorCatalogue &catalogue, const Error &error);
    /// The same as one paragraph, for a console or a report.
    static QString oneLine(const ErrorWords &words);
    static QString keyProblem(const KeyProblem &problem);
    /// `inText`: the key was found in a longer text, and has to be told from it.
    static QString keyProblem(const KeyProblem &problem, bool inText);
    static QString activationIdProblem(ActivationId::Problem problem);
    static QString baseWindowsId(const QString &product);
    /// What became of the ID that was pasted on page 4; empty when there is none.
    static QString idAnswer(const IdInput &input);
    static QString kmsClientKey(const QString &product);

private:
    static QString slipInText(const KeyProblem &problem);
};

} // namespace esu

// SPDX-License-Identifier: MIT
#include "ui/text/error_text.h"

#include "core/model/outside_text.h"
#include "ui/text/words.h"

#include <QStringList>

namespace esu {

ErrorWords ErrorText::explain(const ErrorCatalogue &catalogue, const Error &error)
{
    const ErrorExplanation explanation = catalogue.explain(error);
    const QString language = Words::language();
    QStringList technical{error.operation.isEmpty() ? QStringLiteral("-") : error.operation};
    if (error.code)
        technical << (explanation.symbol.isEmpty() ? hresultText(*error.code)
                                                   : hresultText(*error.code) + QLatin1Char(' ') + explanation.symbol);
    if (!error.condition.isEmpty())
        technical << error.condition;
    technical << nameOf(error.fault);
    if (!error.detail.isEmpty())
        technical << harmless(error.detail);
    // The row of the operation cannot name a cause; what is known is the number, and support needs that.
    const QString unknown = error.code ? hresultText(*error.code) : error.condition;
    const bool isUnknown = !explanation.known && !unknown.isEmpty();
    return {.what = explanation.what.in(language),
            .cause = isUnknown
                         ? tr("%1 in %2 is not in this program's list of causes.").arg(unknown, technical.constFirst())
                         : explanation.cause.in(language),
            .nextStep = explanation.nextStep.in(language),
            .technical = technical.join(QStringLiteral(" · ")),
            .repeatable = explanation.repeatable,
            .ambiguous = explanation.ambiguous};
}

QString ErrorText::oneLine(const ErrorWords &words)
{
    QStringList parts;
    for (const QString &part : {words.what, words.cause, words.nextStep}) {
        if (!part.isEmpty())
            parts << part;
    }
    return Words::paragraph(parts);
}

QString ErrorText::slipInText(const KeyProblem &problem)
{
    switch (problem.kind) {
    case KeyProblem::Kind::TooShort:
    case KeyProblem::Kind::TooLong:
        return tr("The key in the text has %n character(s) instead of 25. Compare it with the e-mail.", nullptr,
                  problem.length);
    case KeyProblem::Kind::ImpossibleCharacter:
        return tr("Character %1 of the key in the text, \"%2\", is never used in a product key. Nor is any of 0, 1, 5, "
                  "A, "
                  "E, I, L, O, S, U and Z.")
            .arg(QString::number(problem.place), QString(problem.character));
    case KeyProblem::Kind::SecondN:
        return tr("Character %1 of the key in the text is a second \"N\". A product key has at most one.")
            .arg(problem.place);
    case KeyProblem::Kind::Empty:
    case KeyProblem::Kind::Masked:
    case KeyProblem::Kind::ProductId:
    case KeyProblem::Kind::ActivationId:
    case KeyProblem::Kind::TextTooLong:
        break;
    }
    return keyProblem(problem);
}

QString ErrorText::keyProblem(const KeyProblem &problem, bool inText)
{
    if (inText)
        return slipInText(problem);
    return keyProblem(problem);
}

QString ErrorText::keyProblem(const KeyProblem &problem)
{
    switch (problem.kind) {
    case KeyProblem::Kind::Empty:
        return tr("No key was found. Look for 25 characters in groups of five, separated by hyphens.");
    case KeyProblem::Kind::TooShort:
        return tr("A product key has 25 characters; %n so far.", nullptr, problem.length);
    case KeyProblem::Kind::TooLong:
        return tr("A product key has 25 characters; there are %n here. Compare it with the e-mail.", nullptr,
                  problem.length);
    case KeyProblem::Kind::ImpossibleCharacter:
        return tr("Character %1, \"%2\", is never used in a product key. Compare it with the e-mail.")
            .arg(QString::number(problem.place), QString(problem.character));
    case KeyProblem::Kind::SecondN:
        return tr("Character %1 is a second \"N\". A product key has at most one. Compare it with the e-mail.")
            .arg(problem.place);
    case KeyProblem::Kind::Masked:
        return tr(
            "Most of this key is hidden, or it is the placeholder of instructions. Copy the key from where all 25 "
            "characters are shown.");
    case KeyProblem::Kind::ProductId:
        return tr(
            "This is a product ID, the number that Windows shows in its settings, not a product key. ESU uses the "
            "MAK from your reseller.");
    case KeyProblem::Kind::ActivationId:
        return tr("This is an activation ID, not a product key. A key has 25 characters in five groups of five.");
    case KeyProblem::Kind::TextTooLong:
        return tr("The text is too long. Paste only the key, or the part of the text that holds it.");
    }
    return {};
}

QString ErrorText::activationIdProblem(ActivationId::Problem problem)
{
    switch (problem) {
    case ActivationId::Problem::Empty:
        return tr("Paste an activation ID to compare it with the entries above.");
    case ActivationId::Problem::Placeholder:
        return tr("This is only a placeholder for an ID. Choose an ESU entry from the list.");
    case ActivationId::Problem::NotAGuid:
        return tr("This is not an activation ID. It has 32 letters and digits in five groups, such as "
                  "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx.");
    case ActivationId::Problem::Application:
        return tr("This is the application ID that every entry of Windows has. It names no ESU entry.");
    case ActivationId::Problem::ProductKey:
        return tr("This is a product key, not an activation ID. It was removed here: enter it on page 3, Product key.");
    case ActivationId::Problem::Several:
        return tr("There is more than one ID here. Paste one activation ID only.");
    }
    return {};
}

QString ErrorText::idAnswer(const IdInput &input)
{
    switch (input.status) {
    case IdInput::Status::Empty:
        return {};
    case IdInput::Status::Ok:
        return tr("This is the chosen entry.");
    case IdInput::Status::Placeholder:
        return activationIdProblem(ActivationId::Problem::Placeholder);
    case IdInput::Status::NotAGuid:
        return activationIdProblem(ActivationId::Problem::NotAGuid);
    case IdInput::Status::Application:
        return activationIdProblem(ActivationId::Problem::Application);
    case IdInput::Status::ProductKey:
        return activationIdProblem(ActivationId::Problem::ProductKey);
    case IdInput::Status::Several:
        return activationIdProblem(ActivationId::Problem::Several);
    case IdInput::Status::BaseWindows:
        return baseWindowsId(input.product);
    case IdInput::Status::OtherRow:
        return tr("This ID is another ESU entry of this PC, not the one that has the key. Keep the entry that is "
                  "chosen, or enter the "
                  "key for that year.");
    case IdInput::Status::NotHere:
        return tr("This PC has no ESU entry with this ID. Choose an ESU entry from the list.");
    }
    return {};
}

QString ErrorText::baseWindowsId(const QString &product)
{
    return tr("This ID belongs to %1 itself. Choose an ESU entry from the list.").arg(product);
}

QString ErrorText::kmsClientKey(const QString &product)
{
    return tr("This is Microsoft's published KMS client setup key for %1. ESU uses the MAK from your reseller.")
        .arg(product);
}

} // namespace esu

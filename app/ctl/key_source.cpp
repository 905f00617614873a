// SPDX-License-Identifier: MIT
#include "app/ctl/key_source.h"

#include "app/ctl/key_input.h"
#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/key.h"

#include <QCoreApplication>

#include <algorithm>

namespace esu {

namespace {

class PromptText {
    Q_DECLARE_TR_FUNCTIONS(PromptText)
public:
    static QString key()
    {
        return tr(
            "Type or paste the product key, or the whole e-mail it came in, and press Enter. What you type is not "
            "shown.");
    }
};

Error keyError(const QString &condition, const QString &detail = {})
{
    return {.fault = Fault::BadData, .operation = operation::keyInput, .condition = condition, .detail = detail};
}

Error describe(const KeyProblem &problem)
{
    switch (problem.kind) {
    case KeyProblem::Kind::Empty:
        return keyError(condition::keyNone);
    case KeyProblem::Kind::TooShort:
    case KeyProblem::Kind::TooLong:
        return keyError(condition::keyLength, QStringLiteral("%1 of 25 characters").arg(problem.length));
    case KeyProblem::Kind::ImpossibleCharacter:
        return keyError(condition::keyImpossibleCharacter,
                        QStringLiteral("character %1: \"%2\"").arg(problem.place).arg(problem.character));
    case KeyProblem::Kind::SecondN:
        return keyError(condition::keySecondN, QStringLiteral("character %1: second \"N\"").arg(problem.place));
    case KeyProblem::Kind::Masked:
        return keyError(condition::keyMasked);
    case KeyProblem::Kind::ProductId:
        return keyError(condition::keyIsProductId);
    case KeyProblem::Kind::ActivationId:
        return keyError(condition::keyIsActivationId);
    case KeyProblem::Kind::TextTooLong:
        return keyError(condition::keyTextTooLong, QStringLiteral("more than %1 bytes").arg(longestKeyText));
    }
    return keyError(condition::keyNone);
}

void wipeBytes(QByteArray &bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

/// `6789B (Windows 10 ESU Year 2)`: what tells one key of a text from another.
QString nameOf(const FoundKey &found, const KeyCandidate &candidate)
{
    QStringList words;
    if (found.kmsProduct)
        words.append(QStringLiteral("KMS client setup key: ") + *found.kmsProduct);
    else if (candidate.use.kind != KeyUse::Kind::Unknown && !candidate.use.product.isEmpty())
        words.append(candidate.use.product);
    if (!found.beside.isEmpty())
        words.append(QLatin1Char('"') + found.beside + QLatin1Char('"'));
    const QString lastFive = found.key.lastFive();
    return words.isEmpty() ? lastFive : QStringLiteral("%1 (%2)").arg(lastFive, words.join(QStringLiteral(", ")));
}

Result<ProductKey> choose(std::vector<FoundKey> found, bool besideSlip, const KeyJudge &judge)
{
    QList<KeyCandidate> candidates;
    for (const FoundKey &key : found) {
        const bool asks = (found.size() > 1 || besideSlip) && judge && !key.kmsProduct;
        candidates.append({.isKmsClient = key.kmsProduct.has_value(), .use = asks ? judge(key.key) : KeyUse{}});
    }
    if (const auto meant = meantKey(candidates, besideSlip))
        return std::move(found[static_cast<std::size_t>(*meant)].key);
    if (std::ranges::all_of(candidates, &KeyCandidate::isKmsClient))
        return std::unexpected(keyError(condition::keyKmsClient, *found.front().kmsProduct));
    const bool anyIsMeant = std::ranges::any_of(candidates, &KeyCandidate::mayBeMeant);
    QStringList names;
    for (std::size_t i = 0; i < found.size(); ++i)
        names.append(nameOf(found[i], candidates[static_cast<qsizetype>(i)]));
    if (besideSlip)
        names.append(QStringLiteral("one with a slip"));
    return std::unexpected(
        keyError(anyIsMeant ? condition::keySeveral : condition::keyNotEsu, names.join(QStringLiteral("; "))));
}

} // namespace

Result<ProductKey> keyFromBytes(QByteArray bytes, const KmsClientKeys &kmsClientKeys, const KeyJudge &judge)
{
    KeyReading reading = readKeyBytes(bytes, kmsClientKeys);
    wipeBytes(bytes);
    if (reading.problem)
        return std::unexpected(describe(*reading.problem));
    return choose(std::move(reading.found), reading.besideSlip, judge);
}

Result<std::optional<ProductKey>> readKey(const Arguments &arguments, CredentialStore &store,
                                          const KmsClientKeys &kmsClientKeys, const KeyJudge &judge,
                                          const std::function<void(const QStringList &)> &show,
                                          const JobContext &context)
{
    if (arguments.has(Option::KeyStdin)) {
        const HoldsKey holdsKey = [&kmsClientKeys](const QByteArray &bytes) {
            return !readKeyBytes(bytes, kmsClientKeys).found.empty();
        };
        const auto prompt = [&show] { show({PromptText::key()}); };
        auto bytes = readStandardInput(longestKeyText, holdsKey, prompt, context);
        if (!bytes)
            return std::unexpected(bytes.error());
        auto key = keyFromBytes(*std::move(bytes), kmsClientKeys, judge);
        if (!key)
            return std::unexpected(key.error());
        return std::optional(*std::move(key));
    }
    if (!arguments.has(Option::KeyFromStore))
        return std::optional<ProductKey>();
    context.tell({.waiting = Waiting::CredentialStore});
    auto key = readStoredKey(store, context);
    if (!key)
        return std::unexpected(key.error());
    return std::optional(*std::move(key));
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/journey/key.h"

#include "core/rules/policy_rules.h"

#include "core/base/conditions.h"
#include "core/base/hresult.h"
#include "core/base/operations.h"
#include "core/journey/inspect.h"

#include <algorithm>

namespace esu {

namespace {

KeyReport failed(KeyReport report, Error error)
{
    report.error = std::move(error);
    return report;
}

bool isOtherRow(const EsuRow &row, const std::optional<ActivationId> &wanted)
{
    return wanted && row.row.id != wanted;
}

std::optional<Error> refuseKey(Pc &pc, const ProductKey &key, const Inspection &inspection,
                               const InstallKeyOptions &options, KeyReport &report, const JobContext &context)
{
    const LicenseReading &reading = report.licenses;
    if (const auto product = pc.resources().kmsClientKeys.productOf(key))
        return conditionError(Fault::Refused, operation::keyInput, condition::keyKmsClient, *product);
    Inspection now = inspection;
    now.licenses = reading;
    if (auto block = blockBeforeSpending(now))
        return block;
    const KeyUse use = useOfKey(pc, key.groupId(), reading, context);
    if (use.kind == KeyUse::Kind::OtherProduct && pc.machine().isPractice() && key.text().reveal() != practiceKey)
        return conditionError(Fault::Refused, operation::keyInput, condition::practiceKeyOnly);
    if (use.kind == KeyUse::Kind::OtherProduct)
        return conditionError(Fault::Refused, operation::keyInput, condition::keyNotEsu, use.product);
    const EsuRow *row = use.row ? reading.byId(*use.row) : nullptr;
    if (!row)
        return blockBeforeKeyOfAnyRow(now, options.insistence);
    if (isOtherRow(*row, options.wanted))
        return conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow);
    const auto block = blockBeforeRow(now, *row, options.insistence);
    if (block)
        report.judged = row->row.id;
    return block;
}

/// `InstallProductKey` has failed; the licensing service does not say why a key does not fit, the PC often does.
Error explained(Error error, const ProductKey &key, const Inspection &inspection, const KeyReport &report,
                bool isPractice)
{
    if (error.code == hresult::invalidProductKey) {
        const KeyRefusal cause = invalidKeyCause(inspection, key.wasNormalised());
        const bool isAboutKey = cause.condition == condition::typing || cause.condition == condition::otherProduct;
        const bool isForRealPc = isPractice && key.text().reveal() != practiceKey;
        error.condition = isAboutKey && isForRealPc ? condition::practiceKeyOnly : cause.condition;
        error.detail += (error.detail.isEmpty() ? QString() : QStringLiteral("; ")) + cause.evidence;
    }
    if (report.baseUnchanged == false)
        error.condition = condition::baseChanged;
    return error;
}

std::optional<Error> bindingError(const BindCheck &check, const ProductKey &key,
                                  const std::optional<ActivationId> &wanted)
{
    switch (check.kind) {
    case BindCheck::Kind::EsuRow:
        if (isOtherRow(*check.row, wanted))
            return conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow);
        return std::nullopt;
    case BindCheck::Kind::BaseRowTookKey:
        return conditionError(Fault::Refused, operation::keyBind, condition::baseKeyInstalled, key.lastFive());
    case BindCheck::Kind::BaseRowChanged:
        return conditionError(Fault::Refused, operation::keyBind, condition::baseChanged);
    case BindCheck::Kind::OtherRowTookKey:
        return conditionError(Fault::Refused, operation::keyBind, condition::otherRowTookKey);
    case BindCheck::Kind::NoRowTookKey:
        return conditionError(Fault::NotFound, operation::keyBind, condition::noRowTookKey);
    }
    return std::nullopt;
}

Result<LicenseReading> readAfterInstalling(Pc &pc, const ProductKey &key, const ProgrammeAssessment &programme,
                                           bool installed, const JobContext &context)
{
    auto after = pc.readLicenses(programme, context);
    if (installed && after && !after->byLastFive(key.lastFive())) {
        // Some services show the new key only after a refresh; nothing is installed a second time.
        if (pc.machine().licensing().refresh(context))
            after = pc.readLicenses(programme, context);
    }
    return after;
}

/// The row that took a key which was refused gives it back, so that no later call activates it; whoever stops it, too.
KeyReport takenBack(Pc &pc, KeyReport report, const ActivationId &id, const QString &lastFive,
                    const Inspection &inspection, const JobContext &context)
{
    context.tell({.waiting = Waiting::RemovingKey});
    // Before the act, as ever: whatever ends it, the key that stays is not activated by a call that gives none.
    static_cast<void>(pc.journal().keepRefusedKey(id, lastFive));
    if (const auto removed = pc.machine().licensing().uninstallProductKey(id, context); !removed) {
        report.error->detail +=
            QStringLiteral("; UninstallProductKey: ") + hresultText(removed.error().code.value_or(0));
        return report;
    }
    static_cast<void>(pc.journal().forgetRefusedKey());
    report.installed = false;
    pc.forgetLicenses();
    if (const auto after = pc.readLicenses(inspection.programme, context))
        report.licenses = *after;
    return report;
}

/// The row that took the key is judged before anything is activated.
KeyReport judged(Pc &pc, KeyReport report, const Inspection &inspection, const InstallKeyOptions &options,
                 const JobContext &context)
{
    Inspection now = inspection;
    now.licenses = report.licenses;
    const EsuRow *row = report.row && report.row->row.id ? report.licenses.byId(*report.row->row.id) : nullptr;
    if (!row)
        return report;
    report.row = *row;
    const ActivationId id = *row->row.id;
    const QString lastFive = row->row.partialProductKey.value_or(QString());
    if (!report.error) {
        report.error = blockBeforeRow(now, *row, options.insistence);
        if (report.error)
            report.judged = id;
    }
    const bool isRefused = report.error && !mayKeepKey(*report.error);
    if (!report.error && pc.journal().isRefusedKey(id, lastFive))
        static_cast<void>(pc.journal().forgetRefusedKey());
    return isRefused ? takenBack(pc, std::move(report), id, lastFive, inspection, context) : report;
}

} // namespace

KeyUse useOfKey(Pc &pc, const std::optional<int> &groupId, const LicenseReading &reading, const JobContext &context)
{
    if (!groupId)
        return {};
    const auto configurations = pc.machine().licensing().keyConfigurations(*groupId, context);
    return keyUse(configurations.value_or(QList<KeyConfiguration>()), reading, pc.resources().programmes);
}

Result<ProductKey> readStoredKey(CredentialStore &store, const JobContext &context)
{
    const auto stored = store.read(defaultKeyLabel, context);
    if (!stored)
        return std::unexpected(stored.error());
    auto key = ProductKey::parse(stored->reveal());
    if (!key)
        return std::unexpected(conditionError(Fault::BadData, operation::keyStore, condition::storedTextIsNoKey));
    return *std::move(key);
}

Result<void> storeKey(CredentialStore &store, const Policies &policies, const Secret &key, const JobContext &context)
{
    if (const auto refused = refuseStoring(policies))
        return std::unexpected(*refused);
    return store.write(defaultKeyLabel, key, context);
}

KeyReport installKey(Pc &pc, const ProductKey &key, const Inspection &inspection, const InstallKeyOptions &options,
                     const JobContext &context)
{
    const std::optional<ActivationId> &wanted = options.wanted;
    KeyReport report;
    if (auto error = refuseChange(inspection))
        return failed(report, *error);
    const auto reading = pc.currentLicenses(inspection.programme, context);
    if (!reading)
        return failed(report, reading.error());
    report.licenses = *reading;
    const RowDecision decision = decideRow(*reading, inspection.programme, key.lastFive(), wanted);
    if (decision.row) {
        report.row = decision.row;
        report.baseUnchanged = true;
        if (isOtherRow(*decision.row, wanted))
            return failed(report, conditionError(Fault::Refused, operation::keyBind, condition::idOtherRow));
        return report;
    }
    if (auto error = refuseKey(pc, key, inspection, options, report, context))
        return failed(report, *error);
    if (context.stopRequested())
        return failed(report, cancelled(operation::sppInstallKey));
    // What could not be written down afterwards is not begun.
    if (const auto readable = pc.journal().entries(); !readable)
        return failed(report, readable.error());
    if (options.rehearsal)
        return report;
    if (const auto claimed = pc.claim(); !claimed)
        return failed(report, claimed.error());

    context.tell({.waiting = Waiting::InstallingKey});
    const std::optional<LicenseRow> baseBefore = reading->base;
    // Whatever ends this process: the next one can tell that the key of Windows was replaced, and which it was.
    const bool isNoted = baseBefore && replacedBaseKey(*baseBefore, pc.journal().baseKey());
    if (baseBefore && baseBefore->hasKey() && !isNoted) {
        if (const auto kept = pc.journal().keepBaseKey(*baseBefore->partialProductKey); !kept)
            return failed(report, kept.error());
    }
    const auto installed = pc.machine().licensing().installProductKey(key.text(), context);
    pc.forgetLicenses();
    // The key is there: a stop leaves nobody in doubt about where, and no key on a row that must not have it.
    const JobContext unstopped{.report = context.report};
    const auto after = readAfterInstalling(pc, key, inspection.programme, installed.has_value(), unstopped);
    if (after) {
        report.licenses = *after;
        report.baseUnchanged = baseUnchanged(baseBefore, after->base);
        if (report.baseUnchanged == true && !isNoted)
            static_cast<void>(pc.journal().forgetBaseKey());
    }
    if (!installed)
        return failed(report, explained(installed.error(), key, inspection, report, pc.machine().isPractice()));
    report.installed = true;
    if (!after)
        return failed(report, after.error());
    const BindCheck check = checkBinding(pc.lastRows(), pc.resources().programmes, inspection.programme.programmeId,
                                         baseBefore, key.lastFive());
    report.row = check.row;
    report.error = bindingError(check, key, wanted);
    return check.kind == BindCheck::Kind::EsuRow ? judged(pc, std::move(report), inspection, options, unstopped)
                                                 : report;
}

Result<KeyRemoval> uninstallKey(Pc &pc, const ActivationId &id, const Inspection &inspection, bool rehearsal,
                                const JobContext &context)
{
    if (pc.resources().programmes.baseWindowsProduct(id))
        return std::unexpected(conditionError(Fault::Refused, operation::activationIdInput, condition::idBaseWindows));
    if (auto error = refuseChange(inspection))
        return std::unexpected(*error);
    const auto reading = pc.readLicenses(inspection.programme, context);
    if (!reading)
        return std::unexpected(reading.error());
    const EsuRow *row = reading->byId(id);
    if (!row) {
        const auto other = std::ranges::find(pc.lastRows(), id, &LicenseRow::id);
        const bool isBase = other != pc.lastRows().end() && other->isWindows();
        if (isBase)
            return std::unexpected(
                conditionError(Fault::Refused, operation::activationIdInput, condition::idBaseWindows));
        return std::unexpected(conditionError(Fault::NotFound, operation::activationIdInput,
                                              reading->esu.isEmpty() ? condition::noEsuRow : condition::idNotHere,
                                              id.text()));
    }
    const bool hadKey = row->row.hasKey();
    if (!hadKey || rehearsal)
        return KeyRemoval{.row = *row, .hadKey = hadKey};
    context.tell({.waiting = Waiting::RemovingKey});
    const auto removed = pc.machine().licensing().uninstallProductKey(id, context);
    if (removed)
        static_cast<void>(pc.machine().licensing().refresh(context));
    const QString lastFive = row->row.partialProductKey.value_or(QString());
    // Whatever Windows answered, or did not, the row says whether the key is gone.
    if (!removed && removed.error().operation != operation::sppUninstallKey)
        return std::unexpected(removed.error());
    const auto after = pc.readLicenses(inspection.programme, context);
    const EsuRow *left = after ? after->byId(id) : nullptr;
    const bool isGone = after && !(left && left->row.hasKey());
    if (!removed && !isGone)
        return std::unexpected(removed.error());
    if (pc.journal().isRefusedKey(id, lastFive))
        static_cast<void>(pc.journal().forgetRefusedKey());
    if (!after)
        return std::unexpected(after.error());
    return KeyRemoval{.row = left ? *left : EsuRow{.row = {.id = id}}, .hadKey = hadKey};
}

} // namespace esu

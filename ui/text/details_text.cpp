// SPDX-License-Identifier: MIT
#include "ui/text/details_text.h"

#include "core/base/hresult.h"
#include "core/model/outside_text.h"
#include "core/rules/restart_signs.h"
#include "core/wizard/wizard_rules.h"
#include "ui/text/error_text.h"
#include "ui/text/page_text.h"
#include "ui/text/prerequisite_text.h"
#include "ui/text/words.h"

#include <utility>

namespace esu {

namespace {

template <class T, class Show> QString fact(const Fact<T> &value, Show show)
{
    return value ? QString(show(*value)) : QStringLiteral("? (%1)").arg(nameOf(value.error().fault));
}

QString text(const Fact<QString> &value)
{
    return fact(value, [](const QString &known) { return known; });
}

QString row(const LicenseRow &row)
{
    QString line = row.id ? row.id->text() : QStringLiteral("(no ID)");
    line += QStringLiteral(" · LicenseStatus %1")
                .arg(row.licenseStatus ? QString::number(*row.licenseStatus) : QStringLiteral("?"));
    if (row.licenseStatusReason)
        line += QLatin1Char(' ') + hresultText(*row.licenseStatusReason);
    line += QStringLiteral(" · PartialProductKey %1").arg(row.partialProductKey.value_or(QStringLiteral("-")));
    return row.name.isEmpty() ? line : line + QStringLiteral(" · ") + row.name;
}

QString secureBootLine(const SecureBootCertificates &certificates)
{
    const QString status = certificates.status.isEmpty() ? QStringLiteral("-") : certificates.status;
    return certificates.error ? status + QStringLiteral(" · UEFICA2023Error ") + hresultText(*certificates.error)
                              : status;
}

QStringList machine(const Inspection &inspection)
{
    const MachineFacts &facts = inspection.facts;
    QStringList lines;
    lines << QStringLiteral("Win32_OperatingSystem: %1")
                 .arg(fact(facts.os,
                           [](const OperatingSystem &os) {
                               return QStringLiteral("%1 · %2 · build %3 · ProductType %4 · SKU %5")
                                   .arg(os.caption, os.version, QString::number(os.build),
                                        os.productType ? QString::number(*os.productType) : QStringLiteral("?"),
                                        os.sku ? QString::number(*os.sku) : QStringLiteral("?"));
                           }))
          << QStringLiteral("EditionID: %1 · UBR: %2 · %3")
                 .arg(text(facts.editionId), fact(facts.ubr, [](int ubr) { return QString::number(ubr); }),
                      text(facts.architecture))
          << QStringLiteral("Servicing stack: %1").arg(text(facts.servicingStackVersion))
          << QStringLiteral("Elevated: %1")
                 .arg(fact(facts.elevated, [](bool yes) { return yes ? QStringLiteral("yes") : QStringLiteral("no"); }))
          << QStringLiteral("Pending restart: %1")
                 .arg(fact(facts.pendingRestart,
                           [](const PendingRestart &restart) {
                               return (restart.pending ? QStringLiteral("yes ") : QStringLiteral("no ")) +
                                      evidenceOf(restart);
                           }))
          << QStringLiteral("Secure Boot 2023: %1").arg(fact(facts.secureBoot, secureBootLine))
          << QStringLiteral("Programme: %1 · %2 %3")
                 .arg(inspection.programme.programmeId.isEmpty() ? QStringLiteral("-")
                                                                 : inspection.programme.programmeId,
                      nameOf(inspection.programme.eligibility), inspection.programme.reason)
          << QStringLiteral("Read at: %1").arg(inspection.at.toString(Qt::ISODate));
    for (const PolicyReading &policy : facts.policies.readings)
        lines << QStringLiteral("Policy: %1 · %2").arg(policy.text(), nameOf(policy.problem));
    return lines;
}

QStringList rows(const WizardState &state)
{
    QStringList lines;
    const LicenseReading *reading = state.licenses();
    if (!reading)
        return lines;
    for (const EsuRow &esu : reading->esu)
        lines << QStringLiteral("ESU %1: %2")
                     .arg(esu.year ? QString::number(*esu.year) : QStringLiteral("?"), row(esu.row));
    if (reading->base)
        lines << QStringLiteral("Windows: %1").arg(row(*reading->base));
    return lines;
}

QStringList updates(const WizardState &wizard)
{
    QStringList shown;
    QStringList hidden;
    for (const UpdateInfo &update : wizard.pc.run.updates.value_or(Updates())) {
        const bool superseded = update.leftOut == UpdateInfo::LeftOut::Superseded;
        QString line =
            QStringLiteral("%1 · %2 · rev %3 · %4%5")
                .arg(update.kb.join(QLatin1Char(',')), update.id, QString::number(update.revision),
                     nameOf(update.state), update.code ? QLatin1Char(' ') + hresultText(*update.code) : QString());
        if (update.leftOut != UpdateInfo::LeftOut::No)
            line += QStringLiteral(" · ") + nameOf(update.leftOut);
        (superseded ? hidden : shown) << (superseded ? line + QStringLiteral(" · ") + update.title : line);
    }
    if (!hidden.isEmpty())
        hidden.prepend(QStringLiteral("Hidden, replaced by others of the list: %1").arg(hidden.size()));
    return shown + hidden;
}

QStringList pageFacts(const WizardState &wizard, const Resources &resources)
{
    QStringList lines;
    switch (wizard.page) {
    case Page::Start:
        return wizard.pc.run.inspection ? machine(*wizard.pc.run.inspection) : lines;
    case Page::Prerequisites:
        if (wizard.pc.run.inspection) {
            for (const PrerequisiteResult &result : wizard.pc.run.inspection->prerequisites) {
                lines << QStringLiteral("%1: %2 · %3").arg(result.id, nameOf(result.state), result.evidence);
                for (const QString &line : PrerequisiteText::byHand(result, resources.prerequisites))
                    lines << QStringLiteral("    ") + line;
            }
        }
        return lines;
    case Page::Key:
        if (const KeyView *key = wizard.key.input.chosenKey())
            lines << QStringLiteral("*****-%1 · check value %2%3")
                         .arg(key->lastFive, key->checksumMatches ? QStringLiteral("ok") : QStringLiteral("differs"),
                              key->wasNormalised ? QStringLiteral(" · normalised") : QString());
        if (wizard.pc.run.key && wizard.pc.run.key->row)
            lines << row(wizard.pc.run.key->row->row);
        return lines + rows(wizard);
    case Page::ActivationId:
        return rows(wizard);
    case Page::Activate:
        if (wizard.pc.run.activation) {
            const ActivationOutcome &outcome = wizard.pc.run.activation->outcome;
            lines << QStringLiteral("Activate %1 · *****-%2 · LicenseStatus %3")
                         .arg(outcome.activationId ? outcome.activationId->text() : QStringLiteral("-"),
                              outcome.partialKey,
                              outcome.licenseStatus ? QString::number(*outcome.licenseStatus) : QStringLiteral("?"));
        }
        if (const std::optional<EsuRow> target = targetRow(wizard))
            lines << row(target->row);
        return lines;
    case Page::Updates:
        if (wizard.pc.run.inspection)
            lines << QStringLiteral("Update source: %1")
                         .arg(fact(wizard.pc.run.inspection->facts.updateSource, [](const UpdateSource &source) {
                             return nameOf(source.kind) + QStringLiteral(" · ") +
                                    (source.server.isEmpty() ? QStringLiteral("no WSUS server") : source.server);
                         }));
        return lines + updates(wizard);
    case Page::Result:
        if (wizard.pc.run.verdict) {
            for (const VerdictReason &reason : wizard.pc.run.verdict->reasons)
                lines << QStringLiteral("%1: %2 · %3 · %4 %5")
                             .arg(nameOf(reason.id), nameOf(reason.state), reason.evidence, reason.source,
                                  reason.rating)
                             .trimmed();
            if (wizard.pc.run.verdict->advice)
                lines << QStringLiteral("%1: %2").arg(nameOf(wizard.pc.run.verdict->advice->kind),
                                                      wizard.pc.run.verdict->advice->evidence);
        }
        return lines + rows(wizard);
    }
    return lines;
}

} // namespace

QStringList DetailsText::lines(const WizardState &state, const Resources &resources)
{
    QStringList lines;
    for (const std::optional<Error> &error : {state.errorOf(state.page), state.key.storeError}) {
        if (error && (state.page == Page::Key || error == state.errorOf(state.page)))
            lines << ErrorText::explain(resources.errors, *error).technical;
    }
    if (state.pc.resume.error)
        lines << ErrorText::explain(resources.errors, *state.pc.resume.error).technical;
    lines += pageFacts(state, resources);
    for (QString &line : lines)
        line = harmless(line);
    return lines;
}

QString DetailsText::forSupport(const WizardState &state, const Resources &resources)
{
    const CardWords words = CardWordsOf::card(stateCard(state, resources), state, resources);
    QStringList lines{
        QStringLiteral("%1 %2 · %3").arg(Words::productName(), QStringLiteral(ESU_VERSION), state.machine.name()),
        PageText::title(state.page), words.sentence};
    for (const QString &line : {words.cause, words.nextStep, words.contact}) {
        if (!line.isEmpty())
            lines << line;
    }
    lines << QString();
    lines << DetailsText::lines(state, resources);
    if (state.pc.run.inspection && state.page != Page::Start)
        lines << machine(*state.pc.run.inspection);
    PersonalNames names = state.isPractice() ? PersonalNames() : state.names;
    if (const auto &inspection = state.pc.run.inspection) {
        if (inspection->facts.os)
            names.computers.prepend(inspection->facts.os->computerName);
        if (inspection->facts.updateSource)
            names = withHost(std::move(names), Redaction::host(inspection->facts.updateSource->server));
    }
    return Redaction(names).productText(lines.join(QLatin1Char('\n')));
}

} // namespace esu

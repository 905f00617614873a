// SPDX-License-Identifier: MIT
#include "ui/text/report_content.h"

#include "core/wizard/wizard_result.h"
#include "ui/text/cover_text.h"
#include "ui/text/data_text.h"
#include "ui/text/policy_text.h"
#include "ui/text/prerequisite_text.h"
#include "ui/text/update_text.h"
#include "ui/text/verdict_text.h"
#include "ui/text/words.h"

#include <algorithm>

namespace esu {

namespace {

class ReportSections {
    Q_DECLARE_TR_FUNCTIONS(Report)
public:
    static ReportContent make(const ReportInput &input, const Resources &resources)
    {
        const VerdictWords words = VerdictText::words(input.verdict(), input.inspection());
        ReportContent content{
            .badge = VerdictText::badge(input.verdict().level),
            .title = tr("ESU record of %1", "title of the report").arg(Words::computerName(input.inspection().facts)),
            .checked = tr("Checked on %1.", "date and time").arg(Words::dateTime(input.inspection().at)),
            .verdict = words.sentence,
            .banner = VerdictText::banner(),
            .pc = pc(input, resources),
            .activation = activation(input),
            .proof = proof(input),
            .prerequisites = prerequisites(input, resources),
            .updates = updates(input, resources),
            .about = about(input, resources),
            .prerequisitesInShort = inShort(input)};
        content.more << words.more;
        if (const Updates failed = failedUpdates(input.run); !failed.isEmpty())
            content.more << UpdateText::notInstalled(static_cast<int>(failed.size()),
                                                     namesOf(failed).join(QStringLiteral(", ")));
        if (const auto &effect = input.verdict().byPolicies)
            content.more << PolicyText::effect(*effect);
        content.more << VerdictText::next(input.inspection());
        content.more << contact(input);
        content.more.removeAll(QString());
        return content;
    }

private:
    /// Where the record is passed on because something has to be done, whom an organisation names for it.
    static QString contact(const ReportInput &input)
    {
        const Dealer dealer = input.inspection().facts.policies.dealer();
        const bool isDone = VerdictText::badge(input.verdict().level) == Badge::Good;
        return dealer.isKnown() && !isDone ? PolicyText::contact(dealer) : QString();
    }

    static ReportSection pc(const ReportInput &input, const Resources &resources)
    {
        const Inspection &inspection = input.inspection();
        const EsuProgramme *programme = resources.programmes.byId(inspection.programme.programmeId);
        ReportSection section{tr("This PC"), {}};
        section.lines << ReportLine{tr("PC name"), Words::computerName(inspection.facts)}
                      << ReportLine{tr("Windows"), Words::windows(inspection.facts)}
                      << ReportLine{tr("Build"), Words::buildNumber(inspection.facts)}
                      << ReportLine{tr("ESU"), VerdictText::kindOfEsu(inspection, programme)};
        if (programme)
            section.lines << ReportLine{tr("Availability"), Words::programmeStatus(inspection.programme.status)};
        if (inspection.programme.yearNow)
            section.lines << ReportLine{tr("Current year"), Words::year(*inspection.programme.yearNow)};
        if (inspection.programme.coveredUntil)
            section.lines << ReportLine{tr("Last day"), Words::date(*inspection.programme.coveredUntil)};
        return section;
    }

    static ReportSection proof(const ReportInput &input)
    {
        ReportSection section{tr("Evidence for the verdict"), {}};
        for (const VerdictReason &reason : input.verdict().reasons)
            section.lines << ReportLine{VerdictText::reasonTitle(reason.id),
                                        VerdictText::reasonSentence(reason, input.verdict(), input.inspection()),
                                        VerdictText::whereRead(reason), VerdictText::reasonBadge(reason)};
        if (const QString advice = CoverText::advice(input.verdict()); !advice.isEmpty())
            section.lines << ReportLine{tr("Without a MAK"), advice, input.verdict().advice->evidence};
        return section;
    }

    static ReportSection activation(const ReportInput &input)
    {
        ReportSection section{tr("Activation"), {}};
        if (!input.run.activation)
            return section;
        const ActivationOutcome &outcome = input.run.activation->outcome;
        if (outcome.activationId)
            section.lines << ReportLine{tr("Activation ID"), outcome.activationId->text()};
        if (outcome.year)
            section.lines << ReportLine{tr("ESU year"), Words::year(*outcome.year)};
        if (!outcome.partialKey.isEmpty())
            section.lines << ReportLine{tr("Last five characters of the key"), outcome.partialKey};
        section.lines << ReportLine{tr("License status"), Words::licenseStatus(outcome.licenseStatus)};
        section.lines << ReportLine{tr("Activation used in this run"), spent(outcome.spent)};
        return section;
    }

    static QString spent(Spent spent)
    {
        switch (spent) {
        case Spent::No:
            return Words::yes(false);
        case Spent::Yes:
            return Words::yes(true);
        case Spent::Unknown:
            return Words::unknown();
        }
        return {};
    }

    static ReportSection prerequisites(const ReportInput &input, const Resources &resources)
    {
        ReportSection section{tr("Prerequisites"), {}};
        for (const PrerequisiteResult &result : input.inspection().prerequisites) {
            const PrerequisiteWords words =
                PrerequisiteText::words(result, resources.prerequisites, input.inspection());
            section.lines << ReportLine{words.title, words.state, words.evidence, words.badge};
        }
        return section;
    }

    static ReportSection updates(const ReportInput &input, const Resources &resources)
    {
        ReportSection section{tr("Updates of this run"), {}};
        const Updates updates = input.updates();
        for (const UpdateInfo &update : updates)
            section.lines << ReportLine{update.title, words(update, resources), evidence(update),
                                        UpdateText::badge(stageOf(update.state))};
        return section;
    }

    static QString inShort(const ReportInput &input)
    {
        const PrerequisiteResults &all = input.inspection().prerequisites;
        const auto met = std::ranges::count(all, PrerequisiteResult::State::Met, &PrerequisiteResult::state);
        return tr("%1 of %2 OK", "prerequisites").arg(QString::number(met), QString::number(all.size()));
    }

    static QString words(const UpdateInfo &update, const Resources &resources)
    {
        const QString note = UpdateText::note(update, resources.errors);
        const QString stage = UpdateText::stage({.stage = stageOf(update.state)});
        return note.isEmpty() ? stage : tr("%1: %2", "state of an update, why").arg(stage, note);
    }

    static QString evidence(const UpdateInfo &update)
    {
        QStringList parts{update.kb.join(QLatin1String(", "))};
        if (update.code)
            parts << hresultText(*update.code);
        return parts.join(QStringLiteral(" · "));
    }

    static ReportSection about(const ReportInput &input, const Resources &resources)
    {
        ReportSection section{
            tr("About this record"),
            {ReportLine{tr("Made by"), QStringLiteral("%1 %2").arg(Words::productName(), QStringLiteral(ESU_VERSION))},
             ReportLine{tr("Date of the data"),
                        DataText::dated(resources.sourceOf(QStringLiteral("esu-programmes.json")))},
             ReportLine{tr("Date of the table of updates"),
                        DataText::dated(resources.sourceOf(QStringLiteral("updates-by-month.json")))},
             ReportLine{tr("Key"), tr("The saved file shows only the last five characters of the key.")}}};
        for (const QString &line : DataText::remarks(resources, input.inspection().at))
            section.lines.append(ReportLine{tr("Data file"), line});
        for (const PolicyReading &policy : input.inspection().facts.policies.readings)
            section.lines.append(
                ReportLine{tr("Policy"), policy.counts() ? policy.text() : PolicyText::ignored(policy)});
        return section;
    }
};

} // namespace

ReportContent reportContent(const ReportInput &input, const Resources &resources)
{
    return ReportSections::make(input, resources);
}

} // namespace esu

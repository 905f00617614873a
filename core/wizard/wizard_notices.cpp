// SPDX-License-Identifier: MIT
#include "core/ports/deadlines.h"
#include "core/rules/next_year.h"
#include "core/wizard/wizard_next_year.h"
#include "core/wizard/wizard_result.h"
#include "core/wizard/wizard_rules.h"

#include <algorithm>

namespace esu {

namespace {

void addPeriod(QList<Notice> &list, const WizardState &state, const Resources &resources)
{
    const ProgrammeAssessment &programme = state.pc.run.inspection->programme;
    const std::optional<EsuRow> row = targetRow(state);
    if (programme.status == ProgrammeAssessment::Status::Ended) {
        const EsuProgramme *found = resources.programmes.byId(programme.programmeId);
        list.append(
            {.text = NoticeText::ProgrammeEnded,
             .args = {.date = programme.coveredUntil.value_or(QDate()), .product = found ? found->name : LocalText{}}});
    } else if (row && row->year && programme.yearNow && row->year != programme.yearNow) {
        list.append(
            {.text = NoticeText::OtherYearRunning, .args = {.year = row->year, .otherYear = programme.yearNow}});
    }
}

/// A button of page 1 takes the key of the year to come.
bool canGiveNewKey(const WizardState &state, const Resources &resources)
{
    return mainAction(state, resources).kind == MainAction::Kind::NewYearKey ||
           secondaryActions(state, resources).contains(SecondaryAction::NewYearKey);
}

void addStart(QList<Notice> &list, const WizardState &state, const Resources &resources)
{
    if (!state.pc.run.inspection)
        return;
    if (repairWasInterrupted(state, resources))
        list.append({.text = NoticeText::RepairInterrupted});
    else if (updatesWereInterrupted(state))
        list.append({.text = NoticeText::UpdatesInterrupted});
    else if (state.pc.resume.updatesWait && restartNeeded(state))
        list.append({.text = NoticeText::RestartRequired});
    if (state.pc.run.inspection->journalUnread)
        list.append({.text = NoticeText::JournalUnread});
    if (!state.pc.policies.ignored().isEmpty())
        list.append({.text = NoticeText::PolicyIgnored});
    if (state.pc.run.inspection->withoutPolicy)
        list.append({.text = NoticeText::PolicyEdition,
                     .args = {.text = state.pc.run.inspection->facts.editionId.value_or(QString())}});
    if (asksOrigin(state) && state.pc.origin == Windows7Origin::Windows10)
        list.append({.text = NoticeText::OriginWindows10});
    const ProgrammeAssessment &programme = state.pc.run.inspection->programme;
    const std::optional<int> newYear = newKeyYear(state);
    if (newYear && newYear == programme.nextYear && programme.nextYearStart)
        list.append({.text = canGiveNewKey(state, resources) ? NoticeText::NextYearKey : NoticeText::NextYear,
                     .args = {.year = newYear, .date = *programme.nextYearStart}});
    if (programme.eligibility != Eligibility::NotEligible && !verdictSoFar(state, resources) && !newYear)
        list.append({.text = NoticeText::NoMakNeeded});
}

void addFolder(QList<Notice> &list, const WizardState &state, const Resources &resources)
{
    const auto use = folderUse(state, resources);
    if (!use || !takesFolder(state, resources))
        return;
    switch (use->state) {
    case PackageFolder::State::NotRead:
        return;
    case PackageFolder::State::Unreadable:
        list.append({.text = NoticeText::FolderUnreadable, .args = {.text = use->path}});
        return;
    case PackageFolder::State::Read:
        break;
    }
    if (use->fitting > 0)
        list.append({.text = NoticeText::FolderUsed, .args = {.text = use->path, .count = use->fitting}});
    else
        list.append({.text = NoticeText::FolderWithoutFit, .args = {.text = use->path}});
    if (!use->wanted.isEmpty())
        list.append({.text = NoticeText::FolderLacks, .args = {.text = use->wanted.join(QStringLiteral(", "))}});
}

void addKey(QList<Notice> &list, const WizardState &state)
{
    const KeyView *key = state.key.input.chosenKey();
    const std::optional<EsuRow> row = targetRow(state);
    const bool isIn = row && row->row.hasKey();
    if (state.isPractice() && !isIn && !keyWentAstray(state))
        list.append({.text = NoticeText::PracticeKey});
    if (state.offer.keyStore && !mayStoreKey(state) && !isIn && !keyWentAstray(state))
        list.append({.text = NoticeText::StoringForbidden});
    if (key && !key->checksumMatches && (state.errorOf(Page::Key) || spendingBlock(state)))
        list.append({.text = NoticeText::KeyChecksum, .args = {.lastFive = key->lastFive}});
    if (state.key.storeError && !isIn)
        list.append({.text = NoticeText::KeyStoreFailed, .args = {.error = state.key.storeError}});
}

void addActivate(QList<Notice> &list, const WizardState &state, const Resources &resources)
{
    using Kind = MainAction::Kind;
    const std::optional<Error> &error = state.errorOf(Page::Activate);
    if (error && !state.running && resources.errors.explain(*error).exitCode == ExitCode::Network)
        list.append({.text = NoticeText::WithoutInternet});
    if (state.running)
        return;
    switch (mainAction(state, resources).kind) {
    case Kind::Activate:
        list.append({.text = NoticeText::ActivationCost});
        break;
    case Kind::ActivateAgain:
        list.append({.text = NoticeText::AnotherMayCost});
        break;
    case Kind::None:
    case Kind::CheckPc:
    case Kind::SeeResult:
    case Kind::NewYearKey:
    case Kind::RunElevated:
    case Kind::CheckAgain:
    case Kind::Repair:
    case Kind::RestartNow:
    case Kind::Next:
    case Kind::InstallKey:
    case Kind::UseYear:
    case Kind::SearchUpdates:
    case Kind::InstallUpdates:
    case Kind::VerifyAgain:
    case Kind::GoToHelpingPage:
    case Kind::SaveResult:
    case Kind::Close:
        break;
    }
}

void addUpdates(QList<Notice> &list, const WizardState &state)
{
    using LeftOut = UpdateInfo::LeftOut;
    if (state.isRunning(Step::SearchUpdates) && state.running->elapsed >= deadline::explainSearch)
        list.append({.text = NoticeText::SearchTakesLong});
    if (state.pc.run.updateRun && state.pc.run.updateRun->restartRequired)
        list.append({.text = NoticeText::RestartRequired});
    const Updates shown = visibleUpdates(state);
    const auto leftOut = std::ranges::count_if(shown, [](const UpdateInfo &update) {
        return update.leftOut != LeftOut::No && update.state != UpdateInfo::State::Installed;
    });
    if (leftOut > 0)
        list.append({.text = NoticeText::UpdatesLeftOut, .args = {.count = static_cast<int>(leftOut)}});
    const bool open = std::ranges::any_of(
        shown, [](const UpdateInfo &update) { return update.state != UpdateInfo::State::Installed; });
    if (open && !state.running && !state.pc.run.updateRun && updatesToInstall(state).isEmpty())
        list.append({.text = NoticeText::NothingChosen});
}

void addSource(QList<Notice> &list, const WizardState &state)
{
    if (!state.pc.run.inspection)
        return;
    const Fact<UpdateSource> &source = state.pc.run.inspection->facts.updateSource;
    if (!source) {
        list.append({.text = NoticeText::SourceUnknown});
        return;
    }
    switch (source->kind) {
    case UpdateSource::Kind::WindowsUpdate:
    case UpdateSource::Kind::Wsus:
    case UpdateSource::Kind::Wufb:
    case UpdateSource::Kind::DualScan:
    case UpdateSource::Kind::ConfigMgr:
        list.append({.text = NoticeText::Source});
        return;
    case UpdateSource::Kind::Disabled:
        return; // the state card says it
    case UpdateSource::Kind::Unknown:
        list.append({.text = NoticeText::SourceUnknown});
        return;
    }
}

/// Named even where the verdict is green without them.
void addFailedUpdates(QList<Notice> &list, const WizardState &state)
{
    const Updates failed = failedUpdates(state.pc.run);
    const QStringList names = namesOf(failed);
    const QStringList &said = state.pc.run.verdict->freshness.failedKb;
    const bool isSaid = state.pc.run.verdict->level == Verdict::Level::Amber && !said.isEmpty() &&
                        std::ranges::all_of(names, [&said](const QString &name) { return said.contains(name); });
    if (!failed.isEmpty() && !isSaid)
        list.append({.text = NoticeText::UpdatesNotInstalled,
                     .args = {.text = names.join(QStringLiteral(", ")), .count = static_cast<int>(failed.size())}});
}

void addResult(QList<Notice> &list, const WizardState &state)
{
    if (!state.pc.run.verdict)
        return;
    addFailedUpdates(list, state);
    const ProgrammeAssessment &programme = state.pc.run.inspection->programme;
    if (const auto year = nextYearToBuy(*state.pc.run.inspection); year && programme.nextYearStart)
        list.append({.text = NoticeText::NextYear, .args = {.year = year, .date = *programme.nextYearStart}});
    if (state.pc.saveError)
        list.append({.text = NoticeText::SaveFailed, .args = {.error = state.pc.saveError}});
    else if (!state.pc.savedFile.isEmpty())
        list.append({.text = NoticeText::Saved, .args = {.text = state.pc.savedFile}});
}

} // namespace

QList<Notice> notices(const WizardState &state, const Resources &resources)
{
    QList<Notice> list;
    if (state.isPractice())
        list.append({.text = NoticeText::Practice});
    if (const auto page = remainingStoppedAt(state))
        list.append({.text = NoticeText::RunStopped, .args = {.step = page}});
    switch (state.page) {
    case Page::Start:
        addStart(list, state, resources);
        break;
    case Page::Prerequisites:
        if (const auto mirror = state.pc.policies.catalogMirror(); mirror && takesFolder(state, resources))
            list.append({.text = NoticeText::PolicyMirror, .args = {.text = *mirror}});
        addFolder(list, state, resources);
        if (state.pc.run.inspection && state.pc.run.inspection->restartPending())
            list.append({.text = NoticeText::RestartPending});
        break;
    case Page::Key:
        addKey(list, state);
        break;
    case Page::ActivationId:
        if (state.pc.run.inspection)
            addPeriod(list, state, resources);
        break;
    case Page::Activate:
        addActivate(list, state, resources);
        break;
    case Page::Updates:
        addUpdates(list, state);
        addSource(list, state);
        break;
    case Page::Result:
        if (restartNeeded(state))
            list.append({.text = NoticeText::RestartRequired});
        addResult(list, state);
        break;
    }
    // The wizard comes back by itself only when the restart goes through its button.
    const bool isByButton = mainAction(state, resources).kind == MainAction::Kind::RestartNow;
    for (Notice &notice : list) {
        if (notice.text == NoticeText::RestartPending || notice.text == NoticeText::RestartRequired)
            notice.args.restartButton = isByButton;
    }
    return list;
}

} // namespace esu

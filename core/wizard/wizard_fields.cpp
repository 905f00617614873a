// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_draft.h"

#include <algorithm>

namespace esu {

namespace {

/// What a person insisted on was about one key and its row; that the PC is covered stays true for every other.
void forgetInsistence(Draft &draft)
{
    draft.state.pc.insistence = {.activateAnyway = draft.state.pc.insistence.activateAnyway};
}

} // namespace

void on(Draft &draft, const event::KeyParsed &what)
{
    if (draft.state.page != Page::Key || !canEdit(draft.state) || what.input == draft.state.key.input)
        return;
    draft.state.key.input = what.input;
    forgetInsistence(draft);
    draft.state.pc.stopped.reset();
    if (!keyWentAstray(draft.state))
        draft.state.errorOf(Page::Key).reset();
    const QList<KeyView> &found = what.input.found;
    const bool canSay = std::ranges::any_of(found, [](const KeyView &key) { return key.groupId.has_value(); });
    if (what.input.status == KeyInput::Status::ChooseOne && canSay)
        startJob(draft, job::AskAboutKeys{found});
}

void on(Draft &draft, const event::KeyChosen &what)
{
    const auto key = std::ranges::find(draft.state.key.input.found, what.ticket, &KeyView::ticket);
    if (draft.state.page != Page::Key || !canEdit(draft.state) || key == draft.state.key.input.found.end() ||
        !key->candidate().mayBeMeant())
        return;
    if (draft.state.key.input.chosen != what.ticket)
        forgetInsistence(draft);
    draft.state.key.input.chosen = what.ticket;
    draft.state.key.input.status = KeyInput::Status::Ready;
    if (!keyWentAstray(draft.state))
        draft.state.errorOf(Page::Key).reset();
}

void on(Draft &draft, const event::StoreKeyToggled &what)
{
    if (mayStoreKey(draft.state) && canEdit(draft.state))
        draft.state.key.store = what.on;
}

void chooseRow(Draft &draft, const ActivationId &id)
{
    const std::optional<EsuRow> before = targetRow(draft.state);
    draft.state.pc.chosenRow = id;
    if (before && before->row.id == id)
        return;
    draft.state.pc.run.activation.reset();
    draft.state.errorOf(Page::Activate).reset();
}

void on(Draft &draft, const event::RowChosen &what)
{
    const EsuRow *row = draft.state.licenses() ? draft.state.licenses()->byId(what.id) : nullptr;
    if (draft.state.page != Page::ActivationId || !canEdit(draft.state) || !row || !canChooseRow(*row))
        return;
    if (const auto before = targetRow(draft.state); !before || before->row.id != what.id)
        forgetInsistence(draft);
    chooseRow(draft, what.id);
    if (draft.state.pc.idInput.status == IdInput::Status::Ok && draft.state.pc.idInput.id != what.id)
        draft.state.pc.idInput.status = IdInput::Status::OtherRow;
    else if (draft.state.pc.idInput.id == what.id)
        draft.state.pc.idInput.status = IdInput::Status::Ok;
}

namespace {

void setIdInput(Draft &draft, const QString &text)
{
    using Status = IdInput::Status;
    draft.state.pc.idInput = {};
    const auto id = ActivationId::parse(text);
    if (!id) {
        switch (id.error()) {
        case ActivationId::Problem::Empty:
            draft.state.pc.idInput.status = Status::Empty;
            return;
        case ActivationId::Problem::Placeholder:
            draft.state.pc.idInput.status = Status::Placeholder;
            return;
        case ActivationId::Problem::NotAGuid:
            draft.state.pc.idInput.status = Status::NotAGuid;
            return;
        case ActivationId::Problem::Application:
            draft.state.pc.idInput.status = Status::Application;
            return;
        case ActivationId::Problem::ProductKey:
            draft.state.pc.idInput.status = Status::ProductKey;
            return;
        case ActivationId::Problem::Several:
            draft.state.pc.idInput.status = Status::Several;
            return;
        }
    }
    draft.state.pc.idInput.id = *id;
    const LicenseReading *licenses = draft.state.licenses();
    if (const auto product = draft.context.resources.programmes.baseWindowsProduct(*id)) {
        draft.state.pc.idInput.status = Status::BaseWindows;
        draft.state.pc.idInput.product = *product;
        return;
    }
    if (licenses && licenses->base && licenses->base->id == *id) {
        draft.state.pc.idInput.status = Status::BaseWindows;
        draft.state.pc.idInput.product = draft.state.pc.run.inspection->facts.os
                                             ? draft.state.pc.run.inspection->facts.os->caption
                                             : licenses->base->name;
        return;
    }
    const EsuRow *row = licenses ? licenses->byId(*id) : nullptr;
    if (!row) {
        draft.state.pc.idInput.status = Status::NotHere;
    } else if (!canChooseRow(*row)) {
        draft.state.pc.idInput.status = Status::OtherRow;
    } else {
        draft.state.pc.idInput.status = Status::Ok;
        chooseRow(draft, *id);
    }
}

} // namespace

void on(Draft &draft, const event::ActivationIdEdited &what)
{
    if (draft.state.page == Page::ActivationId && canEdit(draft.state))
        setIdInput(draft, what.text);
}

void on(Draft &draft, const event::UpdateToggled &what)
{
    if (!canEdit(draft.state) || !draft.state.pc.run.updates)
        return;
    const Updates shown = visibleUpdates(draft.state);
    const bool known = std::ranges::any_of(shown, [&](const UpdateInfo &update) { return update.id == what.id; });
    draft.state.pc.selectedUpdates.removeAll(what.id);
    if (what.on && known)
        draft.state.pc.selectedUpdates.append(what.id);
}

void on(Draft &draft, const event::AllUpdatesToggled &what)
{
    if (!canEdit(draft.state) || !draft.state.pc.run.updates)
        return;
    draft.state.pc.selectedUpdates.clear();
    if (what.on) {
        const Updates shown = visibleUpdates(draft.state);
        for (const UpdateInfo &update : shown) {
            if (update.state != UpdateInfo::State::Installed)
                draft.state.pc.selectedUpdates.append(update.id);
        }
    }
}

void on(Draft &draft, const event::ResultSaved &what)
{
    draft.state.pc.savedFile = what.file;
    draft.state.pc.saveError.reset();
}

void on(Draft &draft, const event::SaveFailed &what)
{
    draft.state.pc.saveError = what.error;
}

} // namespace esu

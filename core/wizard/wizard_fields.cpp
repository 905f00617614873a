// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_reducer.h"

#include <algorithm>

namespace esu {

void WizardReducer::on(const event::KeyParsed &what)
{
    if (m_state.page != Page::Key || !canEdit(m_state) || what.input == m_state.keyInput)
        return;
    m_state.keyInput = what.input;
    m_state.stopped.reset();
    if (!keyWentAstray(m_state))
        m_state.errorOf(Page::Key).reset();
}

void WizardReducer::on(const event::KeyChosen &what)
{
    const auto key = std::ranges::find(m_state.keyInput.found, what.ticket, &KeyView::ticket);
    if (m_state.page != Page::Key || !canEdit(m_state) || key == m_state.keyInput.found.end() || key->kmsProduct)
        return;
    m_state.keyInput.chosen = what.ticket;
    m_state.keyInput.status = KeyInput::Status::Ready;
    if (!keyWentAstray(m_state))
        m_state.errorOf(Page::Key).reset();
}

void WizardReducer::on(const event::StoreKeyToggled &what)
{
    if (m_state.offer.keyStore && canEdit(m_state))
        m_state.storeKey = what.on;
}

void WizardReducer::chooseRow(const ActivationId &id)
{
    const std::optional<EsuRow> before = targetRow(m_state);
    m_state.chosenRow = id;
    if (before && before->row.id == id)
        return;
    m_state.activation.reset();
    m_state.errorOf(Page::Activate).reset();
}

void WizardReducer::on(const event::RowChosen &what)
{
    const EsuRow *row = m_state.licenses() ? m_state.licenses()->byId(what.id) : nullptr;
    if (m_state.page != Page::ActivationId || !canEdit(m_state) || !row || !canChooseRow(*row))
        return;
    chooseRow(what.id);
    if (m_state.idInput.status == IdInput::Status::Ok && m_state.idInput.id != what.id)
        m_state.idInput.status = IdInput::Status::OtherRow;
    else if (m_state.idInput.id == what.id)
        m_state.idInput.status = IdInput::Status::Ok;
}

void WizardReducer::on(const event::ActivationIdEdited &what)
{
    if (m_state.page == Page::ActivationId && canEdit(m_state))
        setIdInput(what.text);
}

void WizardReducer::setIdInput(const QString &text)
{
    using Status = IdInput::Status;
    m_state.idInput = {};
    const auto id = ActivationId::parse(text);
    if (!id) {
        switch (id.error()) {
        case ActivationId::Problem::Empty:
            m_state.idInput.status = Status::Empty;
            return;
        case ActivationId::Problem::Placeholder:
            m_state.idInput.status = Status::Placeholder;
            return;
        case ActivationId::Problem::NotAGuid:
            m_state.idInput.status = Status::NotAGuid;
            return;
        }
    }
    m_state.idInput.id = *id;
    const LicenseReading *licenses = m_state.licenses();
    if (const auto product = m_context.resources.programmes.baseWindowsProduct(*id)) {
        m_state.idInput.status = Status::BaseWindows;
        m_state.idInput.product = *product;
        return;
    }
    if (licenses && licenses->base && licenses->base->id == *id) {
        m_state.idInput.status = Status::BaseWindows;
        m_state.idInput.product =
            m_state.inspection->facts.os ? m_state.inspection->facts.os->caption : licenses->base->name;
        return;
    }
    const EsuRow *row = licenses ? licenses->byId(*id) : nullptr;
    if (!row) {
        m_state.idInput.status = Status::NotHere;
    } else if (!canChooseRow(*row)) {
        m_state.idInput.status = Status::OtherRow;
    } else {
        m_state.idInput.status = Status::Ok;
        chooseRow(*id);
    }
}

void WizardReducer::on(const event::UpdateToggled &what)
{
    if (!canEdit(m_state) || !m_state.updates)
        return;
    const Updates shown = visibleUpdates(m_state);
    const bool known = std::ranges::any_of(shown, [&](const UpdateInfo &update) { return update.id == what.id; });
    m_state.selectedUpdates.removeAll(what.id);
    if (what.on && known)
        m_state.selectedUpdates.append(what.id);
}

void WizardReducer::on(const event::AllUpdatesToggled &what)
{
    if (!canEdit(m_state) || !m_state.updates)
        return;
    m_state.selectedUpdates.clear();
    if (what.on) {
        const Updates shown = visibleUpdates(m_state);
        for (const UpdateInfo &update : shown)
            m_state.selectedUpdates.append(update.id);
    }
}

void WizardReducer::on(const event::ResultSaved &what)
{
    m_state.savedFile = what.file;
    m_state.saveError.reset();
}

void WizardReducer::on(const event::SaveFailed &what)
{
    m_state.saveError = what.error;
}

} // namespace esu

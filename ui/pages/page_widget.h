// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_model.h"

#include <QWidget>

namespace esu {

/// The part of a page that is its own: the control it is about. Title, card, notices, buttons and details belong to the
/// frame. `render` is idempotent and only shows the state; what a person does becomes an event of the model. A page
/// reads no other page.
class PageWidget : public QWidget {
    Q_OBJECT
public:
    explicit PageWidget(WizardModel &model, QWidget *parent = nullptr) : QWidget(parent), m_model(model) {}

    virtual void render(const WizardState &state) = 0;
    /// Labels that do not depend on the state.
    virtual void retranslate() = 0;
    /// Where the keyboard starts on this page; nullptr = the main button, or the card where that one
    /// cannot be pressed now or spends something.
    virtual QWidget *firstFocus() const { return nullptr; }

protected:
    WizardModel &model() const { return m_model; }

private:
    WizardModel &m_model;
};

} // namespace esu

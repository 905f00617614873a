// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QScrollArea;

namespace esu {

class BadgeLabel;
class TextLabel;

/// One step of the rail: a badge (✔ done, else its number) and its title. A button, because a page that was reached can
/// be gone to.
class StepButton final : public QAbstractButton {
    Q_OBJECT
public:
    StepButton(Page page, QWidget *parent);
    Page page() const { return m_page; }
    void show(RailState state, bool enabled, const QString &title);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int badgeSide() const;
    const Page m_page;
    RailState m_state = RailState::Ahead;
};

/// The left side of the frame: the product, the seven steps, and which PC this is about. As wide as its steps in this
/// language, whatever the PC is called. Where it is low, the PC is left out; where it is lower, the steps scroll.
class StepRail final : public QWidget {
    Q_OBJECT
public:
    explicit StepRail(QWidget *parent = nullptr);
    void render(const WizardState &state, const Resources &resources);

signals:
    void pageRequested(esu::Page page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showLine(TextLabel *label, const QString &text);
    void fit();
    int lineWidth() const;
    QScrollArea *m_scroll;
    QWidget *m_body;
    BadgeLabel *m_icon;
    TextLabel *m_product;
    QList<StepButton *> m_steps;
    QWidget *m_foot;
    TextLabel *m_computer;
    TextLabel *m_windows;
    TextLabel *m_programme;
};

} // namespace esu

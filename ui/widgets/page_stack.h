// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

namespace esu {

/// What a scroll area scrolls: as high as its wrapped texts really are. Without this the area reserves the height that
/// labels would need in their narrowest form.
class ScrollContent final : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), 0}; }
};

/// Pages of which one is shown. Only as high as that one: QStackedWidget takes the height of the highest.
class PageStack final : public QWidget {
    Q_OBJECT
public:
    explicit PageStack(QWidget *parent = nullptr);
    void addWidget(QWidget *page);
    void setCurrentWidget(QWidget *page);

private:
    QList<QWidget *> m_pages;
};

} // namespace esu

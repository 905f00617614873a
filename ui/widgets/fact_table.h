// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace esu {

/// Two columns, what was looked at and what was found, each line with its state's icon. Nothing to press.
class FactTable final : public QWidget {
    Q_OBJECT
public:
    struct Line {
        Badge badge = Badge::Good;
        QString name;
        QString value;
        bool operator==(const Line &) const = default;
    };
    explicit FactTable(QWidget *parent = nullptr);
    void setHeader(const QString &name, const QString &value);
    /// Hidden while there are none.
    void setLines(const QList<Line> &lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QString m_name;
    QString m_value;
    QList<Line> m_lines;
    QWidget *m_body = nullptr;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/wizard/wizard_rules.h"

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace esu {

/// One line of a check list: badge and word, title, what was found, and what to do.
struct CheckRow {
    Badge badge = Badge::Unknown;
    QString state;
    QString title;
    QString detail = {};
    QString fix = {};
    QString link = {};  ///< an address from our own data files
    bool waits = false; ///< its turn has not come: it has no sign, and none is missing

    bool operator==(const CheckRow &) const = default;
};

/// Rows with a state, read from top to bottom. Nothing in it can be changed.
class CheckList final : public QWidget {
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);
    /// Builds the rows anew only if they differ.
    void setRows(const QList<CheckRow> &rows);
    const QList<CheckRow> &rows() const { return m_rows; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addRow(const CheckRow &row, QGridLayout *grid, int line);
    QList<CheckRow> m_rows;
    QWidget *m_body = nullptr;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace esu {

/// Names and values side by side, nothing to press.
class FactGrid final : public QWidget {
    Q_OBJECT
public:
    struct Fact {
        QString name;
        QString value;
        bool operator==(const Fact &) const = default;
    };
    explicit FactGrid(QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts);

private:
    QList<Fact> m_facts;
    QWidget *m_body = nullptr;
};

} // namespace esu

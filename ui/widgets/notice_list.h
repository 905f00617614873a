// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QList>
#include <QString>
#include <QWidget>

namespace esu {

/// Further sentences under the card, each with a small icon.
class NoticeList final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Information, Attention, Good, Unknown };
    struct Item {
        Kind kind = Kind::Information;
        QString text;
        bool operator==(const Item &) const = default;
    };
    explicit NoticeList(QWidget *parent = nullptr);
    void setItems(const QList<Item> &items);
    const QList<Item> &items() const { return m_items; }

private:
    QList<Item> m_items;
    QWidget *m_body = nullptr;
};

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace esu::compc {

/// A WQL SELECT: `SELECT *|a,b FROM Class [WHERE …]`. A plain value; parsing and evaluating are pure.
struct WqlQuery {
    struct Node {
        enum class Kind { And, Or, Not, Compare, Like, IsNull, IsNotNull };
        Kind kind = Kind::Compare;
        std::unique_ptr<Node> left, right;
        QString property;
        QString comparison; ///< "=", "<>", "<", ">", "<=", ">="
        QVariant literal;   ///< QString, qint64, bool
    };

    QString className;
    QStringList properties; ///< empty: every property
    std::shared_ptr<const Node> where;

    /// nullopt: not WQL.
    static std::optional<WqlQuery> parse(const QString &text);
    /// Every property the query names, in SELECT or WHERE.
    QStringList namedProperties() const;
    /// nullopt: a literal cannot be compared with that property (0x80041017 on Windows). `value` gives a property by
    /// its name.
    std::optional<bool> matches(const std::function<QVariant(const QString &)> &value) const;
};

} // namespace esu::compc

// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace esu::test {

/// As much of JSON Schema 2020-12 as our four schemas use. "" when `value` is valid, else "path: what is wrong". A
/// keyword that is not implemented here is a problem, so that a schema never says more than is checked.
QString schemaProblem(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &root, const QString &path);

/// An object in a data file, with the schema it must follow.
struct SchemaObject {
    QList<QString> place; ///< names and indices from the root
    QJsonObject schema;
};

/// Every object in `value`, each with its schema.
QList<SchemaObject> schemaObjects(const QJsonValue &value, const QJsonObject &schema, const QJsonObject &root,
                                  const QList<QString> &place = {});

/// `value` with the object at `place` replaced.
QJsonValue replaced(const QJsonValue &value, const QList<QString> &place, const QJsonObject &object);
QJsonObject objectAt(const QJsonValue &value, const QList<QString> &place);

} // namespace esu::test

// SPDX-License-Identifier: MIT
#include "schema_check.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace esu::test {

namespace {

QJsonObject resolved(const QJsonObject &schema, const QJsonObject &root)
{
    const QString reference = schema.value(QLatin1String("$ref")).toString();
    if (reference.isEmpty())
        return schema;
    const QString name = reference.mid(QStringLiteral("#/$defs/").size());
    return root.value(QLatin1String("$defs")).toObject().value(name).toObject();
}

bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == QLatin1String("object"))
        return value.isObject();
    if (type == QLatin1String("array"))
        return value.isArray();
    if (type == QLatin1String("string"))
        return value.isString();
    if (type == QLatin1String("boolean"))
        return value.isBool();
    if (type == QLatin1String("null"))
        return value.isNull();
    return type == QLatin1String("integer") && value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
}

QString typeProblem(const QJsonValue &value, const QJsonValue &type)
{
    const QJsonArray types = type.isArray() ? type.toArray() : QJsonArray{type};
    for (const QJsonValue &one : types) {
        if (hasType(value, one.toString()))
            return {};
    }
    return QStringLiteral("wrong type");
}

QString objectProblem(const QJsonObject &object, const QJsonObject &schema, const QJsonObject &root,
                      const QString &path)
{
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (const QJsonValue &name : schema.value(QLatin1String("required")).toArray()) {
        if (!object.contains(name.toString()))
            return path + QStringLiteral(": lacks ") + name.toString();
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString place = path + QLatin1Char('/') + it.key();
        if (!properties.contains(it.key()))
            return place + QStringLiteral(": unknown");
        const QString problem = schemaProblem(it.value(), properties.value(it.key()).toObject(), root, place);
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

QString keywordProblem(const QString &keyword, const QJsonValue &rule, const QJsonValue &value,
                       const QJsonObject &schema, const QJsonObject &root, const QString &path)
{
    static const QSet<QString> elsewhere{QStringLiteral("$schema"),    QStringLiteral("title"),
                                         QStringLiteral("$defs"),      QStringLiteral("description"),
                                         QStringLiteral("properties"), QStringLiteral("required")};
    if (elsewhere.contains(keyword))
        return {};
    if (keyword == QLatin1String("additionalProperties"))
        return rule.isBool() && !rule.toBool() ? objectProblem(value.toObject(), schema, root, path)
                                               : QStringLiteral("open object");
    if (keyword == QLatin1String("type"))
        return typeProblem(value, rule);
    if (keyword == QLatin1String("const"))
        return value == rule ? QString() : QStringLiteral("not the constant");
    if (keyword == QLatin1String("enum"))
        return rule.toArray().contains(value) ? QString() : QStringLiteral("none of the words");
    if (keyword == QLatin1String("pattern"))
        return QRegularExpression(rule.toString()).match(value.toString()).hasMatch() ? QString()
                                                                                      : QStringLiteral("pattern");
    if (keyword == QLatin1String("minLength"))
        return value.toString().size() >= rule.toInt() ? QString() : QStringLiteral("too short");
    if (keyword == QLatin1String("minItems"))
        return value.toArray().size() >= rule.toInt() ? QString() : QStringLiteral("too few");
    if (keyword == QLatin1String("minimum"))
        return value.toDouble() >= rule.toDouble() ? QString() : QStringLiteral("too small");
    if (keyword == QLatin1String("maximum"))
        return value.toDouble() <= rule.toDouble() ? QString() : QStringLiteral("too great");
    if (keyword == QLatin1String("anyOf")) {
        for (const QJsonValue &one : rule.toArray()) {
            if (schemaProblem(value, one.toObject(), root, path).isEmpty())
                return {};
        }
        return QStringLiteral("none of the forms");
    }
    if (keyword == QLatin1String("items")) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString problem =
                schemaProblem(array.at(i), rule.toObject(), root, path + QLatin1Char('/') + QString::number(i));
            if (!problem.isEmpty())
                return problem;
        }
        return {};
    }
    return QStringLiteral("keyword not implemented in the test: ") + keyword;
}

} // namespace

QString schemaProblem(const QJsonValue &value, const QJsonObject &unresolved, const QJsonObject &root,
                      const QString &path)
{
    const QJsonObject schema = resolved(unresolved, root);
    if (schema.isEmpty())
        return path + QStringLiteral(": no schema");
    for (auto it = schema.begin(); it != schema.end(); ++it) {
        const QString problem = keywordProblem(it.key(), it.value(), value, schema, root, path);
        if (!problem.isEmpty())
            return problem.contains(QLatin1String(": ")) ? problem : path + QStringLiteral(": ") + problem;
    }
    return {};
}

QList<SchemaObject> schemaObjects(const QJsonValue &value, const QJsonObject &unresolved, const QJsonObject &root,
                                  const QList<QString> &place)
{
    const QJsonObject schema = resolved(unresolved, root);
    QList<SchemaObject> objects;
    if (value.isObject()) {
        objects.append({place, schema});
        const QJsonObject object = value.toObject();
        const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            objects.append(
                schemaObjects(it.value(), properties.value(it.key()).toObject(), root, place + QList{it.key()}));
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            objects.append(schemaObjects(array.at(i), schema.value(QLatin1String("items")).toObject(), root,
                                         place + QList{QString::number(i)}));
    }
    return objects;
}

QJsonValue replaced(const QJsonValue &value, const QList<QString> &place, const QJsonObject &object)
{
    if (place.isEmpty())
        return object;
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const int index = place.first().toInt();
        array.replace(index, replaced(array.at(index), place.mid(1), object));
        return array;
    }
    QJsonObject parent = value.toObject();
    parent.insert(place.first(), replaced(parent.value(place.first()), place.mid(1), object));
    return parent;
}

QJsonObject objectAt(const QJsonValue &value, const QList<QString> &place)
{
    QJsonValue current = value;
    for (const QString &step : place)
        current = current.isArray() ? current.toArray().at(step.toInt()) : current.toObject().value(step);
    return current.toObject();
}

} // namespace esu::test

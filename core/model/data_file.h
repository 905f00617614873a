// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/operations.h"
#include "core/model/catalogue.h"
#include "core/model/json_reader.h"

#include <QSet>

/// What the readers of `resources/*.json` share. Mistakes become problems of the `JsonDocument`.
namespace esu::datafile {

inline Result<JsonDocument> open(const QByteArray &json, const QString &fileName)
{
    auto document = JsonDocument::parse(json, fileName, operation::resourceData);
    if (!document)
        return document;
    const JsonNode root = document->root();
    root.string("$schema", {}); // for editors only
    const JsonNode schema = root.member(QLatin1String("schema"));
    if (schema.asInteger() != 1)
        schema.problem(QStringLiteral("this version of the program reads schema 1"));
    return document;
}

inline QList<JsonNode> items(const JsonNode &parent, const char *name)
{
    return parent.member(QLatin1String(name)).items();
}

inline LocalText localText(const JsonNode &parent, const char *name)
{
    const JsonNode node = parent.member(QLatin1String(name));
    return {.ja = node.text("ja"), .en = node.text("en")};
}

inline QString confidence(const JsonNode &parent)
{
    const JsonNode node = parent.member(QLatin1String("confidence"));
    const QString mark = node.asString();
    if (!QStringList{QStringLiteral("H"), QStringLiteral("M"), QStringLiteral("L"), QStringLiteral("K")}.contains(mark))
        node.problem(QStringLiteral("must be H, M, L or K"));
    return mark;
}

inline EndpointPurpose endpointPurpose(const JsonNode &node)
{
    return node.asEnum<EndpointPurpose>({{QLatin1String("activation"), EndpointPurpose::Activation},
                                         {QLatin1String("windows-update"), EndpointPurpose::WindowsUpdate},
                                         {QLatin1String("certificates"), EndpointPurpose::Certificates}});
}

template <class Key> void mustBeNew(QSet<Key> &seen, const Key &key, const JsonNode &node)
{
    if (seen.contains(key))
        node.problem(QStringLiteral("stands twice in this file"));
    seen.insert(key);
}

inline QDate date(const JsonNode &parent, const char *name)
{
    return parent.member(QLatin1String(name)).asDate();
}

} // namespace esu::datafile

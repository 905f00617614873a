// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace esu {

/// One value in a JSON text.
struct JsonPlace {
    QString path; ///< "programmes[0].years[1].start"; empty for the root
    QString parent;
    int line = 1;
};

/// Every value, in order of appearance.
struct JsonPlaces {
    QList<JsonPlace> places;
    std::optional<JsonPlace> duplicate; ///< the first member that stands twice in its object
    std::optional<JsonPlace> tooMuch;   ///< where it is deeper or longer than any file of ours; nothing behind is read
};

/// Finds the lines that QJsonDocument does not keep. The text must have passed QJsonDocument. Pure; serves
/// `JsonDocument` only.
JsonPlaces findJsonPlaces(const QByteArray &json);

/// The path of a member. A name with a dot or bracket in it is quoted, so that two places never share a path.
QString jsonMemberPath(const QString &parent, const QString &name);
QString jsonItemPath(const QString &parent, qsizetype index);

} // namespace esu

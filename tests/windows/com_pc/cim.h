// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace esu::compc {

class ComPc;

/// CIMTYPE numbers, and the array flag, as WMI has them.
namespace cim {
inline constexpr long sint32 = 3, boolean = 11, string = 8, uint8 = 17, uint16 = 18, uint32 = 19, uint64 = 21,
                      datetime = 101, array = 0x2000;
}

struct CimProperty {
    QString name;
    long type = cim::string;
    bool key = false;
};

struct CimMethod {
    QString name;
    QList<CimProperty> in;
    QList<CimProperty> out; ///< beside ReturnValue
    bool isStatic = false;
};

/// A class definition. A plain value; instances share it.
struct CimClass {
    QString name;
    QList<CimProperty> properties;
    QList<CimMethod> methods;

    const CimProperty *property(const QString &wanted) const;
    const CimMethod *method(const QString &wanted) const;
    const CimProperty *keyProperty() const;
};
using CimClassPtr = std::shared_ptr<const CimClass>;

/// The values of one object, by lower-case property name. NULL is an invalid QVariant. Types: QString, bool, qint64,
/// quint64, QStringList, QList<qint64>, QByteArray.
using CimValues = QHash<QString, QVariant>;

/// The class as this generation of Windows has it in that namespace ("cimv2" or "default"); nullptr: invalid class.
CimClassPtr cimClass(const ComPc &pc, const QString &nameSpace, const QString &name);
/// All instances, values for every property of the class.
QList<CimValues> cimInstances(ComPc &pc, const QString &className);

} // namespace esu::compc

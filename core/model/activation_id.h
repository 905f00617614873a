// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUuid>

#include <expected>
#include <optional>

namespace esu {

/// `SoftwareLicensingProduct.ID`: which licensing row is meant. Always a valid GUID; written in lower case without
/// braces.
class ActivationId {
public:
    enum class Problem {
        Empty,
        Placeholder,
        NotAGuid,
        Application, ///< the ID of Windows as an application: every row has it, so it names none
        ProductKey,  ///< or the most of one: not to be repeated
        Several,     ///< and no label says which of them is the activation ID
    };
    /// The GUID in `text`: alone, in braces, with any dash or none, within a pasted `slmgr /ato <ID>` or another line.
    static std::expected<ActivationId, Problem> parse(QStringView text);
    /// For IDs that are already known to be GUIDs (data files, WMI rows); an invalid one gives nullopt.
    static std::optional<ActivationId> fromGuid(QStringView guid);

    QString text() const { return m_id.toString(QUuid::WithoutBraces); }

    bool operator==(const ActivationId &) const = default;
    friend bool operator<(const ActivationId &a, const ActivationId &b) { return a.m_id < b.m_id; }

private:
    explicit ActivationId(const QUuid &id) : m_id(id) {}
    QUuid m_id;
};

} // namespace esu

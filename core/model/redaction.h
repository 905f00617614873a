// SPDX-License-Identifier: MIT
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

namespace esu {

/// What names a person, a PC or an organisation, as far as it is known. Empty names count as unknown.
struct PersonalNames {
    QStringList computers = {};
    QStringList users = {};
    QStringList domains = {};
    QStringList servers = {};

    bool operator==(const PersonalNames &) const = default;
};
/// The same, and what this host's name tells: itself first, its first label, its domain.
PersonalNames withHost(PersonalNames names, const QString &host);

/// Takes out of texts what nobody else needs to see. The same name always becomes the same stand-in ("PC-1", "user-1"),
/// so that texts stay understandable. A plain value; pure.
class Redaction {
public:
    explicit Redaction(const PersonalNames &names);

    /// Free text (a title, a detail): names, and everything that looks personal. ASCII names are taken as whole words;
    /// others, which are written without spaces, wherever they stand.
    QString text(const QString &text) const;
    /// "https://wsus.example:8531/path" becomes "https://server-1:8531"; what is no address becomes "server-1".
    static QString address(const QString &text);
    /// The host in an address, to be named among the servers; empty if there is none.
    static QString host(const QString &address);
    /// Product text of Microsoft (a license name): the same, but a name that is a word of such text stays, or a person
    /// called "Windows" would change what it means.
    QString productText(const QString &text) const;

private:
    struct StandIn {
        QString name;
        QString standIn;
    };
    QString redacted(const QString &text, const QStringList &kept) const;
    QString withoutNames(const QString &text, const QStringList &kept) const;

    QList<StandIn> m_names; ///< longest first
    QRegularExpression m_pattern;
};

} // namespace esu

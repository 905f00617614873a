// SPDX-License-Identifier: MIT
#include "core/model/redaction.h"

#include "core/model/outside_text.h"

#include <QUrl>

#include <algorithm>

namespace esu {

namespace {

/// No character of a key, so that a masked key is none.
constexpr const char16_t *maskedKey = u"*****-*****-*****-*****-*****";

struct Rule {
    QRegularExpression pattern;
    QString replacement;
};

Rule rule(const char16_t *pattern, const char16_t *replacement)
{
    return {QRegularExpression(QString::fromUtf16(pattern), QRegularExpression::CaseInsensitiveOption),
            QString::fromUtf16(replacement)};
}

QString apply(QString text, const QList<Rule> &rules)
{
    for (const Rule &rule : rules)
        text.replace(rule.pattern, rule.replacement);
    return text;
}

/// Keys, product IDs, installation IDs, SIDs. A GUID is none of these: activation IDs must stay.
const QList<Rule> &identifierRules()
{
    static const QList<Rule> rules{
        // What is left of a key that was masked, and what has its form and is none.
        rule(u"(?:\\*{5}-){4}[a-z0-9]{5}(?![a-z0-9])", maskedKey),
        rule(u"(?<![a-z0-9])(?:[a-z0-9]{5}-){4}[a-z0-9]{5}(?![a-z0-9])", maskedKey),
        rule(u"(?<![a-z0-9])[bcdfghjkmpqrtvwxy2346789n]{25}(?![a-z0-9])", maskedKey),
        rule(u"(?<![0-9])\\d{5}-\\d{5}-\\d{3}-\\d{6}-\\d{2}-[\\d.-]*\\d", u"00000-00000-000-000000-00-0000-0000"),
        rule(u"(?<![a-z0-9])\\d{5}-(?:\\d{5}|\\d{3}|oem)-\\d{5,7}-[a-z0-9]{5}(?![a-z0-9])", u"00000-000-0000000-00000"),
        rule(u"(?<![0-9])\\d{6,9}(?:[ -]\\d{6,9}){6,8}(?![0-9])", u"000000"),
        rule(u"(?<![0-9])\\d{50,}(?![0-9])", u"000000"),
        rule(u"(?<![a-z0-9])S-1-\\d+(?:-\\d+)+", u"S-1-0-0"),
    };
    return rules;
}

const QList<Rule> &placeRules()
{
    static const QList<Rule> rules{
        rule(u"([a-z]:[\\\\/](?:Users|Documents and Settings|Profiles?|Homes?)[\\\\/])[^\\\\/:*?\"<>|\\r\\n]+",
             u"\\1user-1"),
        rule(u"(/home/)[^/\\s]+", u"\\1user-1"),
        rule(u"(?<!\\\\)(\\\\\\\\(?:\\?\\\\UNC\\\\)?)(?![?.\\\\])[^\\\\\\s]+", u"\\1server-1"),
        rule(u"(server-1[\\\\/](?:[^\\\\/\\s]*\\$|Users|Profiles?|Homes?)[\\\\/])[^\\\\/:*?\"<>|\\r\\n]+",
             u"\\1user-1"),
        rule(u"(?<![\\w:/])//[\\w.-]+(?=/)", u"//server-1"),
        rule(u"(?<![\\w.-])(?:[\\w-]+\\.)+(?:local|localdomain|lan|corp|internal|intranet|intra|home|private|ad)(?!["
             u"\\w-])",
             u"server-1"),
        rule(u"(?<![a-z0-9-])(?:DESKTOP|LAPTOP|WIN)-[a-z0-9]{7,11}(?![a-z0-9-])", u"PC-1"),
        rule(u"(?<![\\w.+:-])(?:0\\d{1,4}-\\d{1,4}-\\d{3,4}|\\+\\d{9,15}|\\+\\d{1,3}(?:[ "
             u"-]\\(?\\d{1,5}\\)?){2,5})(?![\\d-])",
             u"000"),
        rule(u"[\\w.+-]+@(?:(?:domain|server|PC)-\\d+(?![\\w-])|[\\w-]+(?:\\.[\\w-]+)+)", u"user-1@domain-1"),
        rule(u"(?<![\\w\\\\/:.-])((?:domain|server)-\\d+)\\\\[\\w.-]*\\w(?![\\w\\\\])", u"\\1\\user-1"),
        rule(u"(?<![0-9a-f:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![0-9a-f:-])", u"00-00-00-00-00-00"),
        rule(u"(?<![\\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\\w:])", u"::"),
        rule(u"(?<![\\w:])[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?![\\w:])", u"::"),
        rule(u"(?<![\\d.~])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.]*\\d)",
             u"0.0.0.0"),
    };
    return rules;
}

/// `CORP\jdoe`: the name of a domain has capitals, and a path of the registry or of a folder goes on or begins with a
/// word that no company is called by.
QString withoutAccounts(QString text)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?<![\\w\\\\/:.-])(?!(?:HKLM|HKCU|HKCR|HKU|SOFTWARE|SYSTEM|SAM|SECURITY|BUILTIN|AUTHORITY|SERVICE)\\\\)"
            "[A-Z][A-Z0-9-]{1,14}\\\\[\\w.-]*\\w(?![\\w\\\\])"),
        QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(pattern, QStringLiteral("domain-1\\user-1"));
}

/// Ten or more capitals and digits, both among them: what serial numbers look like. The last group of a GUID does too,
/// but follows a hyphen.
QString withoutSerials(QString text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![A-Za-z0-9-])(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10,}(?![A-Za-z0-9])"));
    return text.replace(pattern, QStringLiteral("SERIAL"));
}

/// Words that stand in Microsoft's product text, so that a person of this name does not change what it means.
const QStringList &productWords()
{
    static const QStringList words{
        QStringLiteral("microsoft"),    QStringLiteral("windows"),    QStringLiteral("server"),
        QStringLiteral("client"),       QStringLiteral("esu"),        QStringLiteral("add"),
        QStringLiteral("on"),           QStringLiteral("add-on"),     QStringLiteral("for"),
        QStringLiteral("operating"),    QStringLiteral("system"),     QStringLiteral("edition"),
        QStringLiteral("channel"),      QStringLiteral("volume"),     QStringLiteral("retail"),
        QStringLiteral("professional"), QStringLiteral("pro"),        QStringLiteral("enterprise"),
        QStringLiteral("education"),    QStringLiteral("ultimate"),   QStringLiteral("home"),
        QStringLiteral("core"),         QStringLiteral("basic"),      QStringLiteral("premium"),
        QStringLiteral("business"),     QStringLiteral("starter"),    QStringLiteral("standard"),
        QStringLiteral("datacenter"),   QStringLiteral("essentials"), QStringLiteral("foundation"),
        QStringLiteral("storage"),      QStringLiteral("embedded"),   QStringLiteral("office"),
        QStringLiteral("package"),      QStringLiteral("r"),          QStringLiteral("n"),
    };
    return words;
}

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

QString patternOf(const QString &name)
{
    // Hosts of a domain, too.
    const QString hosts = name.contains(u'.') ? QStringLiteral("(?:[A-Za-z0-9_-]+\\.)*") : QString();
    const QString escaped = hosts + QRegularExpression::escape(name);
    return isAscii(name) ? QStringLiteral("(?<![A-Za-z0-9_])%1(?![A-Za-z0-9_])").arg(escaped) : escaped;
}

} // namespace

Redaction::Redaction(const PersonalNames &names)
{
    const auto add = [&](const QStringList &list, const QString &kind) {
        int number = 0;
        for (const QString &name : list) {
            const auto known = std::ranges::any_of(
                m_names, [&](const StandIn &entry) { return entry.name.compare(name, Qt::CaseInsensitive) == 0; });
            if (!name.isEmpty() && !known)
                m_names.append({name, kind + QString::number(++number)});
        }
    };
    add(names.servers, QStringLiteral("server-"));
    add(names.computers, QStringLiteral("PC-"));
    add(names.users, QStringLiteral("user-"));
    add(names.domains, QStringLiteral("domain-"));
    std::ranges::stable_sort(m_names, std::greater(), [](const StandIn &entry) { return entry.name.size(); });
    QStringList patterns;
    for (const StandIn &entry : m_names)
        patterns.append(patternOf(entry.name));
    m_pattern.setPattern(patterns.join(QLatin1Char('|')));
    m_pattern.setPatternOptions(QRegularExpression::CaseInsensitiveOption |
                                QRegularExpression::UseUnicodePropertiesOption);
}

QString Redaction::withoutNames(const QString &text, const QStringList &kept) const
{
    if (m_names.isEmpty())
        return text;
    // One pass over all names, so that a stand-in is never replaced itself.
    QString result;
    qsizetype from = 0;
    for (auto matches = m_pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (kept.contains(match.captured(), Qt::CaseInsensitive))
            continue;
        const auto entry = std::ranges::find_if(m_names, [&](const StandIn &candidate) {
            return match.captured().endsWith(candidate.name, Qt::CaseInsensitive);
        });
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        result += entry == m_names.cend() ? QStringLiteral("name-1") : entry->standIn;
        from = match.capturedEnd();
    }
    return result + text.sliced(from);
}

QString Redaction::redacted(const QString &text, const QStringList &kept) const
{
    const QString bare = apply(withoutNames(harmlessLines(text), kept), identifierRules());
    return withoutSerials(withoutAccounts(apply(bare, placeRules())));
}

QString Redaction::text(const QString &text) const
{
    return redacted(text, {});
}

QString Redaction::productText(const QString &text) const
{
    return redacted(text, productWords());
}

QString Redaction::host(const QString &address)
{
    return QUrl(address.trimmed()).host();
}

PersonalNames withHost(PersonalNames names, const QString &host)
{
    // They are called so everywhere.
    static const QStringList usual{QStringLiteral("wsus"),    QStringLiteral("sccm"),   QStringLiteral("update"),
                                   QStringLiteral("updates"), QStringLiteral("server"), QStringLiteral("localhost")};
    const qsizetype dot = host.indexOf(u'.');
    const QString label = host.left(dot);
    const QString domain = dot < 0 ? QString() : host.sliced(dot + 1);
    static const QRegularExpression number(QStringLiteral("\\A[0-9.:\\[\\]]*\\z"));
    if (number.match(host).hasMatch() || usual.contains(host, Qt::CaseInsensitive))
        return names;
    if (!usual.contains(label, Qt::CaseInsensitive))
        names.servers.prepend(label);
    names.servers.prepend(host);
    if (domain.contains(u'.'))
        names.domains.append(domain);
    return names;
}

QString Redaction::address(const QString &text)
{
    if (text.isEmpty())
        return text;
    QString server = QStringLiteral("server-1");
    const QUrl url(text.trimmed());
    if (url.host().isEmpty())
        return server;
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    const QString scheme = url.scheme() == QLatin1String("http") ? url.scheme() : QStringLiteral("https");
    return scheme + QStringLiteral("://") + server + port;
}

} // namespace esu

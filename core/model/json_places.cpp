// SPDX-License-Identifier: MIT
#include "core/model/json_places.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cstring>

namespace esu {

QString jsonMemberPath(const QString &parent, const QString &name)
{
    const bool plain = !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'$';
    });
    if (!plain)
        return parent + QStringLiteral("[\"%1\"]").arg(name);
    return parent.isEmpty() ? name : parent + QLatin1Char('.') + name;
}

QString jsonItemPath(const QString &parent, qsizetype index)
{
    return parent + QStringLiteral("[%1]").arg(index);
}

namespace {

/// Finds the line of every value. Runs after QJsonDocument accepted the text, so it need not check syntax.
class Scanner {
public:
    explicit Scanner(const QByteArray &json) : m_json(json)
    {
        if (m_json.startsWith("\xEF\xBB\xBF"))
            m_at = 3;
        value({}, {});
    }

    const JsonPlaces &found() const { return m_found; }

private:
    char peek()
    {
        while (m_at < m_json.size() &&
               (m_json[m_at] == ' ' || m_json[m_at] == '\t' || m_json[m_at] == '\r' || m_json[m_at] == '\n')) {
            if (m_json[m_at] == '\n')
                ++m_line;
            ++m_at;
        }
        return m_at < m_json.size() ? m_json[m_at] : '\0';
    }

    void skipString()
    {
        ++m_at;
        while (m_at < m_json.size() && m_json[m_at] != '"')
            m_at += m_json[m_at] == '\\' ? 2 : 1;
        ++m_at;
    }

    QString name()
    {
        peek();
        const qsizetype start = m_at;
        skipString();
        const QByteArray token = m_json.mid(start, m_at - start);
        if (!token.contains('\\'))
            return QString::fromUtf8(token.sliced(1, token.size() - 2));
        return QJsonDocument::fromJson('[' + token + ']').array().at(0).toString();
    }

    void value(const QString &path, const QString &parent)
    {
        const char first = peek();
        if (m_depth > deepest || m_found.places.size() >= most) {
            m_found.tooMuch = JsonPlace{parent, {}, m_line};
            m_at = m_json.size();
            return;
        }
        m_found.places.append({path, parent, m_line});
        ++m_depth;
        if (first == '{')
            object(path);
        else if (first == '[')
            array(path);
        else if (first == '"')
            skipString();
        else
            while (m_at < m_json.size() && !strchr(",]} \t\r\n", m_json[m_at]))
                ++m_at;
        --m_depth;
    }

    void object(const QString &path)
    {
        QSet<QString> seen;
        ++m_at;
        while (m_at < m_json.size() && peek() != '}') {
            const QString member = name();
            const QString place = jsonMemberPath(path, member);
            if (seen.contains(member) && !m_found.duplicate)
                m_found.duplicate = JsonPlace{place, path, m_line};
            seen.insert(member);
            peek();
            ++m_at; // ':'
            value(place, path);
            if (peek() == ',')
                ++m_at;
        }
        ++m_at;
    }

    void array(const QString &path)
    {
        qsizetype index = 0;
        ++m_at;
        while (m_at < m_json.size() && peek() != ']') {
            value(jsonItemPath(path, index++), path);
            if (peek() == ',')
                ++m_at;
        }
        ++m_at;
    }

    static constexpr int deepest = 32;
    static constexpr qsizetype most = 200'000;
    const QByteArray &m_json;
    JsonPlaces m_found;
    int m_depth = 0;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

JsonPlaces findJsonPlaces(const QByteArray &json)
{
    return Scanner(json).found();
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "wql.h"

#include <QRegularExpression>

namespace esu::compc {

namespace {

using Node = WqlQuery::Node;
using Kind = Node::Kind;

struct Token {
    enum class Type { Word, String, Number, Symbol, End };
    Type type = Type::End;
    QString text;
};

std::optional<QList<Token>> tokens(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral(R"(\G\s*(?:([A-Za-z_][A-Za-z0-9_]*)|('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|)"
                       R"((-?(?:0[xX][0-9A-Fa-f]+|\d+))|(<>|!=|<=|>=|[=<>(),*])))"));
    QList<Token> list;
    qsizetype at = 0;
    while (!QStringView(text).mid(at).trimmed().isEmpty()) {
        const auto match = form.match(text, at);
        if (!match.hasMatch())
            return std::nullopt;
        at = match.capturedEnd();
        if (match.hasCaptured(1)) {
            list.append({Token::Type::Word, match.captured(1)});
        } else if (match.hasCaptured(2)) {
            QString content;
            const QString quoted = match.captured(2);
            for (qsizetype i = 1; i < quoted.size() - 1; ++i) {
                if (quoted.at(i) == u'\\')
                    ++i;
                content.append(quoted.at(i));
            }
            list.append({Token::Type::String, content});
        } else if (match.hasCaptured(3)) {
            list.append({Token::Type::Number, match.captured(3)});
        } else {
            const QString symbol = match.captured(4);
            list.append({Token::Type::Symbol, symbol == QLatin1String("!=") ? QStringLiteral("<>") : symbol});
        }
    }
    list.append(Token{});
    return list;
}

/// Throws nothing: a mistake makes every function return a null node and sets `bad`.
class Parser {
public:
    explicit Parser(QList<Token> tokens) : m_tokens(std::move(tokens)) {}

    std::optional<WqlQuery> query()
    {
        WqlQuery query;
        if (!word("SELECT") || !selection(query.properties) || !word("FROM"))
            return std::nullopt;
        const Token name = take();
        if (name.type != Token::Type::Word)
            return std::nullopt;
        query.className = name.text;
        if (word("WHERE")) {
            query.where = disjunction();
            if (!query.where)
                return std::nullopt;
        }
        if (m_bad || peek().type != Token::Type::End)
            return std::nullopt;
        return query;
    }

private:
    const Token &peek() const { return m_tokens.at(m_at); }
    Token take()
    {
        const Token token = peek();
        if (m_at + 1 < m_tokens.size())
            ++m_at;
        return token;
    }
    bool word(const char *keyword)
    {
        const bool is =
            peek().type == Token::Type::Word && peek().text.compare(QLatin1String(keyword), Qt::CaseInsensitive) == 0;
        if (is)
            take();
        return is;
    }
    bool symbol(const char *text)
    {
        const bool is = peek().type == Token::Type::Symbol && peek().text == QLatin1String(text);
        if (is)
            take();
        return is;
    }
    bool selection(QStringList &properties)
    {
        if (symbol("*"))
            return true;
        do {
            const Token name = take();
            if (name.type != Token::Type::Word)
                return false;
            properties.append(name.text);
        } while (symbol(","));
        return true;
    }
    std::unique_ptr<Node> fail()
    {
        m_bad = true;
        return nullptr;
    }
    std::unique_ptr<Node> both(Kind kind, std::unique_ptr<Node> left, std::unique_ptr<Node> right)
    {
        if (!left || !right)
            return fail();
        auto node = std::make_unique<Node>();
        node->kind = kind;
        node->left = std::move(left);
        node->right = std::move(right);
        return node;
    }
    std::unique_ptr<Node> disjunction()
    {
        auto node = conjunction();
        while (!m_bad && word("OR"))
            node = both(Kind::Or, std::move(node), conjunction());
        return node;
    }
    std::unique_ptr<Node> conjunction()
    {
        auto node = negation();
        while (!m_bad && word("AND"))
            node = both(Kind::And, std::move(node), negation());
        return node;
    }
    std::unique_ptr<Node> negation()
    {
        if (!word("NOT"))
            return primary();
        auto node = std::make_unique<Node>();
        node->kind = Kind::Not;
        node->left = negation();
        if (!node->left)
            return fail();
        return node;
    }
    /// Empty QVariant: not a literal. NULL is given as a null QString.
    std::optional<QVariant> literal()
    {
        if (word("TRUE"))
            return QVariant(true);
        if (word("FALSE"))
            return QVariant(false);
        if (word("NULL"))
            return QVariant();
        if (peek().type == Token::Type::String) {
            const QString text = take().text;
            return QVariant(text.isNull() ? QStringLiteral("") : text);
        }
        if (peek().type == Token::Type::Number) {
            bool ok = false;
            const qint64 number = take().text.toLongLong(&ok, 0);
            if (ok)
                return QVariant(number);
        }
        return std::nullopt;
    }
    std::unique_ptr<Node> primary()
    {
        if (symbol("(")) {
            auto inner = disjunction();
            return inner && symbol(")") ? std::move(inner) : fail();
        }
        auto node = std::make_unique<Node>();
        if (auto constant = literal()) {
            if (peek().type != Token::Type::Symbol)
                return fail();
            static const QHash<QString, QString> mirrored = {
                {QStringLiteral("<"), QStringLiteral(">")},   {QStringLiteral(">"), QStringLiteral("<")},
                {QStringLiteral("<="), QStringLiteral(">=")}, {QStringLiteral(">="), QStringLiteral("<=")},
                {QStringLiteral("="), QStringLiteral("=")},   {QStringLiteral("<>"), QStringLiteral("<>")}};
            node->comparison = mirrored.value(take().text);
            node->literal = *constant;
            node->property = peek().type == Token::Type::Word ? take().text : QString();
            return compared(std::move(node));
        }
        if (peek().type != Token::Type::Word)
            return fail();
        node->property = take().text;
        if (word("IS")) {
            node->kind = word("NOT") ? Kind::IsNotNull : Kind::IsNull;
            return word("NULL") ? std::move(node) : fail();
        }
        if (word("LIKE")) {
            node->kind = Kind::Like;
            if (peek().type != Token::Type::String)
                return fail();
            node->literal = take().text;
            return node;
        }
        if (peek().type != Token::Type::Symbol)
            return fail();
        node->comparison = take().text;
        const auto constant = literal();
        if (!constant)
            return fail();
        node->literal = *constant;
        return compared(std::move(node));
    }
    std::unique_ptr<Node> compared(std::unique_ptr<Node> node)
    {
        static const QStringList known{QStringLiteral("="), QStringLiteral("<>"), QStringLiteral("<"),
                                       QStringLiteral(">"), QStringLiteral("<="), QStringLiteral(">=")};
        if (node->property.isEmpty() || !known.contains(node->comparison))
            return fail();
        if (!node->literal.isValid()) {
            if (node->comparison != QLatin1String("=") && node->comparison != QLatin1String("<>"))
                return fail();
            node->kind = node->comparison == QLatin1String("=") ? Kind::IsNull : Kind::IsNotNull;
        }
        return node;
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    bool m_bad = false;
};

void collect(const Node *node, QStringList &names)
{
    if (node == nullptr)
        return;
    if (!node->property.isEmpty())
        names.append(node->property);
    collect(node->left.get(), names);
    collect(node->right.get(), names);
}

bool like(const QString &text, const QString &pattern)
{
    QString expression;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern.at(i);
        const qsizetype close = c == u'[' ? pattern.indexOf(u']', i + 1) : -1;
        if (c == u'%') {
            expression += QStringLiteral(".*");
        } else if (c == u'_') {
            expression += u'.';
        } else if (close > i) {
            expression += pattern.mid(i, close - i + 1).replace(u'=', u'-');
            i = close;
        } else {
            expression += QRegularExpression::escape(QString(c));
        }
    }
    const QRegularExpression form(QRegularExpression::anchoredPattern(expression),
                                  QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::DotMatchesEverythingOption);
    return form.match(text).hasMatch();
}

/// Less, equal or greater as -1, 0, 1; nullopt when the two cannot be compared.
std::optional<int> compare(const QVariant &value, const QVariant &literal)
{
    const auto sign = [](auto a, auto b) { return a < b ? -1 : (b < a ? 1 : 0); };
    if (value.typeId() == QMetaType::QString) {
        if (literal.typeId() != QMetaType::QString)
            return std::nullopt;
        return sign(value.toString().compare(literal.toString(), Qt::CaseInsensitive), 0);
    }
    if (value.typeId() == QMetaType::Bool) {
        const QString text = literal.toString();
        if (literal.typeId() == QMetaType::QString && text.compare(QLatin1String("true"), Qt::CaseInsensitive) != 0 &&
            text.compare(QLatin1String("false"), Qt::CaseInsensitive) != 0)
            return std::nullopt;
        return sign(static_cast<int>(value.toBool()), static_cast<int>(literal.toBool()));
    }
    bool ok = literal.typeId() != QMetaType::Bool;
    const qint64 number = ok ? literal.toLongLong(&ok) : 0;
    return ok ? std::optional(sign(value.toLongLong(), number)) : std::nullopt;
}

std::optional<bool> evaluate(const Node &node, const std::function<QVariant(const QString &)> &value)
{
    switch (node.kind) {
    case Kind::And:
    case Kind::Or: {
        const auto left = evaluate(*node.left, value);
        const auto right = evaluate(*node.right, value);
        if (!left || !right)
            return std::nullopt;
        return node.kind == Kind::And ? *left && *right : *left || *right;
    }
    case Kind::Not: {
        const auto inner = evaluate(*node.left, value);
        return inner ? std::optional(!*inner) : std::nullopt;
    }
    case Kind::IsNull:
        return !value(node.property).isValid();
    case Kind::IsNotNull:
        return value(node.property).isValid();
    case Kind::Like: {
        const QVariant own = value(node.property);
        if (own.isValid() && own.typeId() != QMetaType::QString)
            return std::nullopt;
        return own.isValid() && like(own.toString(), node.literal.toString());
    }
    case Kind::Compare: {
        const QVariant own = value(node.property);
        if (!own.isValid())
            return false;
        const auto order = compare(own, node.literal);
        if (!order)
            return std::nullopt;
        if (node.comparison == QLatin1String("="))
            return *order == 0;
        if (node.comparison == QLatin1String("<>"))
            return *order != 0;
        if (node.comparison == QLatin1String("<"))
            return *order < 0;
        if (node.comparison == QLatin1String(">"))
            return *order > 0;
        return node.comparison == QLatin1String("<=") ? *order <= 0 : *order >= 0;
    }
    }
    return std::nullopt;
}

} // namespace

std::optional<WqlQuery> WqlQuery::parse(const QString &text)
{
    auto list = tokens(text);
    return list ? Parser(*std::move(list)).query() : std::nullopt;
}

QStringList WqlQuery::namedProperties() const
{
    QStringList names = properties;
    collect(where.get(), names);
    return names;
}

std::optional<bool> WqlQuery::matches(const std::function<QVariant(const QString &)> &value) const
{
    return where ? evaluate(*where, value) : true;
}

} // namespace esu::compc

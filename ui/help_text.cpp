// SPDX-License-Identifier: MIT
#include "ui/help_text.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

namespace esu {

namespace {

std::optional<HelpTopic> topicOf(ExitCode code)
{
    switch (code) {
    case ExitCode::KeyRefused:
    case ExitCode::ActivationRefused:
        return HelpTopic::KeyRefused;
    case ExitCode::NoEsuRow:
    case ExitCode::PrerequisiteMissing:
        return HelpTopic::Missing;
    case ExitCode::ActivationLimit:
        return HelpTopic::Limit;
    case ExitCode::NotEligible:
        return HelpTopic::NotEligible;
    case ExitCode::Network:
    case ExitCode::NotReachable:
        return HelpTopic::Proxy;
    case ExitCode::AccessDenied:
        return HelpTopic::Administrator;
    case ExitCode::UpdateFailed:
        return HelpTopic::UpdateFailed;
    case ExitCode::VerdictAmber:
    case ExitCode::VerdictRed:
        return HelpTopic::ResultNotGreen;
    case ExitCode::NoKey:
        return HelpTopic::WhereIsMyKey;
    case ExitCode::RestartRequired:
        return HelpTopic::Restart;
    case ExitCode::Done:
    case ExitCode::Failure:
    case ExitCode::Usage:
        return HelpTopic::WhomToCall;
    case ExitCode::Cancelled:
        break;
    }
    return std::nullopt;
}

/// Resellers write プロダクトキー and 適応; full width is half width.
QString folded(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    static const QRegularExpression gaps(QStringLiteral("[\\s・\\-]"));
    return plain.remove(gaps).replace(QStringLiteral("適応"), QStringLiteral("適用"));
}

QString withoutTags(QString html)
{
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    return html.remove(tag);
}

QString plain(const QString &html)
{
    return withoutTags(html)
        .replace(QLatin1String("&lt;"), QLatin1String("<"))
        .replace(QLatin1String("&gt;"), QLatin1String(">"))
        .replace(QLatin1String("&amp;"), QLatin1String("&"));
}

/// From behind the start tag that was read last to its end tag, as it stands in `text`.
QString inner(QXmlStreamReader &xml, const QString &text)
{
    const auto begin = static_cast<qsizetype>(xml.characterOffset());
    qsizetype end = begin;
    for (int depth = 1; depth > 0 && !xml.atEnd();) {
        end = static_cast<qsizetype>(xml.characterOffset());
        xml.readNext();
        depth += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
    }
    return text.mid(begin, end - begin);
}

} // namespace

QList<HelpSection> HelpText::parse(const QString &text)
{
    QList<HelpSection> sections;
    QXmlStreamReader xml(text);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.name() != QLatin1String("section"))
            continue;
        const auto topic = valueOf<HelpTopic>(xml.attributes().value(QLatin1String("id")));
        HelpSection section;
        for (const QStringView name : xml.attributes().value(QLatin1String("class")).split(u' ')) {
            const auto page = valueOf<Page>(name);
            if (!page)
                return {};
            section.pages.append(*page);
        }
        const QString whole = inner(xml, text).trimmed();
        const qsizetype title = whole.indexOf(QLatin1String("</h2>"));
        if (!topic || title < 0)
            return {};
        section.topic = *topic;
        section.title = plain(whole.left(title)).trimmed();
        section.body = whole.mid(title + 5).trimmed();
        sections.append(section);
    }
    return xml.hasError() ? QList<HelpSection>() : sections;
}

QList<HelpSection> HelpText::sections(const QString &language)
{
    QFile file(QStringLiteral(":/help/%1.html").arg(language));
    return file.open(QIODevice::ReadOnly) ? parse(QString::fromUtf8(file.readAll())) : QList<HelpSection>();
}

QList<HelpSection> HelpText::forPage(const QList<HelpSection> &sections, Page page)
{
    QList<HelpSection> ordered = sections;
    std::ranges::stable_partition(ordered, [page](const HelpSection &section) { return section.pages.contains(page); });
    return ordered;
}

namespace {

QStringList wordsOf(const QString &wanted)
{
    QStringList words;
    for (const QString &word : wanted.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words << folded(word);
    return words;
}

/// The more the earlier: words of the title, then how often any of them stands there.
std::pair<int, int> weightOf(const HelpSection &section, const QStringList &words)
{
    const QString title = folded(section.title);
    const QString body = folded(plain(section.body));
    int inTitle = 0;
    int altogether = 0;
    for (const QString &word : words) {
        inTitle += title.contains(word) ? 1 : 0;
        altogether += static_cast<int>(title.count(word) + body.count(word));
    }
    return {inTitle, altogether};
}

} // namespace

bool HelpText::matches(const HelpSection &section, const QString &wanted)
{
    const QString whole = folded(section.title + plain(section.body));
    return std::ranges::all_of(wordsOf(wanted), [&whole](const QString &word) { return whole.contains(word); });
}

QList<HelpSection> HelpText::found(const QList<HelpSection> &sections, const QString &wanted)
{
    QList<HelpSection> found = sections;
    found.removeIf([&wanted](const HelpSection &section) { return !matches(section, wanted); });
    const QStringList words = wordsOf(wanted);
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [&words](const HelpSection &section) { return weightOf(section, words); });
    return found;
}

std::optional<HelpTopic> HelpText::topicOf(const StateCard &card, const ErrorCatalogue &catalogue)
{
    if (card.text == CardText::KeyBaseTookKey)
        return HelpTopic::KeyBack;
    if (!card.args.error || card.text == CardText::Stopped || card.text == CardText::Stopping)
        return std::nullopt;
    const ErrorExplanation explanation = catalogue.explain(*card.args.error);
    return explanation.ambiguous ? HelpTopic::AnotherAttempt : esu::topicOf(explanation.exitCode);
}

} // namespace esu

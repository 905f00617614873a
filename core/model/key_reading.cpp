// SPDX-License-Identifier: MIT
#include "core/model/key_bytes.h"
#include "core/model/key_finder.h"
#include "core/model/key_text.h"
#include "core/model/key_unwrapping.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace esu {

namespace {

/// A text that may hold a key, in all its readings; wiped in the end.
class Readings {
public:
    explicit Readings(QStringList texts) : m_texts(std::move(texts)) {}
    ~Readings()
    {
        for (QString &text : m_texts)
            wipe(text);
    }
    Readings(const Readings &) = delete;
    Readings &operator=(const Readings &) = delete;
    const QStringList &all() const { return m_texts; }

private:
    QStringList m_texts;
};

/// Parses one piece of the text as a key. The marks of quoted lines are no part of it.
std::optional<ProductKey> keyFrom(QStringView piece)
{
    QString characters;
    characters.reserve(piece.size());
    for (const QChar c : piece) {
        if (keytext::isWordCharacter(c) || keytext::isGap(c))
            characters.append(c);
    }
    auto key = ProductKey::parse(characters);
    wipe(characters);
    if (!key)
        return std::nullopt;
    return std::move(*key);
}

void findIn(QStringView text, const KmsClientKeys &kmsClientKeys, std::vector<FoundKey> &found)
{
    const QList<KeyMatch> matches = keyMatches(text);
    qsizetype previousEnd = 0;
    for (qsizetype i = 0; i < matches.size(); ++i) {
        const KeyMatch &match = matches[i];
        auto key = keyFrom(text.sliced(match.start, match.end - match.start));
        const qsizetype nextStart = i + 1 < matches.size() ? matches[i + 1].start : text.size();
        const qsizetype before = std::exchange(previousEnd, match.end);
        if (!key ||
            std::ranges::any_of(found, [&key](const FoundKey &other) { return other.key.text() == key->text(); }))
            continue;
        const KeyNeighbours neighbours = neighboursOf(text, match, before, nextStart);
        auto kmsProduct = kmsClientKeys.productOf(*key);
        found.push_back(FoundKey{.key = std::move(*key),
                                 .beside = neighbours.beside,
                                 .yearHint = neighbours.year,
                                 .kmsProduct = std::move(kmsProduct)});
    }
}

/// The groups of a key with a slip, as they would be typed.
Secret groupsOf(QStringView slip)
{
    QString groups;
    groups.reserve(slip.size() + 4);
    bool gap = false;
    for (const QChar c : slip) {
        const bool isPart = !keytext::isGap(c) && (c.isLetterOrNumber() || keytext::isWordCharacter(c));
        if (isPart && gap)
            groups.append(u'-');
        if (isPart)
            groups.append(keytext::upper(c));
        gap = !isPart;
    }
    constexpr qsizetype keyLength = 25;
    if (!groups.contains(u'-') && groups.size() <= keyLength) {
        for (qsizetype place = (groups.size() - 1) / 5 * 5; place > 0; place -= 5)
            groups.insert(place, u'-');
    }
    Secret secret(groups);
    wipe(groups);
    return secret;
}

void explain(KeyReading &reading, const QStringList &texts)
{
    reading.problem = KeyProblem{};
    // As it stands first: what was taken for wrapping may have been a part of the key.
    for (const QString &text : std::views::reverse(texts)) {
        QString plain = withoutBase64(text);
        const KeySlip slip = slipIn(plain);
        const bool isFound = slip.problem.kind != KeyProblem::Kind::Empty;
        if (isFound) {
            reading.problem = slip.problem;
            reading.slip = groupsOf(slip.slip);
        }
        wipe(plain);
        if (isFound)
            return;
    }
}

} // namespace

std::vector<FoundKey> findKeys(QStringView text, const KmsClientKeys &kmsClientKeys)
{
    const Readings readings(unwrapped(text));
    std::vector<FoundKey> found;
    for (const QString &reading : readings.all())
        findIn(reading, kmsClientKeys, found);
    return found;
}

KeyReading readKeyText(QStringView text, const KmsClientKeys &kmsClientKeys)
{
    KeyReading reading;
    if (text.size() > longestKeyText) {
        reading.problem = KeyProblem{.kind = KeyProblem::Kind::TextTooLong};
        return reading;
    }
    reading.found = findKeys(text, kmsClientKeys);
    const Readings readings(unwrapped(text));
    if (reading.found.empty()) {
        explain(reading, readings.all());
    } else {
        // In a wrapped reading a key looks like one with a slip, and so does a key of which a part was taken for
        // wrapping.
        const auto holdsAll = std::ranges::find_if(readings.all(), [&](const QString &each) {
            std::vector<FoundKey> found;
            findIn(each, kmsClientKeys, found);
            return found.size() == reading.found.size();
        });
        const QString &bare = holdsAll == readings.all().cend() ? readings.all().constFirst() : *holdsAll;
        QList<KeyMatch> keys = keyMatches(bare);
        keys.removeIf([&bare](const KeyMatch &match) {
            return !keyFrom(QStringView(bare).sliced(match.start, match.end - match.start));
        });
        reading.besideSlip = hasSlipBeside(bare, keys);
    }
    return reading;
}

KeyReading readKeyBytes(const QByteArray &bytes, const KmsClientKeys &kmsClientKeys)
{
    if (bytes.size() > longestKeyText)
        return {.problem = KeyProblem{.kind = KeyProblem::Kind::TextTooLong}};
    const Readings texts(readingsOf(bytes));
    KeyReading likeliest;
    for (const QString &text : texts.all()) {
        KeyReading reading = readKeyText(text, kmsClientKeys);
        if (!reading.found.empty())
            return reading;
        if (!likeliest.problem || likeliest.problem->kind == KeyProblem::Kind::Empty)
            likeliest = std::move(reading);
    }
    return likeliest;
}

} // namespace esu

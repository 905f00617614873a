// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include "app/ctl/arguments.h"
#include "core/model/data_pack.h"
#include "core/model/key_finder.h"
#include "core/model/outside_text.h"
#include "core/model/resources.h"
#include "core/network/catalog_page.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace esu::fuzz {

namespace {

const KmsClientKeys &kmsClientKeys()
{
    static const KmsClientKeys keys = loadResources().value().kmsClientKeys;
    return keys;
}

bool holds(const QString &text, const Secret &key)
{
    QString bare(text);
    bare.remove(QLatin1Char('-'));
    QString sought(key.reveal().toString());
    sought.remove(QLatin1Char('-'));
    return bare.contains(sought, Qt::CaseInsensitive);
}

} // namespace

void keyText(const QByteArray &input)
{
    const KeyReading reading = readKeyBytes(input, kmsClientKeys());
    const QString text = QString::fromUtf8(input);
    const QString bare = harmless(text);
    demand(findKeys(bare, kmsClientKeys()).empty(), "text from outside is passed on without a key");
    demand(!bare.contains(u'\n') && !bare.contains(u'\u001B'), "and as one line without control characters");
    demand(harmless(bare) == bare, "what is passed on twice says no more and no less");
    demand(reading.found.empty() == reading.problem.has_value(), "either keys or a reason why there are none");
    for (const FoundKey &found : reading.found) {
        const QString key = found.key.text().reveal().toString();
        demand(key.size() == 29 && found.key.lastFive() == key.last(5), "a key is five groups of five");
        const auto again = ProductKey::parse(key);
        demand(again.has_value() && again->text().reveal() == found.key.text().reveal(), "a key reads as itself");
        demand(mayHoldKey(key), "a key is never repeated");
        for (const FoundKey &other : reading.found)
            demand(!holds(found.beside, other.key.text()), "the words beside a key hold no key");
    }
    if (reading.problem) {
        demand(reading.problem->place >= 0 && reading.problem->length >= 0, "places are counted from 1");
        demand(reading.problem->place <= reading.slip.reveal().size() || reading.slip.isEmpty(), "a place in the slip");
    }
}

void catalogPage(const QByteArray &input)
{
    const QString page = QString::fromUtf8(input);
    const QString kb = QStringLiteral("KB4474419");
    if (const auto found = catalog::searchPage(page, kb)) {
        for (const auto &row : found->rows)
            demand(!row.updateId.isEmpty() && row.size >= 0, "a row has an ID");
    }
    const auto files = catalog::files(page, kb);
    for (const PackageFile &file : files.value_or(PackageFiles())) {
        demand(isPackageFileName(file.fileName), "a name stays inside a folder");
        demand(file.sha1.isEmpty() || file.sha1.size() == 40, "a digest is whole");
        demand(file.sha256.isEmpty() || file.sha256.size() == 64, "a digest is whole");
    }
}

void dataFile(const QByteArray &input)
{
    const auto told = [](const auto &result) {
        demand(result.has_value() || !result.error().detail.isEmpty(), "a refusal says where");
    };
    const QString name = QStringLiteral("data.json");
    told(parseProgrammes(input, name));
    told(parsePrerequisites(input, name));
    told(parseErrorCodes(input, name));
    told(parseKmsClientKeys(input, name));
    told(parseWindowsVersions(input, name));
    told(parseEndpoints(input, name));
    told(parseUpdateTables(input, name));
}

void dataPack(const QByteArray &input)
{
    // As if it were signed: what stands behind the signature is read, too.
    const DataPackTrust trust{
        .keys = {{.name = QStringLiteral("any"), .publicKey = {}}},
        .isSignatureOf = [](const QByteArray &message, const QByteArray &signature, const QByteArray &) {
            demand(signature.size() == 64, "a signature is whole");
            return !message.isEmpty();
        }};
    const auto pack = readDataPack(input, trust);
    if (!pack) {
        demand(!pack.error().condition.isEmpty() && !pack.error().detail.isEmpty(), "a refusal says why");
        return;
    }
    qsizetype bytes = 0;
    for (const PackedDataFile &file : pack->files) {
        demand(file.dataDate.isValid() && dataFileNames().contains(file.name), "a file is a known one with its date");
        demand(pack->file(file.name) == &file, "and is there once");
        bytes += file.json.size();
    }
    demand(!pack->files.isEmpty() && bytes < input.size() && pack->date().isValid(), "a pack holds what was given");
}

void commandLine(const QByteArray &input)
{
    QStringList words;
    for (const QByteArray &word : input.split('\n'))
        words.append(QString::fromUtf8(word));
    const auto parsed = parseArguments(words);
    if (!parsed) {
        demand(!mayHoldKey(parsed.error().error.detail), "a refusal repeats no key");
        return;
    }
    demand(parsed->command, "a line that was understood names a command");
    const bool mayHold = std::ranges::any_of(words, [](const QString &word) { return mayHoldKey(word); });
    demand(!mayHold, "no argument that may hold a key is taken");
}

} // namespace esu::fuzz

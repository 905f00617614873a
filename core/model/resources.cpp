// SPDX-License-Identifier: MIT
#include "core/model/resources.h"

#include "core/base/operations.h"
#include "core/model/json_reader.h"

#include <QFile>
#include <QSet>

namespace esu {

namespace {

Result<JsonDocument> open(const QByteArray &json, const QString &fileName)
{
    auto document = JsonDocument::parse(json, fileName, operation::resourceData);
    if (!document)
        return document;
    const JsonNode root = document->root();
    root.string("$schema", {}); // for editors only
    const JsonNode schema = root.member(QLatin1String("schema"));
    if (schema.asInteger() != 1)
        schema.problem(QStringLiteral("this version of the program reads schema 1"));
    return document;
}

QList<JsonNode> items(const JsonNode &parent, const char *name)
{
    return parent.member(QLatin1String(name)).items();
}

LocalText localText(const JsonNode &parent, const char *name)
{
    const JsonNode node = parent.member(QLatin1String(name));
    return {.ja = node.text("ja"), .en = node.text("en")};
}

QString confidence(const JsonNode &parent)
{
    const JsonNode node = parent.member(QLatin1String("confidence"));
    const QString mark = node.asString();
    if (!QStringList{QStringLiteral("H"), QStringLiteral("M"), QStringLiteral("L"), QStringLiteral("K")}.contains(mark))
        node.problem(QStringLiteral("must be H, M, L or K"));
    return mark;
}

/// "KB4516655"
QString kbNumber(const JsonNode &node)
{
    const QString kb = node.asString();
    bool isNumber = false;
    kb.mid(2).toUInt(&isNumber);
    if (!kb.startsWith(QLatin1String("KB")) || !isNumber)
        node.problem(QStringLiteral("must be a KB number like KB4516655"));
    return kb;
}

QStringList kbNumbers(const JsonNode &parent, const char *name)
{
    QStringList numbers;
    if (const auto node = parent.find(QLatin1String(name))) {
        for (const JsonNode &item : node->items())
            numbers.append(kbNumber(item));
    }
    return numbers;
}

template <class Key> void mustBeNew(QSet<Key> &seen, const Key &key, const JsonNode &node)
{
    if (seen.contains(key))
        node.problem(QStringLiteral("stands twice in this file"));
    seen.insert(key);
}

QDate date(const JsonNode &parent, const char *name)
{
    return parent.member(QLatin1String(name)).asDate();
}

EditionRule editionRule(const JsonNode &node)
{
    return {.editionIds = node.strings("editionIds"),
            .eligibility = node.member(QLatin1String("eligibility"))
                               .asEnum<Eligibility>({{QLatin1String("eligible"), Eligibility::Eligible},
                                                     {QLatin1String("warn"), Eligibility::Warn},
                                                     {QLatin1String("not-eligible"), Eligibility::NotEligible},
                                                     {QLatin1String("unknown"), Eligibility::Unknown}}),
            .reason = node.string("reason", {})};
}

EsuYear esuYear(const JsonNode &node)
{
    EsuYear year{.year = node.member(QLatin1String("year")).asInteger(1, 9),
                 .start = date(node, "start"),
                 .end = date(node, "end")};
    const QString mark = confidence(node);
    if (const auto id = node.find(QLatin1String("activationId"))) {
        year.activationId = id->asActivationId();
        if (mark != QLatin1String("H"))
            id->problem(QStringLiteral("only activation IDs of confidence H may be built in"));
    }
    if (year.start.isValid() && year.end.isValid() && year.end < year.start)
        node.problem(QStringLiteral("ends before it starts"));
    return year;
}

QList<EsuYear> esuYears(const JsonNode &parent)
{
    QList<EsuYear> years;
    QSet<QString> ids;
    for (const JsonNode &node : items(parent, "years")) {
        const EsuYear year = esuYear(node);
        if (!years.isEmpty() && year.year <= years.last().year)
            node.problem(QStringLiteral("years must stand in order, each once"));
        if (!years.isEmpty() && year.start.isValid() && years.last().end.isValid() && year.start <= years.last().end)
            node.problem(QStringLiteral("starts before the year above ends"));
        if (year.activationId)
            mustBeNew(ids, year.activationId->text(), node.member(QLatin1String("activationId")));
        years.append(year);
    }
    return years;
}

EsuUpdateProof updateProof(const JsonNode &node)
{
    EsuUpdateProof proof{.minimumRollup = node.string("minimumRollup", {}),
                         .confidence = confidence(node),
                         .source = node.text("source")};
    if (const auto ubr = node.find(QLatin1String("minimumUbr")))
        proof.minimumUbr = ubr->asInteger(1);
    if (const auto build = node.find(QLatin1String("build")))
        proof.build = build->asInteger(1);
    return proof;
}

EsuProgramme esuProgramme(const JsonNode &node)
{
    EsuProgramme programme{.id = node.text("id"),
                           .name = localText(node, "name"),
                           .builds = node.member(QLatin1String("builds")).asIntegers(),
                           .productTypes = node.member(QLatin1String("productTypes")).asIntegers(),
                           .years = esuYears(node),
                           .endOfFreeUpdates = date(node, "endOfFreeUpdates"),
                           .proof = updateProof(node.member(QLatin1String("proof"))),
                           .confidence = confidence(node)};
    if (const auto servicePack = node.find(QLatin1String("servicePack")))
        programme.servicePack = servicePack->asInteger(0, 9);
    for (const JsonNode &rule : items(node, "editions"))
        programme.editions.append(editionRule(rule));
    node.text("source"); // for the person who checks the data
    if (programme.builds.isEmpty())
        node.problem(QStringLiteral("has no builds"));
    return programme;
}

PrerequisiteRule prerequisiteRule(const JsonNode &node)
{
    using Kind = PrerequisiteRule::Kind;
    PrerequisiteRule rule{.id = node.text("id"),
                          .programmes = node.strings("programmes"),
                          .kind = node.member(QLatin1String("kind"))
                                      .asEnum<Kind>({{QLatin1String("build"), Kind::Build},
                                                     {QLatin1String("ubr"), Kind::Ubr},
                                                     {QLatin1String("package-family"), Kind::PackageFamily},
                                                     {QLatin1String("licensing-package"), Kind::LicensingPackage},
                                                     {QLatin1String("base-license"), Kind::BaseLicense},
                                                     {QLatin1String("pending-restart"), Kind::PendingRestart},
                                                     {QLatin1String("elevation"), Kind::Elevation},
                                                     {QLatin1String("update-source"), Kind::UpdateSource}}),
                          .title = localText(node, "title"),
                          .why = localText(node, "why"),
                          .fix = localText(node, "fix"),
                          .build = node.integer("build", 0),
                          .servicePack = node.integer("servicePack", 0),
                          .ubr = node.integer("ubr", 0),
                          .kb = kbNumbers(node, "kb"),
                          .rollupFix = node.string("rollupFix", {}),
                          .blocking = node.boolean("blocking"),
                          .link = node.string("link", {}),
                          .confidence = confidence(node),
                          .source = node.text("source")};
    if (const auto named = node.find(QLatin1String("namedKb")))
        rule.namedKb = kbNumber(*named);
    const bool isPackage = rule.kind == Kind::PackageFamily || rule.kind == Kind::LicensingPackage;
    if (isPackage && rule.kb.isEmpty())
        node.problem(QStringLiteral("a check of packages needs \"kb\""));
    if ((rule.kind == Kind::Build || rule.kind == Kind::Ubr) && rule.build == 0)
        node.problem(QStringLiteral("needs \"build\""));
    if (rule.kind == Kind::Ubr && rule.ubr == 0)
        node.problem(QStringLiteral("needs \"ubr\""));
    return rule;
}

/// A row of the file stands for one entry per code, so that each keeps its own symbol.
QList<ErrorEntry> errorEntries(const JsonNode &node)
{
    ErrorEntry entry{.condition = node.string("condition", {}),
                     .operations = node.strings("operations", {}),
                     .symbol = {},
                     .what = localText(node, "what"),
                     .cause = localText(node, "cause"),
                     .nextStep = localText(node, "nextStep"),
                     .ambiguous = node.boolean("ambiguous", false),
                     .repeatable = node.boolean("repeatable", true),
                     .confidence = confidence(node)};
    if (const auto exitCode = node.find(QLatin1String("exitCode"))) {
        using enum ExitCode;
        const int number = exitCode->asInteger();
        for (const ExitCode known :
             {Done, Failure, Usage, KeyRefused, NoEsuRow, PrerequisiteMissing, ActivationRefused, ActivationLimit,
              NotEligible, Network, AccessDenied, NotReachable, UpdateFailed, NoKey, Cancelled, RestartRequired}) {
            if (static_cast<int>(known) == number)
                entry.exitCode = known;
        }
        if (!entry.exitCode)
            exitCode->problem(QStringLiteral("is not an exit code of one act"));
    }
    const auto codes = node.find(QLatin1String("codes"));
    if (!codes) {
        if (entry.condition.isEmpty() && entry.operations.isEmpty())
            node.problem(QStringLiteral("needs \"codes\", \"condition\" or \"operations\""));
        return {entry};
    }
    QList<ErrorEntry> entries;
    for (const JsonNode &code : codes->items()) {
        entry.codes = {code.member(QLatin1String("code")).asHresult()};
        entry.symbol = code.text("symbol");
        entries.append(entry);
    }
    if (entries.isEmpty())
        codes->problem(QStringLiteral("must not be empty"));
    return entries;
}

/// One for each operation: two rows with the same one would both answer the same error.
QStringList signaturesOf(const ErrorEntry &entry)
{
    const QString code = entry.codes.isEmpty() ? QString() : hresultText(entry.codes.first());
    const QStringList operations = entry.operations.isEmpty() ? QStringList{QString()} : entry.operations;
    QStringList signatures;
    for (const QString &operation : operations)
        signatures.append(code + u'|' + entry.condition + u'|' + operation);
    return signatures;
}

Result<QByteArray> builtIn(const QString &name)
{
    QFile file(QStringLiteral(":/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{.fault = Fault::BadData,
                                     .operation = operation::resourceData,
                                     .detail = name + QStringLiteral(":1: is not built into this program")});
    return file.readAll();
}

template <class T> Result<T> load(const QString &name, Result<T> (*parse)(const QByteArray &, const QString &))
{
    const auto json = builtIn(name);
    if (!json)
        return std::unexpected(json.error());
    return parse(*json, name);
}

} // namespace

Result<ProgrammeCatalogue> parseProgrammes(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    const QDate dataDate = date(root, "dataDate");
    QList<EsuProgramme> programmes;
    QSet<QString> ids;
    for (const JsonNode &node : items(root, "programmes")) {
        programmes.append(esuProgramme(node));
        mustBeNew(ids, programmes.last().id, node.member(QLatin1String("id")));
    }
    QList<BaseWindowsId> baseIds;
    for (const JsonNode &node : items(root, "baseWindowsIds")) {
        const auto id = node.member(QLatin1String("id")).asActivationId();
        const QString product = node.text("product");
        if (id) {
            mustBeNew(ids, id->text(), node.member(QLatin1String("id")));
            baseIds.append({*id, product});
        }
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return ProgrammeCatalogue(programmes, baseIds, dataDate);
}

Result<PrerequisiteCatalogue> parsePrerequisites(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    date(root, "dataDate");
    QList<PrerequisiteRule> rules;
    QSet<QString> ids;
    for (const JsonNode &node : items(root, "prerequisites")) {
        rules.append(prerequisiteRule(node));
        mustBeNew(ids, rules.last().id, node.member(QLatin1String("id")));
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return PrerequisiteCatalogue(rules);
}

Result<ErrorCatalogue> parseErrorCodes(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    date(root, "dataDate");
    QList<ErrorEntry> entries;
    QSet<QString> signatures;
    for (const JsonNode &node : items(root, "errors")) {
        for (const ErrorEntry &entry : errorEntries(node)) {
            for (const QString &signature : signaturesOf(entry))
                mustBeNew(signatures, signature, node);
            entries.append(entry);
        }
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return ErrorCatalogue(entries);
}

Result<KmsClientKeys> parseKmsClientKeys(const QByteArray &json, const QString &fileName)
{
    const auto document = open(json, fileName);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    date(root, "dataDate");
    QList<KmsClientKey> keys;
    QSet<QString> known;
    for (const JsonNode &node : items(root, "keys")) {
        const JsonNode text = node.member(QLatin1String("key"));
        const QString key = text.asString();
        const auto parsed = ProductKey::parse(key);
        if (!parsed || parsed->text().reveal() != key)
            text.problem(QStringLiteral("is not a product key in five groups of capitals"));
        mustBeNew(known, key, text);
        keys.append({.product = node.text("product"), .key = key});
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return KmsClientKeys(keys);
}

Result<Resources> loadResources()
{
    const auto programmes = load(QStringLiteral("esu-programmes.json"), parseProgrammes);
    if (!programmes)
        return std::unexpected(programmes.error());
    const auto prerequisites = load(QStringLiteral("prerequisites.json"), parsePrerequisites);
    if (!prerequisites)
        return std::unexpected(prerequisites.error());
    const auto errors = load(QStringLiteral("error-codes.json"), parseErrorCodes);
    if (!errors)
        return std::unexpected(errors.error());
    const auto kmsClientKeys = load(QStringLiteral("kms-client-keys.json"), parseKmsClientKeys);
    if (!kmsClientKeys)
        return std::unexpected(kmsClientKeys.error());
    return Resources{*programmes, *prerequisites, *errors, *kmsClientKeys};
}

} // namespace esu

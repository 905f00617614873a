// SPDX-License-Identifier: MIT
#include "core/model/resources.h"

#include "core/model/data_file.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

using namespace datafile;

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

EsuUpdateProof updateProof(const JsonNode &node)
{
    EsuUpdateProof proof{.build = node.member(QLatin1String("build")).asInteger(1),
                         .confidence = confidence(node),
                         .source = node.text("source")};
    if (const auto revision = node.find(QLatin1String("revision")))
        proof.revision = revision->asInteger(1);
    return proof;
}

EditionRule editionRule(const JsonNode &node)
{
    EditionRule rule{.editionIds = node.strings("editionIds"),
                     .eligibility = node.member(QLatin1String("eligibility")).asEnum<Eligibility>(),
                     .reason = node.string("reason", {})};
    if (const auto proof = node.find(QLatin1String("proof")))
        rule.proof = updateProof(*proof);
    if (const auto last = node.find(QLatin1String("lastUpdates")))
        rule.lastUpdates = last->asDate();
    if (const auto brandings = node.find(QLatin1String("brandings"))) {
        for (const JsonNode &branding : brandings->items())
            rule.brandings.append({.caption = branding.text("caption"),
                                   .rows = branding.string("rows", {}),
                                   .confidence = confidence(branding)});
    }
    return rule;
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

EsuProgramme esuProgramme(const JsonNode &node)
{
    EsuProgramme programme{.id = node.text("id"),
                           .name = localText(node, "name"),
                           .builds = node.member(QLatin1String("builds")).asIntegers(),
                           .productTypes = node.member(QLatin1String("productTypes")).asIntegers(),
                           .years = esuYears(node),
                           .endOfFreeUpdates = date(node, "endOfFreeUpdates"),
                           .updateProducts = node.strings("updateProducts", {}),
                           .proof = updateProof(node.member(QLatin1String("proof"))),
                           .confidence = confidence(node)};
    if (const auto servicePack = node.find(QLatin1String("servicePack")))
        programme.servicePack = servicePack->asInteger(0, 9);
    programme.anyProductTypeFor = node.strings("anyProductTypeFor", {});
    for (const JsonNode &rule : items(node, "editions"))
        programme.editions.append(editionRule(rule));
    node.text("source"); // for the person who checks the data
    if (programme.builds.isEmpty())
        node.problem(QStringLiteral("has no builds"));
    return programme;
}

RepairRule repairRule(const JsonNode &node)
{
    RepairRule repair{.step = node.integer("step"), .kb = kbNumbers(node, "kb")};
    if (repair.kb.isEmpty())
        node.problem(QStringLiteral("names no package"));
    if (const auto source = node.find(QLatin1String("source")))
        repair.byWindowsUpdate =
            source->asEnum<bool>({{QLatin1String("package"), false}, {QLatin1String("windows-update"), true}});
    return repair;
}

PinnedPackage pinnedPackage(const JsonNode &node, const PrerequisiteCatalogue::FilePrefixes &prefixes)
{
    PinnedPackage package{.kb = kbNumber(node.member(QLatin1String("kb"))),
                          .windows = node.text("windows"),
                          .architecture = node.member(QLatin1String("architecture"))
                                              .asEnum<QString>({{QLatin1String("x64"), QStringLiteral("x64")},
                                                                {QLatin1String("x86"), QStringLiteral("x86")},
                                                                {QLatin1String("arm64"), QStringLiteral("arm64")}}),
                          .fileName = node.string("fileName", {}),
                          .sha1 = node.string("sha1", {}),
                          .sha256 = node.string("sha256", {}),
                          .restart = node.member(QLatin1String("restart")).asEnum<RestartNeed>(),
                          .confidence = confidence(node),
                          .source = node.text("source")};
    if (!prefixes.values().contains(package.windows))
        node.member(QLatin1String("windows")).problem(QStringLiteral("is no filePrefix of \"windows\""));
    static const QRegularExpression digest(QStringLiteral("\\A[0-9a-f]{40}\\z"));
    if (!package.sha1.isEmpty() && !digest.match(package.sha1).hasMatch())
        node.member(QLatin1String("sha1")).problem(QStringLiteral("must be 40 lower-case hexadecimal digits"));
    static const QRegularExpression longDigest(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    if (!package.sha256.isEmpty() && !longDigest.match(package.sha256).hasMatch())
        node.member(QLatin1String("sha256")).problem(QStringLiteral("must be 64 lower-case hexadecimal digits"));
    if (!package.fileName.isEmpty() && !package.fileName.contains(package.sha1))
        node.member(QLatin1String("fileName")).problem(QStringLiteral("does not carry its digest"));
    return package;
}

PrerequisiteRule prerequisiteRule(const JsonNode &node)
{
    using Kind = PrerequisiteKind;
    PrerequisiteRule rule{.id = node.text("id"),
                          .programmes = node.strings("programmes"),
                          .kind = node.member(QLatin1String("kind")).asEnum<Kind>(),
                          .title = localText(node, "title"),
                          .why = localText(node, "why"),
                          .fix = localText(node, "fix"),
                          .unknown = localText(node, "unknown"),
                          .build = node.integer("build", 0),
                          .servicePack = node.integer("servicePack", 0),
                          .ubr = node.integer("ubr", 0),
                          .kb = kbNumbers(node, "kb"),
                          .servicingStack = node.boolean("servicingStack", false),
                          .rollupFix = node.string("rollupFix", {}),
                          .freeMegabytes = node.integer("freeMegabytes", 0),
                          .clockMinutes = node.integer("clockMinutes", 0),
                          .blocking = node.boolean("blocking"),
                          .link = node.string("link", {}),
                          .confidence = confidence(node),
                          .source = node.text("source")};
    // It is opened as it stands: nothing but a page.
    if (!rule.link.isEmpty() && !rule.link.startsWith(QLatin1String("https://")))
        node.member(QLatin1String("link")).problem(QStringLiteral("must begin with https://"));
    if (const auto purpose = node.find(QLatin1String("purpose")))
        rule.purpose = purpose->asEnum<EndpointPurpose>();
    if (const auto named = node.find(QLatin1String("namedKb")))
        rule.namedKb = kbNumber(*named);
    if (const auto repair = node.find(QLatin1String("repair")))
        rule.repair = repairRule(*repair);
    const bool isPackage = rule.kind == Kind::PackageFamily || rule.kind == Kind::LicensingPackage;
    if (isPackage && rule.kb.isEmpty())
        node.problem(QStringLiteral("a check of packages needs \"kb\""));
    if ((rule.kind == Kind::Build || rule.kind == Kind::Ubr) && rule.build == 0)
        node.problem(QStringLiteral("needs \"build\""));
    if (rule.kind == Kind::Ubr && rule.ubr == 0)
        node.problem(QStringLiteral("needs \"ubr\""));
    if (rule.kind == Kind::DiskSpace && rule.freeMegabytes <= 0)
        node.problem(QStringLiteral("needs \"freeMegabytes\""));
    if (rule.kind == Kind::Clock && rule.clockMinutes <= 0)
        node.problem(QStringLiteral("needs \"clockMinutes\""));
    if ((rule.kind == Kind::Endpoints || rule.kind == Kind::RootCertificates) && !rule.purpose)
        node.problem(QStringLiteral("needs \"purpose\""));
    return rule;
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
        if (!id)
            continue;
        mustBeNew(ids, id->text(), node.member(QLatin1String("id")));
        baseIds.append({*id, product});
        if (std::ranges::any_of(programmes, [&](const EsuProgramme &esu) { return esu.byActivationId(*id); }))
            node.problem(QStringLiteral("is the ID of an ESU year, too"));
    }
    QList<OtherPlan> plans;
    if (const auto node = root.find(QLatin1String("otherPlans"))) {
        for (const JsonNode &plan : node->items()) {
            plans.append({.name = plan.text("name"), .rowName = plan.text("rowName"), .end = date(plan, "end")});
            confidence(plan);
            plan.text("source"); // for the person who checks the data
        }
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return ProgrammeCatalogue(programmes, baseIds, dataDate, plans);
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
    PrerequisiteCatalogue::FilePrefixes prefixes;
    for (const JsonNode &node : items(root, "windows")) {
        const QString version = node.text("version");
        if (prefixes.contains(version))
            node.problem(QStringLiteral("stands twice in this file"));
        prefixes.insert(version, node.text("filePrefix"));
    }
    QList<PinnedPackage> packages;
    QSet<QString> known;
    for (const JsonNode &node : items(root, "packages")) {
        packages.append(pinnedPackage(node, prefixes));
        const PinnedPackage &last = packages.constLast();
        mustBeNew(known, last.kb + u'|' + last.windows + u'|' + last.architecture, node);
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return PrerequisiteCatalogue(rules, packages, prefixes);
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

} // namespace esu

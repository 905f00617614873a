// SPDX-License-Identifier: MIT
#include "core/base/operations.h"
#include "core/model/license_row.h"
#include "core/model/product_key.h"
#include "core/practice/scenario_json.h"
#include "core/practice/scenario_recording.h"
#include "core/practice/scenario_registry.h"

#include <QRegularExpression>

#include <algorithm>

namespace esu {

namespace {

using namespace scenariojson;

/// Stands in for a GUID that could not be read; the problem is reported already.
ActivationId placeholderId()
{
    return *ActivationId::fromGuid(windowsApplicationId);
}

ActivationId id(const JsonNode &node)
{
    return node.asActivationId().value_or(placeholderId());
}

/// For `asEnum` of words that are kept as they are.
std::pair<QLatin1String, QString> word(const char *text)
{
    return {QLatin1String(text), QString(QLatin1String(text))};
}

ScenarioSystem system(const JsonNode &node)
{
    ScenarioSystem os{.computerName = node.text("computer_name"),
                      .caption = node.string("caption"),
                      .version = node.text("version"),
                      .build = node.member(QLatin1String("build")).asInteger(6000, 99999),
                      .servicePack = node.integer("service_pack", 0),
                      .productType = node.member(QLatin1String("product_type")).asInteger(1, 3),
                      .sku = node.member(QLatin1String("sku")).asInteger(0),
                      .osArchitecture = node.string("os_architecture", QStringLiteral("64-bit")),
                      .csdVersion = {},
                      .locale = node.string("locale", QStringLiteral("0409")),
                      .osLanguage = node.integer("os_language", 1033),
                      .editionId = node.text("edition_id"),
                      .productName = node.text("product_name"),
                      .ubr = optionalInteger(node, "ubr"),
                      .rollupCreated = optionalDate(node, "rollup_created"),
                      .architecture = {},
                      .domainJoined = node.boolean("domain_joined", false)};
    os.csdVersion = os.servicePack > 0 ? QStringLiteral("Service Pack %1").arg(os.servicePack) : QString();
    os.architecture =
        node.member(QLatin1String("architecture")).asEnum<QString>({word("x64"), word("x86"), word("arm64")});
    static const QRegularExpression versionForm(QStringLiteral("\\A\\d+\\.\\d+\\.(\\d+)\\z"));
    const auto match = versionForm.match(os.version);
    if (!os.version.isEmpty() && (!match.hasMatch() || match.captured(1).toInt() != os.build))
        node.member(QLatin1String("version"))
            .problem(QStringLiteral("\"%1\" is not a version like 6.1.7601 that ends in the build").arg(os.version));
    return os;
}

/// {"installed": [names], "install_pending": …, "superseded": …, "staged": …}
QList<ScenarioPackage> packages(const JsonNode &parent)
{
    QList<ScenarioPackage> result;
    const auto node = parent.find(QLatin1String("packages"));
    if (!node)
        return result;
    constexpr std::pair<const char *, std::uint32_t> states[] = {
        {"installed", 0x70U}, {"install_pending", 0x60U}, {"superseded", 0x50U}, {"staged", 0x40U}};
    for (const auto &[name, state] : states) {
        result += list<ScenarioPackage>(
            *node, name, [&](const JsonNode &item) { return ScenarioPackage{.name = item.asText(), .state = state}; });
    }
    return result;
}

std::optional<QString> partialKey(const JsonNode &parent, const char *name)
{
    const auto node = parent.find(QLatin1String(name));
    if (!node)
        return std::nullopt;
    static const QRegularExpression form(QStringLiteral("\\A[BCDFGHJKMPQRTVWXY2346789N]{5}\\z"));
    QString text = node->asString();
    if (!form.match(text).hasMatch())
        node->problem(QStringLiteral("must be the last five characters of a key"));
    return text;
}

SppRow row(const JsonNode &node)
{
    SppRow row{.id = id(node.member(QLatin1String("id"))),
               .applicationId = node.string("application_id", windowsApplicationId).toLower(),
               .name = node.string("name"),
               .description = node.string("description"),
               .licenseFamily = node.string("license_family", {}),
               .licenseDependsOn = node.string("depends_on", {}),
               .productKeyChannel = node.string("channel", {}),
               .partialProductKey = partialKey(node, "partial_key"),
               .productKeyId = std::nullopt,
               .offlineInstallationId = node.string("offline_installation_id", {}),
               .licenseStatus = node.integer("status"),
               .licenseStatusReason = optionalHresult(node, "reason"),
               .isAddon = node.boolean("addon"),
               .gracePeriodMinutes = node.integer("grace_minutes", 0),
               .genuineStatus = node.integer("genuine_status", 0),
               .statusWithKey = node.integer("status_with_key", 0)};
    if (const auto pid = node.find(QLatin1String("product_key_id")))
        row.productKeyId = pid->asText();
    return row;
}

QList<SppRow> rows(const JsonNode &parent)
{
    QList<SppRow> rows;
    QList<ActivationId> ids;
    if (const auto node = parent.find(QLatin1String("rows"))) {
        for (const JsonNode &item : node->items()) {
            rows.append(row(item));
            if (ids.contains(rows.constLast().id))
                item.member(QLatin1String("id")).problem(QStringLiteral("another row has this ID already"));
            ids.append(rows.constLast().id);
        }
    }
    return rows;
}

/// Only the last five characters leave this function.
QList<ScenarioKey> keys(const JsonNode &root)
{
    const auto lastFiveOf = [](const JsonNode &node, const QString &text) {
        const auto key = ProductKey::parse(text);
        if (!key)
            node.problem(QStringLiteral("is not a well-formed product key"));
        return key ? key->lastFive() : QString();
    };
    QList<ScenarioKey> result;
    if (const auto accepts = root.find(QLatin1String("accepts")))
        result.append({.lastFive = practiceKeyLastFive, .bindsTo = id(*accepts)});
    return result + list<ScenarioKey>(root, "keys", [&](const JsonNode &node) {
               QString lastFive = partialKey(node, "last_five").value_or(QString());
               if (const auto full = node.find(QLatin1String("key")))
                   lastFive = lastFiveOf(*full, full->asString());
               if (lastFive.isEmpty())
                   node.problem(QStringLiteral("needs \"key\" or \"last_five\""));
               return ScenarioKey{.lastFive = lastFive, .bindsTo = id(node.member(QLatin1String("binds_to")))};
           });
}

bool isKbNumber(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\AKB\\d{6,7}\\z"));
    return form.match(text).hasMatch();
}

ScenarioUpdate update(const JsonNode &node)
{
    ScenarioUpdate update{.id = id(node.member(QLatin1String("id"))).text(),
                          .revision = node.integer("revision", 1),
                          .title = node.text("title"),
                          .description = node.string("description", {}),
                          .kb = node.strings("kb"),
                          .categoryIds = {},
                          .supersededIds = {},
                          .published = node.member(QLatin1String("published")).asDate(),
                          .sizeBytes = static_cast<std::int64_t>(node.member(QLatin1String("size_bytes")).asInteger(0)),
                          .msrcSeverity = node.string("msrc_severity", {}),
                          .eulaAccepted = node.boolean("eula_accepted", true),
                          .eulaText = node.string("eula_text", {}),
                          .mayAskQuestions = node.boolean("may_ask_questions", false),
                          .impact = UpdateInfo::Impact::Normal,
                          .afterIds = {},
                          .needsEsu = node.boolean("needs_esu", false),
                          .restartRequired = node.boolean("restart_required", false),
                          .rolledBack = node.boolean("rolled_back", false),
                          .downloadResult = optionalHresult(node, "download_result"),
                          .installResult = optionalHresult(node, "install_result"),
                          .packages = packages(node),
                          .ubr = optionalInteger(node, "ubr")};
    update.categoryIds = list<QString>(node, "categories", [](const JsonNode &item) { return id(item).text(); });
    update.supersededIds = list<QString>(node, "supersedes", [](const JsonNode &item) { return id(item).text(); });
    update.afterIds = list<QString>(node, "after", [](const JsonNode &item) { return id(item).text(); });
    if (const auto impact = node.find(QLatin1String("impact")))
        update.impact = impact->asEnum<UpdateInfo::Impact>();
    for (const JsonNode &item : node.member(QLatin1String("kb")).items()) {
        if (!isKbNumber(item.asString()))
            item.problem(QStringLiteral("must look like KB5068781"));
    }
    return update;
}

HistoryEntry historyEntry(const JsonNode &node)
{
    HistoryEntry entry{.title = node.text("title"),
                       .at = QDateTime(node.member(QLatin1String("at")).asDate(), QTime(3, 0), Qt::UTC),
                       .outcome = node.member(QLatin1String("outcome")).asEnum<HistoryEntry::Outcome>()};
    if (const auto code = node.find(QLatin1String("code")))
        entry.code = code->asHresult();
    return entry;
}

ScenarioRepairPackage repairPackage(const JsonNode &node)
{
    using Signer = ScenarioRepairPackage::Signer;
    ScenarioRepairPackage package{.kb = node.text("kb"),
                                  .fileName = node.text("file"),
                                  .sizeBytes = node.member(QLatin1String("size_bytes")).asInteger(0),
                                  .sha1 = {},
                                  .signer = Signer::Microsoft,
                                  .restartRequired = node.boolean("restart_required", false),
                                  .installResult = optionalHresult(node, "install_result"),
                                  .packages = packages(node),
                                  .rows = rows(node)};
    static const QRegularExpression digestForm(QStringLiteral("\\A[0-9a-f]{40}\\z"));
    if (!isKbNumber(package.kb))
        node.member(QLatin1String("kb")).problem(QStringLiteral("must look like KB4474419"));
    if (package.namedSha1().isEmpty())
        node.member(QLatin1String("file")).problem(QStringLiteral("must end in \"_<40 hexadecimal digits>.msu\""));
    package.sha1 = node.string("sha1", package.namedSha1());
    if (const auto sha1 = node.find(QLatin1String("sha1")); sha1 && !digestForm.match(package.sha1).hasMatch())
        sha1->problem(QStringLiteral("must be 40 hexadecimal digits"));
    if (const auto signer = node.find(QLatin1String("signer")))
        package.signer = signer->asEnum<Signer>({{QLatin1String("microsoft"), Signer::Microsoft},
                                                 {QLatin1String("none"), Signer::None},
                                                 {QLatin1String("other"), Signer::Other}});
    return package;
}

QList<ScenarioRepairPackage> repairPackages(const JsonNode &root)
{
    return list<ScenarioRepairPackage>(root, "repair_packages", [kbs = QStringList()](const JsonNode &node) mutable {
        ScenarioRepairPackage package = repairPackage(node);
        if (kbs.contains(package.kb))
            node.member(QLatin1String("kb")).problem(QStringLiteral("another package has this number already"));
        kbs.append(package.kb);
        return package;
    });
}

ScenarioExpectation expectation(const JsonNode &root)
{
    ScenarioExpectation expect;
    const auto node = root.find(QLatin1String("expect"));
    if (!node)
        return expect;
    for (const char *command : {"inspect", "prerequisites", "activate", "run", "verify"}) {
        if (const auto code = optionalInteger(*node, command))
            expect.exitCodes.insert(QLatin1String(command), *code);
    }
    if (const auto spent = node->find(QLatin1String("spent")))
        expect.spent = spent->asEnum<QString>({word("yes"), word("no"), word("unknown")});
    if (const auto calls = node->find(QLatin1String("calls"))) {
        for (const QString &name : calls->names()) {
            if (!callFromName(name))
                calls->at(name).problem(QStringLiteral("no call has this name"));
            expect.calls.insert(name, calls->at(name).asInteger(0));
        }
    }
    return expect;
}

/// A made-up PC must not contradict itself; a real one may.
void checkLicensedRows(const JsonNode &parent)
{
    const auto rows = parent.find(QLatin1String("rows"));
    if (!rows)
        return;
    for (const JsonNode &row : rows->items()) {
        // Windows itself may be licensed without showing a key.
        if (row.integer("status") == licenseStatusLicensed && row.boolean("addon") &&
            !row.find(QLatin1String("partial_key")))
            row.problem(QStringLiteral("a licensed row needs a \"partial_key\""));
    }
}

/// What only makes sense together.
void checkReferences(const JsonNode &root, const Scenario &scenario)
{
    const auto known = [&](const ActivationId &wanted) {
        QList<SppRow> all = scenario.rows + scenario.restart.rows;
        for (const ScenarioRepairPackage &package : scenario.repairPackages)
            all += package.rows;
        return std::any_of(all.cbegin(), all.cend(), [&](const SppRow &row) { return row.id == wanted; });
    };
    if (const auto accepts = root.find(QLatin1String("accepts")); accepts && !known(id(*accepts)))
        accepts->problem(QStringLiteral("no row has this ID"));
    if (const auto keys = root.find(QLatin1String("keys"))) {
        for (const JsonNode &key : keys->items()) {
            if (!known(id(key.member(QLatin1String("binds_to")))))
                key.member(QLatin1String("binds_to")).problem(QStringLiteral("no row has this ID"));
        }
    }
}

} // namespace

Result<Scenario> parseScenario(const QByteArray &json, const QString &fileName)
{
    auto document = JsonDocument::parse(json, fileName, operation::scenario);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();

    Scenario scenario;
    scenario.source = fileName;
    root.member(QLatin1String("schema")).asInteger(1, 1);
    root.string("$schema", {});
    scenario.id = root.text("id");
    const JsonNode title = root.member(QLatin1String("title"));
    scenario.titleJa = title.text("ja");
    scenario.titleEn = title.text("en");
    const JsonNode description = root.member(QLatin1String("description"));
    scenario.descriptionJa = description.text("ja");
    scenario.descriptionEn = description.text("en");
    scenario.first = root.boolean("first", false);
    scenario.date = root.member(QLatin1String("date")).asDate();
    scenario.elevated = root.boolean("elevated", true);
    scenario.wow64 = root.boolean("wow64", false);
    scenario.system = system(root.member(QLatin1String("os")));
    scenario.servicingStackVersion = root.string("servicing_stack_version", {});
    scenario.packages = packages(root);
    scenario.restartSigns = list<QString>(root, "restart_signs", [](const JsonNode &node) {
        return node.asEnum<QString>(
            {word("cbs-reboot-pending"), word("wu-reboot-required"), word("pending-file-renames")});
    });
    scenario.registry = registryEntries(root);
    scenario.rows = rows(root);
    scenario.keys = keys(root);
    scenario.activationsLeft = optionalInteger(root, "activations_left");
    if (root.find(QLatin1String("pkeyconfig")))
        scenario.keyConfiguration = list<PkeyConfigEntry>(root, "pkeyconfig", [](const JsonNode &node) {
            const auto activationId = node.find(QLatin1String("activation_id"));
            return PkeyConfigEntry{.group = node.member(QLatin1String("group")).asInteger(0),
                                   .activationId = activationId ? activationId->asActivationId() : std::nullopt,
                                   .editionId = node.string("edition", {}),
                                   .description = node.string("description", {})};
        });
    scenario.behaviour = behaviour(root);
    scenario.unreadable = unreadableFacts(root);
    scenario.updates = list<ScenarioUpdate>(root, "updates", update);
    scenario.updateHistory = list<HistoryEntry>(root, "update_history", historyEntry);
    scenario.repairPackages = repairPackages(root);
    if (const auto after = root.find(QLatin1String("restart")))
        scenario.restart = {.packages = packages(*after),
                            .rows = rows(*after),
                            .ubr = optionalInteger(*after, "ubr"),
                            .vain = optionalInteger(*after, "vain").value_or(0)};
    scenario.surroundings = surroundings(root);
    scenario.expect = expectation(root);
    scenario.recording = recordingOf(root);
    if (scenario.recording && !root.find(QLatin1String("surroundings"))) {
        for (const QString &name : {unreadable::freeSpace, unreadable::tls12, unreadable::battery, unreadable::metered})
            scenario.unreadable.insert(name, std::nullopt);
    }
    checkReferences(root, scenario);
    if (!scenario.recording) {
        checkLicensedRows(root);
        if (const auto restart = root.find(QLatin1String("restart")))
            checkLicensedRows(*restart);
    }

    if (const auto problem = document->problem())
        return std::unexpected(*problem);
    return scenario;
}

} // namespace esu

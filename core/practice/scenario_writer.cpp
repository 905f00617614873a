// SPDX-License-Identifier: MIT
#include "core/practice/scenario_writer.h"

#include <QJsonArray>

namespace esu {

namespace {

using namespace Qt::StringLiterals;

/// Adds a member unless it says nothing.
void put(QJsonObject &object, QLatin1StringView name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

template <class T> void put(QJsonObject &object, QLatin1StringView name, const std::optional<T> &value)
{
    if (value)
        object.insert(name, *value);
}

void put(QJsonObject &object, QLatin1StringView name, const QJsonArray &array)
{
    if (!array.isEmpty())
        object.insert(name, array);
}

void put(QJsonObject &object, QLatin1StringView name, const QJsonObject &inner)
{
    if (!inner.isEmpty())
        object.insert(name, inner);
}

void putCode(QJsonObject &object, QLatin1StringView name, std::uint32_t code)
{
    if (code != 0)
        object.insert(name, hresultText(code));
}

template <class T, class Write> QJsonArray array(const QList<T> &values, Write write)
{
    QJsonArray result;
    for (const T &value : values)
        result.append(write(value));
    return result;
}

QJsonObject inBothLanguages(const QString &ja, const QString &en)
{
    return {{"ja"_L1, ja}, {"en"_L1, en}};
}

QJsonObject system(const ScenarioSystem &os)
{
    QJsonObject object{{"computer_name"_L1, os.computerName},
                       {"caption"_L1, os.caption},
                       {"version"_L1, os.version},
                       {"build"_L1, os.build},
                       {"service_pack"_L1, os.servicePack},
                       {"product_type"_L1, os.productType},
                       {"sku"_L1, os.sku},
                       {"os_architecture"_L1, os.osArchitecture},
                       {"locale"_L1, os.locale},
                       {"os_language"_L1, os.osLanguage},
                       {"edition_id"_L1, os.editionId},
                       {"product_name"_L1, os.productName},
                       {"architecture"_L1, os.architecture}};
    put(object, "ubr"_L1, os.ubr);
    if (os.rollupCreated)
        object.insert("rollup_created"_L1, os.rollupCreated->toString(Qt::ISODate));
    if (os.domainJoined)
        object.insert("domain_joined"_L1, true);
    return object;
}

QJsonObject packages(const QList<ScenarioPackage> &packages)
{
    constexpr std::pair<QLatin1StringView, std::uint32_t> states[] = {
        {"installed"_L1, 0x70U}, {"install_pending"_L1, 0x60U}, {"superseded"_L1, 0x50U}, {"staged"_L1, 0x40U}};
    QJsonObject object;
    for (const auto &[name, state] : states) {
        QJsonArray names;
        for (const ScenarioPackage &package : packages) {
            if (package.state == state)
                names.append(package.name);
        }
        put(object, name, names);
    }
    return object;
}

QJsonObject registryEntry(const RegistryEntry &entry)
{
    using Type = RegistryEntry::Type;
    QJsonObject object{{"path"_L1, entry.path}};
    put(object, "name"_L1, entry.name);
    switch (entry.type) {
    case Type::Key:
        object.insert("type"_L1, "key"_L1);
        break;
    case Type::String:
    case Type::ExpandString:
        object.insert("type"_L1, entry.type == Type::String ? "string"_L1 : "expand_string"_L1);
        object.insert("value"_L1, entry.text);
        break;
    case Type::Dword:
    case Type::Qword:
        object.insert("type"_L1, entry.type == Type::Dword ? "dword"_L1 : "qword"_L1);
        object.insert("value"_L1, static_cast<qint64>(entry.number));
        break;
    case Type::MultiString:
        object.insert("type"_L1, "multi_string"_L1);
        object.insert("value"_L1, QJsonArray::fromStringList(entry.list));
        break;
    }
    return object;
}

QJsonObject row(const SppRow &row)
{
    QJsonObject object{{"id"_L1, row.id.text()},
                       {"application_id"_L1, row.applicationId},
                       {"name"_L1, row.name},
                       {"description"_L1, row.description},
                       {"status"_L1, row.licenseStatus},
                       {"addon"_L1, row.isAddon},
                       {"grace_minutes"_L1, row.gracePeriodMinutes},
                       {"genuine_status"_L1, row.genuineStatus},
                       {"status_with_key"_L1, row.statusWithKey}};
    put(object, "license_family"_L1, row.licenseFamily);
    put(object, "depends_on"_L1, row.licenseDependsOn);
    put(object, "channel"_L1, row.productKeyChannel);
    put(object, "partial_key"_L1, row.partialProductKey);
    put(object, "product_key_id"_L1, row.productKeyId);
    put(object, "offline_installation_id"_L1, row.offlineInstallationId);
    putCode(object, "reason"_L1, row.licenseStatusReason);
    return object;
}

QJsonObject failure(const CallFailure &failure)
{
    QJsonObject object{{"from"_L1, failure.from}};
    put(object, "to"_L1, failure.to);
    putCode(object, "hresult"_L1, failure.hresult);
    if (failure.hang)
        object.insert("hang"_L1, true);
    if (failure.effect)
        object.insert("effect"_L1, true);
    return object;
}

QJsonObject behaviour(const QMap<Call, CallBehaviour> &calls)
{
    QJsonObject object;
    for (auto call = calls.cbegin(); call != calls.cend(); ++call) {
        QJsonObject entry{{"latency_ms"_L1, static_cast<qint64>(call->latency.count())}};
        put(entry, "failures"_L1, array(call->failures, failure));
        object.insert(callName(call.key()), entry);
    }
    return object;
}

QJsonObject update(const ScenarioUpdate &update)
{
    QJsonObject object{{"id"_L1, update.id},
                       {"revision"_L1, update.revision},
                       {"title"_L1, update.title},
                       {"kb"_L1, QJsonArray::fromStringList(update.kb)},
                       {"published"_L1, update.published.toString(Qt::ISODate)},
                       {"size_bytes"_L1, static_cast<qint64>(update.sizeBytes)},
                       {"eula_accepted"_L1, update.eulaAccepted},
                       {"may_ask_questions"_L1, update.mayAskQuestions},
                       {"needs_esu"_L1, update.needsEsu},
                       {"restart_required"_L1, update.restartRequired}};
    if (update.rolledBack)
        object.insert("rolled_back"_L1, true);
    put(object, "description"_L1, update.description);
    put(object, "categories"_L1, QJsonArray::fromStringList(update.categoryIds));
    put(object, "supersedes"_L1, QJsonArray::fromStringList(update.supersededIds));
    put(object, "after"_L1, QJsonArray::fromStringList(update.afterIds));
    if (update.impact != UpdateInfo::Impact::Normal)
        object.insert("impact"_L1, nameOf(update.impact));
    put(object, "msrc_severity"_L1, update.msrcSeverity);
    put(object, "eula_text"_L1, update.eulaText);
    putCode(object, "download_result"_L1, update.downloadResult);
    putCode(object, "install_result"_L1, update.installResult);
    put(object, "packages"_L1, packages(update.packages));
    put(object, "ubr"_L1, update.ubr);
    return object;
}

QJsonObject repairPackage(const ScenarioRepairPackage &package)
{
    using Signer = ScenarioRepairPackage::Signer;
    QJsonObject object{{"kb"_L1, package.kb},
                       {"file"_L1, package.fileName},
                       {"size_bytes"_L1, static_cast<qint64>(package.sizeBytes)},
                       {"sha1"_L1, package.sha1},
                       {"restart_required"_L1, package.restartRequired}};
    switch (package.signer) {
    case Signer::Microsoft:
        break;
    case Signer::None:
        object.insert("signer"_L1, "none"_L1);
        break;
    case Signer::Other:
        object.insert("signer"_L1, "other"_L1);
        break;
    }
    putCode(object, "install_result"_L1, package.installResult);
    put(object, "packages"_L1, packages(package.packages));
    put(object, "rows"_L1, array(package.rows, row));
    return object;
}

QJsonObject pkeyConfigEntry(const PkeyConfigEntry &entry)
{
    QJsonObject object{{"group"_L1, entry.group}};
    if (entry.activationId)
        object.insert("activation_id"_L1, entry.activationId->text());
    put(object, "edition"_L1, entry.editionId);
    put(object, "description"_L1, entry.description);
    return object;
}

QJsonObject restart(const RestartEffect &effect)
{
    QJsonObject object;
    put(object, "packages"_L1, packages(effect.packages));
    put(object, "rows"_L1, array(effect.rows, row));
    put(object, "ubr"_L1, effect.ubr);
    if (effect.vain > 0)
        object.insert("vain"_L1, effect.vain);
    return object;
}

QJsonObject historyEntry(const HistoryEntry &entry)
{
    QJsonObject object{{"title"_L1, entry.title},
                       {"at"_L1, entry.at.toUTC().date().toString(Qt::ISODate)},
                       {"outcome"_L1, nameOf(entry.outcome)}};
    if (entry.code)
        object.insert("code"_L1, hresultText(*entry.code));
    return object;
}

QJsonObject codes(const QMap<QString, std::optional<std::uint32_t>> &named)
{
    QJsonObject object;
    for (auto entry = named.cbegin(); entry != named.cend(); ++entry)
        object.insert(entry.key(), entry.value() ? QJsonValue(hresultText(*entry.value())) : QJsonValue());
    return object;
}

QJsonObject rootCertificates(const QMap<QString, RootTrust> &roots)
{
    QJsonObject object;
    for (auto root = roots.cbegin(); root != roots.cend(); ++root)
        object.insert(root.key(), nameOf(root.value()));
    return object;
}

QJsonObject surroundings(const ScenarioSurroundings &around)
{
    QJsonObject object{{"free_megabytes"_L1, around.freeMegabytes},
                       {"has_battery"_L1, around.hasBattery},
                       {"on_battery"_L1, around.onBattery},
                       {"metered"_L1, around.metered},
                       {"tls12"_L1, around.tls12}};
    const auto seconds = static_cast<qint64>(around.clockOffset.count());
    object.insert(seconds % 60 == 0 ? "clock_offset_minutes"_L1 : "clock_offset_seconds"_L1,
                  seconds % 60 == 0 ? seconds / 60 : seconds);
    put(object, "unreachable"_L1, codes(around.unreachable));
    if (!around.reached.isEmpty())
        object.insert("reached"_L1, QJsonArray::fromStringList(around.reached));
    put(object, "root_certificates"_L1, rootCertificates(around.roots));
    return object;
}

QJsonObject recording(const Recording &recording)
{
    return {{"version"_L1, recording.version},
            {"answers"_L1, array(recording.answers, [](const RecordedAnswer &answer) {
                 QJsonObject object{{"operation"_L1, answer.operation},
                                    {"milliseconds"_L1, static_cast<qint64>(answer.duration.count())}};
                 if (answer.code)
                     object.insert("code"_L1, hresultText(*answer.code));
                 put(object, "detail"_L1, answer.detail);
                 return object;
             })}};
}

QJsonObject expectation(const ScenarioExpectation &expect)
{
    QJsonObject object;
    for (auto code = expect.exitCodes.cbegin(); code != expect.exitCodes.cend(); ++code)
        object.insert(code.key(), code.value());
    put(object, "spent"_L1, expect.spent);
    QJsonObject calls;
    for (auto call = expect.calls.cbegin(); call != expect.calls.cend(); ++call)
        calls.insert(call.key(), call.value());
    put(object, "calls"_L1, calls);
    return object;
}

} // namespace

QJsonObject writeScenario(const Scenario &scenario)
{
    QJsonObject object{{"schema"_L1, 1},
                       {"id"_L1, scenario.id},
                       {"title"_L1, inBothLanguages(scenario.titleJa, scenario.titleEn)},
                       {"description"_L1, inBothLanguages(scenario.descriptionJa, scenario.descriptionEn)},
                       {"date"_L1, scenario.date.toString(Qt::ISODate)},
                       {"elevated"_L1, scenario.elevated},
                       {"os"_L1, system(scenario.system)}};
    if (scenario.first)
        object.insert("first"_L1, true);
    if (scenario.wow64)
        object.insert("wow64"_L1, true);
    put(object, "servicing_stack_version"_L1, scenario.servicingStackVersion);
    put(object, "packages"_L1, packages(scenario.packages));
    put(object, "restart_signs"_L1, QJsonArray::fromStringList(scenario.restartSigns));
    put(object, "registry"_L1, array(scenario.registry, registryEntry));
    put(object, "rows"_L1, array(scenario.rows, row));
    put(object, "keys"_L1, array(scenario.keys, [](const ScenarioKey &key) {
            return QJsonObject{{"last_five"_L1, key.lastFive}, {"binds_to"_L1, key.bindsTo.text()}};
        }));
    put(object, "activations_left"_L1, scenario.activationsLeft);
    // Empty and absent are two things: absent means that the file cannot be read.
    if (scenario.keyConfiguration)
        object.insert("pkeyconfig"_L1, array(*scenario.keyConfiguration, pkeyConfigEntry));
    put(object, "behaviour"_L1, behaviour(scenario.behaviour));
    put(object, "unreadable"_L1, codes(scenario.unreadable));
    put(object, "updates"_L1, array(scenario.updates, update));
    put(object, "update_history"_L1, array(scenario.updateHistory, historyEntry));
    put(object, "repair_packages"_L1, array(scenario.repairPackages, repairPackage));
    put(object, "restart"_L1, restart(scenario.restart));
    if (scenario.surroundings != ScenarioSurroundings{})
        object.insert("surroundings"_L1, surroundings(scenario.surroundings));
    put(object, "expect"_L1, expectation(scenario.expect));
    if (scenario.recording)
        object.insert("recording"_L1, recording(*scenario.recording));
    return object;
}

} // namespace esu

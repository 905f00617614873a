// SPDX-License-Identifier: MIT
// What of a practice PC is kept between runs: everything that can change, and never a full key.
#include "core/base/operations.h"
#include "core/model/json_reader.h"
#include "core/practice/practice_pc.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace esu {

namespace {

QJsonValue orNull(const std::optional<int> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue orNull(const std::optional<QString> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString hexadecimal(std::uint32_t value)
{
    return hresultText(value);
}

std::optional<int> optionalInteger(const JsonNode &parent, const char *name)
{
    const auto node = parent.find(QLatin1String(name));
    return node ? std::optional(node->asInteger(0)) : std::nullopt;
}

std::optional<QString> optionalText(const JsonNode &parent, const char *name)
{
    const auto node = parent.find(QLatin1String(name));
    return node ? std::optional(node->asText()) : std::nullopt;
}

} // namespace

QJsonObject PracticePc::saveState() const
{
    const std::scoped_lock lock(m_mutex);
    QJsonArray rows;
    for (const SppRow &row : m_rows)
        rows.append(QJsonObject{{QStringLiteral("id"), row.id.text()},
                                {QStringLiteral("partial_key"), orNull(row.partialProductKey)},
                                {QStringLiteral("product_key_id"), orNull(row.productKeyId)},
                                {QStringLiteral("status"), row.licenseStatus},
                                {QStringLiteral("reason"), hexadecimal(row.licenseStatusReason)},
                                {QStringLiteral("grace_minutes"), row.gracePeriodMinutes}});
    QJsonArray packages;
    for (const ScenarioPackage &package : m_packages)
        packages.append(QJsonObject{{QStringLiteral("name"), package.name},
                                    {QStringLiteral("state"), static_cast<int>(package.state)}});
    QJsonArray updates;
    for (const PcUpdate &entry : m_updates)
        updates.append(QJsonObject{{QStringLiteral("id"), entry.update.id},
                                   {QStringLiteral("eula_accepted"), entry.eulaAccepted},
                                   {QStringLiteral("downloaded"), entry.downloaded},
                                   {QStringLiteral("installed"), entry.installed}});
    QJsonArray repairPackages;
    for (const PcRepairPackage &entry : m_repairPackages) {
        if (entry.installed)
            repairPackages.append(
                QJsonObject{{QStringLiteral("kb"), entry.package.kb}, {QStringLiteral("in_effect"), entry.inEffect}});
    }
    QJsonObject counts;
    for (const Call call : allCalls) {
        if (m_counts.value(call) > 0)
            counts.insert(callName(call), m_counts.value(call));
    }
    return {{QStringLiteral("schema"), 1},
            {QStringLiteral("scenario"), m_scenario.id},
            {QStringLiteral("rows"), rows},
            {QStringLiteral("packages"), packages},
            {QStringLiteral("restart_signs"), QJsonArray::fromStringList(m_restartSigns)},
            {QStringLiteral("ubr"), orNull(m_ubr)},
            {QStringLiteral("ubr_after_restart"), orNull(m_ubrAfterRestart)},
            {QStringLiteral("activations_left"), orNull(m_activationsLeft)},
            {QStringLiteral("restarts"), m_restarts},
            {QStringLiteral("restart_due"), m_restartDue},
            {QStringLiteral("resume_page"), m_resumePoint ? QJsonValue(m_resumePoint->page) : QJsonValue()},
            {QStringLiteral("resume_language"), m_resumePoint ? QJsonValue(m_resumePoint->language) : QJsonValue()},
            {QStringLiteral("resume_catalog"),
             m_resumePoint && !m_resumePoint->catalog.isEmpty() ? QJsonValue(m_resumePoint->catalog) : QJsonValue()},
            {QStringLiteral("resume_portable"), m_resumePoint && m_resumePoint->portable},
            {QStringLiteral("updates"), updates},
            {QStringLiteral("repair_packages"), repairPackages},
            {QStringLiteral("calls"), counts}};
}

Result<void> PracticePc::loadState(const QJsonObject &state)
{
    auto document =
        JsonDocument::parse(QJsonDocument(state).toJson(), QStringLiteral("practice state"), operation::scenario);
    if (!document)
        return std::unexpected(document.error());
    const JsonNode root = document->root();
    root.member(QLatin1String("schema")).asInteger(1, 1);
    const QString name = root.string("scenario");
    if (name != m_scenario.id)
        root.member(QLatin1String("scenario"))
            .problem(QStringLiteral("is the state of \"%1\", not of \"%2\"").arg(name, m_scenario.id));

    const std::scoped_lock lock(m_mutex);
    PracticePc loaded(m_scenario);
    loaded.m_restarts = root.member(QLatin1String("restarts")).asInteger(0);
    if (loaded.m_restarts > 0)
        loaded.addRows(m_scenario.restart.rows);
    loaded.m_restartDue = root.boolean("restart_due", false);
    const auto resumePage = optionalText(root, "resume_page");
    const auto resumeLanguage = optionalText(root, "resume_language");
    const auto resumeCatalog = optionalText(root, "resume_catalog");
    const bool resumesPortable = root.boolean("resume_portable", false);
    if (resumePage && resumeLanguage)
        loaded.m_resumePoint = ResumePoint{.page = *resumePage,
                                           .language = *resumeLanguage,
                                           .catalog = resumeCatalog.value_or(QString()),
                                           .portable = resumesPortable};
    if (const auto installed = root.find(QLatin1String("repair_packages"))) {
        for (const JsonNode &node : installed->items()) {
            PcRepairPackage *entry = loaded.findRepairPackage(node.string("kb"));
            const bool inEffect = node.boolean("in_effect");
            if (entry == nullptr) {
                node.member(QLatin1String("kb")).problem(QStringLiteral("the scenario has no such package"));
                continue;
            }
            entry->installed = true;
            entry->inEffect = inEffect;
            if (inEffect)
                loaded.addRows(entry->package.rows);
        }
    }
    for (const JsonNode &node : root.member(QLatin1String("rows")).items()) {
        const auto id = node.member(QLatin1String("id")).asActivationId();
        SppRow *row = id ? loaded.find(*id) : nullptr;
        const auto partialKey = optionalText(node, "partial_key");
        const auto productKeyId = optionalText(node, "product_key_id");
        const int status = node.member(QLatin1String("status")).asInteger(0);
        const std::uint32_t reason = node.member(QLatin1String("reason")).asHresult();
        const int grace = node.member(QLatin1String("grace_minutes")).asInteger(0);
        if (partialKey && partialKey->size() != 5)
            node.member(QLatin1String("partial_key")).problem(QStringLiteral("must be five characters"));
        if (row == nullptr) {
            node.member(QLatin1String("id")).problem(QStringLiteral("the scenario has no such row"));
            continue;
        }
        row->partialProductKey = partialKey;
        row->productKeyId = productKeyId;
        row->licenseStatus = status;
        row->licenseStatusReason = reason;
        row->gracePeriodMinutes = grace;
    }
    loaded.m_packages.clear();
    for (const JsonNode &node : root.member(QLatin1String("packages")).items())
        loaded.m_packages.append(
            {.name = node.text("name"),
             .state = static_cast<std::uint32_t>(node.member(QLatin1String("state")).asInteger(0, 0xFFFF))});
    loaded.m_restartSigns = root.strings("restart_signs");
    loaded.m_ubr = optionalInteger(root, "ubr");
    loaded.m_ubrAfterRestart = optionalInteger(root, "ubr_after_restart");
    loaded.m_activationsLeft = optionalInteger(root, "activations_left");
    for (const JsonNode &node : root.member(QLatin1String("updates")).items()) {
        PcUpdate *entry = loaded.findUpdate(node.string("id"));
        const bool eulaAccepted = node.boolean("eula_accepted");
        const bool downloaded = node.boolean("downloaded");
        const bool installed = node.boolean("installed");
        if (entry == nullptr) {
            node.member(QLatin1String("id")).problem(QStringLiteral("the scenario has no such update"));
            continue;
        }
        entry->eulaAccepted = eulaAccepted;
        entry->downloaded = downloaded;
        entry->installed = installed;
    }
    const JsonNode counts = root.member(QLatin1String("calls"));
    for (const QString &callText : counts.names()) {
        const int number = counts.at(callText).asInteger(0);
        if (const auto call = callFromName(callText))
            loaded.m_counts.insert(*call, number);
        else
            counts.at(callText).problem(QStringLiteral("no call has this name"));
    }
    if (const auto problem = document->problem())
        return std::unexpected(*problem);

    m_rows = loaded.m_rows;
    m_packages = loaded.m_packages;
    m_restartSigns = loaded.m_restartSigns;
    m_ubr = loaded.m_ubr;
    m_ubrAfterRestart = loaded.m_ubrAfterRestart;
    m_activationsLeft = loaded.m_activationsLeft;
    m_restarts = loaded.m_restarts;
    m_restartDue = loaded.m_restartDue;
    m_resumePoint = loaded.m_resumePoint;
    m_updates = loaded.m_updates;
    m_repairPackages = loaded.m_repairPackages;
    m_counts = loaded.m_counts;
    return {};
}

} // namespace esu

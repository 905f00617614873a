// SPDX-License-Identifier: MIT
#include "core/windows/spp/key_configuration.h"

#include "core/base/operations.h"
#include "core/windows/start_up.h"

#include <windows.h>

#include <QFile>
#include <QXmlStreamReader>

namespace esu {

namespace {

/// The real file has 0.5 to 3 MB; anything far beyond is not ours to load.
constexpr qint64 largestFile = 32LL * 1024 * 1024;

Error unreadable(const QString &detail)
{
    return {.fault = Fault::BadData, .operation = operation::sppKeyConfiguration, .detail = detail};
}

Result<QByteArray> embeddedConfiguration(const QByteArray &xrml)
{
    QXmlStreamReader xml(xrml);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("infoBin") ||
            xml.attributes().value(QLatin1String("name")) != QLatin1String("pkeyConfigData"))
            continue;
        const QByteArray text = xml.readElementText().simplified().remove(QLatin1Char(' ')).toLatin1();
        const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded || (*decoded).isEmpty())
            return std::unexpected(unreadable(QStringLiteral("pkeyConfigData is not base64")));
        return *decoded;
    }
    return std::unexpected(unreadable(xml.hasError() ? xml.errorString() : QStringLiteral("no pkeyConfigData")));
}

struct Entry {
    KeyConfiguration configuration;
    std::optional<int> group;
};

Entry readEntry(QXmlStreamReader &xml)
{
    Entry entry;
    while (xml.readNextStartElement()) {
        const auto name = xml.name();
        if (name == QLatin1String("ActConfigId")) {
            entry.configuration.activationId = ActivationId::fromGuid(xml.readElementText().trimmed());
        } else if (name == QLatin1String("RefGroupId")) {
            bool ok = false;
            const int group = xml.readElementText().trimmed().toInt(&ok);
            if (ok)
                entry.group = group;
        } else if (name == QLatin1String("EditionId")) {
            entry.configuration.editionId = xml.readElementText().trimmed();
        } else if (name == QLatin1String("ProductDescription")) {
            entry.configuration.description = xml.readElementText().trimmed();
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

} // namespace

Result<QList<KeyConfiguration>> parseKeyConfigurations(const QByteArray &xrml, int groupId)
{
    const auto embedded = embeddedConfiguration(xrml);
    if (!embedded)
        return std::unexpected(embedded.error());
    QXmlStreamReader xml(*embedded);
    QList<KeyConfiguration> found;
    bool any = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != QLatin1String("Configuration"))
            continue;
        any = true;
        const Entry entry = readEntry(xml);
        if (entry.group == groupId)
            found.append(entry.configuration);
    }
    if (xml.hasError())
        return std::unexpected(unreadable(xml.errorString()));
    if (!any)
        return std::unexpected(unreadable(QStringLiteral("no Configuration")));
    return found;
}

Result<QByteArray> readKeyConfigurationFile()
{
    QFile file(systemTools(isUnderWow64().value_or(false)) +
               QStringLiteral("\\spp\\tokens\\pkeyconfig\\pkeyconfig.xrm-ms"));
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(Error{.fault = file.exists() ? Fault::AccessDenied : Fault::NotFound,
                                     .operation = operation::sppKeyConfiguration,
                                     .detail = file.fileName() + QStringLiteral(": ") + file.errorString()});
    }
    if (file.size() > largestFile)
        return std::unexpected(unreadable(QStringLiteral("too large")));
    QByteArray content = file.read(largestFile);
    if (content.size() != file.size())
        return std::unexpected(unreadable(file.errorString()));
    return content;
}

} // namespace esu

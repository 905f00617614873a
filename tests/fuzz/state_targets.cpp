// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include "core/base/state_store.h"
#include "core/journey/journal.h"
#include "core/practice/scenario.h"
#include "core/practice/scenario_writer.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTimeZone>

namespace esu::fuzz {

void scenario(const QByteArray &input)
{
    const QString name = QStringLiteral("pc.json");
    const auto read = parseScenario(input, name);
    if (!read) {
        demand(!read.error().detail.isEmpty(), "a refusal says where");
        return;
    }
    const QByteArray written = QJsonDocument(writeScenario(*read)).toJson();
    const auto again = parseScenario(written, name);
    demand(again.has_value(), "what is written can be read");
    demand(QJsonDocument(writeScenario(*again)).toJson() == written, "and says the same");
}

void journal(const QByteArray &input)
{
    const auto contentOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal.json"));
    {
        QFile file(path);
        demand(file.open(QIODevice::WriteOnly) && file.write(input) == input.size(), "a file to read");
    }
    FileStateStore store(path);
    Journal journal(store);
    const ActivationId id = *ActivationId::fromGuid(u"77db037b-95c3-48d7-a3ab-a9c6d41093e0");
    const auto before = journal.entries();
    const auto attempts = journal.ambiguousAttempts(id, QStringLiteral("6789B"));
    demand(before.has_value() == attempts.has_value(), "one answer about one file");
    (void)journal.repairs();
    (void)journal.updates();
    (void)journal.updatesWaitForRestart();
    (void)journal.isRefusedKey(id, QStringLiteral("6789B"));
    (void)journal.restartSigns();
    (void)journal.agreedRepairs();
    demand(contentOf(path) == input, "reading changes nothing");

    const auto begun = journal.begin({.at = QDateTime(QDate(2026, 11, 24), QTime(3, 0), QTimeZone::utc()),
                                      .activationId = id,
                                      .lastFive = QStringLiteral("6789B"),
                                      .outcome = JournalEntry::Outcome::Started});
    if (!before) {
        demand(!begun.has_value(), "an attempt that cannot be noted stops");
        demand(contentOf(path) == input, "a file that is not understood is not overwritten");
        return;
    }
    demand(begun.has_value(), "an attempt is noted");
    const auto after = journal.entries();
    demand(after.has_value() && !after->isEmpty() && after->constLast().outcome == JournalEntry::Outcome::Started,
           "and is there afterwards");
    const auto open = journal.ambiguousAttempts(id, QStringLiteral("6789B"));
    demand(open.has_value() && *open >= 1, "it counts as open until its end is known");
}

} // namespace esu::fuzz

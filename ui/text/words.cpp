// SPDX-License-Identifier: MIT
#include "ui/text/words.h"

#include <QLocale>

namespace esu {

QString Words::language()
{
    return tr("en", "the code of this catalogue's language: en or ja");
}

QString Words::productName()
{
    return tr("ESU Wizard");
}

QString Words::finishedByRestart()
{
    return tr("It is there, and the next restart finishes it.");
}

QString Words::signStays()
{
    return tr("A sign of a restart has stayed across two restarts; another one will not settle it.");
}

QString Words::practiceBanner()
{
    return tr("Practice: nothing on this PC is changed.");
}

QString Words::practiceBanner(const QDateTime &at)
{
    if (!at.isValid())
        return practiceBanner();
    return tr("Practice (date: %1): nothing on this PC is changed.").arg(date(at.toLocalTime().date()));
}

QString Words::date(QDate date)
{
    if (!date.isValid())
        return unknown();
    return QLocale(language()).toString(date, tr("MMMM d, yyyy", "date format"));
}

QString Words::month(QDate day)
{
    if (!day.isValid())
        return unknown();
    return QLocale(language()).toString(day, tr("MMMM yyyy", "month format"));
}

QString Words::dateTime(const QDateTime &time)
{
    return QLocale(language()).toString(time.toLocalTime(), tr("MMMM d, yyyy HH:mm", "date and time format"));
}

QString Words::duration(std::chrono::milliseconds elapsed)
{
    const auto seconds = static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(elapsed).count());
    if (seconds < 60)
        return tr("%1 s", "duration").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min %2 s", "duration").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min", "duration").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString Words::size(std::int64_t bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString Words::paragraph(const QStringList &sentences)
{
    QStringList said = sentences;
    said.removeAll(QString());
    return said.join(language() == QLatin1String("ja") ? QString() : QStringLiteral(" "));
}

QString Words::listed(const QStringList &items)
{
    return items.join(tr(", ", "between the items of a list in a sentence"));
}

QString Words::aboutSize(std::int64_t bytes)
{
    return tr("about %1", "a size").arg(size(bytes));
}

QString Words::badge(Badge badge)
{
    switch (badge) {
    case Badge::Good:
        return tr("OK", "state");
    case Badge::Attention:
        return tr("Needs attention", "state");
    case Badge::Blocked:
        return tr("Blocked", "state");
    case Badge::Working:
        return tr("Working", "state");
    case Badge::Unknown:
        return tr("Unknown", "state");
    }
    return {};
}

QString Words::unknown()
{
    return tr("unknown", "a value that could not be read");
}

QString Words::journalUnread()
{
    return tr("What was attempted on this PC before could not be read. Only administrators may open that record; it is "
              "read before anything is activated.");
}

QString Words::number(std::optional<int> value)
{
    return value ? QString::number(*value) : unknown();
}

QString Words::yes(bool value)
{
    return value ? tr("Yes", "answer") : tr("No", "answer");
}

QString Words::year(int year)
{
    return tr("Year %1").arg(year);
}

QString Words::licenseStatus(std::optional<int> status)
{
    if (!status)
        return tr("License status unknown");
    return *status == 1 ? tr("Activated") : tr("Not activated");
}

QString Words::programmeStatus(ProgrammeAssessment::Status status)
{
    switch (status) {
    case ProgrammeAssessment::Status::None:
        return tr("No ESU for this Windows");
    case ProgrammeAssessment::Status::NotStarted:
        return tr("Not started yet");
    case ProgrammeAssessment::Status::Running:
        return tr("Running");
    case ProgrammeAssessment::Status::Ended:
        return tr("Ended");
    }
    return {};
}

QString Words::architecture(const Fact<QString> &architecture)
{
    if (!architecture)
        return {};
    if (*architecture == QLatin1String("x64"))
        return tr("64-bit");
    if (*architecture == QLatin1String("x86"))
        return tr("32-bit");
    return *architecture;
}

QString Words::edition(const MachineFacts &facts)
{
    if (!facts.editionId)
        return unknown();
    struct Name {
        const char *id;
        const char *name;
    };
    // Product names are the same in every language.
    static constexpr Name names[] = {
        {"Professional", "Pro"},
        {"ProfessionalN", "Pro N"},
        {"Core", "Home"},
        {"CoreCountrySpecific", "Home"},
        {"CoreSingleLanguage", "Home Single Language"},
        {"HomePremium", "Home Premium"},
        {"HomeBasic", "Home Basic"},
        {"ProfessionalWorkstation", "Pro for Workstations"},
        {"ServerStandard", "Standard"},
        {"ServerDatacenter", "Datacenter"},
        {"ServerEnterprise", "Enterprise"},
    };
    for (const Name &name : names) {
        if (*facts.editionId == QLatin1String(name.id)) {
            // Windows 7 calls its business edition by the full word.
            if (facts.os && facts.os->build < 9200 && *facts.editionId == QLatin1String("Professional"))
                return QStringLiteral("Professional");
            return QLatin1String(name.name);
        }
    }
    return *facts.editionId;
}

QString Words::windows(const MachineFacts &facts)
{
    if (!facts.os)
        return tr("Windows (version unknown)");
    const int build = facts.os->build;
    const bool server = facts.os->productType.value_or(1) != 1;
    QString name;
    if (build >= 22000 && !server)
        name = QStringLiteral("Windows 11");
    else if (build >= 10240 && !server)
        name = QStringLiteral("Windows 10");
    else if (build == 9600)
        name = server ? QStringLiteral("Windows Server 2012 R2") : QStringLiteral("Windows 8.1");
    else if (build == 9200)
        name = server ? QStringLiteral("Windows Server 2012") : QStringLiteral("Windows 8");
    else if (build == 7600 || build == 7601)
        name = server ? QStringLiteral("Windows Server 2008 R2") : QStringLiteral("Windows 7");
    else if (build >= 6001 && build <= 6003)
        name = server ? QStringLiteral("Windows Server 2008") : QStringLiteral("Windows Vista");
    else
        name = facts.os->caption;
    if (facts.editionId && name != facts.os->caption)
        name += QLatin1Char(' ') + edition(facts);
    if (build == 19045)
        name += QLatin1String(" 22H2");
    if (facts.os->servicePack.value_or(0) > 0)
        name += QStringLiteral(" SP%1").arg(*facts.os->servicePack);
    const QString bits = architecture(facts.architecture);
    return bits.isEmpty() ? name : tr("%1 (%2)", "Windows edition (64-bit)").arg(name, bits);
}

QString Words::buildNumber(const MachineFacts &facts)
{
    if (!facts.os)
        return unknown();
    return facts.ubr ? QStringLiteral("%1.%2").arg(facts.os->build).arg(*facts.ubr) : QString::number(facts.os->build);
}

QString Words::computerName(const MachineFacts &facts)
{
    return facts.os && !facts.os->computerName.isEmpty() ? facts.os->computerName : tr("This PC");
}

QString Words::cover(Cover::By by)
{
    switch (by) {
    case Cover::By::Consumer:
        return tr("consumer enrollment");
    case Cover::By::Windows365:
        return tr("Windows 365");
    case Cover::By::Azure:
        return tr("Azure");
    case Cover::By::Arc:
        return tr("Azure Arc");
    }
    return {};
}

QString Words::standing(const Standing &standing)
{
    switch (standing.kind) {
    case Standing::Kind::Unknown:
        return tr("ESU: could not be checked");
    case Standing::Kind::NotForThisPc:
        return tr("ESU: not for this PC");
    case Standing::Kind::NotActive:
        return tr("ESU: not active yet");
    case Standing::Kind::ActiveWithoutMak:
        return tr("ESU: active without a MAK");
    case Standing::Kind::Active:
        return tr("ESU: active, until %1").arg(date(standing.until));
    case Standing::Kind::OtherYear:
        return tr("ESU: only year %1 is activated").arg(number(standing.year));
    case Standing::Kind::SupplyEnded:
        return tr("ESU: ended on %1").arg(date(standing.until));
    }
    return {};
}

QString Words::step(Step step)
{
    switch (step) {
    case Step::Inspect:
        return tr("Read the PC");
    case Step::LookAround:
        return tr("Check power and network");
    case Step::ListDownloads:
        return tr("Ask Microsoft Update Catalog");
    case Step::Repair:
        return tr("Install what is missing");
    case Step::InstallKey:
        return tr("Install the key");
    case Step::Activate:
        return tr("Activate ESU");
    case Step::SearchUpdates:
        return tr("Look for updates");
    case Step::InstallUpdates:
        return tr("Install the ESU updates");
    case Step::Restart:
        return tr("Restart the PC");
    case Step::Verify:
        return tr("Read the result");
    case Step::UninstallKey:
        return tr("Remove the key");
    }
    return {};
}

QString Words::dataFile(const FoundDataFile &file)
{
    switch (file.state) {
    case FoundDataFile::State::Used:
        return tr("Newer data file in use: %1 (%2).").arg(file.fileName, date(file.dataDate));
    case FoundDataFile::State::NotNewer:
        return tr("The data file %1 (%2) is not newer than the data of this program and is not used.")
            .arg(file.fileName, date(file.dataDate));
    case FoundDataFile::State::Unusable:
        return tr("The data file %1 cannot be used and is left out. Correct or remove the file. (%2)")
            .arg(file.fileName, file.detail);
    }
    return {};
}

} // namespace esu

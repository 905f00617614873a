// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "ui/text/data_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>

namespace esu {

namespace {

class PackText {
    Q_DECLARE_TR_FUNCTIONS(PackText)
public:
    static QString proven(const DataPack &pack)
    {
        return tr("The data pack of %1 is signed by %2, and newer than the data there is.")
            .arg(Words::date(pack.date()), pack.signer);
    }
    static QString installed() { return tr("The data pack is installed."); }
    static QString wouldInstall() { return tr("The data pack would be installed."); }
    static QString notKept() { return tr("This practice PC keeps nothing: give --state to keep the data pack."); }
};

const QString offeredMember = QStringLiteral("offered_pack");

Composition::Request requestOf(const CommandCall &call)
{
    return {.machine = call.arguments.machine, .stateFile = call.arguments.value(Option::State)};
}

/// What is in use now.
void tellData(const Resources &resources, const QDateTime &now, CommandResult &result)
{
    result.members.insert(QStringLiteral("data"), document::data(resources, now));
    result.lines.append(DataText::dates(resources, now));
    for (const DataSource &source : resources.sources)
        result.lines.append(QStringLiteral("  %1: %2").arg(source.fileName, DataText::dated(source)));
}

/// The PC it is about, opened so that nothing is made on it.
std::unique_ptr<Session> begin(const CommandCall &call, CommandResult &result)
{
    auto session = call.composition.openAsItIs(requestOf(call));
    if (!session) {
        fail(result, session.error(), call.composition.resources().errors);
        return {};
    }
    result.head.practice = (*session)->machine().isPractice();
    return *std::move(session);
}

void show(const CommandCall &call, CommandResult &result)
{
    result.members.insert(QStringLiteral("data"), document::data(call.composition.resources(), {}));
    if (const auto session = begin(call, result))
        tellData(call.composition.resources(), session->desk().clock.now(), result);
}

std::optional<DataPack> prove(const CommandCall &call, const QByteArray &bytes, CommandResult &result)
{
    auto pack = call.composition.dataPacks(requestOf(call)).check(bytes);
    if (!pack) {
        fail(result, pack.error(), call.composition.resources().errors);
        return std::nullopt;
    }
    result.members.insert(offeredMember, document::dataPack(*pack));
    result.lines.append(PackText::proven(*pack));
    return *std::move(pack);
}

void check(const CommandCall &call, CommandResult &result)
{
    result.members.insert(offeredMember, QJsonValue());
    const auto session = begin(call, result);
    if (!session)
        return;
    const auto bytes = DataPackStore::readOffered(call.arguments.argument);
    if (!bytes)
        return fail(result, bytes.error(), call.composition.resources().errors);
    prove(call, *bytes, result);
}

/// On the real PC and beside a state file nobody else may be at work.
Result<void> installAlone(const CommandCall &call, const QByteArray &bytes)
{
    const auto session = call.composition.open(requestOf(call));
    if (!session)
        return std::unexpected(session.error());
    if (const auto claimed = (*session)->pc().journal().claim(); !claimed)
        return claimed;
    return call.composition.dataPacks(requestOf(call)).install(bytes);
}

void install(const CommandCall &call, CommandResult &result)
{
    const ErrorCatalogue &errors = call.composition.resources().errors;
    result.members.insert(offeredMember, QJsonValue());
    result.members.insert(QStringLiteral("data"), document::data(call.composition.resources(), {}));
    auto session = begin(call, result);
    if (!session)
        return;
    if (const auto may = call.composition.mayChange(requestOf(call), *session, call.context); !may)
        return fail(result, may.error(), errors);
    const auto bytes = DataPackStore::readOffered(call.arguments.argument);
    if (!bytes)
        return fail(result, bytes.error(), errors);
    if (!prove(call, *bytes, result))
        return;
    const QDateTime now = session->desk().clock.now();
    session.reset(); // it has the journal
    const bool rehearses = call.arguments.has(Option::DryRun);
    if (const auto installed = rehearses ? Result<void>() : installAlone(call, *bytes); !installed)
        return fail(result, installed.error(), errors);
    result.lines.append(rehearses ? PackText::wouldInstall() : PackText::installed());
    if (result.head.practice && !call.arguments.has(Option::State))
        result.lines.append(PackText::notKept());
    auto data = call.composition.readAgain(requestOf(call));
    if (!data)
        return fail(result, data.error(), errors);
    result.newData = std::make_shared<const Resources>(*std::move(data));
    tellData(*result.newData, now, result);
}

std::optional<Error> needsFile(const Arguments &arguments)
{
    if (arguments.argument.isEmpty())
        return usageError(QStringLiteral("%1 needs a FILE").arg(QString::fromUtf16(arguments.command->name)));
    return std::nullopt;
}

} // namespace

constinit const CommandSpec dataShowCommand{
    .name = u"data show",
    .help = QT_TRANSLATE_NOOP("CommandLine", "which data is in use, its date and where it comes from"),
    .way = ActsItself{show},
};

constinit const CommandSpec dataCheckCommand{
    .name = u"data check",
    .argument = u"FILE",
    .help = QT_TRANSLATE_NOOP("CommandLine", "says whether a data pack could be installed"),
    .check = needsFile,
    .way = ActsItself{check},
};

constinit const CommandSpec dataInstallCommand{
    .name = u"data install",
    .argument = u"FILE",
    .help = QT_TRANSLATE_NOOP("CommandLine", "installs a data pack: newer programmes, updates, texts"),
    .options = {Option::DryRun},
    .check = needsFile,
    .way = ActsItself{install},
};

} // namespace esu

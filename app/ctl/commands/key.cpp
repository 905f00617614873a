// SPDX-License-Identifier: MIT
#include "app/ctl/commands/commands.h"

#include "app/accounts.h"
#include "app/ctl/arguments.h"
#include "app/ctl/command.h"
#include "app/ctl/key_source.h"
#include "core/journey/key.h"
#include "core/rules/policy_rules.h"

#include <QCoreApplication>

namespace esu {

namespace {

class KeyText {
    Q_DECLARE_TR_FUNCTIONS(KeyText)
public:
    static QString stored(const QString &lastFive) { return tr("The key ending in %1 is stored.").arg(lastFive); }
    static QString storeOf(const QString &account) { return tr("Credential store of the account %1").arg(account); }
    static QString forgotten() { return tr("No key is stored any more."); }
};

const QString partialKey = QStringLiteral("partial_key");

/// The credential store is that of this desk, whichever PC is worked on.
void begin(CommandResult &result)
{
    result.head.machine = QStringLiteral("local");
    result.members.insert(partialKey, QJsonValue());
}

void tell(CommandResult &result, const QString &lastFive)
{
    result.members.insert(partialKey, lastFive);
    result.lines.append(KeyText::stored(lastFive));
    // Elevation, a service and a management tool run as somebody else than who sits at the PC.
    if (const QString account = ownAccount(); !account.isEmpty())
        result.lines.append(KeyText::storeOf(account));
}

std::optional<Error> checkStore(const Arguments &arguments)
{
    if (!arguments.has(Option::KeyStdin))
        return usageError(QStringLiteral("key store needs --key-stdin"));
    return std::nullopt;
}

void store(const CommandCall &call, CommandResult &result)
{
    begin(result);
    const Resources &resources = call.composition.resources();
    const Policies policies = call.composition.policiesOf(call.arguments.machine);
    // Asked for before a person types one.
    if (const auto refused = refuseStoring(policies))
        return fail(result, *refused, resources.errors);
    CredentialStore &credentials = call.composition.desk().credentialStore;
    const auto key = readKey(call.arguments, credentials, resources.kmsClientKeys, {}, call.show, call.context);
    if (!key)
        return fail(result, key.error(), resources.errors);
    const auto written = storeKey(credentials, policies, (*key)->text(), call.context);
    if (!written)
        return fail(result, written.error(), resources.errors);
    tell(result, (*key)->lastFive());
}

void forget(const CommandCall &call, CommandResult &result)
{
    begin(result);
    if (const auto removed = call.composition.desk().credentialStore.remove(defaultKeyLabel, call.context); !removed)
        return fail(result, removed.error(), call.composition.resources().errors);
    result.lines.append(KeyText::forgotten());
}

void show(const CommandCall &call, CommandResult &result)
{
    begin(result);
    const auto stored = readStoredKey(call.composition.desk().credentialStore, call.context);
    if (!stored)
        return fail(result, stored.error(), call.composition.resources().errors);
    tell(result, stored->lastFive());
}

} // namespace

constinit const CommandSpec keyStoreCommand{
    .name = u"key store",
    .mainOption = u"--key-stdin",
    .help = QT_TRANSLATE_NOOP("CommandLine", "keeps a MAK in the credential store"),
    .options = {Option::KeyStdin},
    .check = checkStore,
    .way = ActsItself{store},
};

constinit const CommandSpec keyForgetCommand{
    .name = u"key forget",
    .help = QT_TRANSLATE_NOOP("CommandLine", "removes the MAK from the credential store"),
    .way = ActsItself{forget},
};

constinit const CommandSpec keyShowCommand{
    .name = u"key show",
    .help = QT_TRANSLATE_NOOP("CommandLine", "the last five characters of the MAK in the credential store"),
    .way = ActsItself{show},
};

} // namespace esu

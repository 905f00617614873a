// SPDX-License-Identifier: MIT
#include "app/accounts.h"

#include <QDir>
#include <QSysInfo>

#ifdef Q_OS_WIN
#include "core/windows/start_up.h"
#else
#include <pwd.h>
#include <unistd.h>
#endif

namespace esu {

namespace {

#ifdef Q_OS_WIN
void addAccount(PersonalNames &names, const QString &account)
{
    const qsizetype between = account.indexOf(u'\\');
    if (between > 0)
        names.domains.append(account.left(between));
    names.users.append(account.sliced(between + 1));
}
#endif

} // namespace

QString ownAccount()
{
#ifdef Q_OS_WIN
    const auto sid = currentUser();
    return sid ? accountName(*sid).value_or(QString()) : QString();
#else
    // Nobody else asks while one command or one window does.
    const passwd *const entry = getpwuid(geteuid()); // NOLINT(concurrency-mt-unsafe)
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
#endif
}

QString ownAccountAtHand()
{
    const QString domain = qEnvironmentVariable("USERDOMAIN");
    const QString user = qEnvironmentVariable("USERNAME");
    return domain.isEmpty() || user.isEmpty() ? user : domain + QLatin1Char('\\') + user;
}

PersonalNames namesAtHand()
{
    const QString host = QSysInfo::machineHostName();
    PersonalNames names{.computers = {qEnvironmentVariable("COMPUTERNAME"), host.section(u'.', 0, 0)},
                        .users = {qEnvironmentVariable("USERNAME"), QDir::home().dirName()},
                        .domains = {qEnvironmentVariable("USERDNSDOMAIN"), qEnvironmentVariable("USERDOMAIN")}};
    if (const QString domain = host.section(u'.', 1); domain.contains(u'.'))
        names.domains.append(domain);
    return names;
}

PersonalNames namesOfThisPc([[maybe_unused]] const QString &caller)
{
    PersonalNames names = namesAtHand();
#ifdef Q_OS_WIN
    addAccount(names, ownAccount());
    if (!caller.isEmpty())
        addAccount(names, accountName(caller).value_or(QString()));
#endif
    return names;
}

} // namespace esu

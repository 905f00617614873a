// SPDX-License-Identifier: MIT
// wusa.exe of the COM-level test PC: installs the package that a file's name says, and logs what it was started with.
// "--restart" restarts the PC.
#include "com_pc.h"

#include "core/base/hresult.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <cstdio>

namespace {

using namespace esu;
using namespace esu::compc;

constexpr int restartRequired = 3010;
constexpr int invalidParameter = 87;

QString kbOf(const QString &fileName)
{
    static const QRegularExpression number(QStringLiteral("kb\\d+"), QRegularExpression::CaseInsensitiveOption);
    return number.match(fileName).captured().toUpper();
}

int install(ComPc &pc, const QStringList &arguments)
{
    QFile package(arguments.value(0));
    QCryptographicHash digest(QCryptographicHash::Sha256);
    const bool readable = package.open(QIODevice::ReadOnly) && digest.addData(&package);
    const QString kb = kbOf(QFileInfo(package).fileName());
    const CallPlan plan = pc.next(Call::PackageInstall, kb);
    log({{QStringLiteral("op"), QStringLiteral("wusa")},
         {QStringLiteral("subject"), kb},
         {QStringLiteral("sha256"), QString::fromLatin1(digest.result().toHex())},
         {QStringLiteral("arguments"), arguments.mid(1).join(u' ')}});
    if (!readable)
        return invalidParameter;
    PcInstallResult result;
    const std::uint32_t code = pc.perform(plan, [&] {
        result = pc.pc().installPackage(kb);
        return result.hresult;
    });
    if (plan.hang) {
        log({{QStringLiteral("op"), QStringLiteral("wusa-hangs")},
             {QStringLiteral("subject"), kb},
             {QStringLiteral("hang"), true}});
        ComPc::hang();
    }
    if (code == hresult::ok && result.restartRequired)
        return restartRequired;
    return static_cast<int>(code);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto pc = ComPc::current();
    if (!pc)
        return 1;
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments != QStringList(QStringLiteral("--restart")))
        return install(*pc, arguments);
    pc->pc().restart();
    pc->save();
    std::puts("restarted");
    return 0;
}

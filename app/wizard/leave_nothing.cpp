// SPDX-License-Identifier: MIT
#include "app/wizard/leave_nothing.h"

#include "core/base/conditions.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace esu {

namespace {

class LeaveNothingText {
    Q_DECLARE_TR_FUNCTIONS(LeaveNothingText)
public:
    static Prompt offer(const LeaveNothing::Stays &stays)
    {
        return {.title = Words::productName(),
                .text = tr("Remove what this program noted on this PC?"),
                .information =
                    Words::paragraph({tr("This is its record of the work, its settings, its log, copies and packages, "
                                         "and the key that is stored for this account. ESU stays active, and what you "
                                         "saved stays."),
                                      copyStays(stays.file), accountStays(stays.ofOtherAccount)}),
                .yes = tr("&Remove it"),
                .no = tr("&Leave it")};
    }
    static Prompt elevation()
    {
        return {.title = Words::productName(),
                .text = tr("Remove what this program noted on this PC?"),
                .information = tr("This needs administrator rights. Windows asks for your consent, and before anything "
                                  "is removed you are asked once more."),
                .yes = tr("Go on as ad&ministrator"),
                .no = tr("&Leave it")};
    }
    static Prompt kept(StillOpen open)
    {
        return {.title = Words::productName(),
                .text = tr("What this program noted on this PC cannot be removed yet."),
                .information = why(open),
                .no = tr("&Close")};
    }
    static Prompt failed(const ErrorWords &words)
    {
        return {.title = Words::productName(),
                .text = tr("What this program noted on this PC could not be removed, or not all of it."),
                .information = ErrorText::oneLine(words),
                .no = tr("&Close"),
                .warning = true};
    }
    static Prompt removed(const LeaveNothing::Stays &stays)
    {
        return {.title = Words::productName(),
                .text = tr("What this program noted on this PC is removed."),
                .information = Words::paragraph({copyStays(stays.file), accountStays(stays.ofOtherAccount)}),
                .no = tr("&Close")};
    }

private:
    static QString copyStays(const QString &file)
    {
        if (file.isEmpty())
            return {};
        return tr("Only the copy of this program that is running stays (%1). Delete it after closing, or let the "
                  "portable program do so the next time.")
            .arg(file);
    }
    static QString accountStays(bool stays)
    {
        return stays ? tr("The administrator rights are those of another account: the log and the stored key of the "
                          "account that is signed in stay. Delete that key on the key page before, or with esuctl key "
                          "forget.")
                     : QString();
    }
    static QString why(StillOpen open)
    {
        switch (open) {
        case StillOpen::Attempt:
            return tr("How an attempt to activate ended is not known, and without the record it could cost one more "
                      "activation. Start the program again, and read the result.");
        case StillOpen::Key:
            return tr("A key that was refused is still installed, or the key of Windows may have been replaced. The "
                      "record says which one it was.");
        case StillOpen::Restart:
            return tr("A restart is due. Restart the PC, start the program again, and read the result.");
        }
        return {};
    }
};

} // namespace

LeaveNothing::LeaveNothing(Prompts &prompts, const ErrorCatalogue &errors, Act act, Stays stays,
                           std::function<void(bool removed)> ended)
    : m_prompts(prompts), m_errors(errors), m_act(std::move(act)), m_stays(std::move(stays)), m_ended(std::move(ended))
{
}

void LeaveNothing::start()
{
    const bool started =
        m_runner.start([act = m_act](const JobContext &context) { return act(ForgetMode::Rehearse, context); },
                       [this](const ForgetEnd &end) { looked(end); });
    Q_ASSERT(started);
    Q_UNUSED(started)
}

void LeaveNothing::looked(const ForgetEnd &end)
{
    if (!end.kept && end.kept.error().condition == condition::notElevated)
        return offerElevation();
    if (!end.kept)
        return say(LeaveNothingText::failed(ErrorText::explain(m_errors, end.kept.error())), false);
    if (*end.kept)
        return say(LeaveNothingText::kept(**end.kept), false);
    m_prompts.ask(nullptr, LeaveNothingText::offer(m_stays), [this](bool yes) {
        if (!yes)
            return m_ended(false);
        const bool started =
            m_runner.start([act = m_act](const JobContext &context) { return act(ForgetMode::Remove, context); },
                           [this](const ForgetEnd &gone) { removed(gone); });
        Q_ASSERT(started);
        Q_UNUSED(started)
    });
}

void LeaveNothing::offerElevation()
{
    // Who may not remove anything was asked for nothing.
    if (!m_elevate)
        return m_ended(false);
    m_prompts.ask(nullptr, LeaveNothingText::elevation(), [this](bool yes) {
        if (yes)
            m_elevate();
        m_ended(false);
    });
}

void LeaveNothing::removed(const ForgetEnd &end)
{
    if (!end.kept)
        return say(LeaveNothingText::failed(ErrorText::explain(m_errors, end.kept.error())), false);
    if (*end.kept)
        return say(LeaveNothingText::kept(**end.kept), false);
    say(LeaveNothingText::removed(m_stays), true);
}

void LeaveNothing::say(const Prompt &prompt, bool removed)
{
    m_prompts.ask(nullptr, prompt, [this, removed](bool) { m_ended(removed); });
}

bool isPortable(const QString &programFolder)
{
    return QFileInfo(QDir(programFolder).filePath(QStringLiteral("portable.txt"))).isFile();
}

QString copyThatStays(const QString &program)
{
    return isPortable(QFileInfo(program).path()) ? QString() : QDir::toNativeSeparators(program);
}

} // namespace esu

// SPDX-License-Identifier: MIT
#include "core/wizard/wizard_acts.h"

#include "core/base/conditions.h"
#include "core/base/operations.h"
#include "core/journey/event_log.h"
#include "core/journey/package_folder.h"
#include "core/journey/repair.h"
#include "core/run/pc_events.h"
#include "core/run/steps.h"
#include "core/wizard/wizard_rules.h"

namespace esu {

namespace {

/// Nothing may come back by itself that nobody waits for any more, and nothing that a finished repair left may lie
/// about: seen to with what a person lets be changed, for what starts by itself only reads. What cannot be taken back
/// harms nothing.
void tidyUp(const PcRun &run, Session &session)
{
    if (!run.inspection)
        return;
    WizardState now;
    now.pc.run = run;
    if (restartIsOver(now))
        static_cast<void>(session.machine().resumeAtLogon().disarm());
    esu::tidyUp(session.pc(), *run.inspection);
}

struct Act {
    const effect::StartJob &start;
    Session &session;
    const JobTools &tools;
    const JobContext &context;

    JobEnd operator()(const job::RunStep &job) const
    {
        PcSteps steps(session.pc(), tools.key.get());
        if (changesPc(job.step))
            tidyUp(start.run, session);
        StepEnd end = steps.carryOut(job.step, start.run, context);
        const PcRun now = after(start.run, end, tools.resources.errors);
        logEvents(session.pc(), eventsOfStep(now, job.step, QStringLiteral("wizard"), tools.resources));
        return end;
    }
    JobEnd operator()(const job::ReadStoredKey &) const
    {
        return ended::ReadStoredKey{
            std::unexpected(Error{.fault = Fault::Unsupported, .operation = operation::keyStore})};
    }
    JobEnd operator()(const job::StoreKey &) const
    {
        // A key that was forgotten between the press and the start; only a programming error gets here.
        if (!tools.key)
            return ended::StoreKey{
                std::unexpected(conditionError(Fault::NotFound, operation::keyInput, condition::noKey))};
        return ended::StoreKey{
            storeKey(session.desk().credentialStore, session.machine().policies(), tools.key->text(), context)};
    }
    JobEnd operator()(const job::ForgetKey &) const
    {
        return ended::ForgetKey{session.desk().credentialStore.remove(defaultKeyLabel, context)};
    }
    JobEnd operator()(const job::AskAboutKeys &job) const
    {
        ended::AskAboutKeys end;
        const LicenseReading *read = start.run.licenses();
        for (const KeyView &key : job.keys)
            end.uses.append(useOfKey(session.pc(), key.groupId, read ? *read : LicenseReading{}, context));
        return end;
    }
    JobEnd operator()(const job::ReadFolder &job) const { return ended::ReadFolder{readPackageFolder(job.path)}; }
    JobEnd operator()(const job::ArmResume &job) const
    {
        return ended::ArmResume{session.machine().resumeAtLogon().arm(job.point)};
    }
    JobEnd operator()(const job::Record &) const { return ended::Record{tools.recorder(session, context)}; }
};

} // namespace

JobEnd carryOut(const effect::StartJob &start, Session &session, const JobTools &tools, const JobContext &context)
{
    return std::visit(Act{start, session, tools, context}, start.job);
}

} // namespace esu

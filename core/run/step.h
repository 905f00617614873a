// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"
#include "core/base/error.h"

#include <optional>

namespace esu {

/// The steps that take a PC under ESU, in the order in which a run goes through them.
enum class Step {
    Inspect,       ///< facts and rows
    LookAround,    ///< what is around Windows: room, power, addresses that answer
    ListDownloads, ///< what the downloads of a repair weigh; of a rehearsal, and before a person is asked
    Repair,        ///< installs what is missing
    InstallKey,
    Activate, ///< the one that spends
    SearchUpdates,
    InstallUpdates,
    Restart, ///< a person agrees to it first
    Verify,
    UninstallKey,
};

template <> struct EnumNames<Step> {
    static constexpr EnumTable<Step, 11> table{{{Step::Inspect, u"inspect"},
                                                {Step::LookAround, u"look-around"},
                                                {Step::ListDownloads, u"list-downloads"},
                                                {Step::Repair, u"repair"},
                                                {Step::InstallKey, u"install-key"},
                                                {Step::Activate, u"activate"},
                                                {Step::SearchUpdates, u"search"},
                                                {Step::InstallUpdates, u"install-updates"},
                                                {Step::Restart, u"restart"},
                                                {Step::Verify, u"verify"},
                                                {Step::UninstallKey, u"uninstall-key"}}};
};
static_assert(namesEvery<Step>());

enum class StepState {
    Waiting, ///< of an outline: it comes, or has not been reached
    Running,
    Done,
    NothingToDo,
    RestartRequired, ///< done as far as it goes without a restart
    Attention,       ///< a verdict that is not green
    Failed,
    Cancelled,
};

template <> struct EnumNames<StepState> {
    static constexpr EnumTable<StepState, 8> table{{{StepState::Waiting, u"waiting"},
                                                    {StepState::Running, u"running"},
                                                    {StepState::Done, u"done"},
                                                    {StepState::NothingToDo, u"nothing-to-do"},
                                                    {StepState::RestartRequired, u"restart-required"},
                                                    {StepState::Attention, u"attention"},
                                                    {StepState::Failed, u"failed"},
                                                    {StepState::Cancelled, u"cancelled"}}};
};
static_assert(namesEvery<StepState>());

/// It came to its end, whichever.
constexpr bool isEnded(StepState state)
{
    return state != StepState::Waiting && state != StepState::Running;
}

/// It changes the PC. Pure.
constexpr bool changesPc(Step step)
{
    switch (step) {
    case Step::Repair:
    case Step::InstallKey:
    case Step::Activate:
    case Step::InstallUpdates:
    case Step::Restart:
    case Step::UninstallKey:
        return true;
    case Step::Inspect:
    case Step::LookAround:
    case Step::ListDownloads:
    case Step::SearchUpdates:
    case Step::Verify:
        return false;
    }
    return false;
}

/// It may use an activation of the key. Pure.
constexpr bool spendsActivation(Step step)
{
    return step == Step::Activate;
}

/// One step of a run: how it ended last. `error` is there when it failed or was stopped.
struct StepEntry {
    Step step = Step::Inspect;
    StepState state = StepState::Waiting;
    std::optional<Error> error = std::nullopt;

    /// It would still change the PC.
    bool changes() const { return state == StepState::Waiting && changesPc(step); }
    /// It may still use an activation of the key.
    bool spends() const { return state == StepState::Waiting && spendsActivation(step); }
    bool operator==(const StepEntry &) const = default;
};

} // namespace esu

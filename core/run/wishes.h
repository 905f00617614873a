// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/run.h"

/// The steps of each command; the rest of a wish is the caller's.
namespace esu::wish {

inline RunWish inspect()
{
    return {.steps = {Step::Inspect}};
}
inline RunWish prerequisites(bool repair)
{
    RunWish wish{.steps = {Step::Inspect, Step::LookAround}};
    if (repair)
        wish.steps += {Step::ListDownloads, Step::Repair};
    return wish;
}
inline RunWish activate()
{
    return {.steps = {Step::Inspect, Step::InstallKey, Step::Activate}};
}
inline RunWish updates(bool install)
{
    RunWish wish{.steps = {Step::Inspect, Step::SearchUpdates}};
    if (install)
        wish.steps.append(Step::InstallUpdates);
    return wish;
}
inline RunWish verify()
{
    return {.steps = {Step::Verify}};
}
/// Everything.
inline RunWish run()
{
    return {.steps = {Step::Inspect, Step::LookAround, Step::ListDownloads, Step::Repair, Step::InstallKey,
                      Step::Activate, Step::SearchUpdates, Step::InstallUpdates, Step::Verify}};
}
/// `id`: the row whose key goes.
inline RunWish uninstallKey(const ActivationId &id)
{
    return {.steps = {Step::Inspect, Step::UninstallKey}, .uninstall = id};
}

} // namespace esu::wish

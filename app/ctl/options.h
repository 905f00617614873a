// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enum_names.h"

#include <QtGlobal>

#include <array>
#include <cstdint>
#include <initializer_list>

namespace esu {

enum class Option {
    Machine,
    State,
    ActivationId,
    DryRun,
    All,
    Install,
    Repair,
    Packages,
    RetryActivation,
    Year,
    AnyEdition,
    ActivateAnyway,
    Method,
    Calendar,
    KeyFromStore,
    KeyStdin,
    Catalog,
    Format,
    Json,
    Language,
    Log,
    Help,
    Version,
};

/// One option of `esuctl`. No option takes a key.
struct OptionSpec {
    Option option;
    const char16_t *name;            ///< without the dashes
    const char16_t *value = nullptr; ///< what has to follow it; nullptr = nothing
    bool everywhere = false;         ///< every command knows it
    const char *help = "";           ///< in the catalogue's context CommandLine
};

/// Every option, in the order of the help and of `Option`. Of several that do not go with a command, the first is
/// named.
inline constexpr std::array allOptions{
    OptionSpec{.option = Option::Machine,
               .name = u"machine",
               .value = u"local|practice:NAME|practice:FILE.json",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "which PC")},
    OptionSpec{.option = Option::State,
               .name = u"state",
               .value = u"FILE",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "keeps a practice PC between runs")},
    OptionSpec{.option = Option::ActivationId,
               .name = u"activation-id",
               .value = u"GUID",
               .help = QT_TRANSLATE_NOOP("CommandLine", "only this ESU entry may be used")},
    OptionSpec{.option = Option::DryRun,
               .name = u"dry-run",
               .help = QT_TRANSLATE_NOOP("CommandLine", "says what would be done, does nothing")},
    OptionSpec{.option = Option::All,
               .name = u"all",
               .help = QT_TRANSLATE_NOOP("CommandLine", "also what is still under way")},
    OptionSpec{.option = Option::Install,
               .name = u"install",
               .help = QT_TRANSLATE_NOOP("CommandLine", "installs the updates that were found")},
    OptionSpec{.option = Option::Repair,
               .name = u"repair",
               .help = QT_TRANSLATE_NOOP("CommandLine", "downloads and installs what is missing")},
    OptionSpec{.option = Option::Packages,
               .name = u"packages",
               .value = u"DIR",
               .help = QT_TRANSLATE_NOOP("CommandLine", "folder of .msu files for repairs")},
    OptionSpec{.option = Option::RetryActivation,
               .name = u"retry-activation",
               .help = QT_TRANSLATE_NOOP("CommandLine", "one more attempt after three with an unknown end")},
    OptionSpec{.option = Option::Year,
               .name = u"year",
               .value = u"N",
               .help = QT_TRANSLATE_NOOP("CommandLine", "the key of this ESU year and no other, whatever the date")},
    OptionSpec{.option = Option::AnyEdition,
               .name = u"any-edition",
               .help = QT_TRANSLATE_NOOP("CommandLine", "also where the ESU entry does not list this edition")},
    OptionSpec{.option = Option::ActivateAnyway,
               .name = u"activate-anyway",
               .help = QT_TRANSLATE_NOOP("CommandLine", "also where the PC seems to be covered without a MAK")},
    OptionSpec{.option = Option::Method,
               .name = u"method",
               .value = u"online",
               .help = QT_TRANSLATE_NOOP("CommandLine", "how to activate")},
    OptionSpec{.option = Option::Calendar,
               .name = u"calendar",
               .value = u"FILE.ics",
               .help = QT_TRANSLATE_NOOP("CommandLine", "also saves the days of the next ESU year for a calendar")},
    OptionSpec{.option = Option::KeyFromStore,
               .name = u"key-from-store",
               .help = QT_TRANSLATE_NOOP("CommandLine", "uses the stored MAK")},
    OptionSpec{.option = Option::KeyStdin,
               .name = u"key-stdin",
               .help = QT_TRANSLATE_NOOP("CommandLine", "reads one MAK from standard input")},
    OptionSpec{.option = Option::Catalog,
               .name = u"catalog",
               .value = u"URL",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "a mirror in place of Microsoft Update Catalog (https)")},
    OptionSpec{.option = Option::Format,
               .name = u"format",
               .value = u"nagios|prometheus|zabbix",
               .help = QT_TRANSLATE_NOOP("CommandLine", "the verdict for a monitoring system")},
    OptionSpec{.option = Option::Json,
               .name = u"json",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "one JSON document on standard output")},
    OptionSpec{.option = Option::Language,
               .name = u"language",
               .value = u"ja|en",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "language of the texts")},
    OptionSpec{.option = Option::Log,
               .name = u"log",
               .value = u"FILE",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "log without keys")},
    OptionSpec{.option = Option::Help,
               .name = u"help",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "this text")},
    OptionSpec{.option = Option::Version,
               .name = u"version",
               .everywhere = true,
               .help = QT_TRANSLATE_NOOP("CommandLine", "the version of this program")},
};

/// `allOptions` has every enumerator, in order.
consteval bool listsEveryOption()
{
    for (std::size_t i = 0; i < allOptions.size(); ++i) {
        if (static_cast<std::size_t>(allOptions[i].option) != i)
            return false;
    }
    return isEnumerator<allOptions.back().option>() && !isEnumerator<static_cast<Option>(allOptions.size())>();
}
static_assert(listsEveryOption());

constexpr const OptionSpec &specOf(Option option)
{
    return allOptions.at(static_cast<std::size_t>(option));
}

/// The options that a command knows beside those of every command.
class OptionSet {
public:
    constexpr OptionSet() = default;
    constexpr OptionSet(std::initializer_list<Option> options)
    {
        for (const Option option : options)
            m_bits |= bit(option);
    }
    constexpr bool has(Option option) const { return (m_bits & bit(option)) != 0U; }

private:
    static constexpr std::uint32_t bit(Option option) { return 1U << static_cast<unsigned>(option); }
    std::uint32_t m_bits = 0;
};
static_assert(allOptions.size() <= 32);

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <span>
#include <stdexcept>

/// What reads texts from outside, each fed with any bytes (`./dev fuzz`); the corpora are replayed as ordinary tests.
namespace esu::fuzz {

/// A property that holds for every input, and did not for this one.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};
inline void demand(bool holds, const char *property)
{
    if (!holds)
        throw Broken(property);
}

struct Target {
    const char *name;
    void (*feed)(const QByteArray &input); ///< throws `Broken`
};

void keyText(const QByteArray &input);
void scenario(const QByteArray &input);
void journal(const QByteArray &input);
void catalogPage(const QByteArray &input);
void dataFile(const QByteArray &input);
void dataPack(const QByteArray &input);
void commandLine(const QByteArray &input);
void wmiValues(const QByteArray &input);

/// Is a PC with these values said to be green? The seed that is keeps the properties of green from saying nothing.
bool isGreen(const QByteArray &input);

inline constexpr Target targets[] = {{"key-text", keyText},         {"scenario", scenario},   {"journal", journal},
                                     {"catalog-page", catalogPage}, {"data-file", dataFile},  {"data-pack", dataPack},
                                     {"command-line", commandLine}, {"wmi-values", wmiValues}};

} // namespace esu::fuzz

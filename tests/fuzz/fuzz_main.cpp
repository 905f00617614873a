// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

/// One program a target: ESU_FUZZ_TARGET is its function.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    esu::fuzz::ESU_FUZZ_TARGET(input);
    return 0;
}

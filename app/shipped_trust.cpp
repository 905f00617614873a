// SPDX-License-Identifier: MIT
#include "app/windows_trust.h"

namespace esu {

WindowsTrust windowsTrust()
{
    return {};
}

} // namespace esu

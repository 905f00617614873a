// SPDX-License-Identifier: MIT
// Upstream's core.c, which has this function, would bring all of the library with it.
#include <stdlib.h>

void sodium_misuse(void)
{
    abort();
}

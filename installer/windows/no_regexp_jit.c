/* SPDX-License-Identifier: MIT */
/* A thread that used a compiled QRegularExpression can crash when it ends: GCC's emulated thread-local storage frees Qt's
 * JIT stacks before their destructors run. So expressions are interpreted, from before the first static object on. */
#include <stdlib.h>

__attribute__((constructor(101))) static void turn_off_regexp_jit(void)
{
    _putenv_s("QT_ENABLE_REGEXP_JIT", "0");
}

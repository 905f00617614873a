// SPDX-License-Identifier: MIT
#define ESU_MAKES_TEXTS
#include "core/base/operations.h"

// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// A text that many files name and that is made once in the program: a header lists such texts, and the .cpp beside it
/// defines ESU_MAKES_TEXTS before it includes that header. As inline variables each file would make them all again.
#ifdef ESU_MAKES_TEXTS
#define ESU_TEXT(name, text)                                                                                           \
    extern const QString name;                                                                                         \
    const QString name = QStringLiteral(text) // NOLINT(misc-definitions-in-headers): for one source file alone
#else
#define ESU_TEXT(name, text) extern const QString name
#endif

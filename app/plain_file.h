// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"

#include <QFile>

namespace esu {

/// Opens a file to append to, and never by way of a link: what runs as administrator must not write where somebody else
/// leads it. A link, one of several names of a file, and on Windows a file of somebody else are refused; the error's
/// detail says why.
Result<void> openToAppend(QFile &file);

} // namespace esu

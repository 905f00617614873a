// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/licensing.h"

#include <QByteArray>

namespace esu {

/// What a `pkeyconfig.xrm-ms` says about a group ID: `pkeyConfigData` inside it is base64 of a second XML with one
/// `Configuration` per product. No such group is an empty list; a file of another shape is `BadData`. Pure.
Result<QList<KeyConfiguration>> parseKeyConfigurations(const QByteArray &xrml, int groupId);

/// Reads the file of the PC this process runs on. A 32-bit process sees the 64-bit file through Sysnative.
Result<QByteArray> readKeyConfigurationFile();

} // namespace esu

// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/machine_facts.h"
#include "core/windows/inventory/registry_reader.h"

namespace esu {

/// The values by which Windows or an agent tells of another way to ESU (`core/model/esu_sign_places.h`). `users` reads
/// HKEY_USERS. Called on the COM thread.
Fact<QList<EsuSign>> readEsuSigns(RegistryReader &machine, RegistryReader &users);

} // namespace esu

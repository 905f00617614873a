// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/update_policy.h"

namespace esu {

/// How far Windows has come with the Secure Boot certificates of 2023 (resources/FACTS.md#secure-boot); an error when
/// it could not be read, an empty status where Windows says nothing about it.
Fact<SecureBootCertificates> readSecureBoot(const RegistryAnswers &registry);

} // namespace esu

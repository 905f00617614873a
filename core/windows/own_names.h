// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// Under which names this program is found on a PC; whoever takes it away goes by the same. The setup knows them too
/// (installer/packages/setup.nsi).
namespace esu {

/// Below the branch of an account: what Windows starts when it signs in, and the settings that are remembered.
inline constexpr QLatin1String runOnceKey(R"(Software\Microsoft\Windows\CurrentVersion\RunOnce)");
inline constexpr QLatin1String runOnceValue("ESU Wizard");
inline constexpr QLatin1String rememberedKey("Software\\ESU Wizard");

/// In the state folder.
inline constexpr QLatin1String programCopy("esu-wizard.exe");
inline constexpr QLatin1String programCopyPart("esu-wizard.exe.part");
inline constexpr QLatin1String packagesFolder("packages");
inline constexpr QLatin1String journalFolder("journal");

} // namespace esu

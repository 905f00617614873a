// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

/// Who waits how long, once, for every adapter. A call past its deadline ends as
/// `Fault::Timeout`.
namespace esu::deadline {

inline constexpr std::chrono::seconds connect{120};
inline constexpr std::chrono::seconds rows{60};
inline constexpr std::chrono::seconds registry{60};
inline constexpr std::chrono::seconds installProductKey{180};
inline constexpr std::chrono::seconds activate{300};
inline constexpr std::chrono::seconds refresh{60};
inline constexpr std::chrono::seconds uninstallProductKey{120};
/// Windows 7 may search for hours; it is a person who gives up, never the program within the first one.
inline constexpr std::chrono::minutes updateSearch{360};
/// After this time a person is told why a search takes so long; nothing ends.
inline constexpr std::chrono::minutes explainSearch{3};
inline constexpr std::chrono::minutes updateDownload{360};
inline constexpr std::chrono::minutes updateInstall{480};
inline constexpr std::chrono::seconds credentialStore{30};
inline constexpr std::chrono::seconds endpoints{20};
/// For all downloads of one plan together: somebody waits for the question.
inline constexpr std::chrono::seconds packageSizes{20};
inline constexpr std::chrono::minutes packageInstall{90};
/// For what Windows itself is still installing; its service lingers a while when it is done.
inline constexpr std::chrono::minutes servicingBusy{10};

} // namespace esu::deadline

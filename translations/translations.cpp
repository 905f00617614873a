// SPDX-License-Identifier: MIT
// The library carries resources only; this file gives the archive an object to build.
namespace esu {
extern const int translationsLibrary = 1;
} // namespace esu

# SPDX-License-Identifier: MIT
# mingw-w64 (posix threads, msvcrt) for 32-bit Windows. Used twice: to build the static Qt, and, chainloaded by
# Qt's own qt.toolchain.cmake, to build the product. build-deps.sh hashes this file: a change here rebuilds Qt.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_VERSION 6.1)
set(CMAKE_SYSTEM_PROCESSOR i686)

set(ESU_MINGW_TRIPLET i686-w64-mingw32)
set(CMAKE_C_COMPILER ${ESU_MINGW_TRIPLET}-gcc-posix)
set(CMAKE_CXX_COMPILER ${ESU_MINGW_TRIPLET}-g++-posix)
set(CMAKE_RC_COMPILER ${ESU_MINGW_TRIPLET}-windres)

# Windows keeps 32-bit stacks aligned to 4 bytes only; window procedures, COM calls and thread starts come in that
# way, while SSE code wants 16. Each function therefore realigns for itself.
set(CMAKE_C_FLAGS_INIT "-msse2 -mfpmath=sse -mstackrealign")
set(CMAKE_CXX_FLAGS_INIT "-msse2 -mfpmath=sse -mstackrealign")

# No DLL may lie beside the program: libgcc, libstdc++ and winpthreads go in.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -static-libgcc -static-libstdc++")
set(CMAKE_SHARED_LINKER_FLAGS_INIT "-static -static-libgcc -static-libstdc++")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "-static -static-libgcc -static-libstdc++")

list(APPEND CMAKE_FIND_ROOT_PATH /usr/${ESU_MINGW_TRIPLET})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

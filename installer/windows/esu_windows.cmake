# SPDX-License-Identifier: MIT
# What every Windows program of ours needs to be one file that starts on Windows 7 SP1 and later. Include once, at the
# top level, after find_package(Qt6).
#
#   esu_windows_executable(<target> [GUI|CONSOLE] [TEST] [MESSAGES] [DESCRIPTION <en>] [DESCRIPTION_JA <ja>])
#       Windows 7 shim, late imports, static link, Qt plugins, version block, icon and manifest. CONSOLE is the default.
#       MESSAGES adds the table of messages for the event log.
#       TEST takes the shim whose fallbacks can be forced with ESU_SHIM_FORCE_FALLBACKS=1; it must not be shipped.
#   esu_windows_library(<target> [TEST])
#       The same for a DLL, without resources.
#   esu_windows_import_gate(<target>)
#       A CTest test that the target, a program we ship, imports nothing but what check_imports.py allows.
#
# ESU_ICON_ICO     path of the program's icon; may be made at build time, by the target ESU_ICON_TARGET
# ESU_KEEP_SYMBOLS keeps the symbols in Release and MinSizeRel

# Lets CTest start x64 programs under Wine. Not for x86: 64-bit Wine ends with 0 without having run a 32-bit program, so
# every test would seem to pass. The wine64 behind Debian's wrapper, which talks about wine32 each time.
if(CMAKE_SIZEOF_VOID_P EQUAL 8 AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    find_program(ESU_WINE NAMES wine64 wine PATHS /usr/lib/wine NO_CMAKE_FIND_ROOT_PATH)
    if(ESU_WINE)
        set(CMAKE_CROSSCOMPILING_EMULATOR ${ESU_WINE})
    endif()
endif()

enable_language(C)
enable_language(RC)

set(ESU_WINDOWS_DIR ${CMAKE_CURRENT_LIST_DIR})
include(${ESU_WINDOWS_DIR}/esu_messages.cmake)
option(ESU_KEEP_SYMBOLS "Keep symbols in Windows release programs" OFF)

# mingw's import libraries of these names also offer ordinary functions of kernel32 and shell32 (CreateEventW, Sleep,
# CommandLineToArgvW ...) and would bind them to DLLs that Windows 7 lacks. Qt's targets name them, so empty archives
# stand in front of them; the shim supplies what Qt really wants from there.
set(_esu_empty_import_libraries ${CMAKE_BINARY_DIR}/esu-empty-import-libraries)
foreach(name synchronization shcore runtimeobject)
    file(WRITE ${_esu_empty_import_libraries}/lib${name}.a "!<arch>\n")
endforeach()

# Compiled by themselves: the flags of the project and of Qt's targets are not for these.
function(_esu_plain_object_library target source)
    add_library(${target} OBJECT EXCLUDE_FROM_ALL ${source})
    set_target_properties(${target} PROPERTIES
        COMPILE_OPTIONS "" COMPILE_DEFINITIONS "" INCLUDE_DIRECTORIES ""
        AUTOMOC OFF AUTOUIC OFF AUTORCC OFF INTERPROCEDURAL_OPTIMIZATION OFF
        C_STANDARD 11 C_EXTENSIONS ON)
endfunction()

_esu_plain_object_library(esu_win7_shim ${ESU_WINDOWS_DIR}/win7_shim.c)
target_compile_options(esu_win7_shim PRIVATE -Wall -Wextra -Wshadow)
_esu_plain_object_library(esu_no_regexp_jit ${ESU_WINDOWS_DIR}/no_regexp_jit.c)
_esu_plain_object_library(esu_win7_shim_test ${ESU_WINDOWS_DIR}/win7_shim.c)
target_compile_options(esu_win7_shim_test PRIVATE -Wall -Wextra -Wshadow)
target_compile_definitions(esu_win7_shim_test PRIVATE ESU_SHIM_TEST)
_esu_plain_object_library(esu_late_imports ${ESU_WINDOWS_DIR}/late_imports.c)
target_compile_options(esu_late_imports PRIVATE -Wall -Wextra -Wshadow)

function(_esu_windows_link target test)
    if(test)
        target_sources(${target} PRIVATE $<TARGET_OBJECTS:esu_win7_shim_test>)
    else()
        target_sources(${target} PRIVATE $<TARGET_OBJECTS:esu_win7_shim>)
    endif()
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:esu_late_imports> $<TARGET_OBJECTS:esu_no_regexp_jit>)
    # Version 6.1 lets Windows Vista and Server 2008 say that they cannot run the program, instead of naming some
    # missing function. Without a time stamp the same source gives the same file.
    target_link_options(${target} PRIVATE
        -L${_esu_empty_import_libraries}
        -Wl,--major-os-version=6,--minor-os-version=1,--major-subsystem-version=6,--minor-subsystem-version=1
        # GCC 12's C++23 headers define std::type_info::operator== inline, and its static library defines it again.
        -Wl,--allow-multiple-definition
        -Wl,--dynamicbase,--nxcompat,--no-insert-timestamp,--gc-sections)
    if(CMAKE_SIZEOF_VOID_P EQUAL 8)
        target_link_options(${target} PRIVATE -Wl,--high-entropy-va)
    endif()
    if(NOT ESU_KEEP_SYMBOLS)
        target_link_options(${target} PRIVATE $<$<CONFIG:Release,MinSizeRel>:-s>)
    endif()
    # Of Qt's default plugins this one has no use: TLS is Schannel. What remains (windows, windowsvista, schannel) comes
    # along with the Qt modules a target links, so a console program without Qt6::Network has none.
    if(COMMAND qt_import_plugins)
        qt_import_plugins(${target} EXCLUDE Qt6::QTlsBackendCertOnlyPlugin)
    endif()
endfunction()

function(_esu_windows_resource target description description_ja messages)
    set(ESU_RC_FILE $<TARGET_FILE_NAME:${target}>)
    set(ESU_RC_DESCRIPTION "${description}")
    set(ESU_RC_DESCRIPTION_JA "${description_ja}")
    set(ESU_RC_VERSION ${CMAKE_PROJECT_VERSION})
    string(REGEX MATCHALL "[0-9]+" numbers "${CMAKE_PROJECT_VERSION}.0.0.0.0")
    list(SUBLIST numbers 0 4 numbers)
    list(JOIN numbers "," ESU_RC_NUMBERS)
    set(ESU_RC_MANIFEST ${ESU_WINDOWS_DIR}/esu.manifest)
    set(ESU_RC_ICON "")
    set(icon_target "${ESU_ICON_TARGET}")
    if(ESU_ICON_ICO AND (EXISTS "${ESU_ICON_ICO}" OR TARGET "${icon_target}"))
        # The name Qt looks for when a window has no icon of its own.
        set(ESU_RC_ICON "IDI_ICON1 ICON \"${ESU_ICON_ICO}\"")
    endif()

    set(ESU_RC_MESSAGES "")
    if(messages)
        esu_windows_messages(ESU_RC_MESSAGES)
    endif()

    set(configured ${CMAKE_CURRENT_BINARY_DIR}/${target}.rc.in)
    set(rc ${CMAKE_CURRENT_BINARY_DIR}/${target}.rc)
    configure_file(${ESU_WINDOWS_DIR}/esu.rc.in ${configured} @ONLY)
    file(GENERATE OUTPUT ${rc} INPUT ${configured})

    _esu_plain_object_library(${target}_resource ${rc})
    set(depends ${ESU_RC_MANIFEST})
    if(ESU_RC_ICON)
        list(APPEND depends ${ESU_ICON_ICO})
        if(TARGET "${icon_target}")
            add_dependencies(${target}_resource ${icon_target})
        endif()
    endif()
    set_source_files_properties(${rc} PROPERTIES
        GENERATED ON OBJECT_DEPENDS "${depends}" COMPILE_OPTIONS "--codepage=65001")
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_resource>)
endfunction()

function(esu_windows_executable target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI;CONSOLE;TEST;MESSAGES" "DESCRIPTION;DESCRIPTION_JA" "")
    if(arg_UNPARSED_ARGUMENTS OR (arg_GUI AND arg_CONSOLE))
        message(FATAL_ERROR "esu_windows_executable(${target}): cannot use '${ARGN}'")
    endif()
    if(NOT arg_DESCRIPTION)
        set(arg_DESCRIPTION ${target})
    endif()
    if(NOT arg_DESCRIPTION_JA)
        set(arg_DESCRIPTION_JA ${arg_DESCRIPTION})
    endif()
    set_target_properties(${target} PROPERTIES WIN32_EXECUTABLE ${arg_GUI})
    _esu_windows_link(${target} ${arg_TEST})
    _esu_windows_resource(${target} "${arg_DESCRIPTION}" "${arg_DESCRIPTION_JA}" "${arg_MESSAGES}")
endfunction()

function(esu_windows_library target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "TEST" "" "")
    _esu_windows_link(${target} ${arg_TEST})
endfunction()

function(esu_windows_import_gate target)
    find_program(ESU_PYTHON3 NAMES python3 REQUIRED NO_CMAKE_FIND_ROOT_PATH)
    add_test(NAME imports.${target} COMMAND ${ESU_PYTHON3} ${ESU_WINDOWS_DIR}/check_imports.py
        $<TARGET_FILE:${target}>)
endfunction()

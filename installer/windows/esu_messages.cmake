# SPDX-License-Identifier: MIT
# The table of messages that the event log of Windows reads from a program, made of core/model/pc_event_table.inc.
#
#   esu_windows_messages(<result>)
#       Gives the lines of a resource script with the table in Japanese and English.

set(ESU_EVENT_TABLE ${CMAKE_CURRENT_LIST_DIR}/../../core/model/pc_event_table.inc)

function(esu_windows_messages result)
    get_filename_component(name ${CMAKE_RC_COMPILER} NAME)
    string(REPLACE windres windmc name ${name})
    find_program(ESU_WINDMC NAMES ${name} REQUIRED NO_CMAKE_FIND_ROOT_PATH)
    set(folder ${CMAKE_BINARY_DIR}/messages)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ESU_EVENT_TABLE})

    # The upper half of a number stays empty: the log shows the lower one alone, and the type is told beside it.
    set(messages "MessageIdTypedef=DWORD
SeverityNames=(Success=0x0:STATUS_SEVERITY_SUCCESS)
FacilityNames=(Esu=0x0:FACILITY_ESU)
LanguageNames=(English=0x409:MSG00409)
LanguageNames=(Japanese=0x411:MSG00411)
")
    file(STRINGS ${ESU_EVENT_TABLE} lines REGEX "^ESU_PC_EVENT" ENCODING UTF-8)
    foreach(line IN LISTS lines)
        if(NOT line MATCHES "^ESU_PC_EVENT\\(([A-Za-z0-9]+), ([0-9]+), [A-Za-z]+, u\"([^\"]+)\", u\"([^\"]+)\"\\)$")
            message(FATAL_ERROR "${ESU_EVENT_TABLE}: not understood: ${line}")
        endif()
        string(APPEND messages "
MessageId=${CMAKE_MATCH_2}
Severity=Success
Facility=Esu
SymbolicName=ESU_${CMAKE_MATCH_1}
Language=English
${CMAKE_MATCH_3}
.
Language=Japanese
${CMAKE_MATCH_4}
.
")
    endforeach()
    file(WRITE ${folder}/messages.mc "${messages}")
    execute_process(COMMAND ${ESU_WINDMC} -C 65001 -h . -r . messages.mc WORKING_DIRECTORY ${folder}
        COMMAND_ERROR_IS_FATAL ANY)
    # 11 is RT_MESSAGETABLE; each language has its own.
    set(${result} "LANGUAGE 0x9, 0x1
1 11 \"${folder}/MSG00409.bin\"
LANGUAGE 0x11, 0x1
1 11 \"${folder}/MSG00411.bin\"" PARENT_SCOPE)
endfunction()

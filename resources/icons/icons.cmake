# SPDX-License-Identifier: MIT
# Included by ui/: renders our own SVG files to PNG in the sizes that 100 to 200 % need, and to the .ico of the Windows programs.
# Gives ESU_ICON_PNGS (in this directory scope), ESU_ICON_ICO (cache, for the resource compiler) and the target esu_icons.
find_program(ESU_RSVG_CONVERT rsvg-convert REQUIRED)
find_program(ESU_ICOTOOL icotool REQUIRED)
set(ESU_ICON_DIR ${CMAKE_BINARY_DIR}/icons)
set(ESU_ICON_ICO ${ESU_ICON_DIR}/esu-wizard.ico CACHE INTERNAL "Icon of the Windows programs")
set(badge_names ok attention blocked working unknown info)
set(badge_sizes 16 20 24 28 32 40 48 56 64 96)
set(app_sizes 16 20 24 32 40 48 64 96 128 256)

set(ESU_ICON_PNGS)
set(svgs ${CMAKE_CURRENT_LIST_DIR}/app.svg)
foreach(badge IN LISTS badge_names)
  list(APPEND svgs ${CMAKE_CURRENT_LIST_DIR}/${badge}.svg)
  foreach(size IN LISTS badge_sizes)
    list(APPEND ESU_ICON_PNGS ${ESU_ICON_DIR}/${badge}-${size}.png)
  endforeach()
endforeach()
foreach(size IN LISTS app_sizes)
  list(APPEND ESU_ICON_PNGS ${ESU_ICON_DIR}/app-${size}.png)
endforeach()

list(JOIN badge_names "," badges)
list(JOIN badge_sizes "," sizes)
list(JOIN app_sizes "," app_sizes_text)
add_custom_command(
  OUTPUT ${ESU_ICON_PNGS} ${ESU_ICON_ICO}
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_CURRENT_LIST_DIR} -DOUT=${ESU_ICON_DIR} -DRSVG=${ESU_RSVG_CONVERT}
          -DICOTOOL=${ESU_ICOTOOL} -DBADGES=${badges} -DSIZES=${sizes} -DAPP_SIZES=${app_sizes_text}
          -P ${CMAKE_CURRENT_LIST_DIR}/render_icons.cmake
  DEPENDS ${svgs} ${CMAKE_CURRENT_LIST_DIR}/render_icons.cmake
  COMMENT "Rendering icons"
  VERBATIM)
add_custom_target(esu_icons DEPENDS ${ESU_ICON_PNGS} ${ESU_ICON_ICO})

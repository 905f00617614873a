# SPDX-License-Identifier: MIT
# cmake -DSOURCE=<folder of SVG> -DOUT=<folder> -DRSVG=<rsvg-convert> -DICOTOOL=<icotool> -DBADGES=a,b -DSIZES=16,24 -P render_icons.cmake
string(REPLACE "," ";" badges "${BADGES}")
string(REPLACE "," ";" sizes "${SIZES}")
string(REPLACE "," ";" app_sizes "${APP_SIZES}")

function(render name size)
  execute_process(COMMAND ${RSVG} --width ${size} --height ${size} --output ${OUT}/${name}-${size}.png ${SOURCE}/${name}.svg
    COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(MAKE_DIRECTORY ${OUT})
foreach(badge IN LISTS badges)
  foreach(size IN LISTS sizes)
    render(${badge} ${size})
  endforeach()
endforeach()
set(app_pngs)
foreach(size IN LISTS app_sizes)
  render(app ${size})
  if(size LESS 256)
    list(APPEND app_pngs ${OUT}/app-${size}.png)
  endif()
endforeach()
# Windows 7 and later read a PNG for the 256-point entry; smaller ones stay bitmaps for every reader.
execute_process(COMMAND ${ICOTOOL} --create --output=${OUT}/esu-wizard.ico ${app_pngs} --raw=${OUT}/app-256.png
  COMMAND_ERROR_IS_FATAL ANY)

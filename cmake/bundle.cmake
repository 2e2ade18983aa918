# thisday_bundle(NAME [iife]) makes build/<preset>/web/NAME.js of web/src/NAME.ts and all that it imports: one module for one page,
# small, with the d3 modules of Debian in it; with iife a classic script, for other people's pages. esbuild takes types off without looking at them; tests/browser checks them.
find_program(esbuild esbuild REQUIRED)
file(GLOB bundle_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/src/*.ts)

function(thisday_bundle name)
  set(format esm)
  if(ARGC GREATER 1)
    set(format ${ARGV1})
  endif()
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/web/${name}.js
    COMMAND ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs ${esbuild} ${PROJECT_SOURCE_DIR}/web/src/${name}.ts
      --bundle --minify --format=${format} --target=es2020 --log-level=warning --outfile=${PROJECT_BINARY_DIR}/web/${name}.js
    DEPENDS ${bundle_sources} COMMENT "Bundling web/src/${name}.ts" VERBATIM)
endfunction()

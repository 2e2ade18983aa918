# thisday_module(NAME SOURCES … [TESTS …] [DEPENDS …] [PRIVATE …])
#
# One folder of src/ is one library `thisday::NAME`. TESTS are the *_test.cpp that stand beside the sources; they
# become one GoogleTest program, each of its tests a test of CTest. DEPENDS are the layers that the folder may include.

add_library(thisday_settings INTERFACE)
target_compile_features(thisday_settings INTERFACE cxx_std_20)
target_compile_options(thisday_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
  $<$<BOOL:${THISDAY_WARNINGS_AS_ERRORS}>:-Werror>)
# GCC 12 sees overlaps in "a" + std::string() that are none (its bug 105651).
target_compile_options(thisday_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(THISDAY_FUZZ)
  # So that libFuzzer sees which ways its inputs take through the libraries, and not through the entry point alone.
  target_compile_options(thisday_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(THISDAY_SANITIZE)
  target_compile_options(thisday_settings INTERFACE -fsanitize=${THISDAY_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(thisday_settings INTERFACE -fsanitize=${THISDAY_SANITIZE})
  # Among the sanitizers' own instructions GCC 12 takes optional and regex for uninitialized; dev still warns.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(thisday_settings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(BUILD_TESTING OR NOT DEFINED BUILD_TESTING)
  find_package(GTest QUIET)
  include(GoogleTest)
endif()

function(thisday_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;TESTS;DEPENDS;PRIVATE" ${ARGN})
  add_library(thisday_${name} STATIC ${arg_SOURCES})
  add_library(thisday::${name} ALIAS thisday_${name})
  set_target_properties(thisday_${name} PROPERTIES EXPORT_NAME ${name})
  target_include_directories(thisday_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<INSTALL_INTERFACE:include/thisday>)
  target_link_libraries(thisday_${name} PUBLIC ${arg_DEPENDS} PRIVATE $<BUILD_INTERFACE:thisday_settings> ${arg_PRIVATE})
  if(BUILD_TESTING AND arg_TESTS)
    add_executable(${name}_test ${arg_TESTS})
    target_link_libraries(${name}_test PRIVATE thisday::${name} ${arg_PRIVATE} thisday_settings GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE THISDAY_ROOT="${PROJECT_SOURCE_DIR}")
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}: DISCOVERY_TIMEOUT 60
      PROPERTIES TIMEOUT 300 SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
  endif()
endfunction()

# What `cmake --install` puts where: the program, and two libraries as packages of their own (components "when" and
# "read"), found by
#
#   find_package(thisday COMPONENTS when)    target_link_libraries(… thisday::when)    #include "when/when.hpp"
#   find_package(thisday COMPONENTS read)    target_link_libraries(… thisday::read)    #include "read/read.hpp"

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/thisday)
install(TARGETS thisday_result thisday_when EXPORT thisdayTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT when)
install(EXPORT thisdayTargets NAMESPACE thisday:: DESTINATION ${package_dir} COMPONENT when)
install(FILES ${PROJECT_SOURCE_DIR}/src/base/result.hpp DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/thisday/base COMPONENT when)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/when DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/thisday COMPONENT when
  FILES_MATCHING PATTERN "*.hpp")

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/thisdayConfig.cmake.in ${PROJECT_BINARY_DIR}/thisdayConfig.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/thisdayConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/thisdayConfig.cmake ${PROJECT_BINARY_DIR}/thisdayConfigVersion.cmake
  DESTINATION ${package_dir} COMPONENT when)

# thisday::read stands on thisday::when: whoever installs it installs both components.
install(TARGETS thisday_base thisday_story thisday_phrase thisday_read EXPORT thisdayReadTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT read)
install(EXPORT thisdayReadTargets NAMESPACE thisday:: DESTINATION ${package_dir} COMPONENT read)
install(FILES ${PROJECT_SOURCE_DIR}/src/read/read.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/thisday/read COMPONENT read)
install(FILES ${PROJECT_SOURCE_DIR}/src/phrase/phrase.hpp
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/thisday/phrase COMPONENT read)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/story DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/thisday COMPONENT read
  FILES_MATCHING PATTERN "*.hpp")

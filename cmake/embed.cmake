# thisday_embed(TARGET NAMESPACE FILE…)
#
# Makes each FILE a `std::string_view` inside TARGET, reached by `thisday::NAMESPACE::embedded("path/below/the/root")`
# declared in <NAMESPACE_embedded.hpp>. Text that the program ships travels in the program. A file that the build makes
# has its path below the build's own root.
function(thisday_embed target namespace)
  set(rows "")
  set(objects "")
  set(index 0)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded_${namespace})
  file(MAKE_DIRECTORY ${dir})
  foreach(file IN LISTS ARGN)
    get_filename_component(path ${file} ABSOLUTE)
    cmake_path(IS_PREFIX PROJECT_BINARY_DIR ${path} made)
    if(made)
      file(RELATIVE_PATH name ${PROJECT_BINARY_DIR} ${path})
    else()
      file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${path})
    endif()
    set(symbol ${namespace}_file_${index})
    # The assembler reads the file as it is: no escaping, no limit on the length of a literal.
    file(GENERATE OUTPUT ${dir}/${symbol}.s CONTENT
".section .rodata
.global ${symbol}_begin
.global ${symbol}_end
${symbol}_begin:
.incbin \"${path}\"
${symbol}_end:
.byte 0
.section .note.GNU-stack,\"\",%progbits
")
    # Clang warns of every option of the target that an assembler has no use for.
    set_source_files_properties(${dir}/${symbol}.s PROPERTIES OBJECT_DEPENDS ${path}
      COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:Clang>:-Wno-unused-command-line-argument>")
    list(APPEND objects ${dir}/${symbol}.s)
    string(APPEND declarations "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(GENERATE OUTPUT ${dir}/${namespace}_embedded.hpp CONTENT
"#pragma once
#include <span>
#include <string_view>

namespace thisday::${namespace} {
struct EmbeddedFile {
  std::string_view path;
  std::string_view content;
};
/// All files shipped in the program for this layer, in the order of the build file.
std::span<const EmbeddedFile> embedded_files();
/// The content of one, empty where there is no such file.
std::string_view embedded(std::string_view path);
}  // namespace thisday::${namespace}
")
  file(GENERATE OUTPUT ${dir}/${namespace}_embedded.cpp CONTENT
"#include \"${namespace}_embedded.hpp\"
${declarations}
namespace thisday::${namespace} {
std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${rows}  };
  return files;
}
std::string_view embedded(std::string_view path) {
  for (const auto& file : embedded_files())
    if (file.path == path) return file.content;
  return {};
}
}  // namespace thisday::${namespace}
")
  target_sources(${target} PRIVATE ${dir}/${namespace}_embedded.cpp ${objects})
  target_include_directories(${target} PRIVATE ${dir})
endfunction()

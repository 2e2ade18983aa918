#include "cli/command.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "ask/library.hpp"

namespace thisday::cli {

int fail(const Error& error) {
  fmt::print(stderr, "thisday: {}\n", error.message);
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
  return kFailed;
}

void tell_if_empty(const ask::Library& library) {
  if (library.event_count() > 0) return;
  fmt::print(stderr, "thisday: the library holds no events\n  thisday import PATH fills it\n");
}

std::string library_path(const std::string& given) {
  if (!given.empty()) return given;
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data == '/') return std::string(data) + "/thisday/library.db";
  const char* home = std::getenv("HOME");
  return std::string(home && *home ? home : ".") + "/.local/share/thisday/library.db";
}

void add_library_option(CLI::App& verb, std::string& path) {
  verb.add_option("--library", path, "The library's file (default: $XDG_DATA_HOME/thisday/library.db)")
      ->type_name("FILE");
}

void add_examples(CLI::App& verb, const std::string& examples) {
  verb.footer("Examples:\n" + examples);
}

}  // namespace thisday::cli

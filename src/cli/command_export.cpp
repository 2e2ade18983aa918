// thisday export: the whole library as JSON Lines, which import reads back.

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/command.hpp"
#include "cli/library_lines.hpp"

namespace thisday::cli {
namespace {

int run(const std::string& path) {
  const auto store = keep::Store::open(library_path(path), keep::Store::Mode::read);
  if (!store) return fail(store.error());
  bool whole = true;
  const auto done = write_library(**store, [&](std::string_view line) {
    whole = whole && std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
  });
  if (!done) return fail(done.error());
  if (!whole || std::fflush(stdout) != 0) return fail({Code::storage, "standard output cannot be written"});
  return kDone;
}

}  // namespace

void add_export(CLI::App& app, int& exit) {
  const auto library = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("export", "Write the whole library as JSON Lines, which import reads back");
  add_library_option(*verb, *library);
  add_examples(*verb,
               "  thisday export > library.jsonl\n  thisday export | zstd > library.jsonl.zst\n"
               "  thisday import library.jsonl --library copy.db");
  verb->callback([library, &exit] { exit = run(*library); });
}

}  // namespace thisday::cli

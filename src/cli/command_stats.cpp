// thisday stats: figures of the library.

#include <fmt/format.h>

#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "publish/list_text.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string library;
  bool json = false;
};

int run(const Options& options) {
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  const auto figures = library->statistics();
  if (!figures) return fail(figures.error());
  if (options.json)
    fmt::print("{}\n", publish::statistics_json(*figures));
  else
    fmt::print("{}", publish::statistics_text(*figures));
  return kDone;
}

}  // namespace

void add_stats(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("stats", "How many events, of when, from where");
  add_library_option(*verb, options->library);
  verb->add_flag("--json", options->json, "As JSON, by year, day, kind, language and source");
  add_examples(*verb, "  thisday stats\n  thisday stats --json | jq '.years[] | select(.year > 1900)'");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

// thisday stats: figures of the library.

#include <fmt/format.h>

#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "publish/balance_text.hpp"
#include "publish/library_json.hpp"
#include "publish/list_text.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string library;
  bool almanac = false;
  bool json = false;
};

int print_balance(const ask::Library& library, const Options& options) {
  const auto balance = library.almanac_balance();
  if (!balance) return fail(balance.error());
  if (!*balance)
    fmt::print("{}",
               options.json ? "null\n" : "the library has no almanac; 'thisday import almanac/events' keeps it\n");
  else
    fmt::print("{}", options.json ? publish::balance_json(**balance) + "\n" : publish::balance_text(**balance));
  return kDone;
}

int run(const Options& options) {
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  if (options.almanac) return print_balance(*library, options);
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
  verb->add_flag("--almanac", options->almanac, "How even the almanac is: its days, regions, centuries and subjects");
  verb->add_flag("--json", options->json, "As JSON, by year, day, kind, language and source");
  add_examples(
      *verb,
      "  thisday stats\n  thisday stats --almanac\n  thisday stats --json | jq '.years[] | select(.[0] > 1900)'");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

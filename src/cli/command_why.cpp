// thisday why EVENT: who says so, and what made one event of what several say.

#include <fmt/format.h>

#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "publish/list_text.hpp"
#include "publish/search_text.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string event;
  std::string library;
  bool json = false;
};

int run(const Options& options) {
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  const auto why = library->why({options.event});
  if (!why) return fail(why.error());
  if (!*why)
    return fail({Code::not_found, fmt::format("there is no event {}", options.event), 0,
                 "thisday search WORDS tells the names of events"});
  const auto related = library->related({options.event});
  if (!related) return fail(related.error());
  if (options.json)
    fmt::print("{}\n", publish::why_json(**why, *related ? &**related : nullptr));
  else
    fmt::print("{}{}", publish::why_text(**why, terminal()), publish::related_text(**related, terminal()));
  return kDone;
}

}  // namespace

void add_why(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("why", "An event's evidence, and what made one event of it");
  verb->add_option("EVENT", options->event, "The event's name, as search tells it")->required();
  add_library_option(*verb, options->library);
  verb->add_flag("--json", options->json, "As JSON");
  add_examples(*verb, "  thisday search moon landing\n  thisday why 5f0c8a3e12d94b76");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

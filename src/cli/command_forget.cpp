// thisday forget SOURCE: takes a source back, with all that it alone tells.

#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "keep/store.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string source;
  std::string library;
  bool json = false;
};

int run(const Options& options) {
  const auto store = keep::Store::open(library_path(options.library), keep::Store::Mode::write);
  if (!store) return fail(store.error());
  const auto sources = (*store)->sources();
  if (!sources) return fail(sources.error());
  std::vector<story::SourceId> named;
  for (const story::Source& source : *sources)
    if (id_of(source).value == options.source || source.path == options.source) named.push_back(id_of(source));
  if (named.empty())
    return fail({Code::not_found, fmt::format("there is no source '{}'", options.source), 0,
                 "thisday sources lists ids and paths"});
  std::size_t gone = 0;
  for (const story::SourceId& id : named) {
    const auto forgotten = (*store)->forget(id);
    if (!forgotten) return fail(forgotten.error());
    gone += forgotten->value_or(0);
  }
  if (options.json)
    fmt::print("{{\"sources\":{},\"removed\":{}}}\n", named.size(), gone);
  else
    fmt::print("{} {} forgotten, {} {} of evidence removed\n", named.size(), named.size() == 1 ? "source" : "sources",
               gone, gone == 1 ? "piece" : "pieces");
  return kDone;
}

}  // namespace

void add_forget(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("forget", "Take a source back, with all that it alone tells");
  verb->add_option("SOURCE", options->source, "Its id or path, as 'thisday sources' tells them")->required();
  add_library_option(*verb, options->library);
  verb->add_flag("--json", options->json, "The summary as JSON");
  add_examples(*verb, "  thisday forget /usr/share/calendar/calendar.history\n  thisday forget 8d0f6a1c22e7b913");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

// thisday sources: what the library was made from.

#include <fmt/format.h>

#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string library;
  bool json = false;
};

int run(const Options& options) {
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  const auto sources = library->sources();
  if (!sources) return fail(sources.error());
  if (options.json) {
    for (const story::Source& source : *sources) {
      const Json line = {{"id", story::id_of(source).value},
                         {"path", source.path},
                         {"title", source.title},
                         {"url", source.url},
                         {"author", source.author},
                         {"licence", source.licence},
                         {"language", source.language},
                         {"format", source.format},
                         {"work", source.work},
                         {"hash", source.hash}};
      fmt::print("{}\n", dump(line));
    }
    return kDone;
  }
  if (sources->empty()) fmt::print("the library has no sources yet; 'thisday import PATH' fills it\n");
  for (const story::Source& source : *sources)
    fmt::print("{}  {}\n    {}, {}\n", story::id_of(source).value, source.title.empty() ? source.path : source.title,
               source.path, source.licence.empty() ? "licence unknown" : source.licence);
  return kDone;
}

}  // namespace

void add_sources(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("sources", "What the library was made from");
  add_library_option(*verb, options->library);
  verb->add_flag("--json", options->json, "One JSON object a line");
  add_examples(*verb, "  thisday sources\n  thisday sources --json | jq -r .title");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

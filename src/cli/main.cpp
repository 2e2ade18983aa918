// thisday: what happened on this day in history, from sources you can check.

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <new>
#include <string_view>

#include "cli/command.hpp"

namespace {

struct Verb {
  std::string_view name;
  void (*add)(CLI::App& app, int& exit);
};

constexpr Verb kVerbs[] = {
    {"on", thisday::cli::add_on},         {"read", thisday::cli::add_read},     {"check", thisday::cli::add_check},
    {"date", thisday::cli::add_date},     {"import", thisday::cli::add_import}, {"sources", thisday::cli::add_sources},
    {"search", thisday::cli::add_search}, {"stats", thisday::cli::add_stats},   {"why", thisday::cli::add_why},
    {"edit", thisday::cli::add_edit},     {"add", thisday::cli::add_add},       {"forget", thisday::cli::add_forget},
    {"export", thisday::cli::add_export}, {"serve", thisday::cli::add_serve},   {"build", thisday::cli::add_build},
    {"mail", thisday::cli::add_mail}};

const Verb* verb_named(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kVerbs), std::end(kVerbs), [&](const Verb& verb) { return verb.name == name; });
  return found == std::end(kVerbs) ? nullptr : found;
}

// The options of all verbs take time to set up: where one is named, only its own are.
void add_verbs(CLI::App& app, std::string_view named, int& exit) {
  if (const Verb* verb = verb_named(named)) return verb->add(app, exit);
  for (const Verb& verb : kVerbs) verb.add(app, exit);
}

int run(int argc, char** argv) {
  using namespace thisday::cli;
  CLI::App app("thisday tells what happened on this day in history, from sources you can check.", "thisday");
  app.set_version_flag("--version", "thisday " THISDAY_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  add_examples(app,
               "  thisday import articles/              fill the library\n"
               "  thisday on                            what happened today\n"
               "  thisday on 07-27                      what happened on 27 July\n"
               "  thisday read article.md               the dates and events in a text\n"
               "  thisday serve                         publish at http://localhost:8080");
  int exit = kDone;
  add_verbs(app, argc > 1 ? argv[1] : "", exit);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version come as errors with code 0.
    if (error.get_exit_code() == 0) return app.exit(error);
    if (argc > 1 && argv[1][0] != '-' && !verb_named(argv[1])) {
      fmt::print(stderr, "thisday: there is no verb '{}'\n  'thisday --help' tells which there are\n", argv[1]);
      return kFailed;
    }
    std::string verb = "thisday";
    for (const CLI::App* given : app.get_subcommands()) verb += " " + given->get_name();
    fmt::print(stderr, "thisday: {}\n  '{} --help' tells how it is used\n", error.what(), verb);
    return kFailed;
  }
  return exit;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "thisday: out of memory\n");
  } catch (const std::exception& error) {
    fmt::print(stderr, "thisday: {}\n", error.what());
  }
  return thisday::cli::kFailed;
}

// thisday: what happened on this day in history, from sources you can check.

#include <fmt/format.h>

#include <exception>
#include <new>

#include "cli/command.hpp"

namespace {

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
  add_on(app, exit);
  add_read(app, exit);
  add_check(app, exit);
  add_date(app, exit);
  add_import(app, exit);
  add_sources(app, exit);
  add_search(app, exit);
  add_why(app, exit);
  add_edit(app, exit);
  add_add(app, exit);
  add_forget(app, exit);
  add_export(app, exit);
  add_serve(app, exit);
  add_build(app, exit);
  add_mail(app, exit);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // --help and --version come as errors with code 0.
    if (error.get_exit_code() == 0) return app.exit(error);
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

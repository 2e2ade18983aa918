// thisday build DIR: the whole site as files.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <thread>

#include "base/progress.hpp"
#include "cli/command.hpp"
#include "cli/json.hpp"
#include "cli/today.hpp"
#include "publish/static_site.hpp"

namespace thisday::cli {
namespace {

struct Options {
  publish::StaticSiteOptions site;
  std::string library;
  std::string day = "today";
  std::string leap_day = "feb28";
  bool json = false;
};

int run(Options options) {
  const auto day = day_named(options.day);
  if (!day) return fail(day.error());
  options.site.today = *day;
  if (day->year == 0) options.site.today.year = today().year;
  options.site.leap_day = options.leap_day == "mar1"   ? ask::LeapDay::mar1
                          : options.leap_day == "skip" ? ask::LeapDay::skip
                                                       : ask::LeapDay::feb28;
  while (options.site.site.url.ends_with('/')) options.site.site.url.pop_back();
  const auto built = [&] {
    Progress progress("building", 366);
    std::mutex mutex;
    options.site.made_a_day = [&] {
      const std::lock_guard lock(mutex);
      progress.step();
    };
    return publish::build_site(library_path(options.library), options.site);
  }();
  if (!built) return fail(built.error());
  if (options.json)
    fmt::print("{}\n", dump({{"files", built->files}, {"written", built->written}, {"removed", built->removed}}));
  else
    fmt::print("{}: {} files, {} written, {} removed\n", options.site.folder, built->files, built->written,
               built->removed);
  return kDone;
}

}  // namespace

void add_build(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  options->site.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
  CLI::App* verb = app.add_subcommand("build", "The whole site as files, for any web host");
  verb->add_option("DIR", options->site.folder, "The folder: new, empty, or of an earlier build")->required();
  add_library_option(*verb, options->library);
  verb->add_option("--url", options->site.site.url,
                   "Where the site will stand: https://history.example.org (default http://localhost:8080)");
  verb->add_option("--title", options->site.site.title, "The title of its feeds and calendars");
  verb->add_option("--day", options->day, "The day of the first page (default today)");
  verb->add_option("--leap-day", options->leap_day, "Where 29 February shows in common years")
      ->check(CLI::IsMember({"feb28", "mar1", "skip"}));
  verb->add_option("--jobs", options->site.threads, "How many threads (default: one for each core)")
      ->check(CLI::Range(1, 256));
  verb->add_flag("--json", options->json, "Say as JSON what was written");
  add_examples(*verb,
               "  thisday build public --url https://history.example.org\n"
               "  thisday build public --url https://history.example.org && rsync -a --delete public/ host:/var/www/\n"
               "A second build writes only what changed.");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

// thisday on [DAY]: what happened on a day.

#include <fmt/format.h>

#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/today.hpp"
#include "publish/day_json.hpp"
#include "publish/day_text.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::string day = "today";
  std::string library;
  std::string calendar = "gregorian";
  std::string leap_day = "feb28";
  bool ongoing = false;
  bool maybe = false;
  bool json = false;
};

int run(const Options& options) {
  const auto day = day_named(options.day);
  if (!day) return fail(day.error());
  const auto calendar = when::calendar_named(options.calendar);
  if (!calendar || !when::has_julian_months(*calendar))
    return fail({Code::unsupported, fmt::format("no calendar is named '{}'", options.calendar), 0,
                 "--calendar gregorian, julian or swedish"});
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());

  ask::DayQuestion question;
  question.month = day->month;
  question.day = day->day;
  question.calendar = *calendar;
  question.year = day->year != 0 ? day->year : today().year;
  question.leap_day = options.leap_day == "mar1"   ? ask::LeapDay::mar1
                      : options.leap_day == "skip" ? ask::LeapDay::skip
                                                   : ask::LeapDay::feb28;
  question.ongoing = options.ongoing;
  question.maybe = options.maybe;
  const auto answer = library->on(question);
  if (!answer) return fail(answer.error());
  if (options.json) {
    fmt::print("{}\n", publish::day_json(*answer));
  } else {
    fmt::print("{}", publish::day_text(*answer, terminal()));
  }
  return kDone;
}

}  // namespace

void add_on(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("on", "What happened on a day");
  verb->add_option("DAY", options->day, "07-27, \"27 July\", 1953-07-27, today (default), tomorrow, yesterday");
  add_library_option(*verb, options->library);
  verb->add_option("--calendar", options->calendar, "The calendar of DAY: gregorian (default) or julian");
  verb->add_option("--leap-day", options->leap_day, "Where 29 February shows in common years")
      ->check(CLI::IsMember({"feb28", "mar1", "skip"}));
  verb->add_flag("--ongoing", options->ongoing, "Also what had begun and had not ended");
  verb->add_flag("--maybe", options->maybe, "Also what is known to the month or year only");
  verb->add_flag("--json", options->json, "As JSON, with all sources and evidence");
  add_examples(*verb,
               "  thisday on\n  thisday on 07-27\n  thisday on \"25 October\" --calendar julian\n"
               "  thisday on tomorrow --json | jq '.events[].headline'");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

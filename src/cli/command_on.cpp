// thisday on [DAY]: what happened on a day.

#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "ask/library.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "cli/today.hpp"
#include "publish/day_json.hpp"
#include "publish/day_text.hpp"
#include "publish/list_text.hpp"
#include "publish/words.hpp"

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
  bool explain = false;
  bool rank = false;
  bool safe = false;
  bool random = false;
  std::size_t limit = 0;
  std::uint64_t seed = 0;
  int upcoming = 0;
  std::string kind;
};

/// A seed for those who give none: another each time.
std::uint64_t any_seed() {
  return static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
}

int run_random(const ask::Library& library, const Options& options, const ask::DayQuestion& day, bool day_given) {
  ask::RandomQuestion question;
  question.seed = options.seed != 0 ? options.seed : any_seed();
  question.among.kind = day.kind;
  question.among.include_sensitive = day.include_sensitive;
  if (day_given) {
    question.month = day.month;
    question.day = day.day;
  }
  const auto answer = library.random(question);
  if (!answer) return fail(answer.error());
  if (options.json)
    fmt::print("{}\n", publish::random_json(*answer));
  else
    fmt::print("{}", publish::random_text(*answer, terminal()));
  return kDone;
}

int run_upcoming(const ask::Library& library, const Options& options, const ask::DayQuestion& day) {
  ask::UpcomingQuestion question;
  question.from = {day.year, day.month, day.day};
  question.days = options.upcoming;
  question.kind = day.kind;
  question.include_sensitive = day.include_sensitive;
  question.leap_day = day.leap_day;
  if (options.limit > 0) question.limit = options.limit;
  const auto answer = library.upcoming(question);
  if (!answer) return fail(answer.error());
  if (options.json)
    fmt::print("{}\n", publish::upcoming_json(*answer));
  else
    fmt::print("{}", publish::upcoming_text(*answer, terminal()));
  return kDone;
}

/// Month, day, calendar and the reader's year.
Result<void> name_day(const Options& options, ask::DayQuestion& question) {
  question.year = today().year;
  if (const auto other = other_day_named(options.day)) {
    question.month = other->month;
    question.day = other->day;
    question.calendar = other->calendar;
    return {};
  }
  const auto day = day_named(options.day);
  if (!day) return day.error();
  const auto calendar = when::calendar_named(options.calendar);
  if (!calendar || !when::has_julian_months(*calendar))
    return Error{Code::unsupported, fmt::format("no calendar is named '{}'", options.calendar), 0,
                 "--calendar gregorian, julian or swedish; of others give the day's own name: \"9 Av\""};
  question.month = day->month;
  question.day = day->day;
  question.calendar = *calendar;
  if (day->year != 0) question.year = day->year;
  return {};
}

/// The title of a day in another calendar: "9 Av", and when that is.
std::string title_of(const Options& options, const ask::DayQuestion& question) {
  const auto rule = other_day_named(options.day);
  const auto day = rule ? rule->in_year(question.year) : std::nullopt;
  if (!day) return rule ? options.day : "";
  const when::CivilDay civil = when::gregorian::civil_day(*day);
  return fmt::format("{} ({} {})", options.day, publish::day_words(civil.month, civil.day), civil.year);
}

int run(const Options& options, bool day_given) {
  ask::DayQuestion question;
  if (const auto named = name_day(options, question); !named) return fail(named.error());
  if (!when::has_julian_months(question.calendar) && (options.random || options.upcoming > 0))
    return fail({Code::unsupported, "--random and --upcoming take days of January to December", 0,
                 fmt::format("thisday date \"{}\" tells when that is", options.day)});
  const auto library = ask::Library::open(library_path(options.library));
  if (!library) return fail(library.error());
  tell_if_empty(*library);

  question.leap_day = options.leap_day == "mar1"   ? ask::LeapDay::mar1
                      : options.leap_day == "skip" ? ask::LeapDay::skip
                                                   : ask::LeapDay::feb28;
  question.ongoing = options.ongoing;
  question.maybe = options.maybe;
  if (!options.kind.empty()) question.kind = story::kind_named(options.kind);
  question.include_sensitive = !options.safe;
  if (options.random) return run_random(*library, options, question, day_given);
  if (options.upcoming > 0) return run_upcoming(*library, options, question);
  question.limit = options.limit;
  question.explain = options.explain;
  if (options.rank) question.order = ask::DayQuestion::Order::rank;
  const auto answer = library->on(question);
  if (!answer) return fail(answer.error());
  if (options.json) {
    fmt::print("{}\n", publish::day_json(*answer));
  } else {
    auto how = terminal();
    how.title = title_of(options, question);
    fmt::print("{}", publish::day_text(*answer, how));
  }
  return kDone;
}

}  // namespace

void add_on(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("on", "What happened on a day");
  const CLI::Option* day = verb->add_option(
      "DAY", options->day, "07-27, \"27 July\", 1953-07-27, \"9 Av\", today (default), tomorrow, yesterday");
  add_library_option(*verb, options->library);
  verb->add_option("--calendar", options->calendar, "The calendar of DAY: gregorian (default) or julian");
  verb->add_option("--leap-day", options->leap_day, "Where 29 February shows in common years")
      ->check(CLI::IsMember({"feb28", "mar1", "skip"}));
  verb->add_flag("--ongoing", options->ongoing, "Also what had begun and had not ended");
  verb->add_flag("--maybe", options->maybe, "Also what is known to the month or year only");
  verb->add_option("--kind", options->kind, "event, birth, death or observance")
      ->check(CLI::IsMember({"event", "birth", "death", "observance"}));
  verb->add_option("--limit", options->limit, "The best so many, balanced over centuries and subjects")
      ->check(CLI::Range(1, 10'000));
  verb->add_flag("--rank", options->rank, "The best first, not in order of time");
  verb->add_flag("--explain", options->explain, "With what each event is worth, and why");
  verb->add_flag("--safe", options->safe, "Leave out what is marked as sensitive: for schools and public screens");
  auto* random = verb->add_flag("--random", options->random, "One event that is worth it; of DAY, where one is given");
  verb->add_option("--seed", options->seed, "The same seed, the same event")->needs(random);
  verb->add_option("--upcoming", options->upcoming, "Anniversaries of so many days from DAY on, the round ones first")
      ->type_name("DAYS")
      ->check(CLI::Range(1, 366))
      ->excludes(random);
  verb->add_flag("--json", options->json, "As JSON, with all sources and evidence");
  add_examples(
      *verb,
      "  thisday on\n  thisday on 07-27\n  thisday on \"25 October\" --calendar julian\n  thisday on \"9 Av\"\n"
      "  thisday on --limit 5 --rank --explain\n  thisday on --upcoming 30\n"
      "  thisday on --random --kind event\n"
      "  thisday on tomorrow --json | jq '.events[].headline'");
  verb->callback([options, day, &exit] { exit = run(*options, day->count() > 0); });
}

}  // namespace thisday::cli

// thisday date PHRASE: what a date means.

#include <fmt/format.h>

#include <memory>

#include "cli/command.hpp"
#include "cli/json.hpp"
#include "phrase/phrase.hpp"

namespace thisday::cli {
namespace {

struct Options {
  std::vector<std::string> words;
  bool edtf = false;
  bool json = false;
};

std::string day_text(when::Calendar calendar, when::DayNumber day) {
  const when::CivilDay civil = when::civil_day(calendar, day);
  return when::Edtf::day(civil.year, civil.month, civil.day, calendar).value().str();
}

std::string_view weekday_name(when::Weekday weekday) {
  constexpr std::string_view kNames[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[static_cast<std::size_t>(weekday) - 1];
}

int run(const Options& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  auto date = [&]() -> Result<when::Date> {
    auto edtf = when::Edtf::parse(text);
    if (edtf) return when::Date(*edtf, text);
    if (options.edtf) return edtf.error();
    return phrase::Grammar::of("en")->date(text);
  }();
  if (!date) {
    fmt::print(stderr, "thisday: {}\n  {}\n  {:>{}}\n", date.error().message, text, "^", date.error().position + 1);
    if (!date.error().hint.empty()) fmt::print(stderr, "  {}\n", date.error().hint);
    return options.edtf ? kDisagrees : kFailed;
  }
  const std::optional<when::Span> span = date->span();
  const bool one_day = span && span->earliest && span->latest && *span->earliest == *span->latest;
  const auto bound = [](const std::optional<when::DayNumber>& day,
                        when::Calendar calendar) -> std::optional<std::string> {
    if (!day) return std::nullopt;
    return day_text(calendar, *day);
  };
  using when::Calendar;
  if (options.json) {
    Json json = {{"words", text},
                 {"edtf", date->edtf().str()},
                 {"calendar", when::name(date->calendar())},
                 {"as_written", date->as_written().str()}};
    const auto put = [&](const char* key, const std::optional<std::string>& value) {
      json[key] = value ? Json(*value) : Json();
    };
    put("earliest", span ? bound(span->earliest, Calendar::gregorian) : std::nullopt);
    put("latest", span ? bound(span->latest, Calendar::gregorian) : std::nullopt);
    if (one_day) {
      json["weekday"] = weekday_name(when::weekday(*span->earliest));
      json["day_number"] = span->earliest->rata_die;
      json["julian"] = day_text(Calendar::julian, *span->earliest);
    }
    fmt::print("{}\n", dump(json));
    return kDone;
  }
  fmt::print("{:<11}{}\n", "EDTF", date->edtf().str());
  if (date->calendar() != Calendar::gregorian)
    fmt::print("{:<11}{} ({})\n", "as written", date->as_written().str(), when::name(date->calendar()));
  if (one_day) {
    fmt::print("{:<11}{}\n", "weekday", weekday_name(when::weekday(*span->earliest)));
    fmt::print("{:<11}{}\n", "Gregorian", day_text(Calendar::gregorian, *span->earliest));
    fmt::print("{:<11}{}\n", "Julian", day_text(Calendar::julian, *span->earliest));
  } else if (span) {
    fmt::print("{:<11}{}\n", "earliest", bound(span->earliest, Calendar::gregorian).value_or("open"));
    fmt::print("{:<11}{}\n", "latest", bound(span->latest, Calendar::gregorian).value_or("open"));
  }
  return kDone;
}

}  // namespace

void add_date(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("date", "What a date means");
  verb->add_option("PHRASE", options->words, "EDTF, ISO 8601 or English words")->required();
  verb->add_flag("--edtf", options->edtf, "Take nothing but EDTF; exit 1 where it is none");
  verb->add_flag("--json", options->json, "As JSON");
  add_examples(*verb,
               "  thisday date circa 44 BC\n  thisday date \"11 February 1731/32 O.S.\"\n  thisday date --edtf "
               "1950-06/1953-07-27");
  verb->callback([options, &exit] { exit = run(*options); });
}

}  // namespace thisday::cli

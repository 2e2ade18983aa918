// thisday date PHRASE: what a date means, and the day in every calendar.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "cli/command.hpp"
#include "cli/date_answer.hpp"
#include "cli/json.hpp"
#include "cli/today.hpp"
#include "phrase/phrase.hpp"
#include "when/calendars/calendar_systems.hpp"

namespace thisday::cli {
namespace {

using when::Calendar;

struct Options {
  std::vector<std::string> words;
  std::string calendar;
  std::string region;
  bool sure = false;
  bool edtf = false;
  bool json = false;
};

/// What PHRASE may be, besides its words: whose calendar its numbers are in.
struct Setting {
  std::optional<Calendar> calendar;
  const when::ChangeOver* region = nullptr;
};

Result<Setting> setting(const Options& options) {
  Setting setting;
  if (!options.calendar.empty()) {
    setting.calendar = when::calendar_named(options.calendar);
    std::string names;
    for (const Calendar calendar : when::calendars())
      names += (names.empty() ? "" : ", ") + std::string(name(calendar));
    if (!setting.calendar)
      return Error{Code::unsupported, fmt::format("no calendar is named '{}'", options.calendar), 0,
                   "there are " + names};
  }
  if (!options.region.empty()) {
    setting.region = when::change_over(options.region);
    std::string names;
    for (const when::ChangeOver& usage : when::change_overs())
      names += (names.empty() ? "" : ", ") + std::string(usage.region);
    if (!setting.region)
      return Error{Code::unsupported, fmt::format("no change-over is known of '{}'", options.region), 0,
                   "give a country's code (GB, RU), or one of " + names};
  }
  return setting;
}

/// Only the characters of EDTF: what is wrong with it is told as EDTF has it.
bool looks_like_edtf(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("-/.?~%XYESTZL:+[]{},").find(c) != std::string_view::npos;
  });
}

/// 1500-02-29 is of ISO 8601 and so of the Gregorian calendar, which had no such day; 1914-18 is two years.
bool is_iso_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-';
}

Result<when::Date> words_date(const std::string& text, const Setting& setting) {
  const phrase::Grammar& english = *phrase::Grammar::of("en");
  if (!setting.calendar) return english.date(text, setting.region);
  // A country that never changed over, and one that always had.
  constexpr when::ChangeOver kNever{"the Julian calendar", "", {9999, 12, 30}, {9999, 12, 31}};
  constexpr when::ChangeOver kAlways{"the Gregorian calendar", "", {-9999, 1, 1}, {-9999, 1, 2}};
  switch (*setting.calendar) {
    case Calendar::gregorian:
      return english.date(text, &kAlways);
    case Calendar::julian:
      return english.date(text, &kNever);
    case Calendar::swedish:
      return english.date(text, when::change_over("sweden"));
    default:
      return english.date(text);
  }
}

Result<when::Date> date_of(const std::string& text, const Options& options, const Setting& setting) {
  const auto edtf = when::Edtf::parse(text, setting.calendar.value_or(Calendar::gregorian));
  if (edtf) return when::Date(*edtf, text);
  if (options.edtf || is_iso_day(text)) return edtf.error();
  auto words = words_date(text, setting);
  return words || !looks_like_edtf(text) ? words : edtf.error();
}

/// Whether the calendar was in use, by its rule, on all days that the date may mean.
bool is_sure(const when::Date& date) {
  const when::CalendarSystem& system = when::calendar_system(date.calendar());
  const auto span = date.span();
  return span && span->earliest && system.sure(*span->earliest) && (!span->latest || system.sure(*span->latest));
}

std::optional<Third> third_of(const std::string& text) {
  const auto phrases = phrase::Grammar::of("en")->scan(text);
  if (phrases.size() != 1 || !phrases[0].has(phrase::Field::mod)) return std::nullopt;
  switch (static_cast<phrase::Mod>(phrases[0].get(phrase::Field::mod))) {
    case phrase::Mod::start:
      return Third::early;
    case phrase::Mod::mid:
      return Third::mid;
    case phrase::Mod::end:
      return Third::late;
    default:
      return std::nullopt;
  }
}

std::string_view code_name(Code code) {
  return code == Code::range ? "range" : code == Code::unsupported ? "unsupported" : "syntax";
}

int refuse(const Options& options, const std::string& text, const Error& error) {
  const int exit = options.edtf ? kDisagrees : kFailed;
  if (options.json) {
    const Json json = {{"words", text},
                       {"error",
                        {{"code", code_name(error.code)},
                         {"position", error.position},
                         {"message", error.message},
                         {"hint", error.hint}}}};
    fmt::print("{}\n", dump(json));
    return exit;
  }
  fmt::print(stderr, "thisday: {}\n  {}\n  {:>{}}\n", error.message, text, "^", error.position + 1);
  fmt::print(stderr, "  {} error at byte {}{}{}\n", code_name(error.code), error.position,
             error.hint.empty() ? "" : "; hint: ", error.hint);
  return exit;
}

int run(const Options& options) {
  const auto how = setting(options);
  if (!how) return fail(how.error());
  std::string text;
  for (const std::string& word : options.words) text += (&word == options.words.data() ? "" : " ") + word;
  const auto date = date_of(text, options, *how);
  if (date && options.sure && !is_sure(*date))
    return refuse(
        options, text,
        {Code::unsupported,
         fmt::format("it is not sure that days were so called in the calendar '{}' then", when::name(date->calendar())),
         0, "without --sure its rule is carried on (proleptic)"});
  if (date) {
    const DateAnswer answer{text, *date, how->region, options.edtf ? std::nullopt : third_of(text), options.sure};
    fmt::print("{}", options.json ? date_json(answer) + "\n" : date_text(answer));
    return kDone;
  }
  if (!options.edtf) {
    if (const auto yearly = phrase::Grammar::of("en")->recurrence(text)) {
      const YearlyAnswer answer{text, *yearly, when::gregorian::day_number(today())};
      fmt::print("{}", options.json ? yearly_json(answer) + "\n" : yearly_text(answer));
      return kDone;
    }
  }
  return refuse(options, text, date.error());
}

}  // namespace

void add_date(CLI::App& app, int& exit) {
  const auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("date", "What a date means, and the day in every calendar");
  // "[1667,1670]" is no list of arguments, and -XXXX-12-25 no flags: that one comes among the extras.
  verb->add_option("PHRASE", options->words, "EDTF, ISO 8601 or English words; several arguments are one phrase")
      ->allow_extra_args(false);
  verb->allow_extras();
  verb->add_option("--calendar", options->calendar, "The calendar of PHRASE's numbers: julian, hebrew, dangi…")
      ->type_name("NAME");
  verb->add_option("--region", options->region,
                   "Whose change-over decides between Julian and Gregorian: GB, RU, sweden…")
      ->type_name("COUNTRY");
  verb->add_flag("--sure", options->sure, "Refuse and leave out what is proleptic: a calendar beyond its history");
  verb->add_flag("--edtf", options->edtf, "Take nothing but EDTF; exit 1 where it is none");
  verb->add_flag("--json", options->json, "As JSON");
  add_examples(*verb,
               "  thisday date circa 44 BC\n"
               "  thisday date \"11 February 1731/32 O.S.\"\n"
               "  thisday date 4 Brumaire An VIII\n"
               "  thisday date \"Meiji 3, 10th month\"\n"
               "  thisday date 3 Henry VIII\n"
               "  thisday date --region RU 25 October 1917\n"
               "  thisday date --calendar dangi 1895-11-17\n"
               "  thisday date --edtf 1950-06/1953-07-27");
  verb->callback([options, verb, &exit] {
    for (const std::string& word : verb->remaining()) {
      if (word.size() > 2 && word.starts_with("--")) throw CLI::ExtrasError({word});
      if (word != "--") options->words.push_back(word);
    }
    if (options->words.empty()) throw CLI::RequiredError("PHRASE");
    exit = run(*options);
  });
}

}  // namespace thisday::cli

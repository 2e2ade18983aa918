#include "serve/date_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "phrase/phrase.hpp"
#include "publish/event_json.hpp"
#include "when/calendars/calendar_systems.hpp"

namespace thisday::serve {
namespace {

using when::Calendar;

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

Result<when::Date> words_date(const std::string& text, const DateSetting& setting) {
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

Result<when::Date> date_of(const std::string& text, const DateQuestion& question, const DateSetting& setting) {
  const auto edtf = when::Edtf::parse(text, setting.calendar.value_or(Calendar::gregorian));
  if (edtf) return when::Date(*edtf, text);
  if (question.edtf || is_iso_day(text)) return edtf.error();
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

}  // namespace

Result<DateSetting> date_setting(const DateQuestion& question) {
  DateSetting setting;
  if (!question.calendar.empty()) {
    setting.calendar = when::calendar_named(question.calendar);
    std::string names;
    for (const Calendar calendar : when::calendars())
      names += (names.empty() ? "" : ", ") + std::string(name(calendar));
    if (!setting.calendar)
      return Error{Code::unsupported, fmt::format("no calendar is named '{}'", question.calendar), 0,
                   "there are " + names};
  }
  if (!question.region.empty()) {
    setting.region = when::change_over(question.region);
    std::string names;
    for (const when::ChangeOver& usage : when::change_overs())
      names += (names.empty() ? "" : ", ") + std::string(usage.region);
    if (!setting.region)
      return Error{Code::unsupported, fmt::format("no change-over is known of '{}'", question.region), 0,
                   "give a country's code (GB, RU), or one of " + names};
  }
  return setting;
}

Result<std::variant<DateAnswer, YearlyAnswer>> date_answer(const DateQuestion& question, const DateSetting& setting,
                                                           when::DayNumber today) {
  using Answer = std::variant<DateAnswer, YearlyAnswer>;
  const std::string& text = question.text;
  const auto date = date_of(text, question, setting);
  if (date && question.sure && !is_sure(*date))
    return Error{
        Code::unsupported,
        fmt::format("it is not sure that days were so called in the calendar '{}' then", when::name(date->calendar())),
        0, "without --sure its rule is carried on (proleptic)"};
  if (date)
    return Answer(
        DateAnswer{text, *date, setting.region, question.edtf ? std::nullopt : third_of(text), question.sure});
  if (!question.edtf)
    if (const auto yearly = phrase::Grammar::of("en")->recurrence(text))
      return Answer(YearlyAnswer{text, *yearly, today});
  return date.error();
}

std::string_view date_error_name(Code code) {
  return code == Code::range ? "range" : code == Code::unsupported ? "unsupported" : "syntax";
}

std::string date_error_json(const std::string& text, const Error& error) {
  return publish::dump({{"words", text},
                        {"error",
                         {{"code", date_error_name(error.code)},
                          {"position", error.position},
                          {"message", error.message},
                          {"hint", error.hint}}}});
}

}  // namespace thisday::serve

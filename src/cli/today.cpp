#include "cli/today.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>

#include "phrase/phrase.hpp"

namespace thisday::cli {
namespace {

constexpr auto kGregorian = when::Calendar::gregorian;

Result<when::CivilDay> checked(const std::string& text, when::CivilDay day) {
  // A leap year where none is given: 29 February is a day of the year.
  const std::int64_t year = day.year == 0 ? 2000 : day.year;
  if (day.month < 1 || day.month > 12)
    return Error{Code::range, fmt::format("'{}' is no day: there is no month {}", text, day.month)};
  if (day.day < 1 || day.day > when::days_in_month(kGregorian, year, day.month))
    return Error{Code::range, fmt::format("'{}' is no day: its month has no day {}", text, day.day)};
  return day;
}

}  // namespace

when::CivilDay today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

Result<when::CivilDay> day_named(const std::string& text) {
  const when::DayNumber now = when::day_number(kGregorian, today());
  if (text == "today") return when::civil_day(kGregorian, now);
  if (text == "tomorrow") return when::civil_day(kGregorian, now + 1);
  if (text == "yesterday") return when::civil_day(kGregorian, now - 1);
  int month = 0, day = 0, used = 0;
  if (std::sscanf(text.c_str(), "%2d-%2d%n", &month, &day, &used) == 2 && used == static_cast<int>(text.size()))
    return checked(text, {0, month, day});
  const auto phrases = phrase::Grammar::of("en")->scan(text);
  using phrase::Field;
  if (phrases.size() == 1 && phrases[0].begin == 0 && phrases[0].end == text.size() && phrases[0].has(Field::month) &&
      phrases[0].has(Field::day))
    return checked(text, {phrases[0].full_year().value_or(0), static_cast<int>(phrases[0].get(Field::month)),
                          static_cast<int>(phrases[0].get(Field::day))});
  return Error{Code::syntax, fmt::format("'{}' is no day of the year", text), 0,
               "write 07-27, \"27 July\", 1953-07-27, \"9 Av\", today, tomorrow or yesterday"};
}

std::optional<when::Recurrence> other_day_named(const std::string& text) {
  const auto rule = phrase::Grammar::of("en")->recurrence(text);
  if (!rule || rule->rule != when::Recurrence::Rule::fixed || rule->offset != 0) return std::nullopt;
  return when::has_julian_months(rule->calendar) ? std::nullopt : std::optional(*rule);
}

}  // namespace thisday::cli

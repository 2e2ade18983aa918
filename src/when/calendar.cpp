#include "when/calendar.hpp"

#include <cassert>
#include <iterator>

#include "when/calendars/calendar_systems.hpp"
#include "when/calendars/swedish.hpp"

namespace thisday::when {
namespace {

constexpr Calendar kCalendars[] = {Calendar::gregorian,
                                   Calendar::julian,
                                   Calendar::swedish,
                                   Calendar::hebrew,
                                   Calendar::islamic_civil,
                                   Calendar::islamic_tbla,
                                   Calendar::islamic_umalqura,
                                   Calendar::persian,
                                   Calendar::coptic,
                                   Calendar::ethiopic,
                                   Calendar::indian,
                                   Calendar::french_republican,
                                   Calendar::chinese,
                                   Calendar::dangi,
                                   Calendar::japanese,
                                   Calendar::buddhist,
                                   Calendar::roc,
                                   Calendar::juche,
                                   Calendar::dangun};

}  // namespace

std::string_view name(Calendar calendar) {
  return calendar_system(calendar).name;
}

std::optional<Calendar> calendar_named(std::string_view text) {
  for (const Calendar calendar : kCalendars)
    if (name(calendar) == text) return calendar;
  return std::nullopt;
}

std::span<const Calendar> calendars() {
  return kCalendars;
}

namespace detail {

int days_in_other_month(Calendar calendar, std::int64_t year, int month) {
  if (calendar == Calendar::swedish) return swedish::days_in_month(year, month);
  int length = 31;
  while (length > 0 && !other_valid(calendar, {year, month, length})) --length;
  return length;
}

bool other_valid(Calendar calendar, const CivilDay& day) {
  return calendar_system(calendar).number(lunar(day)).has_value();
}

DayNumber other_day_number(Calendar calendar, const CivilDay& day) {
  if (calendar == Calendar::swedish) return swedish::day_number(day);
  const auto number = calendar_system(calendar).number(lunar(day));
  assert(number && "the day is valid");
  return *number;
}

CivilDay other_civil_day(Calendar calendar, DayNumber day) {
  if (calendar == Calendar::swedish) return swedish::civil_day(day);
  const auto named = calendar_system(calendar).day(day);
  assert(named && "the calendar has the day");
  return civil(*named);
}

}  // namespace detail

std::optional<YearDays> year_days(Calendar calendar, std::int64_t year) {
  if (has_julian_months(calendar)) return YearDays{{year, 1, 1}, {year, 12, 31}};
  const bool hebrew = calendar == Calendar::hebrew;
  const int first_month = hebrew ? 7 : 1;
  if (!detail::other_valid(calendar, {year, first_month, 1})) return std::nullopt;
  for (const int month : {hebrew ? 6 : 13, kLeapMonth + 12, 12})
    if (const int length = days_in_month(calendar, year, month))
      return YearDays{{year, first_month, 1}, {year, month, length}};
  return std::nullopt;
}

}  // namespace thisday::when

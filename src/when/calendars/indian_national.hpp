#pragma once
// The Indian national calendar (Saka era), civil use since 22 March 1957; before, proleptic. Month 1 is Chaitra. Its
// year begins on 22 March, in leap years 21 March, of the Gregorian year 78 years on, and is leap when that is.

#include "when/gregorian.hpp"

namespace thisday::when::indian_national {

constexpr bool leap(std::int64_t year) {
  return gregorian::leap(year + 78);
}

/// Chaitra has 30 days, 31 in leap years; the five after it 31; the rest 30.
constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 1) return leap(year) ? 31 : 30;
  return month <= 6 ? 31 : 30;
}

constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

/// 1 Chaitra.
constexpr DayNumber new_year(std::int64_t year) {
  return gregorian::day_number({year + 78, 3, leap(year) ? 21 : 22});
}

/// `day` must be valid; |year| up to 10^15 less 78.
constexpr DayNumber day_number(const CivilDay& day) {
  DayNumber first = new_year(day.year);
  for (int month = 1; month < day.month; ++month) first = first + days_in_month(day.year, month);
  return first + (day.day - 1);
}

constexpr CivilDay civil_day(DayNumber day) {
  std::int64_t year = gregorian::civil_day(day).year - 78;
  if (day < new_year(year)) --year;
  DayNumber first = new_year(year);
  int month = 1;
  for (; day - first >= days_in_month(year, month); ++month) first = first + days_in_month(year, month);
  return {year, month, static_cast<int>(day - first) + 1};
}

static_assert(day_number({1879, 1, 1}) == gregorian::day_number({1957, 3, 22}));
static_assert(civil_day(gregorian::day_number({1947, 8, 15})) == CivilDay{1869, 5, 24});

}  // namespace thisday::when::indian_national

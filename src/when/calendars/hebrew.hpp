#pragma once
// The Hebrew calendar by the fixed rule (in full use since the 12th century at the latest; before, proleptic).
//
// Months count from Nisan (1); the year begins with Tishri (7). A leap year has 13: Adar I is 12, Adar II 13. The new
// year follows the mean new moon (molad) of Tishri, put off so that no fast day falls beside a Sabbath: Reingold and
// Dershowitz, Calendrical Calculations, chapter 8.

#include "when/detail/floor.hpp"
#include "when/gregorian.hpp"

namespace thisday::when::hebrew {

/// Anno mundi 1 begins on Monday, 7 October 3761 BC (Julian).
inline constexpr std::int64_t kEpoch = -1'373'427;

constexpr bool leap(std::int64_t year) {
  return detail::floor_mod(7 * year + 1, 19) < 7;
}
constexpr int months_in_year(std::int64_t year) {
  return leap(year) ? 13 : 12;
}

namespace detail {

using when::detail::floor_div;
using when::detail::floor_mod;

/// Days from the epoch to the molad of Tishri, moved off Sunday, Wednesday and Friday.
constexpr std::int64_t elapsed_days(std::int64_t year) {
  const std::int64_t months = floor_div(235 * year - 234, 19);
  // A month is 29 days and 13753 of the 25920 parts of a day.
  const std::int64_t parts = 12'084 + 13'753 * months;
  const std::int64_t days = 29 * months + floor_div(parts, 25'920);
  return days + (floor_mod(3 * (days + 1), 7) < 3 ? 1 : 0);
}

}  // namespace detail

/// 1 Tishri.
constexpr DayNumber new_year(std::int64_t year) {
  const std::int64_t before = detail::elapsed_days(year - 1);
  const std::int64_t here = detail::elapsed_days(year);
  const std::int64_t after = detail::elapsed_days(year + 1);
  // Years of 356 or 382 days do not occur: the border moves.
  const std::int64_t moved = after - here == 356 ? 2 : here - before == 382 ? 1 : 0;
  return {kEpoch + here + moved};
}

constexpr int days_in_year(std::int64_t year) {
  return static_cast<int>(new_year(year + 1) - new_year(year));
}

namespace detail {

/// A year has 353, 354 or 355 days, and 30 more if it is leap: that tells the length of every month.
constexpr int days_in_month(int year_length, int month) {
  const bool leap = year_length > 360;
  if (month == 8) return year_length % 10 == 5 ? 30 : 29;
  if (month == 9) return year_length % 10 == 3 ? 29 : 30;
  if (month == 12) return leap ? 30 : 29;
  return month == 2 || month == 4 || month == 6 || month == 10 || month == 13 ? 29 : 30;
}

/// The month after; the year's first is 7, its last 6.
constexpr int next_month(int year_length, int month) {
  return month == (year_length > 360 ? 13 : 12) ? 1 : month + 1;
}

}  // namespace detail

/// 29 or 30; `month` 1 to months_in_year().
constexpr int days_in_month(std::int64_t year, int month) {
  return detail::days_in_month(days_in_year(year), month);
}

constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= months_in_year(day.year) && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid; |year| up to 10^9.
constexpr DayNumber day_number(const CivilDay& day) {
  DayNumber first = new_year(day.year);
  const auto length = static_cast<int>(new_year(day.year + 1) - first);
  for (int month = 7; month != day.month; month = detail::next_month(length, month))
    first = first + detail::days_in_month(length, month);
  return first + (day.day - 1);
}

constexpr CivilDay civil_day(DayNumber day) {
  // The mean year is 35975351/98496 days; the true one begins at most a year away from that.
  std::int64_t year = detail::floor_div((day.rata_die - kEpoch) * 98'496, 35'975'351) + 1;
  DayNumber first = new_year(year);
  while (first > day) first = new_year(--year);
  DayNumber next = new_year(year + 1);
  while (next <= day) {
    first = next;
    next = new_year(++year + 1);
  }
  const auto length = static_cast<int>(next - first);
  int month = 7;
  for (; day - first >= detail::days_in_month(length, month); month = detail::next_month(length, month))
    first = first + detail::days_in_month(length, month);
  return {year, month, static_cast<int>(day - first) + 1};
}

static_assert(day_number({5785, 7, 1}) == gregorian::day_number({2024, 10, 3}));

}  // namespace thisday::when::hebrew

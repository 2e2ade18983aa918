#pragma once
// The French Republican calendar: twelve months of 30 days, then the sansculottides (month 13), 5 or in a sextile
// year 6.
//
// In law from 24 November 1793 to 31 December 1805 (and 6 to 23 May 1871 in Paris), its years began on the day of the
// autumn equinox at Paris: III, VII and XI were sextile. That is `french_republican`, which knows the years I to XIV
// and no others. Romme's rule, never made law, makes IV, VIII, XII sextile and goes on for ever:
// `french_republican::romme`.

#include <optional>

#include "when/detail/floor.hpp"
#include "when/gregorian.hpp"

namespace thisday::when::french_republican {

/// 1 Vendémiaire I: 22 September 1792.
inline constexpr std::int64_t kEpoch = 654'415;
inline constexpr std::int64_t kLastYear = 14;

constexpr bool leap(std::int64_t year) {
  return year % 4 == 3;
}
constexpr int days_in_month(std::int64_t year, int month) {
  return month < 13 ? 30 : leap(year) ? 6 : 5;
}

constexpr bool valid(const CivilDay& day) {
  return day.year >= 1 && day.year <= kLastYear && day.month >= 1 && day.month <= 13 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid.
constexpr DayNumber day_number(const CivilDay& day) {
  return {kEpoch - 1 + 365 * (day.year - 1) + day.year / 4 + 30 * (day.month - 1) + day.day};
}

/// None outside of the years I to XIV.
constexpr std::optional<CivilDay> civil_day(DayNumber day) {
  if (day.rata_die < kEpoch || day > day_number({kLastYear, 13, 5})) return std::nullopt;
  const std::int64_t year = (4 * (day.rata_die - kEpoch) + 1463) / 1461;
  const std::int64_t in_year = day - day_number({year, 1, 1});
  return CivilDay{year, static_cast<int>(in_year / 30) + 1, static_cast<int>(in_year % 30) + 1};
}

// 18 Brumaire VIII.
static_assert(day_number({8, 2, 18}) == gregorian::day_number({1799, 11, 9}));
static_assert(civil_day(gregorian::day_number({1805, 12, 31})) == CivilDay{14, 4, 10});

namespace romme {

constexpr bool leap(std::int64_t year) {
  const std::int64_t in_cycle = when::detail::floor_mod(year, 4000);
  return in_cycle % 4 == 0 && (in_cycle % 100 != 0 || in_cycle % 400 == 0) && in_cycle != 0;
}
constexpr int days_in_month(std::int64_t year, int month) {
  return month < 13 ? 30 : leap(year) ? 6 : 5;
}
constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= 13 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid; |year| up to 10^12.
constexpr DayNumber day_number(const CivilDay& day) {
  using when::detail::floor_div;
  const std::int64_t before = day.year - 1;
  return {kEpoch - 1 + 365 * before + floor_div(before, 4) - floor_div(before, 100) + floor_div(before, 400) -
          floor_div(before, 4000) + 30 * (day.month - 1) + day.day};
}

constexpr CivilDay civil_day(DayNumber day) {
  std::int64_t year = when::detail::floor_div(4000 * (day.rata_die - kEpoch + 2), 1'460'969) + 1;
  if (day < day_number({year, 1, 1})) --year;
  const std::int64_t in_year = day - day_number({year, 1, 1});
  return {year, static_cast<int>(in_year / 30) + 1, static_cast<int>(in_year % 30) + 1};
}

}  // namespace romme
}  // namespace thisday::when::french_republican

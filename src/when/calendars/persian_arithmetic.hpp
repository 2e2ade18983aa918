#pragma once
// The Persian calendar by Birashk's rule of 2820 years. Iran's law follows the equinox itself, and the rule misses it
// now and then (2025 is one year): for real dates take persian.hpp where its years reach.

#include "when/detail/floor.hpp"
#include "when/gregorian.hpp"

namespace thisday::when::persian_arithmetic {

/// 1 Farvardin 1: 19 March 622 (Julian).
inline constexpr std::int64_t kEpoch = 226'896;

constexpr bool leap(std::int64_t year) {
  return detail::floor_mod((detail::floor_mod(year - 474, 2820) + 474 + 38) * 31, 128) < 31;
}
/// Six months of 31 days, five of 30, and Esfand of 29, or 30 in leap years.
constexpr int days_in_month(std::int64_t year, int month) {
  return month <= 6 ? 31 : month < 12 || leap(year) ? 30 : 29;
}
constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid; |year| up to 10^12. Year 0 comes before year 1.
constexpr DayNumber day_number(const CivilDay& day) {
  const std::int64_t cycles = detail::floor_div(day.year - 474, 2820);
  const std::int64_t year = detail::floor_mod(day.year - 474, 2820) + 474;
  return {kEpoch - 1 + 1'029'983 * cycles + 365 * (year - 1) + (31 * year - 5) / 128 +
          (day.month <= 7 ? 31 * (day.month - 1) : 30 * (day.month - 1) + 6) + day.day};
}

constexpr CivilDay civil_day(DayNumber day) {
  const std::int64_t since = day - day_number({475, 1, 1});
  const std::int64_t cycles = detail::floor_div(since, 1'029'983);
  const std::int64_t in_cycle = detail::floor_mod(since, 1'029'983);
  const std::int64_t year_of_cycle = in_cycle == 1'029'982 ? 2820 : (128 * in_cycle + 46'878) / 46'751;
  const std::int64_t year = 474 + 2820 * cycles + year_of_cycle;
  const std::int64_t in_year = day - day_number({year, 1, 1});
  const auto month = static_cast<int>(in_year < 186 ? in_year / 31 : (in_year - 6) / 30) + 1;
  return {year, month, static_cast<int>(day - day_number({year, month, 1})) + 1};
}

static_assert(day_number({1403, 1, 1}) == gregorian::day_number({2024, 3, 20}));

}  // namespace thisday::when::persian_arithmetic

#pragma once
// The Julian calendar: every fourth year is a leap year, before and after Caesar too (proleptic). Years are
// astronomical.

#include "when/gregorian.hpp"

namespace thisday::when {

namespace detail {

inline constexpr std::uint64_t kJulianShiftYears = 4 * 260'000'000'000'000U;
inline constexpr std::uint64_t kJulianShiftDays = 1461 * 260'000'000'000'000U;

}  // namespace detail

namespace julian {

constexpr bool leap(std::int64_t year) {
  return (year & 3) == 0;
}

/// 28 to 31; `month` 1 to 12.
constexpr int days_in_month(std::int64_t year, int month) {
  return month == 2 ? (leap(year) ? 29 : 28) : 30 + ((month ^ (month >> 3)) & 1);
}

/// `day` must exist; |year| up to 10^15. O(1).
constexpr DayNumber day_number(const CivilDay& day) {
  const std::uint32_t before_march = detail::before_march(day.month);
  const std::uint64_t year = static_cast<std::uint64_t>(day.year) + detail::kJulianShiftYears - before_march;
  const std::uint32_t month = static_cast<std::uint32_t>(day.month) + 12 * before_march;
  const std::uint64_t days = 1461 * year / 4 + detail::days_before_month(month) + static_cast<std::uint32_t>(day.day);
  // 1 March of year 0 is rata die -307.
  return {static_cast<std::int64_t>(days - detail::kJulianShiftDays - 308)};
}

/// |rata_die| up to 365.25 × 10^15. O(1).
constexpr CivilDay civil_day(DayNumber day) {
  const std::uint64_t since_march = static_cast<std::uint64_t>(day.rata_die) + detail::kJulianShiftDays + 307;
  const std::uint64_t quarters = 4 * since_march + 3;
  const std::uint64_t year = quarters / 1461;
  const std::uint32_t day_of_year = static_cast<std::uint32_t>(quarters % 1461) / 4;
  const detail::MarchDay in_year = detail::march_day(day_of_year);
  const std::uint32_t next_year = day_of_year >= 306 ? 1 : 0;
  return {static_cast<std::int64_t>(year - detail::kJulianShiftYears + next_year),
          static_cast<int>(in_year.month - 12 * next_year), static_cast<int>(in_year.day)};
}

// The day of the October Revolution, 25 October 1917 O.S.
static_assert(day_number({1917, 10, 25}) == gregorian::day_number({1917, 11, 7}));
static_assert(day_number({1, 1, 1}).rata_die == -1);
static_assert(civil_day({-1}) == CivilDay{1, 1, 1});

}  // namespace julian
}  // namespace thisday::when

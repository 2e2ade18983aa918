#pragma once
// The proleptic Gregorian calendar, by the arithmetic of Neri and Schneider ("Euclidean affine functions and their
// application to calendar algorithms", 2023), in 64 bits.
//
// A year is taken to begin on 1 March, so that the leap day is its last and the months' lengths are one straight line
// rounded: (979 m - 2919) / 32 counts the days before month m (March is 3, February 14), and 2141/65536 is its inverse.

#include <cstdint>

#include "when/day_number.hpp"

namespace thisday::when {

/// A day of some calendar. Years are astronomical: 1 BC is 0, 44 BC is -43. `month` and `day` count from 1.
struct CivilDay {
  std::int64_t year = 1;
  int month = 1;
  int day = 1;

  friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

namespace detail {

// Years are shifted by whole cycles of 400 so that every division is of unsigned numbers; 2.6e12 cycles cover ±10^15.
inline constexpr std::uint64_t kGregorianShiftYears = 400 * 2'600'000'000'000U;
inline constexpr std::uint64_t kGregorianShiftDays = 146'097 * 2'600'000'000'000U;

// Days within 1.4 million years of now have numbers of 30 bits once 3670 cycles are added: their division is the
// cheaper.
inline constexpr std::uint32_t kNearShiftYears = 400 * 3670;
inline constexpr std::uint32_t kNearShiftDays = 146'097 * 3670;

__extension__ using Product = unsigned __int128;

/// n / 100 for n up to 1.8e17: one multiplication by 2^64 / 100, rounded up.
constexpr std::uint64_t century_of(std::uint64_t year) {
  return static_cast<std::uint64_t>(Product{year} * 184'467'440'737'095'517U >> 64);
}

/// 1 for January and February, 0 else: the sign bit, since a comparison would be compiled to a jump that no one can
/// foresee.
constexpr std::uint32_t before_march(int month) {
  return static_cast<std::uint32_t>(month - 3) >> 31;
}

/// Month and day from the number of days since 1 March.
struct MarchDay {
  std::uint32_t month;  ///< 3 to 14
  std::uint32_t day;    ///< 1 to 31
};

constexpr MarchDay march_day(std::uint32_t day_of_year) {
  const std::uint32_t line = 2141 * day_of_year + 197'913;
  return {line >> 16, (line & 0xFFFF) / 2141 + 1};
}

constexpr std::uint32_t days_before_month(std::uint32_t march_month) {
  return (979 * march_month - 2919) >> 5;
}

}  // namespace detail

namespace gregorian {

constexpr bool leap(std::int64_t year) {
  return (year & (year % 25 == 0 ? 15 : 3)) == 0;
}

/// 28 to 31; `month` 1 to 12.
constexpr int days_in_month(std::int64_t year, int month) {
  return month == 2 ? (leap(year) ? 29 : 28) : 30 + ((month ^ (month >> 3)) & 1);
}

/// `day` must exist; |year| up to 10^15. O(1).
constexpr DayNumber day_number(const CivilDay& day) {
  const std::uint32_t before_march = detail::before_march(day.month);
  const std::uint64_t year = static_cast<std::uint64_t>(day.year) + detail::kGregorianShiftYears - before_march;
  const std::uint64_t century = detail::century_of(year);
  const std::uint32_t month = static_cast<std::uint32_t>(day.month) + 12 * before_march;
  const std::uint64_t days =
      1461 * year / 4 - century + century / 4 + detail::days_before_month(month) + static_cast<std::uint32_t>(day.day);
  // 1 March of year 0 is rata die -305.
  return {static_cast<std::int64_t>(days - detail::kGregorianShiftDays - 306)};
}

}  // namespace gregorian

namespace detail {

/// The rest of civil_day() once the century is known: `in_century` is four times the day of the century, and 3.
constexpr CivilDay in_century(std::int64_t first_year, std::uint32_t in_century) {
  // 2939745 / 2^32 is 1/1461 for every day of a century: quotient above, remainder below.
  const std::uint64_t product = std::uint64_t{2'939'745} * in_century;
  const std::uint32_t day_of_year = static_cast<std::uint32_t>(product) / 2'939'745 / 4;
  const std::uint32_t next_year = day_of_year >= 306 ? 1 : 0;
  // As march_day(), with the twelve months of the next year taken off in the same sum.
  const std::uint32_t line = 2141 * day_of_year + (next_year != 0 ? 197'913 - 12 * 65'536U : 197'913U);
  return {first_year + static_cast<std::int64_t>((product >> 32) + next_year), static_cast<int>(line >> 16),
          static_cast<int>((line & 0xFFFF) / 2141 + 1)};
}

constexpr CivilDay far_civil_day(DayNumber day) {
  const std::uint64_t quarters = 4 * (static_cast<std::uint64_t>(day.rata_die) + kGregorianShiftDays + 305) + 3;
  const auto first_year = static_cast<std::int64_t>(100 * (quarters / 146'097) - kGregorianShiftYears);
  return in_century(first_year, static_cast<std::uint32_t>(quarters % 146'097) | 3);
}

}  // namespace detail

namespace gregorian {

/// |rata_die| up to 365.2425 × 10^15. O(1).
constexpr CivilDay civil_day(DayNumber day) {
  const std::uint64_t near = static_cast<std::uint64_t>(day.rata_die) + (detail::kNearShiftDays + 305);
  if (near >= 1U << 30) [[unlikely]]
    return detail::far_civil_day(day);
  const std::uint32_t quarters = 4 * static_cast<std::uint32_t>(near) + 3;
  const std::int64_t first_year = std::int64_t{100 * (quarters / 146'097)} - detail::kNearShiftYears;
  return detail::in_century(first_year, quarters % 146'097 | 3);
}

static_assert(day_number({1, 1, 1}).rata_die == 1);
static_assert(day_number({1970, 1, 1}).rata_die == 719'163);
static_assert(day_number({-4713, 11, 24}).rata_die == -1'721'425);
static_assert(civil_day({719'163}) == CivilDay{1970, 1, 1});

}  // namespace gregorian
}  // namespace thisday::when

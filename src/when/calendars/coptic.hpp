#pragma once
// The Coptic and the Ethiopic calendar: twelve months of 30 days, and a thirteenth of 5, or of 6 in the year before a
// Julian leap year. They are one calendar with two epochs: 29 August 284 (the era of the Martyrs) and 29 August 8
// (Incarnation).

#include "when/detail/floor.hpp"
#include "when/gregorian.hpp"

namespace thisday::when {

namespace detail {

template <std::int64_t kEpoch>
struct AlexandrianCalendar {
  static constexpr bool leap(std::int64_t year) { return floor_mod(year, 4) == 3; }
  static constexpr int days_in_month(std::int64_t year, int month) { return month < 13 ? 30 : leap(year) ? 6 : 5; }
  static constexpr bool valid(const CivilDay& day) {
    return day.month >= 1 && day.month <= 13 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
  }
  static constexpr DayNumber day_number(const CivilDay& day) {
    return {kEpoch - 1 + 365 * (day.year - 1) + floor_div(day.year, 4) + 30 * (day.month - 1) + day.day};
  }
  static constexpr CivilDay civil_day(DayNumber day) {
    const std::int64_t year = floor_div(4 * (day.rata_die - kEpoch) + 1463, 1461);
    const std::int64_t in_year = day - day_number({year, 1, 1});
    return {year, static_cast<int>(in_year / 30) + 1, static_cast<int>(in_year % 30) + 1};
  }
};

}  // namespace detail

/// 1 Thout is month 1; the days over the year are month 13. |year| up to 10^12.
using coptic = detail::AlexandrianCalendar<103'605>;
/// 1 Mäskäräm is month 1; Pagume is month 13. |year| up to 10^12.
using ethiopic = detail::AlexandrianCalendar<2796>;

// Ethiopia's millennium.
static_assert(ethiopic::day_number({2000, 1, 1}) == gregorian::day_number({2007, 9, 12}));
static_assert(coptic::day_number({1741, 1, 1}) == gregorian::day_number({2024, 9, 11}));

}  // namespace thisday::when

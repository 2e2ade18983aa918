#pragma once
// Sweden's calendar from 1700 to 1712. It was to come to the Gregorian one by leaving out eleven leap days, left out
// that of 1700, forgot the next ones, and went back to the Julian in 1712 by a second leap day: 30 February. Before and
// after, it is the Julian calendar.

#include "when/julian.hpp"

namespace thisday::when::swedish {

/// 1 March 1700 and 30 February 1712.
inline constexpr DayNumber kFirst = julian::day_number({1700, 2, 29});
inline constexpr DayNumber kLast = julian::day_number({1712, 2, 29});
inline constexpr CivilDay kThirtiethOfFebruary{1712, 2, 30};

/// 28 to 31; `month` must be 1 to 12.
constexpr int days_in_month(std::int64_t year, int month) {
  if (month == 2 && year == 1700) return 28;
  if (month == 2 && year == 1712) return 30;
  return julian::days_in_month(year, month);
}

constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid.
constexpr DayNumber day_number(const CivilDay& day) {
  if (day == kThirtiethOfFebruary) return kLast;
  const DayNumber number = julian::day_number(day);
  return number > kFirst && number <= kLast ? number - 1 : number;
}

constexpr CivilDay civil_day(DayNumber day) {
  if (day < kFirst || day > kLast) return julian::civil_day(day);
  return day == kLast ? kThirtiethOfFebruary : julian::civil_day(day + 1);
}

// Poltava: 27 June in Russia, 28 June in Sweden.
static_assert(day_number({1709, 6, 28}) == julian::day_number({1709, 6, 27}));
static_assert(day_number({1712, 3, 1}) - day_number(kThirtiethOfFebruary) == 1);
static_assert(civil_day(kFirst) == CivilDay{1700, 3, 1});

}  // namespace thisday::when::swedish

#pragma once
// The Islamic calendar by the tabular rule: months of 30 and 29 days in turn, eleven leap years in thirty, after which
// the twelfth month has 30. Real months begin when the moon is seen, or as Umm al-Qura has them, a day or two away.
//
// Two epochs are in use: Friday 16 July 622 (Julian), the civil one, and Thursday 15 July, the astronomers'.

#include "when/detail/floor.hpp"
#include "when/gregorian.hpp"

namespace thisday::when::islamic {

enum class Epoch : std::int64_t { thursday = 227'014, friday = 227'015 };

constexpr bool leap(std::int64_t year) {
  return detail::floor_mod(14 + 11 * year, 30) < 11;
}
/// 29 or 30; `month` 1 (Muharram) to 12 (Dhu al-Hijja).
constexpr int days_in_month(std::int64_t year, int month) {
  return month % 2 == 1 || (month == 12 && leap(year)) ? 30 : 29;
}

constexpr bool valid(const CivilDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

/// `day` must be valid; |year| up to 10^12. Year 0 comes before year 1 of the Hijra.
constexpr DayNumber day_number(const CivilDay& day, Epoch epoch = Epoch::friday) {
  return {static_cast<std::int64_t>(epoch) - 1 + 354 * (day.year - 1) + detail::floor_div(3 + 11 * day.year, 30) +
          29 * (day.month - 1) + day.month / 2 + day.day};
}

constexpr CivilDay civil_day(DayNumber day, Epoch epoch = Epoch::friday) {
  const std::int64_t year = detail::floor_div(30 * (day.rata_die - static_cast<std::int64_t>(epoch)) + 10'646, 10'631);
  const std::int64_t in_year = day - day_number({year, 1, 1}, epoch);
  const auto month = static_cast<int>((11 * in_year + 330) / 325);
  return {year, month, static_cast<int>(day - day_number({year, month, 1}, epoch)) + 1};
}

// The battle of Badr, by tradition 17 Ramadan 2.
static_assert(civil_day(day_number({2, 9, 17})) == CivilDay{2, 9, 17});
static_assert(day_number({1445, 9, 1}) == gregorian::day_number({2024, 3, 11}));

}  // namespace thisday::when::islamic

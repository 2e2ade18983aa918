#pragma once
// The Korean and the Chinese lunisolar calendar, from tables of what was and will be in force: where history decides,
// no computation of the moon is right (ICU's Korean dates are wrong on one day in eight). Both answer in constant time.
//
// Korean: the lunar years 1000 to 2050, after the Korea Astronomy and Space Science Institute's months.
// Chinese: the lunar years 1645 (the Shíxiàn reform) to 2199; before 1645 other rules held, and nothing is answered.
//
// A year of a table is one word:
//
//   bits 0 to 12   one for each month in order, a leap month after the one that it repeats: 1 if it has 30 days, 0 if
//   29 bits 13 to 16  the number of the month that is repeated, 0 if none is bits 17 to 23  days from 1 January
//   (Gregorian) of the year to the first day of month 1
//
// make_lunisolar_table.py writes the tables from lists of months.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "when/gregorian.hpp"

namespace thisday::when {

/// A day of a lunisolar calendar. `year` is the Gregorian year in which the lunar year begins: 10 February 2024 is
/// 2024, 1, 1.
struct LunarDay {
  std::int64_t year = 1;
  int month = 1;      ///< 1 to 12
  bool leap = false;  ///< the repetition of that month
  int day = 1;        ///< 1 to 30

  friend constexpr bool operator==(const LunarDay&, const LunarDay&) = default;
};

class LunisolarCalendar {
 public:
  constexpr LunisolarCalendar(std::int64_t first_year, std::span<const std::uint32_t> years)
      : first_year_(first_year), years_(years) {}

  /// None where the table has no such year, month or day.
  [[nodiscard]] std::optional<DayNumber> day_number(const LunarDay& day) const;
  /// None outside of the table.
  [[nodiscard]] std::optional<LunarDay> lunar_day(DayNumber day) const;

  [[nodiscard]] constexpr std::int64_t first_year() const { return first_year_; }
  [[nodiscard]] constexpr std::int64_t last_year() const {
    return first_year_ + static_cast<std::int64_t>(years_.size()) - 1;
  }
  /// The month that the year repeats; 0 if none. The year must be in the table.
  [[nodiscard]] int leap_month(std::int64_t year) const;

 private:
  [[nodiscard]] bool has(std::int64_t year) const { return year >= first_year_ && year <= last_year(); }
  [[nodiscard]] std::uint32_t word(std::int64_t year) const {
    return years_[static_cast<std::size_t>(year - first_year_)];
  }

  std::int64_t first_year_;
  std::span<const std::uint32_t> years_;
};

const LunisolarCalendar& korean();
const LunisolarCalendar& chinese();

/// A year's place in the cycle of sixty: 1 is jiǎ-zǐ (1984), 60 guǐ-hài.
int sexagenary(std::int64_t year);
/// A day's place in the cycle of sixty days, which has run without a break for three thousand years.
int sexagenary_day(DayNumber day);
/// A year's stem and branch in Chinese characters: 甲子; Korean and Japanese read the same.
std::string sexagenary_name(std::int64_t year);

}  // namespace thisday::when

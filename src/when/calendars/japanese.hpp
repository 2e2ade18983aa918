#pragma once
// The Japanese calendar. From 1 January 1873 (Meiji 6) a day is a Gregorian day with the era's year. Before, months
// were lunar: they come from a table of the months that the almanacs had, for the lunar years 1581 to 1872. From 1685
// one office computed them for the whole country; before, local almanacs could differ by a day.
//
// Meiji was proclaimed on the 8th day of the 9th lunar month of Keiō 4, which is 23 October 1868 (not 8 September).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "when/calendars/lunisolar.hpp"

namespace thisday::when {

struct JapaneseEra {
  std::string_view name;    ///< "Meiji"
  std::string_view kanji;   ///< "明治"
  std::int64_t first_year;  ///< that is year 1: lunar before 1873, numbered as LunarDay's, then Gregorian
  CivilDay first_day;       ///< Gregorian; the day of the change belongs to the new era
};

/// From Tensho (1573) on, by date.
std::span<const JapaneseEra> japanese_eras();

/// The era in force; null before Tensho.
const JapaneseEra* japanese_era(DayNumber day);
/// By name or kanji, in any case of ASCII; null where there is none.
const JapaneseEra* japanese_era_named(std::string_view name);

struct JapaneseDay {
  const JapaneseEra* era = nullptr;
  int year = 1;  ///< of the era; the first is gannen
  int month = 1;
  bool leap = false;  ///< the repetition of that month; before 1873 only
  int day = 1;
};

/// None before 1581.
std::optional<JapaneseDay> japanese_day(DayNumber day);
/// None before 1581, where there is no such day, and where the era had not begun or was over.
std::optional<DayNumber> day_number(const JapaneseDay& day);

/// The same without eras: lunar years and months to the last of the lunar ones, 2nd of the 12th month of 1872, then
/// Gregorian ones.
std::optional<LunarDay> japanese_calendar_day(DayNumber day);
std::optional<DayNumber> japanese_calendar_number(const LunarDay& day);

/// The first day on which all of Japan had one almanac: 4 February 1685.
inline constexpr DayNumber kOneJapaneseAlmanac = gregorian::day_number({1685, 2, 4});

}  // namespace thisday::when

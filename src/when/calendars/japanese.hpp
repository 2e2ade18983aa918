#pragma once
// Japanese eras. From 1 January 1873 (Meiji 6) a day is a Gregorian day with the era's year. Before, months were lunar,
// and only the era in force is told.
//
// Meiji was proclaimed on the 8th day of the 9th lunar month of Keiō 4, which is 23 October 1868 (not 8 September).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "when/gregorian.hpp"

namespace thisday::when {

struct JapaneseEra {
  std::string_view name;   ///< "Meiji"
  std::string_view kanji;  ///< "明治"
  CivilDay first_day;      ///< Gregorian; the day of the change belongs to the new era
};

/// From Kaei (1848) on, by date.
std::span<const JapaneseEra> japanese_eras();

/// The era in force; null before Kaei.
const JapaneseEra* japanese_era(DayNumber day);
/// By name or kanji, in any case of ASCII; null where there is none.
const JapaneseEra* japanese_era_named(std::string_view name);

struct JapaneseDay {
  const JapaneseEra* era = nullptr;
  int year = 1;  ///< of the era; the first is gannen
  int month = 1;
  int day = 1;
};

/// None before 1873.
std::optional<JapaneseDay> japanese_day(DayNumber day);
/// None before 1873, where there is no such day, and where the era had not begun or was over.
std::optional<DayNumber> day_number(const JapaneseDay& day);

}  // namespace thisday::when

#pragma once
// The calendar as a country used it: Julian up to one day, Gregorian from the next, the days between never written.
//
// Britain went from Wednesday 2 September 1752 to Thursday 14 September. Sweden left out 29 February 1700 to come
// nearer in small steps, counted one day ahead of the Julian calendar for twelve years, gave it up with a 30 February
// 1712, and changed at last in 1753. A day that was never written there is no day (11 September 1752), and is answered
// with none.

#include <optional>
#include <span>
#include <string_view>

#include "when/calendar.hpp"

namespace thisday::when {

/// Where and when the Julian calendar was given up.
struct ChangeOver {
  std::string_view region;   ///< lower case: "britain", "germany-protestant"
  std::string_view country;  ///< ISO 3166 code of the country that has it now, or has most of it
  CivilDay last_julian;
  CivilDay first_gregorian;
};

/// All that are known here, by date. Alaska is not among them: its 6 October (Julian) and 18 October 1867 were one and
/// the same day on the two sides of the date line, and no DayNumber can tell them apart.
std::span<const ChangeOver> change_overs();

/// By region, or by country where one region stands for the whole of it ("GB", "RU"); null where neither is known.
const ChangeOver* change_over(std::string_view region_or_country);

/// A day as it was written.
struct WrittenDay {
  enum class Style : std::uint8_t { julian, swedish, gregorian };
  Style style = Style::gregorian;
  CivilDay day;

  friend constexpr bool operator==(const WrittenDay&, const WrittenDay&) = default;
};

WrittenDay written_day(const ChangeOver& usage, DayNumber day);
/// None where no such day was ever written there.
std::optional<DayNumber> day_number_as_written(const ChangeOver& usage, const CivilDay& day);

/// The first Gregorian day of countries that came from no Julian calendar, by ISO 3166 code: JP 1 January 1873, KR and
/// KP 1 January 1896, CN 1 January 1912, EG 11 September 1875, IN 14 September 1752 with Britain.
std::optional<CivilDay> first_gregorian_day(std::string_view country);

}  // namespace thisday::when

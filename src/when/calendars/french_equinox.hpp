#pragma once
// The French Republican calendar carried on by its own law of 1793, beyond the fourteen years in which it was used: a
// year begins on the day, at the Observatory of Paris, of the autumn equinox. Proleptic outside of the years I to XIV,
// in which it is french_republican.hpp.
//
// The equinox is computed: years -2791 to 1208, not sure only where it falls within some minutes of midnight.

#include <optional>

#include "when/gregorian.hpp"

namespace thisday::when::french_equinox {

inline constexpr std::int64_t kFirstYear = -2791;
inline constexpr std::int64_t kLastYear = 1208;

/// 1 Vendémiaire. Year 0 comes before year I. The year must be kFirstYear to kLastYear + 1.
DayNumber new_year(std::int64_t year);

/// Whether the sansculottides (month 13) are six. The year must be kFirstYear to kLastYear.
bool leap(std::int64_t year);

/// None where there is no such day, or outside of the years.
std::optional<DayNumber> day_number(const CivilDay& day);
std::optional<CivilDay> civil_day(DayNumber day);

}  // namespace thisday::when::french_equinox

#pragma once
// The Persian (solar Hijri) calendar as Iran's law has it: the year begins on the day on which the sun reaches the
// equinox before noon in Tehran. In law since 21 March 1925 (1 Farvardin 1304); before, proleptic.
//
// The equinox is computed: years -1621 to 2378. The sundial is Tehran's, as in Calendrical Calculations; by that of
// Iran's zone, 52.5° east, noon comes four minutes sooner, which moves no new year from 1799 to 2090.

#include <optional>

#include "when/gregorian.hpp"

namespace thisday::when::persian {

inline constexpr std::int64_t kFirstYear = -1621;
inline constexpr std::int64_t kLastYear = 2378;

/// 1 Farvardin. Year 0 comes before year 1. The year must be kFirstYear to kLastYear + 1.
DayNumber new_year(std::int64_t year);

/// 366 days. The year must be kFirstYear to kLastYear.
bool leap(std::int64_t year);

/// None where there is no such day, or outside of the years.
std::optional<DayNumber> day_number(const CivilDay& day);
std::optional<CivilDay> civil_day(DayNumber day);

}  // namespace thisday::when::persian

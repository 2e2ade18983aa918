#pragma once
// The Islamic calendar of Umm al-Qura, Saudi Arabia's civil one: months as its almanac has them, for the years 1420 to
// 1450 (17 April 1999 to 2029), in which all published tables agree. For other years there is the tabular rule
// (islamic.hpp), which is a day or two off either way.

#include <optional>

#include "when/gregorian.hpp"

namespace thisday::when::umm_al_qura {

inline constexpr std::int64_t kFirstYear = 1420;
inline constexpr std::int64_t kLastYear = 1450;

/// None outside of the years, and where there is no such day.
std::optional<DayNumber> day_number(const CivilDay& day);
std::optional<CivilDay> civil_day(DayNumber day);

}  // namespace thisday::when::umm_al_qura

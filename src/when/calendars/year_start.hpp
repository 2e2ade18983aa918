#pragma once
// Years that do not begin on 1 January: 11 February 1731 in London is 11 February 1732 to us.

#include <cstdint>
#include <vector>

#include "when/calendar.hpp"

namespace thisday::when {

/// When the year's number changed.
enum class YearStart : std::uint8_t {
  january,              ///< 1 January: nothing to do
  march_25,             ///< England before 1752, Florence: the year begins after ours
  march_25_before,      ///< Pisa: the year begins nine months before ours
  march_1,              ///< Venice (more veneto); early Russia
  september_1,          ///< Byzantium, Russia from 1492 to 1699: four months before ours
  september_24_before,  ///< the Bedan indiction: 24 September before
  christmas_before,     ///< 25 December before ours: Germany, Spain, the papal chancery
  easter,               ///< France before 1564: Easter Sunday after ours begins
};

/// The years, as we count them from 1 January, that a day written with `year` can lie in, in the same calendar. One;
/// but where the year ran from Easter to Easter some days came twice in it, and others never: 1 April 1347 is of 1347
/// and of 1348.
std::vector<std::int64_t> years_from_january(YearStart start, Calendar calendar, const CivilDay& written);

/// The year that people wrote for a day whose year is counted from 1 January.
std::int64_t year_as_written(YearStart start, Calendar calendar, const CivilDay& day);

}  // namespace thisday::when

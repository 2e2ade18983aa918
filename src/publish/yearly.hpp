#pragma once
// When an event comes round: the days of the year on which it is kept, and the last time that it was.

#include <cstdint>
#include <optional>
#include <vector>

#include "ask/library.hpp"
#include "publish/paths.hpp"
#include "when/anniversary.hpp"

namespace thisday::publish {

/// A day of the year on which an event is kept.
struct Yearly {
  enum class Part : std::uint8_t { day, begins, ends };
  MonthDay day;
  Part part = Part::day;
  std::optional<std::int64_t> year;  ///< astronomical; none where the source gives none, and of observances
  friend bool operator==(const Yearly&, const Yearly&) = default;
};

/// None for what is known to the month only, and for observances that move. A Julian date from 15 October 1582 on is
/// kept on its Gregorian day, an earlier one on its own; a date of another calendar on its Gregorian day.
std::vector<Yearly> yearly_days(const story::Event& event);
std::vector<Yearly> yearly_days(const when::Date& date);

when::LeapDay leap_day(ask::LeapDay leap_day);

/// The last time that the day was, `today` included.
when::CivilDay last_time(MonthDay day, when::CivilDay today, when::LeapDay leap_day);

}  // namespace thisday::publish

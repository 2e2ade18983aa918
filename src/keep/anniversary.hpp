#pragma once
// On which days of the year does a date have its anniversary? (DESIGN: On this day, exactly)
//
//   1953-07-27              27 July                            XXXX-07-27   27 July, without a year
//   1950-06-25/1953-07-27   begins 25 June, ends 27 July       1950-06      the month of June: {6, 0}
//   1732-02-11 (Julian)     11 February, and 22 February N.S.  1950         a year: {0, 0}

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "story/event.hpp"
#include "when/date.hpp"

namespace thisday::keep {

/// A month and day in one calendar, the key of an anniversary. Day 0: dates that are a month, no finer; month 0 as
/// well: a year or a season.
struct MonthDay {
  when::Calendar calendar = when::Calendar::gregorian;
  int month = 0;
  int day = 0;
  friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

/// One anniversary of a date.
struct Anniversary {
  enum class Part : std::uint8_t {
    day,      ///< the date is this day
    begins,   ///< it is a range that begins on this day
    ends,     ///< it is a range that ends on this day
    undated,  ///< it is this day of no known year
    coarse,   ///< it is this month (day 0), or a year or season (month 0)
  };

  MonthDay on;
  Part part = Part::day;
  bool new_style = false;                  ///< `on` is the Gregorian day of a Julian date
  std::optional<when::DayNumber> day;      ///< the day that it counts from; for `coarse`, the earliest
  std::optional<std::int64_t> year;        ///< astronomical, in the source's calendar
  std::optional<std::int64_t> other_year;  ///< of the other end of a range, where that is known to the year
  friend bool operator==(const Anniversary&, const Anniversary&) = default;
};

/// All anniversaries of a date. Decades and coarser have none. O(length of the EDTF).
std::vector<Anniversary> anniversaries(const when::Date& date);

/// The day of the year that a yearly rule always falls on; none for one that moves, and a Julian one moves against the
/// Gregorian year.
std::optional<MonthDay> fixed_day(const when::Recurrence& recurrence);

/// The year, astronomical, where all its digits are known.
std::optional<std::int64_t> known_year(const when::EdtfDate& date);

/// The days that surely lie within a range: after its begin and before its end. `latest` is none where it goes on
/// (1953-07-27/..). None for dates that are no range, or one of unknown begin or end.
std::optional<when::Span> days_inside(const when::Date& date);

/// Whether `span`, which must begin somewhere, has such a month and day in it; both its ends within ±10^17.
bool includes(const when::Span& span, const MonthDay& day);

}  // namespace thisday::keep

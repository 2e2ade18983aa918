#pragma once
// When something may have begun and ended, at the earliest and at the latest.

#include <cstdint>

#include "when/calendar.hpp"

namespace thisday::when {

/// One border of a value: a day, or why there is none.
struct Bound {
  enum class Kind : std::uint8_t {
    day,
    open,     ///< `..`: goes on without an end, or has no beginning
    unknown,  ///< an empty end of an interval: there is one, but nobody knows it
  };

  Kind kind = Kind::day;
  CivilDay day;  ///< in the calendar of the value; for Kind::day only

  friend constexpr bool operator==(const Bound&, const Bound&) = default;
};

/// The four bounds, each a day that is within, in the numbers of the value's own calendar:
///
///                      earliest start  latest start   earliest end   latest end
///   1950-06            1950-06-01      1950-06-01     1950-06-30     1950-06-30    the month itself
///   195X               1950-01-01      1959-01-01     1950-12-31     1959-12-31    one year of the ten
///   1985-04-XX         1985-04-01      1985-04-30     1985-04-01     1985-04-30    one day of the month
///   1950-06/1951       1950-06-01      1950-06-30     1951-01-01     1951-12-31    begins some time in June 1950
///   1953-07-27/..      1953-07-27      1953-07-27     open           open
///   [1667,1670]        1667-01-01      1670-01-01     1667-12-31     1670-12-31    one of them
///   {1667,1670}        1667-01-01      1667-01-01     1670-12-31     1670-12-31    all of them
///
/// They are strict: `~` and `?` move nothing (see Edtf::search_span), seasons have the months of edtf.hpp.
struct Bounds {
  Bound earliest_start;
  Bound latest_start;
  Bound earliest_end;
  Bound latest_end;

  friend constexpr bool operator==(const Bounds&, const Bounds&) = default;
};

}  // namespace thisday::when

#pragma once
// The one axis on which all calendars meet: whole days, counted.

#include <compare>
#include <cstdint>

namespace thisday::when {

/// A day as a rata die number: 1 is Monday, 1 January of year 1 in the proleptic Gregorian calendar; 0 is the day
/// before. (Reingold and Dershowitz, Calendrical Calculations, §1.2.) The day's borders are civil midnights; no zone is
/// meant. 1 January 1970 is 719,163; Julian Day Number 0 (24 November 4714 BC, Gregorian) is -1,721,425.
struct DayNumber {
  std::int64_t rata_die = 0;

  friend constexpr auto operator<=>(DayNumber, DayNumber) = default;
  friend constexpr DayNumber operator+(DayNumber day, std::int64_t days) { return {day.rata_die + days}; }
  friend constexpr DayNumber operator-(DayNumber day, std::int64_t days) { return {day.rata_die - days}; }
  friend constexpr std::int64_t operator-(DayNumber a, DayNumber b) { return a.rata_die - b.rata_die; }
};

/// ISO 8601 weekdays.
enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };

/// The weekday of any day; O(1).
constexpr Weekday weekday(DayNumber day) {
  const std::int64_t since_sunday = ((day.rata_die % 7) + 7) % 7;
  return since_sunday == 0 ? Weekday::sunday : static_cast<Weekday>(since_sunday);
}

static_assert(weekday({1}) == Weekday::monday);
static_assert(weekday({719163}) == Weekday::thursday);

}  // namespace thisday::when

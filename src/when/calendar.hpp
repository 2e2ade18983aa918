#pragma once
// Calendars: each turns its own year, month and day into a day number and back. No calendar knows another.

#include <cstdint>
#include <optional>
#include <string_view>

#include "when/day_number.hpp"

namespace thisday::when {

/// A calendar that a source may date by. `gregorian` is proleptic: it has no gap in October 1582.
enum class Calendar : std::uint8_t { gregorian, julian };

/// A day of some calendar. Years are astronomical: 1 BC is 0, 44 BC is -43. `month` and `day` count from 1.
struct CivilDay {
  std::int64_t year = 1;
  int month = 1;
  int day = 1;

  friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

/// "gregorian", "julian": the names used in files, options and JSON.
std::string_view name(Calendar calendar);
std::optional<Calendar> calendar_named(std::string_view name);

/// 28 to 31. `month` must be 1 to 12.
int days_in_month(Calendar calendar, std::int64_t year, int month);

/// Whether the calendar has that day. 29 February 1900 is valid in `julian`, not in `gregorian`.
bool valid(Calendar calendar, const CivilDay& day);

/// The day's number; `day` must be valid and its year within ±10^15. O(1).
DayNumber day_number(Calendar calendar, const CivilDay& day);

/// The calendar's name for a day; |rata_die| up to 365 × 10^15. O(1).
CivilDay civil_day(Calendar calendar, DayNumber day);

}  // namespace thisday::when

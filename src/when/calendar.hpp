#pragma once
// Calendars: each turns its own year, month and day into a day number and back. No calendar knows another.

#include <cstdint>
#include <optional>
#include <string_view>

#include "when/gregorian.hpp"
#include "when/julian.hpp"

namespace thisday::when {

/// A calendar that a source may date by. `gregorian` is proleptic: it has no gap in October 1582.
enum class Calendar : std::uint8_t { gregorian, julian };

/// "gregorian", "julian": the names used in files, options and JSON.
std::string_view name(Calendar calendar);
std::optional<Calendar> calendar_named(std::string_view name);

/// 28 to 31. `month` must be 1 to 12.
constexpr int days_in_month(Calendar calendar, std::int64_t year, int month) {
  return calendar == Calendar::gregorian ? gregorian::days_in_month(year, month) : julian::days_in_month(year, month);
}

/// Whether the calendar has that day. 29 February 1900 is valid in `julian`, not in `gregorian`.
constexpr bool valid(Calendar calendar, const CivilDay& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(calendar, day.year, day.month);
}

/// The day's number; `day` must be valid and its year within ±10^15. O(1).
constexpr DayNumber day_number(Calendar calendar, const CivilDay& day) {
  return calendar == Calendar::gregorian ? gregorian::day_number(day) : julian::day_number(day);
}

/// The calendar's name for a day; |rata_die| up to 365 × 10^15. O(1).
constexpr CivilDay civil_day(Calendar calendar, DayNumber day) {
  return calendar == Calendar::gregorian ? gregorian::civil_day(day) : julian::civil_day(day);
}

}  // namespace thisday::when

#pragma once
// When a day comes again: next year's, the one before, and how many years lie between.

#include <cstdint>
#include <optional>

#include "when/calendars/lunisolar.hpp"
#include "when/recurrence.hpp"

namespace thisday::when {

/// Where 29 February is kept in a year that has none.
enum class LeapDay : std::uint8_t { feb28, mar1, skip };

/// The day on which a yearly rule falls in a Gregorian year, as Recurrence::in_year(), but with a place for 29
/// February.
std::optional<DayNumber> in_year(const Recurrence& rule, std::int64_t year, LeapDay leap_day);

/// The first occurrence on `day` or later, and the last before it. Empty only for rules that never come (31 February).
std::optional<DayNumber> next_occurrence(const Recurrence& rule, DayNumber day, LeapDay leap_day = LeapDay::feb28);
std::optional<DayNumber> previous_occurrence(const Recurrence& rule, DayNumber day, LeapDay leap_day = LeapDay::feb28);

/// Whole years from one day to another, both of one calendar: how many times the day has come again. Years are
/// astronomical, so that from 15 March 44 BC to 15 March AD 2024 it is 2067, not 2068: there was no year 0. Negative if
/// `to` is earlier.
std::int64_t years_between(const CivilDay& from, const CivilDay& to);

/// Where the anniversary of a day in a leap month is kept, in a year that does not repeat that month.
enum class LeapMonth : std::uint8_t { same_number, skip };

/// The day of a lunisolar year on which a lunar day comes again. The 30th of a month that has 29 is kept on the 29th.
/// None outside of the table, or by LeapMonth::skip.
std::optional<DayNumber> lunar_anniversary(const LunisolarCalendar& calendar, const LunarDay& day, std::int64_t year,
                                           LeapMonth leap_month = LeapMonth::same_number);

}  // namespace thisday::when

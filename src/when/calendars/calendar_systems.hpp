#pragma once
// All the calendars by name: for a program that shows one day in every one, or takes a date in any.

#include <optional>
#include <span>
#include <string_view>

#include "when/calendar.hpp"
#include "when/calendars/lunisolar.hpp"

namespace thisday::when {

/// One calendar. Days are LunarDay, whose `leap` only the lunisolar calendars set; years and months are numbered as the
/// calendar's own header says.
struct CalendarSystem {
  std::string_view name;                      ///< as CLDR has it where it has one: "hebrew", "islamic-civil", "dangi"
  std::optional<LunarDay> (*day)(DayNumber);  ///< none where the calendar is not known
  std::optional<DayNumber> (*number)(const LunarDay&);  ///< none where there is no such day
  /// From here to there the rule or table is how days were in fact named; outside, what day() gives is proleptic: it
  /// was never written, or not surely so.
  DayNumber sure_from;
  std::optional<DayNumber> sure_to;  ///< none: still in use

  [[nodiscard]] constexpr bool sure(DayNumber at) const { return sure_from <= at && (!sure_to || at <= *sure_to); }
};

/// In the order of Calendar.
std::span<const CalendarSystem> calendar_systems();
const CalendarSystem& calendar_system(Calendar calendar);
/// Null where there is none of that name.
const CalendarSystem* calendar_system(std::string_view name);

/// A leap month as a flag, and as a number over kLeapMonth.
constexpr LunarDay lunar(const CivilDay& day) {
  const bool leap = day.month > kLeapMonth;
  return {day.year, leap ? day.month - kLeapMonth : day.month, leap, day.day};
}
constexpr CivilDay civil(const LunarDay& day) {
  return {day.year, day.leap ? day.month + kLeapMonth : day.month, day.day};
}

}  // namespace thisday::when

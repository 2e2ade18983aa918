#pragma once
// Calendars: each turns its own year, month and day into a day number and back. No calendar knows another.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "when/gregorian.hpp"
#include "when/julian.hpp"

namespace thisday::when {

/// A calendar that a source may date by. `gregorian` is proleptic: it has no gap in October 1582. The rest are those of
/// calendars/calendar_systems.hpp, and each header there says how its years and months are numbered.
enum class Calendar : std::uint8_t {
  gregorian,
  julian,
  swedish,  ///< Julian, but for 1 March 1700 to 30 February 1712, when Sweden was one day ahead of it
  hebrew,
  islamic_civil,
  islamic_tbla,
  islamic_umalqura,
  persian,
  coptic,
  ethiopic,
  indian,
  french_republican,
  chinese,
  dangi,
  japanese,
  buddhist,
  roc,
  juche,
  dangun,
};

/// "gregorian", "islamic-civil": the names used in files, options and JSON, as CLDR has them where it has one.
std::string_view name(Calendar calendar);
std::optional<Calendar> calendar_named(std::string_view name);
/// In the order of Calendar.
std::span<const Calendar> calendars();

/// Months January to December, in which EDTF can be written whole, with X and seasons. Of other calendars an Edtf is a
/// day, month or year, or an interval of them.
constexpr bool has_julian_months(Calendar calendar) {
  return calendar <= Calendar::swedish;
}

/// In a lunisolar calendar the month that repeats month 4 is kLeapMonth + 4.
inline constexpr int kLeapMonth = 100;

namespace detail {
// Of the calendars that are neither Gregorian nor Julian. 0 days: there is no such month.
int days_in_other_month(Calendar calendar, std::int64_t year, int month);
bool other_valid(Calendar calendar, const CivilDay& day);
DayNumber other_day_number(Calendar calendar, const CivilDay& day);
CivilDay other_civil_day(Calendar calendar, DayNumber day);
}  // namespace detail

/// 28 to 31 where months are January to December, and then `month` must be 1 to 12. In others it may be 5 or 6 (the
/// days over the year), and is 0 where there is no such month.
constexpr int days_in_month(Calendar calendar, std::int64_t year, int month) {
  if (calendar == Calendar::gregorian) return gregorian::days_in_month(year, month);
  if (calendar == Calendar::julian) return julian::days_in_month(year, month);
  return detail::days_in_other_month(calendar, year, month);
}

/// Whether the calendar has that day. 29 February 1900 is valid in `julian`, not in `gregorian`.
constexpr bool valid(Calendar calendar, const CivilDay& day) {
  if (calendar > Calendar::julian) return detail::other_valid(calendar, day);
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(calendar, day.year, day.month);
}

/// The day's number; `day` must be valid and its year within ±10^15. O(1).
constexpr DayNumber day_number(Calendar calendar, const CivilDay& day) {
  if (calendar == Calendar::gregorian) return gregorian::day_number(day);
  if (calendar == Calendar::julian) return julian::day_number(day);
  return detail::other_day_number(calendar, day);
}

/// The calendar's name for a day; |rata_die| up to 365 × 10^15. Of calendars that do not reach everywhere, the day must
/// be one that they have: CalendarSystem::day() asks. O(1).
constexpr CivilDay civil_day(Calendar calendar, DayNumber day) {
  if (calendar == Calendar::gregorian) return gregorian::civil_day(day);
  if (calendar == Calendar::julian) return julian::civil_day(day);
  return detail::other_civil_day(calendar, day);
}

/// Which of two days of one calendar comes first. (1 Nisan comes after 1 Tishri of the same year, though its month has
/// the lesser number.) Both must be valid.
constexpr bool before(Calendar calendar, const CivilDay& a, const CivilDay& b) {
  return has_julian_months(calendar) ? a < b : day_number(calendar, a) < day_number(calendar, b);
}

/// The first and last day of a year; none where the calendar has no such year.
struct YearDays {
  CivilDay first;
  CivilDay last;
};
std::optional<YearDays> year_days(Calendar calendar, std::int64_t year);

}  // namespace thisday::when

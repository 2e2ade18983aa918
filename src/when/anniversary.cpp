#include "when/anniversary.hpp"

#include <tuple>

namespace thisday::when {
namespace {

// The longest that a rule stays away: a fifth Monday of February comes every 28 years, around 2100 every 40.
constexpr int kYearsToLook = 41;

}  // namespace

std::optional<DayNumber> in_year(const Recurrence& rule, std::int64_t year, LeapDay leap_day) {
  const auto day = rule.in_year(year);
  const bool on_leap_day = rule.rule == Recurrence::Rule::fixed && rule.month == 2 && rule.day == 29;
  if (day || !on_leap_day || leap_day == LeapDay::skip) return day;
  Recurrence moved = rule;
  moved.month = leap_day == LeapDay::feb28 ? 2 : 3;
  moved.day = leap_day == LeapDay::feb28 ? 28 : 1;
  return moved.in_year(year);
}

std::optional<DayNumber> next_occurrence(const Recurrence& rule, DayNumber day, LeapDay leap_day) {
  const std::int64_t from = gregorian::civil_day(day).year;
  // An offset can carry a rule of one year into the next, or into the one before.
  for (std::int64_t year = from - 1; year <= from + kYearsToLook; ++year)
    if (const auto found = in_year(rule, year, leap_day); found && *found >= day) return found;
  return std::nullopt;
}

std::optional<DayNumber> previous_occurrence(const Recurrence& rule, DayNumber day, LeapDay leap_day) {
  const std::int64_t from = gregorian::civil_day(day).year;
  for (std::int64_t year = from + 1; year >= from - kYearsToLook; --year)
    if (const auto found = in_year(rule, year, leap_day); found && *found < day) return found;
  return std::nullopt;
}

std::int64_t years_between(const CivilDay& from, const CivilDay& to) {
  const bool day_to_come = std::tie(to.month, to.day) < std::tie(from.month, from.day);
  const bool day_gone = std::tie(to.month, to.day) > std::tie(from.month, from.day);
  const std::int64_t years = to.year - from.year;
  if (years > 0 && day_to_come) return years - 1;
  if (years < 0 && day_gone) return years + 1;
  return years;
}

std::optional<DayNumber> lunar_anniversary(const LunisolarCalendar& calendar, const LunarDay& day, std::int64_t year,
                                           LeapMonth leap_month) {
  if (year < calendar.first_year() || year > calendar.last_year()) return std::nullopt;
  LunarDay wanted = day;
  wanted.year = year;
  if (day.leap && calendar.leap_month(year) != day.month) {
    if (leap_month == LeapMonth::skip) return std::nullopt;
    wanted.leap = false;
  }
  if (const auto found = calendar.day_number(wanted)) return found;
  if (wanted.day != 30) return std::nullopt;
  wanted.day = 29;
  return calendar.day_number(wanted);
}

}  // namespace thisday::when

#include "publish/yearly.hpp"

#include <algorithm>

#include "ask/anniversaries.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

using ask::Anniversary;

std::optional<Yearly> yearly(const Anniversary& anniversary) {
  if (!when::has_julian_months(anniversary.on.calendar)) return std::nullopt;
  Yearly yearly{{anniversary.on.month, anniversary.on.day}, Yearly::Part::day, anniversary.year};
  switch (anniversary.part) {
    case Anniversary::Part::begins:
      yearly.part = Yearly::Part::begins;
      break;
    case Anniversary::Part::ends:
      yearly.part = Yearly::Part::ends;
      break;
    case Anniversary::Part::coarse:
      return std::nullopt;
    case Anniversary::Part::undated:
      yearly.year.reset();
      break;
    case Anniversary::Part::day:
      break;
  }
  // Sweden had a 30 February; nobody keeps it.
  if (yearly.day.day > when::days_in_month(when::Calendar::gregorian, 2000, yearly.day.month)) return std::nullopt;
  return yearly;
}

}  // namespace

std::vector<Yearly> yearly_days(const when::Date& date) {
  const std::vector<Anniversary> all = ask::anniversaries(date);
  std::vector<Yearly> days;
  for (const Anniversary& one : all) {
    // The Gregorian day of the same date stands beside the Julian one.
    const bool told_new = !one.new_style && std::any_of(all.begin(), all.end(), [&](const Anniversary& other) {
      return other.new_style && other.part == one.part;
    });
    if (told_new) continue;
    if (const auto day = yearly(one)) days.push_back(*day);
  }
  if (days.empty() && !when::has_julian_months(date.calendar())) return yearly_days(when::Date(date.edtf()));
  return days;
}

std::vector<Yearly> yearly_days(const story::Event& event) {
  if (event.recurrence) {
    const auto fixed = ask::fixed_day(*event.recurrence);
    if (!fixed) return {};
    return {{{fixed->month, fixed->day}, Yearly::Part::day, std::nullopt}};
  }
  return event.date ? yearly_days(*event.date) : std::vector<Yearly>{};
}

when::LeapDay leap_day(ask::LeapDay leap_day) {
  switch (leap_day) {
    case ask::LeapDay::mar1:
      return when::LeapDay::mar1;
    case ask::LeapDay::skip:
      return when::LeapDay::skip;
    case ask::LeapDay::feb28:
      break;
  }
  return when::LeapDay::feb28;
}

when::CivilDay last_time(MonthDay day, when::CivilDay today, when::LeapDay leap_day) {
  when::Recurrence rule;
  rule.month = day.month;
  rule.day = day.day;
  const auto tomorrow = when::day_number(when::Calendar::gregorian, today) + 1;
  const auto last = when::previous_occurrence(rule, tomorrow, leap_day);
  return last ? when::civil_day(when::Calendar::gregorian, *last) : today;
}

}  // namespace thisday::publish

#pragma once
// Calendars to subscribe to: iCalendar (RFC 5545), one event a year for each anniversary.
//
//   BEGIN:VEVENT
//   UID:0123456789abcdef@thisday          the event's own id: the same in every calendar, as long as the event lives
//   DTSTAMP:19530727T000000Z              from the event's date, not from the clock: the same library, the same bytes
//   DTSTART;VALUE=DATE:19530727           its day; of what happened before 1601, where programs stumble, that year's
//   RRULE:FREQ=YEARLY                     29 February by the last day of February, or the 60th day of the year
//   SUMMARY:1953: The armistice is signed
//
// Observances that follow a weekday have its rule; those that follow Easter or another calendar have their days, from
// 2000 to 2049. What is known to the month only is in no calendar.

#include <string>
#include <string_view>

#include "ask/library.hpp"
#include "publish/site.hpp"

namespace thisday::publish {

inline constexpr std::string_view kCalendarContentType = "text/calendar; charset=utf-8";

/// A day's events and entries, each on this day alone.
std::string day_calendar(const ask::DayAnswer& answer, const Site& site);

/// What a search found; `words` is the calendar's title.
std::string search_calendar(const ask::SearchAnswer& answer, const Site& site, std::string_view words,
                            ask::LeapDay leap_day);

}  // namespace thisday::publish

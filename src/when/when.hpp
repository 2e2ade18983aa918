#pragma once
// thisday::when: dates as historians know them. Include this one header for all of it, or each part by itself.
//
// A date in a source is seldom a day. It is "June 1950", "about 1100", "195-", "from 25 June 1950 until now"; it may be
// in the Julian calendar, and the day that it names may not exist in ours. The library keeps what was written, tells
// exactly which days it may mean, and never makes a day out of a month.
//
// Read and write EDTF (edtf.hpp), the ISO 8601-2 form of such dates:
//
//   auto date = Edtf::parse("1950-06~");              // about June 1950
//   if (!date) return date.error().message;           // never an exception: code, position, what was expected, a hint
//   date->precision();                                // Precision::month
//   date->approximate();                              // true
//   date->span();                                     // 1 to 30 June 1950, as day numbers: strict, ~ widens nothing
//   date->search_span();                              // wider, for ~ and for seasons: what a search should look at
//   date->str();                                      // "1950-06~"
//
// When it may have begun and ended, at the earliest and at the latest (bounds.hpp), and how two lie to each other
// (relation.hpp):
//
//   auto war = Edtf::parse("1950-06-25/1953-07-27").value();
//   war.bounds().latest_end.day;                       // {1953, 7, 27}
//   holds(Relation::during, Edtf::parse("1951").value(), war);  // Truth::yes
//   holds(Relation::during, Edtf::parse("195X").value(), war);  // Truth::maybe: 1951 is, 1955 is not
//
// Calendars meet in one number (day_number.hpp, calendar.hpp). Years are astronomical: 44 BC is -43.
//
//   DayNumber day = day_number(Calendar::julian, {1917, 10, 25});
//   civil_day(Calendar::gregorian, day);              // {1917, 11, 7}
//   weekday(day);                                     // Weekday::wednesday
//   auto leap = Edtf::day(1900, 2, 29, Calendar::julian).value();  // a real day, in Russia
//   leap.to_gregorian().str();                        // "1900-03-13"
//
// A date may be kept in any calendar that has a name here. Standard EDTF is always its Gregorian equivalent:
//
//   auto purim = Edtf::parse("5784-13-14", Calendar::hebrew).value();  // 14 Adar II
//   purim.to_gregorian().str();                       // "2024-03-24"
//   Edtf::parse("1712-02-30", Calendar::swedish).value().to_gregorian().str();  // "1712-03-11"
//   Edtf::parse("1445-09", Calendar::islamic_umalqura).value().span();  // 11 March to 9 April 2024
//
// Days that come back (recurrence.hpp):
//
//   Recurrence::parse("easter-2").value().in_year(2024);  // Good Friday, 29 March
//   Recurrence::parse("11-thu4").value().in_year(2023);   // Thanksgiving, 23 November
//
//   Recurrence::parse("hebrew:07-01").value().in_year(2024);  // the Hebrew new year, 3 October
//
//   next_occurrence(Recurrence::parse("02-29").value(), day);  // in common years 28 February, or as one chooses
//   years_between({-43, 3, 15}, {2024, 3, 15});           // 2067: there was no year 0 (anniversary.hpp)
//
// Other calendars (calendars/), and which one a country used when:
//
//   calendar_system("hebrew")->day(day);              // 22 Marheshvan 5678
//   korean().lunar_day(gregorian::day_number({1896, 1, 1}));   // the 17th of the 11th month of 1895
//   written_day(*change_over("GB"), day).day;         // the day as Britain wrote it
//   day_number_as_written(*change_over("GB"), {1752, 9, 11});  // none: never written
//   years_from_january(YearStart::march_25, Calendar::julian, {1731, 2, 11});  // 1732
//
// All are plain values: comparable, never invalid, without I/O, globals or locks. Nothing is allocated for a date or an
// interval; sets ([1667,1670]) have a vector.

#include "when/anniversary.hpp"
#include "when/bounds.hpp"
#include "when/calendar.hpp"
#include "when/calendars/calendar_systems.hpp"
#include "when/calendars/change_over.hpp"
#include "when/calendars/lunisolar.hpp"
#include "when/calendars/year_start.hpp"
#include "when/date.hpp"
#include "when/day_number.hpp"
#include "when/edtf.hpp"
#include "when/edtf_date.hpp"
#include "when/recurrence.hpp"
#include "when/relation.hpp"
#include "when/span.hpp"

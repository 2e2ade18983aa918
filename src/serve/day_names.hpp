#pragma once
// One day in every calendar: its numbers, and words for a reader.

#include <string>
#include <string_view>
#include <vector>

#include "publish/event_json.hpp"
#include "when/calendar.hpp"

namespace thisday::serve {

using publish::Json;

struct DayName {
  std::string_view key;    ///< "hebrew": the calendar's name, or roman, olympiad, regnal
  std::string_view label;  ///< "Hebrew"
  std::string text;        ///< "9 Av 3830"
  bool sure = true;        ///< the day was so called; else the rule is carried on beyond its history (proleptic)
  bool shown = true;  ///< to readers: not the variants that say the same once more, nor years before a count's first
  Json numbers;       ///< as JSON has them
};

/// In all the calendars that reach the day.
std::vector<DayName> day_names(when::DayNumber day);

/// "44 BC", "AD 70", "1953": of an astronomical year.
std::string year_text(std::int64_t year);

/// "1950-06-25", "-0043-03-13", "170000000-01-01": a civil day of any year, astronomical, at least four digits.
std::string iso_day(const when::CivilDay& day);

}  // namespace thisday::serve

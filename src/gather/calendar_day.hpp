#pragma once
// The day at the beginning of a line of a calendar(1) file.
//
//   07/27   Jul 27   27 July   jul/27   9 мая      a month and day; 03/20* is one that moves from year to year
//   2020/07/27                                     the day of one year
//   06   June                                      a month
//   11/SunSecond   May Sun+2   SunThird Jun   03/Sun-1   Oct/SatSecond-2   a weekday of a month, and days from it
//   Easter   Easter-46   Пасха+49                  days from Easter, by any of its names

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "when/recurrence.hpp"

namespace thisday::gather {

struct CalendarDay {
  enum class Form : std::uint8_t { day, month, moving };
  Form form = Form::day;
  std::optional<std::int64_t> year;
  int month = 0;
  int day = 0;             ///< of Form::day
  when::Recurrence rule;   ///< of Form::moving
  bool wanders = false;    ///< marked `*`: the day is that of some year only
  std::size_t length = 0;  ///< in bytes of the text it was read from
};

/// What the file itself says about names, folded.
struct CalendarNames {
  std::string language = "en";
  std::string easter;  ///< of `Easter=Ostern`
  std::string paskha;  ///< of `Paskha=Пасха`
};

/// Reads the day that `text` (UTF-8) begins with. Errors: syntax, range (no such month or day) and unsupported (a day
/// that is none of the year: every week, every month, new moons), with the position.
Result<CalendarDay> calendar_day(std::string_view text, const CalendarNames& names);

}  // namespace thisday::gather

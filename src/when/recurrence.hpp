#pragma once
// Days that come back every year: fixed ones, those that follow Easter, those that follow a weekday.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "when/calendar.hpp"

namespace thisday::when {

/// The rule of a yearly day. Written (str(), parse()):
///
///   07-27        a month and day             11-thu4     the fourth Thursday of November
///   easter-2     days from Western Easter    05-sunlast  the last Sunday of May
///   paskha+49    days from Orthodox Easter   05-sunlast2  the last but one
///   julian:12-25 a day of the Julian or another calendar (hebrew:07-01); any rule may end in days: 11-thu4+1
struct Recurrence {
  enum class Rule : std::uint8_t { fixed, easter, orthodox_easter, weekday_of_month };

  Rule rule = Rule::fixed;
  Calendar calendar = Calendar::gregorian;  ///< of `month` and `day`, for fixed
  int month = 0;                            ///< 1 to 12 (13 in some calendars), for fixed and weekday_of_month
  int day = 0;                              ///< 1 to 31, for fixed
  Weekday weekday = Weekday::monday;        ///< for weekday_of_month
  int nth = 0;                              ///< 1 to 5, or -1 for the last, -2 the last but one
  int offset = 0;                           ///< days after (before, if negative) the day that the rule gives

  static Result<Recurrence> parse(std::string_view text);
  [[nodiscard]] std::string str() const;

  /// The day in a Gregorian year; none where the year has none (29 February, a fifth Monday). Of an Islamic day that
  /// comes twice in the year, the first. O(1).
  [[nodiscard]] std::optional<DayNumber> in_year(std::int64_t year) const;

  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

/// Easter Sunday as the Gregorian computus has it in a Gregorian year, and as the Julian has it in the Julian year of
/// the same number (Orthodox Easter; within 20,000 years of now both lie in the Gregorian year). |year| up to 10^15.
/// O(1).
DayNumber easter(std::int64_t year);
DayNumber orthodox_easter(std::int64_t year);

}  // namespace thisday::when

#pragma once
// One date as EDTF writes it: the numbers, the digits that are not known, and how sure each part is. An Edtf is made of
// one or more of these; programs read them through Edtf::start() and Edtf::end().

#include <cstdint>

namespace thisday::when {

/// How sure a part of a date is: `?` uncertain (the source may be wrong), `~` approximate (near it), `%` both.
struct Qualifier {
  bool uncertain = false;
  bool approximate = false;

  [[nodiscard]] constexpr bool certain() const { return !uncertain && !approximate; }
  friend constexpr bool operator==(const Qualifier&, const Qualifier&) = default;
  friend constexpr Qualifier operator|(Qualifier a, Qualifier b) {
    return {a.uncertain || b.uncertain, a.approximate || b.approximate};
  }
};

enum class Part : std::uint8_t { year, month, day };

/// The time of day that may follow a whole day, as written: T23:20:30, T23:20:30Z, T23:20:30-04, T23:20:30+04:30.
struct ClockTime {
  enum class Zone : std::uint8_t { none, utc, hours, hours_and_minutes };

  std::uint8_t hour = 0;  ///< 0 to 23; 24 only for 24:00:00, the day's end
  std::uint8_t minute = 0;
  std::uint8_t second = 0;  ///< 0 to 59; 60 only in a leap second's minute
  Zone zone = Zone::none;
  std::int16_t offset = 0;  ///< minutes ahead of UTC, for hours and hours_and_minutes

  friend constexpr bool operator==(const ClockTime&, const ClockTime&) = default;
};

/// A date in the numbers of the calendar of its Edtf. Digits written X are 0 in the numbers and set in the masks:
/// 156X is {.year = 1560, .year_mask = 0b0001}, 1984-1X is {.year = 1984, .month = 10, .month_mask = 0b01}.
struct EdtfDate {
  std::int64_t year = 0;       ///< astronomical; |year| up to 10^18
  std::uint8_t month = 0;      ///< 1 to 12 or 13; 21 to 41 is a season, quarter or the like; from 101 a leap month
                               ///< (kLeapMonth); 0 where there is none
  std::uint8_t day = 0;        ///< 1 to 31; 0 where there is none
  Part last = Part::year;      ///< the finest part that is written
  std::uint8_t year_mask = 0;  ///< bit 0: the last digit is X; four-digit years only
  std::uint8_t month_mask = 0;
  std::uint8_t day_mask = 0;
  bool negative_masked = false;  ///< the year is written with a minus and an X: -00XX
  std::uint8_t exponent = 0;     ///< 7 in Y-17E7, whose `year` is -170000000; 0: written out
  std::uint8_t significant = 0;  ///< 2 in 1950S2: only the first two digits are meant; 0: all
  Qualifier year_qualifier;
  Qualifier month_qualifier;
  Qualifier day_qualifier;
  bool has_time = false;
  ClockTime time;

  /// Certain for a part that is not written.
  [[nodiscard]] constexpr Qualifier qualifier(Part part) const {
    return part == Part::year ? year_qualifier : part == Part::month ? month_qualifier : day_qualifier;
  }
  [[nodiscard]] constexpr Qualifier any_qualifier() const { return year_qualifier | month_qualifier | day_qualifier; }
  [[nodiscard]] constexpr bool masked() const { return year_mask != 0 || month_mask != 0 || day_mask != 0; }
  /// Months 21 to 41: seasons, quarters, quadrimesters and semesters.
  [[nodiscard]] constexpr bool grouping() const { return month > 20 && month <= 41 && month_mask == 0; }

  friend constexpr bool operator==(const EdtfDate&, const EdtfDate&) = default;
};

/// Years beyond this are not read: no bound of a date within leaves an int64.
inline constexpr std::int64_t kMaxYear = 1'000'000'000'000'000'000;
/// Days of years beyond this have no DayNumber.
inline constexpr std::int64_t kMaxDayNumberYear = 1'000'000'000'000'000;

}  // namespace thisday::when

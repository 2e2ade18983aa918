#pragma once
// EDTF: dates as historians know them (ISO 8601-2; Library of Congress specification of 4 February 2019).
//
//   1953-07-27   1950-06   1950   -0043-03-15 (44 BC)   195X   19XX   1950-21 (spring)   1100~   1100?   1100%
//   1950-06-25/1953-07-27   1953-07-27/.. (goes on)   1950/ (end unknown)   XXXX-07-27 (a day of every year)

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "when/calendar.hpp"
#include "when/span.hpp"

namespace thisday::when {

/// How finely a date is known.
enum class Precision : std::uint8_t { day, month, season, year, decade, century, millennium, unknown };

/// One EDTF value: a date, an interval or a set. Never invalid: it comes from parse() or from the makers below.
///
/// The numbers are those of `calendar`: as standard EDTF they are proleptic Gregorian. A Date keeps the words of a Julian source
/// in the same form with `Calendar::julian`, in which 1900-02-29 is a day.
class Edtf {
 public:
  /// Reads the whole of `text`. Errors: Code::syntax (not of the form) or Code::range (no such month or day), with the
  /// position of the first byte that does not fit. O(length).
  static Result<Edtf> parse(std::string_view text, Calendar calendar = Calendar::gregorian);

  // Makers of what text can be known to mean. Each is an error where the calendar has no such day or month.
  static Result<Edtf> day(std::int64_t year, int month, int day, Calendar calendar = Calendar::gregorian);
  static Result<Edtf> month(std::int64_t year, int month, Calendar calendar = Calendar::gregorian);
  static Edtf year(std::int64_t year, Calendar calendar = Calendar::gregorian);
  static Result<Edtf> interval(const Edtf& from, const Edtf& to);  ///< 1950-06/1951-06; both of the same calendar
  static Edtf open_after(const Edtf& from);                        ///< 1953-07-27/..
  static Edtf open_before(const Edtf& to);                         ///< ../1953-07-27

  /// The canonical form; parse(str()) is equal to this.
  [[nodiscard]] std::string str() const;
  [[nodiscard]] Calendar calendar() const;

  /// Earliest and latest day, strictly: `~` and `?` widen nothing. Empty for a day of every year (XXXX-07-27).
  [[nodiscard]] std::optional<Span> span() const;

  [[nodiscard]] Precision precision() const;  ///< of the start, for an interval
  [[nodiscard]] bool is_interval() const;
  [[nodiscard]] bool approximate() const;     ///< `~` or `%` anywhere
  [[nodiscard]] bool uncertain() const;       ///< `?` or `%` anywhere

  /// The proleptic Gregorian equivalent: days are converted, months and coarser keep their numbers (DESIGN: Date).
  [[nodiscard]] Edtf to_gregorian() const;

  friend bool operator==(const Edtf&, const Edtf&);
};

}  // namespace thisday::when

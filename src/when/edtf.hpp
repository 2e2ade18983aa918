#pragma once
// EDTF: dates as historians know them (ISO 8601-2; Library of Congress specification of 4 February 2019), levels 0,
// 1, 2.
//
//   1953-07-27   1950-06   1950   -0043-03-15 (44 BC)   195X   19XX   1950-21 (spring)   1100~   1100?   1100%
//   1950-06-25/1953-07-27   1953-07-27/.. (goes on)   1950/ (end unknown)   XXXX-07-27 (a day of every year)
//   2004-06~-11   ?2004-06   156X-12-25   Y-17E7   1950S2   [1667,1670..1672] (one of)   {1960,1961-12} (all of)
//
// Years are astronomical: 0000 is 1 BC. Of six digits or more they begin with Y. Seasons are those of the north unless
// they say otherwise (29 to 32): spring is March to May, winter December of the year to February of the next.
// docs/edtf.md has the grammar and what the specification leaves open.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "when/bounds.hpp"
#include "when/calendar.hpp"
#include "when/edtf_date.hpp"
#include "when/span.hpp"

namespace thisday::when {

namespace detail {
class EdtfParser;
}

/// How finely a date is known.
enum class Precision : std::uint8_t { day, month, season, year, decade, century, millennium, unknown };

/// One EDTF value: a date, an interval or a set. Never invalid: it comes from parse() or from the makers below.
///
/// The numbers are those of `calendar`: as standard EDTF they are proleptic Gregorian. A Date keeps the numbers of a
/// source in the same form with `Calendar::julian`, in which 1900-02-29 is a day, or `Calendar::hebrew`, in which
/// 5784-13-14 (14 Adar II) is. The leap month that repeats month 4 is written 04L.
class Edtf {
 public:
  enum class Shape : std::uint8_t { date, interval, one_of, all_of };

  /// A member of a set. `[..1760]` and `[1760..]` have only one of the two dates.
  struct Member {
    enum class Kind : std::uint8_t { date, range, or_earlier, or_later };
    Kind kind = Kind::date;
    EdtfDate from;  ///< the date itself; for or_earlier, the last one
    EdtfDate to;    ///< for range
    friend bool operator==(const Member&, const Member&) = default;
  };

  /// Reads the whole of `text`. Errors: Code::syntax (not of the form) or Code::range (no such month or day), with the
  /// position of the first byte that does not fit. O(length).
  static Result<Edtf> parse(std::string_view text, Calendar calendar = Calendar::gregorian);

  // Makers of what text can be known to mean. Each is an error where the calendar has no such day or month; months and
  // days are of years -9999 to 9999, as EDTF has them.
  static Result<Edtf> day(std::int64_t year, int month, int day, Calendar calendar = Calendar::gregorian);
  static Result<Edtf> month(std::int64_t year, int month, Calendar calendar = Calendar::gregorian);
  static Edtf year(std::int64_t year,
                   Calendar calendar = Calendar::gregorian);       ///< |year| up to 10^18; one of calendar
  static Result<Edtf> interval(const Edtf& from, const Edtf& to);  ///< 1950-06/1951-06; both of the same calendar
  static Edtf open_after(const Edtf& from);                        ///< 1953-07-27/..
  static Edtf open_before(const Edtf& to);                         ///< ../1953-07-27

  /// The canonical form; parse(str()) is equal to this.
  [[nodiscard]] std::string str() const;
  void append_to(std::string& text) const;  ///< str(), without a string of its own
  [[nodiscard]] Calendar calendar() const { return calendar_; }
  [[nodiscard]] Shape shape() const { return shape_; }

  /// Earliest and latest day, strictly: `~` and `?` widen nothing. Empty for a day of every year (XXXX-07-27), and for
  /// days of years beyond ±10^15.
  [[nodiscard]] std::optional<Span> span() const;
  /// span(), or why there is none: both are Code::range.
  [[nodiscard]] Result<Span> span_or_reason() const;
  /// span(), widened by what a searcher should allow for `~` and for seasons. It is a convention of this library's (the
  /// standard gives none): see docs/edtf.md. The same as span() where nothing is approximate.
  [[nodiscard]] std::optional<Span> search_span() const;
  /// The four bounds; exact over all years.
  [[nodiscard]] Bounds bounds() const;

  [[nodiscard]] Precision precision() const;  ///< of the start, for an interval; of the first, for a set
  [[nodiscard]] int level() const;            ///< 0, 1 or 2: the least level of the specification that has it
  [[nodiscard]] bool is_interval() const { return shape_ == Shape::interval; }
  [[nodiscard]] bool approximate() const;  ///< `~` or `%` anywhere
  [[nodiscard]] bool uncertain() const;    ///< `?` or `%` anywhere

  /// The date, or where an interval begins and ends; none for an open or unknown end. For a set, none.
  [[nodiscard]] const EdtfDate* start() const;
  [[nodiscard]] const EdtfDate* end() const;
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }  ///< of a set

  /// The proleptic Gregorian equivalent: days are converted, months and coarser keep their numbers (DESIGN: Date).
  /// Months and years that are none of ours become those of ours that they touch: Ramadan 1445 is 2024-03/2024-04.
  [[nodiscard]] Edtf to_gregorian() const;

  friend bool operator==(const Edtf&, const Edtf&) = default;

 private:
  friend class detail::EdtfParser;
  Edtf() = default;
  [[nodiscard]] Edtf other_to_gregorian() const;

  EdtfDate start_;  // of a date: the date
  EdtfDate end_;
  Bound::Kind start_kind_ = Bound::Kind::day;
  Bound::Kind end_kind_ = Bound::Kind::day;
  Shape shape_ = Shape::date;
  Calendar calendar_ = Calendar::gregorian;
  std::vector<Member> members_;  // of sets only: the one thing that is allocated
};

}  // namespace thisday::when

#pragma once
// Does a claim tell of what a source tells of, whatever date each gives?
//
// The date cannot be asked: it is what is in question. But it is not silent either. Who errs seldom errs in all of it,
// so a day that differs in one number or has two of them swapped is likelier another date of the same event than one
// that has nothing in common.

#include "ask/claims.hpp"
#include "keep/alike.hpp"

namespace thisday::ask {

/// How the date of a claim lies to that of a source.
enum class Dates : std::uint8_t {
  same,       ///< the same day, month, year or range, or the same numbers where one calendar was not told
  coarser,    ///< the claim is less precise, and the source's lies within
  finer,      ///< the source is less precise, and the claim's lies within
  old_style,  ///< the days between are those between the calendars
  overlap,    ///< two ranges that touch each other
  next_day,   ///< a day lies between: a night, a time zone, an error
  day,        ///< the same month and year
  month,      ///< the same day and year
  year,       ///< the same day and month, and the year is a slip away: 1916 and 1917, 1961 or 1816
  swapped,    ///< day and month have changed places
  near,       ///< within a year or two
  apart,
};

/// Whether both may be true.
constexpr bool compatible(Dates dates) {
  return dates <= Dates::overlap;
}

Dates compare(const when::Date& claim, when::Calendar calendar, const when::Span& source);

/// From 0 to 1: how likely it is that both tell of the same. `told` is the claim as it is compared; its kind is what
/// its words say.
double sameness(const keep::Telling& told, const keep::Alike& alike, Dates dates);

/// From here on it is said that a date is right, that it is another, and that one is which the draft does not spell
/// out.
inline constexpr double kSureOfSame = 0.4;
inline constexpr double kSureOfOther = 0.85;
inline constexpr double kSureOfInferred = 0.93;

}  // namespace thisday::ask

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
  mistake,    ///< one number differs, two are swapped, or a day lies between: what an error makes
  near,       ///< within a year or two
  apart,
};

/// Whether both may be true.
constexpr bool compatible(Dates dates) {
  return dates <= Dates::overlap;
}

Dates compare(const when::Date& claim, when::Calendar calendar, const when::Span& source);

/// From 0 to 1: how sure it is that both tell of the same, for one of the claim's kinds. `told` is the claim as it is
/// compared.
double sameness(const keep::Telling& told, const keep::Alike& alike, Dates dates);

/// From here on it is said that a date is right, and that it is another.
inline constexpr double kSureOfSame = 0.3;
inline constexpr double kSureOfOther = 0.6;

}  // namespace thisday::ask

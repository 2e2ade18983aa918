// How finely a value is known, and the days that it may mean.

#include <algorithm>

#include "when/edtf.hpp"

namespace thisday::when {
namespace {

constexpr std::uint8_t kWholeYearMask = 0b1111;

bool of_every_year(const EdtfDate& date) {
  return date.year_mask == kWholeYearMask;
}

Precision precision_of_year(const EdtfDate& date) {
  int unknown_digits = 0;
  for (unsigned mask = date.year_mask; mask != 0; mask >>= 1U) ++unknown_digits;
  if (date.significant != 0) {
    int digits = 4;
    for (std::int64_t rest = date.year / 10'000; rest != 0; rest /= 10) ++digits;
    unknown_digits = std::max(0, digits - date.significant);
  }
  switch (unknown_digits) {
    case 0:
      return Precision::year;
    case 1:
      return Precision::decade;
    case 2:
      return Precision::century;
    case 3:
      return Precision::millennium;
    default:
      return Precision::unknown;
  }
}

Precision precision_of(const EdtfDate& date) {
  const bool whole_day = date.last == Part::day && date.month_mask == 0 && date.day_mask == 0;
  if (whole_day && of_every_year(date)) return Precision::day;
  const Precision year = precision_of_year(date);
  if (year != Precision::year || date.last == Part::year || date.month_mask != 0) return year;
  if (date.grouping()) return Precision::season;
  return whole_day ? Precision::day : Precision::month;
}

std::optional<DayNumber> number_of(const Bound& bound, Calendar calendar) {
  if (bound.kind != Bound::Kind::day) return std::nullopt;
  return day_number(calendar, bound.day);
}

bool has_number(const Bound& bound) {
  return bound.kind != Bound::Kind::day ||
         (bound.day.year >= -kMaxDayNumberYear && bound.day.year <= kMaxDayNumberYear);
}

/// Days on either side of a date known to this precision if it is said to be approximate. The standard has no figure.
std::int64_t approximate_margin(Precision precision) {
  constexpr std::int64_t kYear = 366;
  switch (precision) {
    case Precision::day:
      return 10;
    case Precision::month:
      return 61;
    case Precision::season:
      return 92;
    case Precision::year:
      return 5 * kYear;
    case Precision::decade:
      return 10 * kYear;
    case Precision::century:
      return 50 * kYear;
    case Precision::millennium:
      return 500 * kYear;
    case Precision::unknown:
      return 0;
  }
  return 0;
}

/// The finest part of those that are approximate together from the year on, or else the coarsest that is: 1953-07-27~
/// is about that day, 1953~-07-27 is about that year.
std::int64_t approximate_margin(const EdtfDate& date) {
  if (!date.any_qualifier().approximate) return 0;
  Part part = Part::year;
  if (date.year_qualifier.approximate) {
    while (part < date.last && date.qualifier(static_cast<Part>(static_cast<int>(part) + 1)).approximate)
      part = static_cast<Part>(static_cast<int>(part) + 1);
  } else {
    part = date.month_qualifier.approximate ? Part::month : Part::day;
  }
  if (part == date.last) return approximate_margin(precision_of(date));
  return approximate_margin(part == Part::year ? precision_of_year(date) : Precision::month);
}

struct Margin {
  std::int64_t before = 0;
  std::int64_t after = 0;
};

Margin margin(const EdtfDate& date) {
  constexpr std::int64_t kMonth = 31;
  const std::int64_t approximate = approximate_margin(date);
  Margin margin{approximate, approximate};
  // The months of seasons 21 to 32 are a convention: astronomers begin them three weeks later, some countries earlier.
  // And "winter 1950" may be the one that began the year.
  if (date.grouping() && date.month <= 32) {
    margin.before += kMonth;
    margin.after += kMonth;
  }
  constexpr int kWinter = 24;
  constexpr std::int64_t kJanuaryToNovember = 335;
  if (date.grouping() && date.month == kWinter) margin.before = std::max(margin.before, kJanuaryToNovember);
  return margin;
}

}  // namespace

Precision Edtf::precision() const {
  if (!members_.empty()) return precision_of(members_.front().from);
  if (const EdtfDate* date = start()) return precision_of(*date);
  if (const EdtfDate* date = end()) return precision_of(*date);
  return Precision::unknown;
}

Result<Span> Edtf::span_or_reason() const {
  bool every_year = (start() != nullptr && of_every_year(*start())) || (end() != nullptr && of_every_year(*end()));
  for (const Member& member : members_)
    every_year = every_year || of_every_year(member.from) || of_every_year(member.to);
  if (every_year) return Error{Code::range, "a day of every year has no first and last day"};
  const Bounds all = bounds();
  if (!has_number(all.earliest_start) || !has_number(all.latest_end))
    return Error{Code::range, "days of years beyond ±10^15 have no number"};
  return Span{number_of(all.earliest_start, calendar_), number_of(all.latest_end, calendar_)};
}

std::optional<Span> Edtf::span() const {
  const auto span = span_or_reason();
  if (!span) return std::nullopt;
  return *span;
}

std::optional<Span> Edtf::search_span() const {
  auto wide = span();
  if (!wide) return std::nullopt;
  Margin most;
  if (start() != nullptr) most.before = margin(*start()).before;
  if (end() != nullptr) most.after = margin(*end()).after;
  for (const Member& member : members_) {
    for (const EdtfDate* date : {&member.from, &member.to}) {
      most.before = std::max(most.before, margin(*date).before);
      most.after = std::max(most.after, margin(*date).after);
    }
  }
  if (wide->earliest) wide->earliest = *wide->earliest - most.before;
  if (wide->latest) wide->latest = *wide->latest + most.after;
  return wide;
}

}  // namespace thisday::when

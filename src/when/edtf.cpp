#include "when/edtf.hpp"

#include <algorithm>
#include <cassert>

#include "when/detail/edtf_parser.hpp"
#include "when/detail/edtf_write.hpp"

namespace thisday::when {
namespace {

constexpr std::int64_t kLastFourDigitYear = 9999;

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

constexpr std::uint8_t kWholeYearMask = 0b1111;

bool of_every_year(const EdtfDate& date) {
  return date.year_mask == kWholeYearMask;
}

Precision precision_of(const EdtfDate& date) {
  const bool whole_day = date.last == Part::day && date.month_mask == 0 && date.day_mask == 0;
  if (whole_day && of_every_year(date)) return Precision::day;
  const Precision year = precision_of_year(date);
  if (year != Precision::year || date.last == Part::year || date.month_mask != 0) return year;
  if (date.grouping()) return Precision::season;
  return whole_day ? Precision::day : Precision::month;
}

template <class Test>
bool any_date(const Edtf& edtf, Test test) {
  for (const Edtf::Member& member : edtf.members())
    if (test(member.from) || test(member.to)) return true;
  return (edtf.start() != nullptr && test(*edtf.start())) || (edtf.end() != nullptr && test(*edtf.end()));
}

std::optional<DayNumber> number_of(const Bound& bound, Calendar calendar) {
  if (bound.kind != Bound::Kind::day) return std::nullopt;
  return day_number(calendar, bound.day);
}

bool has_number(const Bound& bound) {
  return bound.kind != Bound::Kind::day ||
         (bound.day.year >= -kMaxDayNumberYear && bound.day.year <= kMaxDayNumberYear);
}

}  // namespace

Result<Edtf> Edtf::parse(std::string_view text, Calendar calendar) {
  return detail::EdtfParser(text, calendar).parse();
}

Result<Edtf> Edtf::day(std::int64_t year, int month, int day, Calendar calendar) {
  auto edtf = Edtf::month(year, month, calendar);
  if (!edtf || month > 12) return Error{Code::range, "there is no such month of four-digit years"};
  if (!valid(calendar, {year, month, day})) return Error{Code::range, "the month has no such day"};
  edtf->start_.last = Part::day;
  edtf->start_.day = static_cast<std::uint8_t>(day);
  return edtf;
}

Result<Edtf> Edtf::month(std::int64_t year, int month, Calendar calendar) {
  if (year < -kLastFourDigitYear || year > kLastFourDigitYear)
    return Error{Code::range, "months and days are of years of four digits", 0, "use the year alone"};
  if (month < 1 || month > 41 || (month > 12 && month < 21)) return Error{Code::range, "there is no such month"};
  Edtf edtf = Edtf::year(year, calendar);
  edtf.start_.last = Part::month;
  edtf.start_.month = static_cast<std::uint8_t>(month);
  return edtf;
}

Edtf Edtf::year(std::int64_t year, Calendar calendar) {
  // Beyond, a bound could leave an int64.
  assert(year >= -kMaxYear && year <= kMaxYear);
  Edtf edtf;
  edtf.calendar_ = calendar;
  edtf.start_.year = year;
  return edtf;
}

Result<Edtf> Edtf::interval(const Edtf& from, const Edtf& to) {
  if (from.shape_ != Shape::date || to.shape_ != Shape::date)
    return Error{Code::range, "an interval is from one date to another"};
  if (from.calendar_ != to.calendar_) return Error{Code::range, "both ends must be of the same calendar"};
  if (from.start_.has_time || to.start_.has_time)
    return Error{Code::range, "an interval is of dates without a time of day"};
  Edtf edtf = from;
  edtf.shape_ = Shape::interval;
  edtf.end_ = to.start_;
  if (from.bounds().earliest_start.day > to.bounds().latest_end.day)
    return Error{Code::range, "the interval ends before it begins"};
  return edtf;
}

Edtf Edtf::open_after(const Edtf& from) {
  // Only a date has an "after" of its own; of an interval, its start.
  assert(from.start() != nullptr);
  Edtf edtf = from;
  edtf.shape_ = Shape::interval;
  edtf.start_.has_time = false;
  edtf.start_.time = {};
  edtf.end_ = {};
  edtf.end_kind_ = Bound::Kind::open;
  return edtf;
}

Edtf Edtf::open_before(const Edtf& to) {
  assert(to.end() != nullptr || to.shape_ == Shape::date);
  Edtf edtf = to;
  edtf.shape_ = Shape::interval;
  edtf.end_ = to.shape_ == Shape::date ? to.start_ : to.end_;
  edtf.end_kind_ = Bound::Kind::day;
  edtf.end_.has_time = false;
  edtf.end_.time = {};
  edtf.start_ = {};
  edtf.start_kind_ = Bound::Kind::open;
  return edtf;
}

const EdtfDate* Edtf::start() const {
  const bool there = !(shape_ == Shape::one_of || shape_ == Shape::all_of) && start_kind_ == Bound::Kind::day;
  return there ? &start_ : nullptr;
}

const EdtfDate* Edtf::end() const {
  if (shape_ == Shape::date) return &start_;
  return shape_ == Shape::interval && end_kind_ == Bound::Kind::day ? &end_ : nullptr;
}

std::optional<Span> Edtf::span() const {
  if (any_date(*this, of_every_year)) return std::nullopt;
  const Bounds all = bounds();
  if (!has_number(all.earliest_start) || !has_number(all.latest_end)) return std::nullopt;
  return Span{number_of(all.earliest_start, calendar_), number_of(all.latest_end, calendar_)};
}

Precision Edtf::precision() const {
  if (!members_.empty()) return precision_of(members_.front().from);
  if (const EdtfDate* date = start()) return precision_of(*date);
  if (const EdtfDate* date = end()) return precision_of(*date);
  return Precision::unknown;
}

bool Edtf::approximate() const {
  return any_date(*this, [](const EdtfDate& date) { return date.any_qualifier().approximate; });
}

bool Edtf::uncertain() const {
  return any_date(*this, [](const EdtfDate& date) { return date.any_qualifier().uncertain; });
}

std::string Edtf::str() const {
  std::string text;
  if (shape_ == Shape::date) {
    detail::write(text, start_);
  } else if (shape_ == Shape::interval) {
    detail::write_end(text, start(), start_kind_);
    text += '/';
    detail::write_end(text, end(), end_kind_);
  } else {
    text += shape_ == Shape::one_of ? '[' : '{';
    detail::write_list(text, members_);
    text += shape_ == Shape::one_of ? ']' : '}';
  }
  return text;
}

}  // namespace thisday::when

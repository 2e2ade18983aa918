#include "when/edtf.hpp"

#include <cassert>

#include "when/detail/edtf_parser.hpp"
#include "when/detail/edtf_write.hpp"

namespace thisday::when {
namespace {

constexpr std::int64_t kLastFourDigitYear = 9999;

template <class Test>
bool any_date(const Edtf& edtf, Test test) {
  for (const Edtf::Member& member : edtf.members())
    if (test(member.from) || test(member.to)) return true;
  return (edtf.start() != nullptr && test(*edtf.start())) || (edtf.end() != nullptr && test(*edtf.end()));
}

}  // namespace

Result<Edtf> Edtf::parse(std::string_view text, Calendar calendar) {
  return detail::EdtfParser(text, calendar).parse();
}

Result<Edtf> Edtf::day(std::int64_t year, int month, int day, Calendar calendar) {
  auto edtf = Edtf::month(year, month, calendar);
  if (!edtf || edtf->start_.grouping()) return Error{Code::range, "there is no such month of four-digit years"};
  if (!valid(calendar, {year, month, day})) return Error{Code::range, "the month has no such day"};
  edtf->start_.last = Part::day;
  edtf->start_.day = static_cast<std::uint8_t>(day);
  return edtf;
}

Result<Edtf> Edtf::month(std::int64_t year, int month, Calendar calendar) {
  if (year < -kLastFourDigitYear || year > kLastFourDigitYear)
    return Error{Code::range, "months and days are of years of four digits", 0, "use the year alone"};
  const bool exists = has_julian_months(calendar) ? (month >= 1 && month <= 12) || (month >= 21 && month <= 41)
                                                  : days_in_month(calendar, year, month) != 0;
  if (!exists) return Error{Code::range, "there is no such month"};
  Edtf edtf = Edtf::year(year, calendar);
  edtf.start_.last = Part::month;
  edtf.start_.month = static_cast<std::uint8_t>(month);
  return edtf;
}

Edtf Edtf::year(std::int64_t year, Calendar calendar) {
  // Beyond, a bound could leave an int64.
  assert(year >= -kMaxYear && year <= kMaxYear);
  assert(has_julian_months(calendar) || year_days(calendar, year));
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
  if (before(from.calendar_, to.bounds().latest_end.day, from.bounds().earliest_start.day))
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

bool Edtf::approximate() const {
  return any_date(*this, [](const EdtfDate& date) { return date.any_qualifier().approximate; });
}

bool Edtf::uncertain() const {
  return any_date(*this, [](const EdtfDate& date) { return date.any_qualifier().uncertain; });
}

void Edtf::append_to(std::string& text) const {
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
}

std::string Edtf::str() const {
  std::string text;
  append_to(text);
  return text;
}

}  // namespace thisday::when

// How a value of another calendar becomes standard EDTF.

#include <algorithm>

#include "when/detail/edtf_extent.hpp"
#include "when/edtf.hpp"

namespace thisday::when {
namespace {

bool four_digits(std::int64_t year) {
  return year >= -9999 && year <= 9999;
}

/// To the month, or where that has no EDTF to the year.
void coarsen(EdtfDate& date, Part last) {
  date.last = last;
  date.day = 0;
  date.day_mask = 0;
  date.day_qualifier = {};
  date.has_time = false;
  date.time = {};
  if (last == Part::month) return;
  date.month = 0;
  date.month_mask = 0;
  date.month_qualifier = {};
}

EdtfDate converted(EdtfDate date, Calendar from) {
  if (date.last != Part::day) return date;
  if (date.masked()) {
    // X700-02-29 is in Julian years only.
    if (!detail::extent(date, Calendar::gregorian)) coarsen(date, Part::year);
    return date;
  }
  const CivilDay day = gregorian::civil_day(day_number(from, {date.year, date.month, date.day}));
  date.year = day.year;
  date.month = static_cast<std::uint8_t>(day.month);
  date.day = static_cast<std::uint8_t>(day.day);
  // The Gregorian day may lie in a year of five digits, which EDTF has without months.
  if (!four_digits(day.year)) coarsen(date, Part::year);
  return date;
}

bool in_order(const EdtfDate& from, const EdtfDate& to) {
  return detail::extent(from, Calendar::gregorian)->earliest.first <=
         detail::extent(to, Calendar::gregorian)->latest.last;
}

/// The month, or where that has no EDTF the year, of the last Gregorian day that a date may mean.
EdtfDate month_of_last_day(const EdtfDate& written, Calendar calendar) {
  const CivilDay last = gregorian::civil_day(day_number(calendar, detail::extent(written, calendar)->latest.last));
  EdtfDate date;
  date.year = last.year;
  date.year_qualifier = written.any_qualifier();
  if (written.last == Part::year || !four_digits(last.year)) return date;
  date.last = Part::month;
  date.month = static_cast<std::uint8_t>(last.month);
  date.month_qualifier = date.year_qualifier;
  return date;
}

/// What keeps its numbers can change places with a day that does not. 1900-02-20/1900-02 in Julian days ends on 13
/// March Gregorian, so its coarse end takes the month of that. 190X-02-29 may be of 1900 in Julian years only: as a
/// start it becomes its year.
void keep_order(EdtfDate& from, EdtfDate& to, const EdtfDate& to_written, Calendar calendar) {
  if (in_order(from, to)) return;
  if (from.masked()) coarsen(from, Part::year);
  if (!in_order(from, to)) to = month_of_last_day(to_written, calendar);
}

/// The Gregorian month or year of a day, as coarse as `written` and as sure; years of five digits have no months.
EdtfDate around(const EdtfDate& written, const CivilDay& day) {
  EdtfDate date;
  date.year = day.year;
  date.year_qualifier = written.any_qualifier();
  if (written.last == Part::year || !four_digits(day.year)) return date;
  date.last = Part::month;
  date.month = static_cast<std::uint8_t>(day.month);
  date.month_qualifier = date.year_qualifier;
  return date;
}

enum class Side : std::uint8_t { first, last };

EdtfDate around_end(const EdtfDate& date, Calendar from, Side side) {
  const detail::Extent extent = *detail::extent(date, from);
  const CivilDay& day = side == Side::first ? extent.earliest.first : extent.latest.last;
  return around(date, gregorian::civil_day(day_number(from, day)));
}

/// A date whose months are not January to December: a day is a day, a month or year the Gregorian month or year in
/// which it begins or ends. But a lunisolar year has the number of the Gregorian year in which it begins.
EdtfDate other_converted(const EdtfDate& date, Calendar from, Side side) {
  if (date.last == Part::day) return converted(date, from);
  const bool own_number = from == Calendar::chinese || from == Calendar::dangi || from == Calendar::japanese;
  if (date.last == Part::year && own_number) return date;
  return around_end(date, from, side);
}

/// How a range ends, after `begin`: the lunisolar year 1002 goes on in our 1003.
EdtfDate other_end(const EdtfDate& begin, const EdtfDate& date, Calendar from) {
  const EdtfDate end = other_converted(date, from, Side::last);
  return in_order(begin, end) ? end : around_end(date, from, Side::last);
}

}  // namespace

Edtf Edtf::other_to_gregorian() const {
  Edtf edtf = *this;
  edtf.calendar_ = Calendar::gregorian;
  if (start() != nullptr) edtf.start_ = other_converted(start_, calendar_, Side::first);
  if (shape_ == Shape::date) {
    const EdtfDate last = other_converted(start_, calendar_, Side::last);
    if (last == edtf.start_) return edtf;
    if (!start_.masked()) {
      edtf.shape_ = Shape::interval;
      edtf.end_ = last;
      return edtf;
    }
    edtf.shape_ = Shape::one_of;
    edtf.members_.push_back({Member::Kind::range, edtf.start_, last});
    edtf.start_ = {};
    return edtf;
  }
  if (end() != nullptr) {
    edtf.end_ =
        start() != nullptr ? other_end(edtf.start_, end_, calendar_) : other_converted(end_, calendar_, Side::last);
  }
  for (Member& member : edtf.members_) {
    const EdtfDate from = member.from;
    member.from = other_converted(from, calendar_, member.kind == Member::Kind::or_earlier ? Side::last : Side::first);
    if (member.kind == Member::Kind::range) {
      member.to = other_end(member.from, member.to, calendar_);
    } else if (member.kind == Member::Kind::date) {
      const EdtfDate to = other_converted(from, calendar_, Side::last);
      if (to == member.from) continue;
      member.kind = Member::Kind::range;
      member.to = to;
    }
  }
  return edtf;
}

Edtf Edtf::to_gregorian() const {
  if (calendar_ == Calendar::gregorian) return *this;
  if (!has_julian_months(calendar_)) return other_to_gregorian();
  Edtf edtf = *this;
  edtf.calendar_ = Calendar::gregorian;
  edtf.start_ = converted(start_, calendar_);
  edtf.end_ = converted(end_, calendar_);
  if (shape_ == Shape::interval && start() != nullptr && end() != nullptr)
    keep_order(edtf.start_, edtf.end_, end_, calendar_);
  for (std::size_t i = 0; i < members_.size(); ++i) {
    Member& member = edtf.members_[i];
    member.from = converted(member.from, calendar_);
    member.to = converted(member.to, calendar_);
    if (member.kind == Member::Kind::range) keep_order(member.from, member.to, members_[i].to, calendar_);
  }
  return edtf;
}

}  // namespace thisday::when

#include "when/detail/edtf_parser.hpp"

#include "when/detail/edtf_extent.hpp"

namespace thisday::when::detail {
namespace {

constexpr const char* kLongYearHint = "a year of more than four digits begins with Y, as in Y12345";
constexpr const char* kMonthHint = "01 to 12 are months, 21 to 24 seasons, 25 to 41 the other parts of a year";

constexpr bool digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Result<Edtf> EdtfParser::parse() {
  Edtf edtf;
  edtf.calendar_ = calendar_;
  if (value(edtf)) return edtf;
  return Error{failure_.code, failure_.message, failure_.position, failure_.hint};
}

bool EdtfParser::fail(Code code, std::size_t position, const char* message, const char* hint) {
  failure_ = {code, position, message, hint};
  return false;
}

bool EdtfParser::accept(char c) {
  if (at_end() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool EdtfParser::accept_dots() {
  if (peek() != '.' || peek(1) != '.') return false;
  at_ += 2;
  return true;
}

Qualifier EdtfParser::qualifier() {
  switch (peek()) {
    case '?':
      ++at_;
      return {true, false};
    case '~':
      ++at_;
      return {false, true};
    case '%':
      ++at_;
      return {true, true};
    default:
      return {};
  }
}

bool EdtfParser::value(Edtf& edtf) {
  if (text_.empty()) return fail(Code::syntax, 0, "expected a date, an interval or a set", "as in 1953-07-27");
  if (accept('[')) {
    edtf.shape_ = Edtf::Shape::one_of;
    return set(edtf, ']');
  }
  if (accept('{')) {
    edtf.shape_ = Edtf::Shape::all_of;
    return set(edtf, '}');
  }
  if (!interval_end(edtf.start_, edtf.start_kind_)) return false;
  if (edtf.start_kind_ == Bound::Kind::day) {
    if (peek() == 'T' && !time(edtf.start_)) return false;
    if (at_end()) return true;
  }
  if (edtf.start_.has_time && peek() == '/')
    return fail(Code::syntax, at_, "expected the end: an interval is of dates without a time of day");
  if (!accept('/')) return fail(Code::syntax, at_, "expected the end or the / of an interval");
  edtf.shape_ = Edtf::Shape::interval;
  const std::size_t end_at = at_;
  if (!interval_end(edtf.end_, edtf.end_kind_)) return false;
  if (!at_end()) return fail(Code::syntax, at_, "expected the end of the interval");
  return interval_in_order(edtf, end_at);
}

bool EdtfParser::interval_end(EdtfDate& to, Bound::Kind& kind) {
  if (accept_dots()) {
    kind = Bound::Kind::open;
    return true;
  }
  if (peek() == '/' || (at_end() && at_ != 0)) {
    kind = Bound::Kind::unknown;
    return true;
  }
  return date(to);
}

bool EdtfParser::interval_in_order(const Edtf& edtf, std::size_t end_at) {
  if (edtf.start_kind_ != Bound::Kind::day || edtf.end_kind_ != Bound::Kind::day) return true;
  // Both were found to have an extent when they were read.
  if (!before(calendar_, extent(edtf.end_, calendar_)->latest.last, extent(edtf.start_, calendar_)->earliest.first))
    return true;
  return fail(Code::range, end_at, "the interval ends before it begins");
}

bool EdtfParser::set(Edtf& edtf, char closing) {
  do {
    Edtf::Member next;
    if (!member(next, edtf.members_.empty())) return false;
    edtf.members_.push_back(next);
  } while (edtf.members_.back().kind != Edtf::Member::Kind::or_later && accept(','));
  if (!accept(closing)) {
    return fail(Code::syntax, at_, closing == ']' ? "expected , or ]" : "expected , or }",
                "members follow each other without spaces");
  }
  if (!at_end()) return fail(Code::syntax, at_, "expected the end after the set");
  return true;
}

bool EdtfParser::member(Edtf::Member& member, bool first) {
  if (accept_dots()) {
    if (!first) return fail(Code::syntax, at_ - 2, "expected a date: only the first member can be open before");
    member.kind = Edtf::Member::Kind::or_earlier;
    return date(member.from);
  }
  if (!date(member.from)) return false;
  if (!accept_dots()) return true;
  if (at_end() || peek() == ']' || peek() == '}') {
    member.kind = Edtf::Member::Kind::or_later;
    return true;
  }
  member.kind = Edtf::Member::Kind::range;
  const std::size_t to_at = at_;
  if (!date(member.to)) return false;
  if (!before(calendar_, extent(member.to, calendar_)->latest.last, extent(member.from, calendar_)->earliest.first))
    return true;
  return fail(Code::range, to_at, "the range ends before it begins");
}

bool EdtfParser::date(EdtfDate& date) {
  const std::size_t from = at_;
  if (!year_part(date) || (!has_julian_months(calendar_) && !other_year(date, from))) return false;
  if (peek() != '-') return true;
  if (date.year > 9999 || date.year < -9999 || date.significant != 0) {
    return fail(Code::syntax, at_, "expected the end of the year: after Y or S there is no month");
  }
  ++at_;
  if (!month_part(date)) return false;
  if (peek() != '-') return true;
  if (date.grouping()) return fail(Code::syntax, at_, "expected the end: a season has no days");
  ++at_;
  return day_part(date);
}

bool EdtfParser::year_part(EdtfDate& date) {
  const Qualifier before = qualifier();
  if (!(peek() == 'Y' ? long_year(date) : four_digits(date))) return false;
  date.year_qualifier = before | qualifier();
  return true;
}

bool EdtfParser::other_year(const EdtfDate& date, std::size_t from) {
  if (date.year > 9999 || date.year < -9999 || date.significant != 0 || (date.year_mask != 0 && peek() == '-'))
    return fail(Code::unsupported, from, "in this calendar a date has a year of four digits and no X but in years");
  if (!extent(date, calendar_)) return fail(Code::range, from, "the calendar is not known in this year");
  return true;
}

bool EdtfParser::other_month(EdtfDate& date, std::size_t from) {
  if (date.month_mask != 0) return fail(Code::unsupported, from, "in this calendar there is no X in months");
  if (accept('L')) date.month = static_cast<std::uint8_t>(date.month + kLeapMonth);
  if (days_in_month(calendar_, date.year, date.month) == 0)
    return fail(Code::range, from, "the year has no such month",
                "months count as the calendar does; 04L is a leap month");
  return true;
}

bool EdtfParser::four_digits(EdtfDate& date) {
  const std::size_t from = at_;
  const bool negative = accept('-');
  int year = 0;
  for (int i = 3; i >= 0; --i, ++at_) {
    const char c = peek();
    year *= 10;
    if (c == 'X') {
      date.year_mask |= static_cast<std::uint8_t>(1U << i);
    } else if (digit(c)) {
      year += c - '0';
    } else {
      return fail(Code::syntax, at_, "expected a year of four digits",
                  "as in 0044, -0043 (44 BC), 19XX; without spaces");
    }
  }
  if (digit(peek())) return fail(Code::syntax, at_, "expected the end of a year of four digits", kLongYearHint);
  if (negative && year == 0 && date.year_mask == 0)
    return fail(Code::range, from, "there is no year -0000", "0000 is 1 BC");
  date.year = negative ? -year : year;
  date.negative_masked = negative && date.year_mask != 0;
  return peek() != 'S' || significant(date);
}

bool EdtfParser::long_year(EdtfDate& date) {
  const std::size_t from = at_++;
  const bool negative = accept('-');
  if (peek() == '0') return fail(Code::syntax, at_, "expected a digit from 1 to 9 after Y");
  std::int64_t year = 0;
  if (!number(year, kMaxYear)) return false;
  if (accept('E')) {
    std::int64_t exponent = 0;
    const std::size_t exponent_at = at_;
    if (!number(exponent, 18)) return false;
    if (exponent == 0) return fail(Code::syntax, exponent_at, "expected an exponent of 1 or more");
    date.exponent = static_cast<std::uint8_t>(exponent);
    for (; exponent > 0; --exponent) {
      if (year > kMaxYear / 10) return fail(Code::range, from, "the year is beyond ±10^18");
      year *= 10;
    }
  }
  if (year <= 9999) return fail(Code::range, from, "only years of more than four digits begin with Y");
  date.year = negative ? -year : year;
  return peek() != 'S' || significant(date);
}

bool EdtfParser::significant(EdtfDate& date) {
  if (date.year_mask != 0) return fail(Code::syntax, at_, "expected no S after a year with X");
  const std::size_t from = ++at_;
  std::int64_t digits = 0;
  if (!number(digits, 99)) return false;
  if (digits == 0) return fail(Code::range, from, "at least one digit is significant");
  date.significant = static_cast<std::uint8_t>(digits);
  return true;
}

bool EdtfParser::number(std::int64_t& value, std::int64_t limit) {
  const std::size_t from = at_;
  if (!digit(peek())) return fail(Code::syntax, at_, "expected a digit");
  for (value = 0; digit(peek()); ++at_) {
    const int next = peek() - '0';
    if (value > (limit - next) / 10) return fail(Code::range, from, "the number is too great", "years reach to ±10^18");
    value = 10 * value + next;
  }
  return true;
}

bool EdtfParser::masked_pair(std::uint8_t& number, std::uint8_t& mask, const char* expected) {
  int value = 0;
  for (int i = 1; i >= 0; --i) {
    const char c = peek(static_cast<std::size_t>(1 - i));
    value *= 10;
    if (c == 'X') {
      mask |= static_cast<std::uint8_t>(1U << i);
    } else if (digit(c)) {
      value += c - '0';
    } else {
      return fail(Code::syntax, at_ + static_cast<std::size_t>(1 - i), expected,
                  "two digits, as in 07, or X for what is not known");
    }
  }
  at_ += 2;
  number = static_cast<std::uint8_t>(value);
  return true;
}

bool EdtfParser::month_part(EdtfDate& date) {
  const Qualifier before = qualifier();
  const std::size_t from = at_;
  if (!masked_pair(date.month, date.month_mask, "expected a month of two digits")) return false;
  date.last = Part::month;
  if (!has_julian_months(calendar_)) {
    if (!other_month(date, from)) return false;
  } else if (date.month_mask == 0) {
    const bool exists = (date.month >= 1 && date.month <= 12) || (date.month >= 21 && date.month <= 41);
    if (!exists) return fail(Code::range, from, "there is no such month", kMonthHint);
  } else if (!extent(date, calendar_)) {
    return fail(Code::range, from, "no month has these digits", kMonthHint);
  }
  const Qualifier after = qualifier();
  date.month_qualifier = before | after;
  date.year_qualifier = date.year_qualifier | after;
  return true;
}

bool EdtfParser::day_part(EdtfDate& date) {
  const Qualifier before = qualifier();
  const std::size_t from = at_;
  if (!masked_pair(date.day, date.day_mask, "expected a day of two digits")) return false;
  date.last = Part::day;
  if (date.day_mask != 0 && !has_julian_months(calendar_))
    return fail(Code::unsupported, from, "in this calendar there is no X in days");
  if (!date.masked()) {
    if (!valid(calendar_, {date.year, date.month, date.day})) {
      const bool julian_day =
          calendar_ == Calendar::gregorian && date.month == 2 && date.day == 29 && date.year % 4 == 0;
      return fail(Code::range, from, "the month has no such day",
                  julian_day ? "the Julian calendar has that day, the Gregorian has not" : "");
    }
  } else if (!extent(date, calendar_)) {
    return fail(Code::range, from, "no day has these digits");
  }
  const Qualifier after = qualifier();
  date.day_qualifier = before | after;
  date.month_qualifier = date.month_qualifier | after;
  date.year_qualifier = date.year_qualifier | after;
  return true;
}

bool EdtfParser::time(EdtfDate& date) {
  if (date.last != Part::day || date.masked() || !date.any_qualifier().certain())
    return fail(Code::syntax, at_, "expected no time of day: it follows a whole and certain day only");
  ++at_;
  const std::size_t from = at_;
  ClockTime& time = date.time;
  if (!clock_pair(time.hour, 24, "expected the hour, 00 to 24")) return false;
  if (!accept(':')) return fail(Code::syntax, at_, "expected a colon after the hour", "as in T23:20:30");
  if (!clock_pair(time.minute, 59, "expected the minute, 00 to 59")) return false;
  if (!accept(':')) return fail(Code::syntax, at_, "expected a colon and the seconds", "as in T23:20:30");
  const std::size_t second_at = at_;
  if (!clock_pair(time.second, 60, "expected the second, 00 to 59")) return false;
  if (time.hour == 24 && (time.minute != 0 || time.second != 0))
    return fail(Code::range, from, "the day ends at 24:00:00");
  if (!zone(time)) return false;
  // A leap second is the last of a day of UTC.
  const int utc_minutes = time.hour * 60 + time.minute - time.offset;
  if (time.second == 60 && (utc_minutes + 1440) % 1440 != 1439)
    return fail(Code::range, second_at, "a leap second comes at 23:59:60 UTC only");
  date.has_time = true;
  if (!at_end() && peek() != '/') return fail(Code::syntax, at_, "expected the end after the time of day");
  return true;
}

bool EdtfParser::zone(ClockTime& time) {
  if (accept('Z')) {
    time.zone = ClockTime::Zone::utc;
    return true;
  }
  const std::size_t from = at_;
  const bool behind = accept('-');
  if (!behind && !accept('+')) return true;
  std::uint8_t hours = 0;
  std::uint8_t minutes = 0;
  if (!clock_pair(hours, 23, "expected the zone's hours")) return false;
  time.zone = ClockTime::Zone::hours;
  if (accept(':')) {
    if (!clock_pair(minutes, 59, "expected the zone's minutes, 00 to 59")) return false;
    time.zone = ClockTime::Zone::hours_and_minutes;
  }
  const int offset = hours * 60 + minutes;
  if (behind && offset == 0) return fail(Code::range, from, "there is no zone -00:00", "write +00:00 or Z");
  if (offset > (behind ? 12 : 14) * 60) return fail(Code::range, from, "zones lie from -12:00 to +14:00");
  time.offset = static_cast<std::int16_t>(behind ? -offset : offset);
  return true;
}

bool EdtfParser::clock_pair(std::uint8_t& number, int limit, const char* expected) {
  if (!digit(peek()) || !digit(peek(1))) return fail(Code::syntax, at_ + (digit(peek()) ? 1 : 0), expected);
  const int value = 10 * (peek() - '0') + (peek(1) - '0');
  if (value > limit) return fail(Code::range, at_, expected);
  at_ += 2;
  number = static_cast<std::uint8_t>(value);
  return true;
}

}  // namespace thisday::when::detail

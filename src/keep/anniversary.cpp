#include "keep/anniversary.hpp"

namespace thisday::keep {
namespace {

using when::Bound;
using when::Calendar;
using when::CivilDay;
using when::DayNumber;
using when::Edtf;
using when::EdtfDate;
using when::Span;
using Part = Anniversary::Part;
using Years = std::optional<std::int64_t>;

/// The day of the Gregorian reform, 15 October 1582: before it no day was ever called by its Gregorian name.
constexpr DayNumber kReform{577736};

bool known_to_the_month(const EdtfDate& date) {
  return date.month >= 1 && !date.grouping() && date.month_mask == 0;
}

bool known_to_the_day(const EdtfDate& date) {
  return known_to_the_month(date) && date.day != 0 && date.day_mask == 0;
}

/// The anniversaries of one day: its own, and where it is Julian the Gregorian one. Of a calendar whose months are not
/// ours, also the Julian or Gregorian day by which it is known; years are those of ours.
void add_day(std::vector<Anniversary>& all, Calendar calendar, const EdtfDate& date, Part part, Years other_year) {
  if (!known_to_the_day(date)) return;
  Anniversary own{.on = {calendar, date.month, date.day},
                  .part = part,
                  .day = {},
                  .year = known_year(date),
                  .other_year = other_year};
  if (own.year) own.day = day_number(calendar, {*own.year, date.month, date.day});
  const bool foreign = !when::has_julian_months(calendar);
  if (foreign && own.day) own.year = civil_day(Calendar::gregorian, *own.day).year;
  if (!own.year && part == Part::day) own.part = Part::undated;
  all.push_back(own);
  if (calendar == Calendar::gregorian || !own.day) return;
  if (*own.day < kReform) {
    if (!foreign) return;
    const CivilDay julian = civil_day(Calendar::julian, *own.day);
    own.on = {Calendar::julian, julian.month, julian.day};
    own.year = julian.year;
    all.push_back(own);
    return;
  }
  const CivilDay civil = civil_day(Calendar::gregorian, *own.day);
  own.on = {Calendar::gregorian, civil.month, civil.day};
  own.new_style = true;
  all.push_back(own);
}

/// What is known to the month or year, no finer: some day or all days of it.
void add_coarse(std::vector<Anniversary>& all, const Edtf& edtf, const EdtfDate& date) {
  const bool month = known_to_the_month(date);
  if (!month && !known_year(date)) return;  // a decade or coarser
  const auto span = edtf.span();
  all.push_back({.on = {edtf.calendar(), month ? date.month : 0, 0},
                 .part = Part::coarse,
                 .day = span ? span->earliest : std::nullopt,
                 .year = known_year(date),
                 .other_year = {}});
}

void add_ends(std::vector<Anniversary>& all, const Edtf& interval) {
  const EdtfDate* from = interval.start();
  const EdtfDate* to = interval.end();
  if (from && to && *from == *to) {  // 1953-07-27/1953-07-27 is a day
    add_day(all, interval.calendar(), *from, Part::day, std::nullopt);
    return;
  }
  if (from) add_day(all, interval.calendar(), *from, Part::begins, to ? known_year(*to) : std::nullopt);
  if (to) add_day(all, interval.calendar(), *to, Part::ends, from ? known_year(*from) : std::nullopt);
}

/// Of days that all are meant, each has its anniversary; of days of which one is meant, none has.
void add_members(std::vector<Anniversary>& all, const Edtf& set) {
  if (set.shape() != Edtf::Shape::all_of) return;
  for (const Edtf::Member& member : set.members())
    if (member.kind == Edtf::Member::Kind::date) add_day(all, set.calendar(), member.from, Part::day, std::nullopt);
}

/// A bound as a day number; none where it is no day, or too far away to have one.
std::optional<DayNumber> number(Calendar calendar, const Bound& bound) {
  if (bound.kind != Bound::Kind::day) return std::nullopt;
  if (bound.day.year > when::kMaxDayNumberYear || bound.day.year < -when::kMaxDayNumberYear) return std::nullopt;
  return day_number(calendar, bound.day);
}

}  // namespace

std::vector<Anniversary> anniversaries(const when::Date& date) {
  std::vector<Anniversary> all;
  const Edtf& edtf = date.as_written();
  switch (edtf.shape()) {
    case Edtf::Shape::date:
      if (known_to_the_day(*edtf.start()))
        add_day(all, edtf.calendar(), *edtf.start(), Part::day, std::nullopt);
      else
        add_coarse(all, edtf, *edtf.start());
      break;
    case Edtf::Shape::interval:
      add_ends(all, edtf);
      break;
    case Edtf::Shape::one_of:
    case Edtf::Shape::all_of:
      add_members(all, edtf);
      break;
  }
  return all;
}

Years known_year(const EdtfDate& date) {
  if (date.year_mask != 0 || date.significant != 0) return std::nullopt;
  return date.year;
}

std::optional<MonthDay> fixed_day(const when::Recurrence& recurrence) {
  if (recurrence.rule != when::Recurrence::Rule::fixed || recurrence.offset != 0) return std::nullopt;
  if (recurrence.calendar != Calendar::gregorian) return std::nullopt;
  return MonthDay{recurrence.calendar, recurrence.month, recurrence.day};
}

std::optional<Span> days_inside(const when::Date& date) {
  const Edtf& edtf = date.as_written();
  if (!edtf.is_interval()) return std::nullopt;
  const when::Bounds bounds = edtf.bounds();
  const auto begun = number(edtf.calendar(), bounds.latest_start);
  const auto ended = number(edtf.calendar(), bounds.earliest_end);
  if (!begun) return std::nullopt;
  if (bounds.earliest_end.kind == Bound::Kind::open) return Span{*begun + 1, std::nullopt};
  if (!ended || *ended - *begun < 2) return std::nullopt;
  return Span{*begun + 1, *ended - 1};
}

bool includes(const Span& span, const MonthDay& day) {
  const std::int64_t year = civil_day(day.calendar, *span.earliest).year;
  // A month and day comes back within a year; 29 February within eight (1896, 1904).
  for (std::int64_t y = year; y <= year + 8; ++y) {
    const CivilDay civil{y, day.month, day.day};
    if (!valid(day.calendar, civil)) continue;
    const DayNumber number = day_number(day.calendar, civil);
    if (number < *span.earliest) continue;
    return !span.latest || number <= *span.latest;
  }
  return false;
}

}  // namespace thisday::keep

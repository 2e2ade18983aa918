// From the fields of complete phrases to dates: they are written as EDTF and read by `when`.

#include <algorithm>
#include <array>
#include <cstdio>

#include "phrase/fields.hpp"
#include "phrase/phrase.hpp"
#include "when/calendars/roman.hpp"
#include "when/recurrence.hpp"

namespace thisday::phrase {
namespace {

std::string padded(std::int64_t number, int digits) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%s%0*lld", number < 0 ? "-" : "", digits,
                static_cast<long long>(number < 0 ? -number : number));
  return buffer;
}

std::string year_text(std::int64_t year) {
  return (year > 9999 || year < -9999 ? "Y" : "") + padded(year, 4);
}

/// The calendar of a day that carries no label: the Julian before 15 October 1582, where no region is known.
when::Calendar unlabelled(std::int64_t year, std::int64_t month, std::int64_t day) {
  return std::array{year, month, day} < std::array<std::int64_t, 3>{1582, 10, 15} ? when::Calendar::julian
                                                                                  : when::Calendar::gregorian;
}

/// The same in a region, by its change-over; an error for a day that was left out there.
Result<when::Calendar> written_in(const when::ChangeOver& region, const when::CivilDay& first, bool whole_day) {
  if (!whole_day) return first >= region.first_gregorian ? when::Calendar::gregorian : when::Calendar::julian;
  const auto number = when::day_number_as_written(region, first);
  if (!number)
    return Error{Code::range,
                 "no such day was written in " + std::string(region.region) + ": the calendar changed over " +
                     year_text(region.first_gregorian.year) + "-" + padded(region.first_gregorian.month, 2) + "-" +
                     padded(region.first_gregorian.day, 2),
                 0, "write O.S. or N.S. to say which calendar is meant"};
  switch (when::written_day(region, *number).style) {
    case when::WrittenDay::Style::julian:
      return when::Calendar::julian;
    case when::WrittenDay::Style::swedish:
      return when::Calendar::swedish;
    case when::WrittenDay::Style::gregorian:
      break;
  }
  return when::Calendar::gregorian;
}

struct NamedDay {
  Feast feast;
  int month, day;
};
constexpr NamedDay kFixedFeasts[] = {
    {Feast::new_year, 1, 1},         {Feast::epiphany, 1, 6},        {Feast::valentine, 2, 14},
    {Feast::independence_day, 7, 4}, {Feast::bastille_day, 7, 14},   {Feast::halloween, 10, 31},
    {Feast::all_saints, 11, 1},      {Feast::christmas_eve, 12, 24}, {Feast::christmas, 12, 25},
    {Feast::boxing_day, 12, 26},     {Feast::new_years_eve, 12, 31}};
struct EasterDay {
  Feast feast;
  int days;
};
constexpr EasterDay kEasterFeasts[] = {{Feast::palm_sunday, -7},  {Feast::good_friday, -2}, {Feast::easter, 0},
                                       {Feast::easter_monday, 1}, {Feast::ascension, 39},   {Feast::pentecost, 49}};

}  // namespace

std::optional<when::Recurrence> recurrence(Feast feast) {
  when::Recurrence rule;
  for (const NamedDay& fixed : kFixedFeasts) {
    if (fixed.feast != feast) continue;
    rule.month = fixed.month;
    rule.day = fixed.day;
    return rule;
  }
  for (const EasterDay& moving : kEasterFeasts) {
    if (moving.feast != feast) continue;
    rule.rule = when::Recurrence::Rule::easter;
    rule.offset = moving.days;
    return rule;
  }
  rule.rule = when::Recurrence::Rule::weekday_of_month;
  switch (feast) {
    case Feast::thanksgiving:
      rule.month = 11, rule.weekday = when::Weekday::thursday, rule.nth = 4;
      return rule;
    case Feast::labor_day:
      rule.month = 9, rule.weekday = when::Weekday::monday, rule.nth = 1;
      return rule;
    case Feast::memorial_day:
      rule.month = 5, rule.weekday = when::Weekday::monday, rule.nth = -1;
      return rule;
    default:
      return std::nullopt;
  }
}

std::optional<std::int64_t> Phrase::full_year() const {
  if (!has(Field::year)) return std::nullopt;
  const std::int64_t era = has(Field::era) ? get(Field::era) : 0;
  const std::int64_t year = get(Field::year);
  if (era < 0) return 1 - year;
  if (era == 2) return year - when::roman::ab_urbe_condita(0);
  // Of "11 February 1731/32" the second year begins on 1 January, as ours does.
  constexpr std::int64_t kMarch = 3;
  const bool dual = has(Field::dual) && has(Field::month) && get(Field::month) <= kMarch;
  return dual && year / 100 * 100 + get(Field::dual) % 100 == year + 1 ? year + 1 : year;
}

bool Phrase::complete() const {
  if (sense() == Sense::feast) return has(Field::year);
  return sense() == Sense::calendar &&
         (has(Field::year) || has(Field::decade) || has(Field::century) || has(Field::millennium));
}

Result<when::Date> Phrase::date(std::string_view text, const when::ChangeOver* region) const {
  const std::string words(text.substr(begin, end - begin));
  if (!complete())
    return Error{Code::unsupported, "'" + words + "' needs a story to be a date: it names no year", begin};
  const bool before_christ = has(Field::era) && get(Field::era) < 0;
  std::string edtf;
  constexpr std::int64_t kMost = 1'000'000'000;  // centuries, millennia: what is beyond has no years to count in
  if (maybe(Field::century).value_or(0) > kMost || maybe(Field::millennium).value_or(0) > kMost)
    return Error{Code::range, "'" + words + "' is too far from our time", begin};
  std::int64_t year = 0, month = 1, day = 1;
  if (has(Field::millennium)) {
    const std::int64_t number = get(Field::millennium);
    edtf = before_christ ? "-" + std::to_string(number - 1) + "XXX" : std::to_string(number - 1) + "XXX";
    year = before_christ ? -1000 * number : 1000 * number;
  } else if (has(Field::century)) {
    const std::int64_t number = get(Field::century);
    edtf = (before_christ ? "-" : "") + padded(number - 1, 2) + "XX";
    year = before_christ ? -100 * number : 100 * (number - 1);
  } else if (has(Field::decade)) {
    edtf = padded(get(Field::decade), 3) + "X";
    year = get(Field::decade) * 10;
  } else {
    year = *full_year();
    edtf = year_text(year);
    if (sense() == Sense::feast) {
      const auto yearly = recurrence(static_cast<Feast>(get(Field::feast)));
      const bool julian_easter = yearly && yearly->rule == when::Recurrence::Rule::easter && year < 1583;
      const auto feast_day = !yearly         ? std::nullopt
                             : julian_easter ? std::optional(when::orthodox_easter(year) + yearly->offset)
                                             : yearly->in_year(year);
      if (!feast_day) return Error{Code::unsupported, "'" + words + "' has no day that is known here", begin};
      const when::CivilDay civil =
          when::civil_day(julian_easter ? when::Calendar::julian : when::Calendar::gregorian, *feast_day);
      month = civil.month, day = civil.day;
      edtf += "-" + padded(month, 2) + "-" + padded(day, 2);
    } else if (has(Field::month)) {
      month = get(Field::month);
      edtf += "-" + padded(month, 2);
      if (has(Field::day)) {
        day = get(Field::day);
        edtf += "-" + padded(day, 2);
      }
    } else if (has(Field::season)) {
      edtf += "-" + padded(20 + get(Field::season), 2);
    } else if (has(Field::quarter)) {
      edtf += "-" + padded(32 + get(Field::quarter), 2);
    } else if (has(Field::half)) {
      edtf += "-" + padded(39 + get(Field::half), 2);
    }
  }
  const bool approx = has(Field::approximate), unsure = has(Field::uncertain);
  if (approx || unsure) edtf += approx && unsure ? "%" : approx ? "~" : "?";
  auto calendar = unlabelled(year, month, day);
  if (has(Field::calendar)) {
    calendar = get(Field::calendar) == 1 ? when::Calendar::julian : when::Calendar::gregorian;
  } else if (region != nullptr) {
    const auto written = written_in(*region, {year, static_cast<int>(month), static_cast<int>(day)}, has(Field::day));
    if (!written) return written.error();
    calendar = *written;
  } else if (has(Field::dual) && has(Field::month)) {
    // A year is written double only where it began in March, and that was the Old Style.
    calendar = when::Calendar::julian;
  }
  auto parsed = when::Edtf::parse(edtf, calendar);
  if (!parsed) {
    Error error = parsed.error();
    error.message = "'" + words + "' is no day: " + error.message;
    error.position = begin;
    return error;
  }
  return when::Date(*parsed, words);
}

}  // namespace thisday::phrase

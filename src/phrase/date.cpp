// From the fields of complete phrases to dates: they are written as EDTF and read by `when`.

#include <algorithm>
#include <array>
#include <cstdio>

#include "phrase/calendar_dates.hpp"
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
  if (!has(Field::year) || has(Field::foreign)) return std::nullopt;
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
  if (has(Field::foreign)) return true;
  if (sense() == Sense::feast) return has(Field::year);
  return sense() == Sense::calendar &&
         (has(Field::year) || has(Field::decade) || has(Field::century) || has(Field::millennium));
}

namespace {

/// The numbers of a date: a month may be one of EDTF's seasons, quarters and halves; 0 where there is none.
struct Numbers {
  std::int64_t year = 0;
  int month = 0;
  int day = 0;
};

/// "[1850..1899]", "[-0449..-0400]": one of the years of a century's half.
std::string half_century_text(const Phrase& phrase) {
  const bool before_christ = phrase.has(Field::era) && phrase.get(Field::era) < 0;
  const std::int64_t number = phrase.get(Field::century);
  const std::int64_t first =
      (before_christ ? 1 - 100 * number : 100 * (number - 1)) + 50 * (phrase.get(Field::half) - 1);
  return "[" + year_text(first) + ".." + year_text(first + 49) + "]";
}

/// "195X", "-00XX", "1XXX": a decade, century or millennium.
std::string coarse_text(const Phrase& phrase) {
  const std::string minus = phrase.has(Field::era) && phrase.get(Field::era) < 0 ? "-" : "";
  if (phrase.has(Field::millennium)) return minus + std::to_string(phrase.get(Field::millennium) - 1) + "XXX";
  if (phrase.has(Field::century) && phrase.has(Field::half)) return half_century_text(phrase);
  if (phrase.has(Field::century)) return minus + padded(phrase.get(Field::century) - 1, 2) + "XX";
  return padded(phrase.get(Field::decade), 3) + "X";
}

/// A year of those, to tell the calendar by.
std::int64_t coarse_year(const Phrase& phrase) {
  const bool before_christ = phrase.has(Field::era) && phrase.get(Field::era) < 0;
  if (phrase.has(Field::millennium)) return (before_christ ? -1000 : 1000) * phrase.get(Field::millennium);
  if (!phrase.has(Field::century)) return phrase.get(Field::decade) * 10;
  const std::int64_t number = phrase.get(Field::century);
  return before_christ ? -100 * number : 100 * (number - 1);
}

/// The day of a feast in a year; none where it has none that is known here.
std::optional<Numbers> feast_day(Feast feast, std::int64_t year) {
  const auto yearly = recurrence(feast);
  if (!yearly) return std::nullopt;
  const bool julian_easter = yearly->rule == when::Recurrence::Rule::easter && year < 1583;
  const auto day = julian_easter ? std::optional(when::orthodox_easter(year) + yearly->offset) : yearly->in_year(year);
  if (!day) return std::nullopt;
  const when::CivilDay civil =
      when::civil_day(julian_easter ? when::Calendar::julian : when::Calendar::gregorian, *day);
  return Numbers{year, civil.month, civil.day};
}

Numbers stated_numbers(const Phrase& phrase, std::int64_t year) {
  Numbers numbers{year, 0, 0};
  if (phrase.has(Field::month)) {
    numbers.month = static_cast<int>(phrase.get(Field::month));
    if (phrase.has(Field::day)) numbers.day = static_cast<int>(phrase.get(Field::day));
  } else if (phrase.has(Field::season)) {
    numbers.month = static_cast<int>(20 + phrase.get(Field::season));
  } else if (phrase.has(Field::quarter)) {
    numbers.month = static_cast<int>(32 + phrase.get(Field::quarter));
  } else if (phrase.has(Field::half)) {
    numbers.month = static_cast<int>(39 + phrase.get(Field::half));
  }
  return numbers;
}

std::string text_of(const Numbers& numbers) {
  std::string text = year_text(numbers.year);
  if (numbers.month != 0) text += "-" + padded(numbers.month, 2);
  if (numbers.day != 0) text += "-" + padded(numbers.day, 2);
  return text;
}

/// Without the way through text, which nearly all dates can do without; none where that has to tell.
std::optional<when::Edtf> made(const Numbers& numbers, when::Calendar calendar) {
  if (numbers.year < -9999 || numbers.year > 9999) return std::nullopt;
  if (numbers.month == 0) return when::Edtf::year(numbers.year, calendar);
  auto edtf = numbers.day == 0 ? when::Edtf::month(numbers.year, numbers.month, calendar)
                               : when::Edtf::day(numbers.year, numbers.month, numbers.day, calendar);
  return edtf.ok() ? std::optional(*std::move(edtf)) : std::nullopt;
}

}  // namespace

Result<when::Date> Phrase::date(std::string_view text, const when::ChangeOver* region) const {
  if (has(Field::foreign)) return calendar_date(*this, text.substr(begin, end - begin));
  auto found = edtf(text, region);
  if (!found) return found.error();
  return when::Date(*std::move(found), std::string(text.substr(begin, end - begin)));
}

Result<when::Edtf> Phrase::edtf(std::string_view text, const when::ChangeOver* region) const {
  const auto wrong = [&](Code code, const std::string& why) {
    return Error{code, "'" + std::string(text.substr(begin, end - begin)) + "' " + why, begin};
  };
  if (has(Field::foreign)) {
    const auto found = calendar_date(*this, text.substr(begin, end - begin));
    return found ? Result<when::Edtf>(found->as_written()) : found.error();
  }
  if (!complete()) return wrong(Code::unsupported, "needs a story to be a date: it names no year");
  constexpr std::int64_t kMost = 1'000'000'000;  // centuries, millennia: what is beyond has no years to count in
  if (maybe(Field::century).value_or(0) > kMost || maybe(Field::millennium).value_or(0) > kMost)
    return wrong(Code::range, "is too far from our time");
  const bool coarse = has(Field::millennium) || has(Field::century) || has(Field::decade);
  Numbers numbers{coarse ? coarse_year(*this) : *full_year(), 0, 0};
  if (!coarse && sense() == Sense::feast) {
    const auto day = feast_day(static_cast<Feast>(get(Field::feast)), numbers.year);
    if (!day) return wrong(Code::unsupported, "has no day that is known here");
    numbers = *day;
  } else if (!coarse) {
    numbers = stated_numbers(*this, numbers.year);
  }
  const bool in_month = numbers.month >= 1 && numbers.month <= 12;
  const int month = in_month ? numbers.month : 1, day = numbers.day != 0 ? numbers.day : 1;
  auto calendar = unlabelled(numbers.year, month, day);
  if (has(Field::calendar)) {
    calendar = get(Field::calendar) == 1 ? when::Calendar::julian : when::Calendar::gregorian;
  } else if (region != nullptr) {
    const auto written = written_in(*region, {numbers.year, month, day}, has(Field::day));
    if (!written) return written.error();
    calendar = *written;
  } else if (has(Field::dual) && has(Field::month)) {
    // A year is written double only where it began in March, and that was the Old Style.
    calendar = when::Calendar::julian;
  }
  const bool approximate = has(Field::approximate), uncertain = has(Field::uncertain);
  if (!coarse && !approximate && !uncertain)
    if (auto plain = made(numbers, calendar)) return *std::move(plain);
  const char* qualifier = approximate && uncertain ? "%" : approximate ? "~" : uncertain ? "?" : "";
  auto parsed = when::Edtf::parse((coarse ? coarse_text(*this) : text_of(numbers)) + qualifier, calendar);
  if (parsed) return parsed;
  Error error = wrong(parsed.error().code, "is no day: " + parsed.error().message);
  error.hint = parsed.error().hint;
  return error;
}

}  // namespace thisday::phrase

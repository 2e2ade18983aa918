#include "when/recurrence.hpp"

#include <array>
#include <charconv>

#include "when/calendars/calendar_systems.hpp"
#include "when/detail/floor.hpp"

namespace thisday::when {
namespace {

using detail::floor_mod;

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int kMaxOffset = 366;

Error syntax(std::size_t position, std::string expected) {
  return {Code::syntax, "expected " + std::move(expected), position,
          "rules look like 07-27, julian:12-25, easter-2, paskha+49, 11-thu4, 05-sunlast"};
}

/// Reads a rule from the left; `at` is always the first byte not yet understood.
struct Reader {
  std::string_view text;
  std::size_t at = 0;

  bool accept(std::string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
  }
  std::optional<int> two_digits() {
    if (at + 2 > text.size()) return std::nullopt;
    const int tens = text[at] - '0';
    const int units = text[at + 1] - '0';
    if (tens < 0 || tens > 9 || units < 0 || units > 9) return std::nullopt;
    at += 2;
    return 10 * tens + units;
  }
  std::optional<int> number() {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (problem != std::errc{} || value < 0) return std::nullopt;
    at = static_cast<std::size_t>(end - text.data());
    return value;
  }
  std::optional<Weekday> weekday() {
    for (std::size_t i = 0; i < kWeekdays.size(); ++i)
      if (accept(kWeekdays[i])) return static_cast<Weekday>(i + 1);
    return std::nullopt;
  }
};

/// The part after "11-": "thu4", "sunlast", "sunlast2" (the last but one).
Result<Recurrence> read_weekday_rule(Reader& reader, Recurrence rule) {
  const auto weekday = reader.weekday();
  if (!weekday) return syntax(reader.at, "a day of two digits or a weekday (mon to sun)");
  rule.rule = Recurrence::Rule::weekday_of_month;
  rule.weekday = *weekday;
  const bool from_the_end = reader.accept("last");
  const std::size_t place = reader.at;
  const bool has_digit = place < reader.text.size() && reader.text[place] >= '0' && reader.text[place] <= '9';
  if (!has_digit && !from_the_end) return syntax(place, "which one: 1 to 5, or last");
  const int nth = has_digit ? reader.text[reader.at++] - '0' : 1;
  if (nth < 1 || nth > 5) return Error{Code::range, "a month has its weekdays 1 to 5 times", place};
  rule.nth = from_the_end ? -nth : nth;
  return rule;
}

Result<Recurrence> read_month_rule(Reader& reader) {
  Recurrence rule;
  for (const Calendar calendar : calendars())
    if (reader.accept(std::string(name(calendar)) + ':')) rule.calendar = calendar;
  const std::size_t month_at = reader.at;
  const auto month = reader.two_digits();
  if (!month) return syntax(month_at, "a month of two digits, easter or paskha");
  const int months = has_julian_months(rule.calendar) ? 12 : 13;
  if (*month < 1 || *month > months) return Error{Code::range, "there is no such month", month_at};
  rule.month = *month;
  if (!reader.accept("-")) return syntax(reader.at, "a hyphen after the month");
  const std::size_t day_at = reader.at;
  const auto day = reader.two_digits();
  if (!day && rule.calendar != Calendar::gregorian) return syntax(day_at, "a day of two digits");
  if (!day) return read_weekday_rule(reader, rule);
  // 2000 is a leap year in all calendars with a February; no month of the others has more than 31 days.
  const bool exists =
      has_julian_months(rule.calendar) ? valid(rule.calendar, {2000, *month, *day}) : *day >= 1 && *day <= 31;
  if (!exists) return Error{Code::range, "the month has no such day", day_at};
  rule.day = *day;
  return rule;
}

/// None where the calendar does not reach.
std::optional<std::int64_t> year_of(Calendar calendar, DayNumber day) {
  if (has_julian_months(calendar)) return civil_day(calendar, day).year;
  const auto named = calendar_system(calendar).day(day);
  return named ? std::optional(named->year) : std::nullopt;
}

std::optional<DayNumber> fixed_in_year(const Recurrence& rule, std::int64_t year) {
  const DayNumber first = gregorian::day_number({year, 1, 1});
  const DayNumber last = gregorian::day_number({year, 12, 31});
  const auto begin = year_of(rule.calendar, first);
  if (!begin) return std::nullopt;
  // Of the Islamic calendar three years can have days in one of ours.
  for (std::int64_t own_year = *begin; own_year <= *begin + 2; ++own_year) {
    const CivilDay day{own_year, rule.month, rule.day};
    if (!valid(rule.calendar, day)) continue;
    const DayNumber number = day_number(rule.calendar, day);
    if (first <= number && number <= last) return number;
  }
  return std::nullopt;
}

std::optional<DayNumber> weekday_in_month(const Recurrence& rule, std::int64_t year) {
  const int length = gregorian::days_in_month(year, rule.month);
  const DayNumber first = gregorian::day_number({year, rule.month, 1});
  const auto wanted = static_cast<std::int64_t>(rule.weekday);
  const auto first_of_kind = 1 + floor_mod(wanted - static_cast<std::int64_t>(weekday(first)), 7);
  const std::int64_t count = (length - first_of_kind) / 7 + 1;
  const std::int64_t nth = rule.nth > 0 ? rule.nth : count + 1 + rule.nth;
  if (nth < 1 || nth > count) return std::nullopt;
  return first + (first_of_kind - 1 + 7 * (nth - 1));
}

std::optional<DayNumber> base_in_year(const Recurrence& rule, std::int64_t year) {
  switch (rule.rule) {
    case Recurrence::Rule::fixed:
      return fixed_in_year(rule, year);
    case Recurrence::Rule::easter:
      return easter(year);
    case Recurrence::Rule::orthodox_easter:
      return orthodox_easter(year);
    case Recurrence::Rule::weekday_of_month:
      return weekday_in_month(rule, year);
  }
  return std::nullopt;
}

std::string two(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

Result<Recurrence> Recurrence::parse(std::string_view text) {
  Reader reader{text};
  Recurrence rule;
  if (reader.accept("easter")) {
    rule.rule = Rule::easter;
  } else if (reader.accept("paskha")) {
    rule.rule = Rule::orthodox_easter;
  } else {
    auto by_month = read_month_rule(reader);
    if (!by_month) return by_month.error();
    rule = *by_month;
  }
  if (reader.at == text.size()) return rule;
  const std::size_t sign_at = reader.at;
  const bool negative = reader.accept("-");
  if (!negative && !reader.accept("+")) return syntax(sign_at, "the end, or a number of days as in +1");
  const std::size_t days_at = reader.at;
  const auto days = reader.number();
  if (!days) return syntax(days_at, "a number of days");
  if (*days > kMaxOffset) return Error{Code::range, "a yearly day lies at most 366 days from its base", days_at};
  if (reader.at != text.size()) return syntax(reader.at, "the end of the rule");
  rule.offset = negative ? -*days : *days;
  return rule;
}

std::string Recurrence::str() const {
  std::string text;
  switch (rule) {
    case Rule::easter:
      text = "easter";
      break;
    case Rule::orthodox_easter:
      text = "paskha";
      break;
    case Rule::fixed:
      if (calendar != Calendar::gregorian) text = std::string(name(calendar)) + ":";
      text += two(month) + "-" + two(day);
      break;
    case Rule::weekday_of_month:
      text = two(month) + "-";
      text += kWeekdays[static_cast<std::size_t>(weekday) - 1];
      if (nth < 0) text += "last";
      if (nth != -1) text += std::to_string(nth < 0 ? -nth : nth);
      break;
  }
  if (offset > 0) text += "+";
  if (offset != 0) text += std::to_string(offset);
  return text;
}

std::optional<DayNumber> Recurrence::in_year(std::int64_t year) const {
  const auto base = base_in_year(*this, year);
  if (!base) return std::nullopt;
  return *base + offset;
}

DayNumber easter(std::int64_t year) {
  // The computus comes round after 5,700,000 years; in there all numbers are positive.
  const std::int64_t y = floor_mod(year, 5'700'000);
  const std::int64_t golden = y % 19;
  const std::int64_t century = y / 100;
  const std::int64_t epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  const std::int64_t full_moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
  const DayNumber moon = gregorian::day_number({year, 3, 21}) + full_moon;
  // Easter is the Sunday after the full moon, never on it.
  return moon + (7 - static_cast<std::int64_t>(weekday(moon)) % 7);
}

DayNumber orthodox_easter(std::int64_t year) {
  const std::int64_t full_moon = (19 * floor_mod(year, 19) + 15) % 30;
  const DayNumber moon = julian::day_number({year, 3, 21}) + full_moon;
  return moon + (7 - static_cast<std::int64_t>(weekday(moon)) % 7);
}

}  // namespace thisday::when

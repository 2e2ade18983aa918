#include "ask/sameness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace thisday::ask {
namespace {

using story::Kind;
using when::Calendar;
using when::CivilDay;
using when::DayNumber;

bool inside(const when::Span& in, const when::Span& out) {
  return in.earliest && in.latest && out.contains(*in.earliest) && out.contains(*in.latest);
}

/// By how many days the Julian calendar was behind.
std::int64_t calendars_apart(DayNumber day) {
  return std::llabs(day - when::day_number(Calendar::gregorian, when::civil_day(Calendar::julian, day)));
}

/// Old Style was written until then, somewhere.
constexpr DayNumber kLastOldStyle = when::day_number(Calendar::gregorian, {1928, 12, 31});

/// Whether one year may be another, misremembered or mistyped: 1916 and 1917, 1961 or 1816.
bool mistyped(std::int64_t a, std::int64_t b) {
  constexpr std::int64_t kNear = 10;
  if (std::llabs(a - b) <= kNear) return true;
  if (a < 0 || b < 0) return std::llabs(a) == std::llabs(b);
  int differ = 0;
  std::int64_t sum = 0;  // of the differences, which is none where digits have changed places
  for (std::int64_t x = a, y = b; x > 0 || y > 0; x /= 10, y /= 10) {
    differ += x % 10 != y % 10;
    sum += x % 10 - y % 10;
  }
  return differ == 1 || (differ == 2 && sum == 0);
}

/// What one error makes of a day; apart where it takes more.
Dates one_error(const CivilDay& a, const CivilDay& b) {
  const bool year = a.year == b.year, month = a.month == b.month, day = a.day == b.day;
  if (year && month) return Dates::day;
  if (year && day) return Dates::month;
  if (month && day) return mistyped(a.year, b.year) ? Dates::year : Dates::apart;
  return year && a.month == b.day && a.day == b.month ? Dates::swapped : Dates::apart;
}

Dates compare_days(Calendar mine, DayNumber x, Calendar its, DayNumber y) {
  if (x == y) return Dates::same;
  const CivilDay a = when::civil_day(mine, x);
  const CivilDay b = when::civil_day(its, y);
  if (a == b) return Dates::same;
  const std::int64_t days = std::llabs(x - y);
  if (std::max(x, y) <= kLastOldStyle && days == calendars_apart(std::min(x, y)) && days > 0) return Dates::old_style;
  if (days == 1) return Dates::next_day;
  if (const Dates error = one_error(a, b); error != Dates::apart) return error;
  constexpr std::int64_t kNear = 800;
  return days < kNear ? Dates::near : Dates::apart;
}

// What speaks for it, as logarithms of odds. Found by regression (bench/check) over a hundred thousand pairs of
// sentences and candidates of three kinds of sources, whose links say which of them are the same; each kind by itself
// gives nearly the same numbers.

/// By how the dates lie, in the order of Dates. Two of one year are told much of in the days after each other, so a day
/// within the month says little; that only the year differs, or day and month have changed places, seldom comes about
/// by chance.
struct Bias {
  double event;
  double person;
};
constexpr std::array<Bias, 12> kBias = {{
    {1.0, -0.5},    // same
    {-4.0, -2.0},   // coarser
    {-4.0, -2.0},   // finer
    {0.0, -0.5},    // old_style
    {-2.0, -2.0},   // overlap
    {-1.2, -1.0},   // next_day
    {-5.8, -4.0},   // day
    {-2.0, -2.0},   // month
    {-2.7, -3.5},   // year
    {1.2, -1.0},    // swapped
    {-8.3, -6.8},   // near
    {-10.4, -10.5}  // apart
}};

double odds_of_event(const keep::Alike& alike, Dates dates) {
  return kBias[static_cast<std::size_t>(dates)].event + 1.1 * std::log(0.3 + alike.shared) + 4.4 * alike.part +
         2.6 * alike.own_part;
}

double odds_of_person(const keep::Telling& told, const keep::Alike& alike, Dates dates) {
  const auto& name = alike.telling.name;
  const auto tells = [&](std::uint32_t word) {
    return std::binary_search(told.tokens.begin(), told.tokens.end(), keep::Telling::Token{word, 0});
  };
  const auto shared = static_cast<std::size_t>(std::count_if(name.begin(), name.end(), tells));
  if (shared == 0) return -20;
  double odds = kBias[static_cast<std::size_t>(dates)].person + 0.2 * std::log(0.3 + alike.shared) + 3.6 * alike.part +
                1.1 * alike.own_part;
  if (shared == name.size() && shared >= 2) odds += 2.5;
  if (shared >= 2) odds += 2.2;
  if (shared >= 3) odds += 1.0;
  if (tells(name.back())) odds += 0.8;
  return odds;
}

}  // namespace

Dates compare(const when::Date& claim, Calendar calendar, const when::Span& source) {
  const auto mine = claim.span();
  if (!mine) return Dates::apart;
  const auto x = when::only_day(mine);
  const auto y = when::only_day(source);
  if (x && y) return compare_days(claim.calendar(), *x, calendar, *y);
  if (*mine == source) return Dates::same;
  if (inside(source, *mine)) return Dates::coarser;
  if (inside(*mine, source)) return Dates::finer;
  if (mine->overlaps(source)) return Dates::overlap;
  const auto gap = [&]() -> std::int64_t {
    if (mine->earliest && source.latest && *mine->earliest > *source.latest) return *mine->earliest - *source.latest;
    if (mine->latest && source.earliest) return *source.earliest - *mine->latest;
    return 0;
  };
  constexpr std::int64_t kNear = 800;
  return gap() < kNear ? Dates::near : Dates::apart;
}

double sameness(const keep::Telling& told, const keep::Alike& alike, Dates dates) {
  const bool person = alike.telling.kind == Kind::birth || alike.telling.kind == Kind::death;
  double odds = person ? odds_of_person(told, alike, dates) : odds_of_event(alike, dates);
  // "He dies at Medina" and "His successor is chosen": a death may be told as an event, and seldom is.
  if (told.kind != alike.telling.kind && !person) odds -= 1;
  return 1 / (1 + std::exp(-odds));
}

}  // namespace thisday::ask

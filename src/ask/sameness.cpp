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

std::optional<DayNumber> only_day(const when::Span& span) {
  if (!span.earliest || span.earliest != span.latest) return std::nullopt;
  return span.earliest;
}

bool inside(const when::Span& in, const when::Span& out) {
  return in.earliest && in.latest && out.contains(*in.earliest) && out.contains(*in.latest);
}

/// By how many days the Julian calendar was behind.
std::int64_t calendars_apart(DayNumber day) {
  return std::llabs(day - when::day_number(Calendar::gregorian, when::civil_day(Calendar::julian, day)));
}

/// Old Style was written until then, somewhere.
constexpr DayNumber kLastOldStyle = when::day_number(Calendar::gregorian, {1928, 12, 31});

int digits_apart(std::int64_t a, std::int64_t b) {
  int apart = 0;
  for (; a != 0 || b != 0; a /= 10, b /= 10) apart += a % 10 != b % 10;
  return apart;
}

bool one_mistake(const CivilDay& a, const CivilDay& b) {
  const int same = (a.year == b.year) + (a.month == b.month) + (a.day == b.day);
  if (same == 2) return true;
  if (a.year == b.year && a.month == b.day && a.day == b.month) return true;
  // The first day of the next month, or the last of the year before.
  return same == 1 && a.day == b.day && digits_apart(a.year, b.year) == 1 && std::abs(a.month - b.month) == 11;
}

Dates compare_days(Calendar mine, DayNumber x, Calendar its, DayNumber y) {
  if (x == y) return Dates::same;
  const CivilDay a = when::civil_day(mine, x);
  const CivilDay b = when::civil_day(its, y);
  if (a == b) return Dates::same;
  const std::int64_t days = std::llabs(x - y);
  if (std::max(x, y) <= kLastOldStyle && days == calendars_apart(std::min(x, y)) && days > 0) return Dates::old_style;
  if (days == 1 || one_mistake(a, b)) return Dates::mistake;
  if (mine != its && (one_mistake(when::civil_day(its, x), b) || one_mistake(a, when::civil_day(mine, y))))
    return Dates::mistake;
  constexpr std::int64_t kNear = 800;
  return days < kNear ? Dates::near : Dates::apart;
}

double person(const keep::Telling& told, const keep::Alike& alike, Dates dates) {
  const auto& name = alike.telling.name;
  if (name.empty()) return 0;
  std::size_t shared = 0;
  for (const std::uint32_t word : name)
    shared += std::binary_search(told.tokens.begin(), told.tokens.end(), keep::Telling::Token{word, 0});
  if (shared == 0) return 0;
  const bool last = std::binary_search(told.tokens.begin(), told.tokens.end(), keep::Telling::Token{name.back(), 0});
  double sure = 0;
  if (shared == name.size())
    sure = shared >= 2 ? 0.95 : 0.6;
  else if (shared >= 2)
    sure = last ? 0.85 : 0.6;
  else
    sure = last ? 0.5 : 0.2;
  if (dates == Dates::near) sure *= 0.75;
  if (dates == Dates::apart) sure *= shared >= 3 ? 0.6 : 0.5;
  return sure;
}

}  // namespace

Dates compare(const when::Date& claim, Calendar calendar, const when::Span& source) {
  const auto mine = claim.span();
  if (!mine) return Dates::apart;
  const auto x = only_day(*mine);
  const auto y = only_day(source);
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
  if (told.kind != alike.telling.kind) return 0;
  if (told.kind == Kind::birth || told.kind == Kind::death) return person(told, alike, dates);
  const double part = std::max(alike.part, alike.own_part);
  double sure = std::sqrt(part) * alike.shared / (alike.shared + 2.0);
  if (dates == Dates::near) sure *= 0.85;
  if (dates == Dates::apart) sure *= 0.7;
  return sure;
}

}  // namespace thisday::ask

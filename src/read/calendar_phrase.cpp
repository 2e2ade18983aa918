#include "read/calendar_phrase.hpp"

#include <array>

namespace thisday::read {

using phrase::Anchor;
using phrase::Field;
using phrase::Phrase;
using phrase::Sense;
using phrase::Unit;

namespace {

constexpr auto kJulian = when::Calendar::julian;
constexpr auto kGregorian = when::Calendar::gregorian;

}  // namespace

when::Calendar calendar_of(std::int64_t year, int month, int day) {
  return std::array<std::int64_t, 3>{year, month, day} < std::array<std::int64_t, 3>{1582, 10, 15} ? kJulian
                                                                                                   : kGregorian;
}

Phrase calendar_phrase(std::int64_t year, std::optional<int> month, std::optional<int> day) {
  Phrase made;
  made.set(Field::sense, static_cast<std::int64_t>(Sense::calendar));
  if (year > 0) {
    made.set(Field::year, year);
  } else {
    made.set(Field::year, 1 - year);
    made.set(Field::era, -1);
  }
  if (month) made.set(Field::month, *month);
  if (day) made.set(Field::day, *day);
  return made;
}

void set_year(Phrase& phrase, std::int64_t year) {
  phrase.set(Field::year, year > 0 ? year : 1 - year);
  if (year <= 0) phrase.set(Field::era, -1);
}

bool from_story(const Phrase& phrase) {
  return phrase.maybe(Field::anchor) == static_cast<std::int64_t>(Anchor::story);
}

Unit unit_of(const Phrase& phrase) {
  return static_cast<Unit>(phrase.get(Field::unit));
}

std::string unit_mask(Unit unit) {
  switch (unit) {
    case Unit::day:
      return "XXXX-XX-XX";
    case Unit::week:
      return "XXXX-WXX";
    case Unit::month:
      return "XXXX-XX";
    case Unit::year:
      return "XXXX";
    default:
      return "";
  }
}

}  // namespace thisday::read

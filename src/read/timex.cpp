#include "read/timex.hpp"

#include <cstdio>

namespace thisday::read {
namespace {

using phrase::Field;
using phrase::Phrase;
using phrase::Unit;

std::string padded(std::int64_t number, int digits) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%0*lld", digits, static_cast<long long>(number));
  return buffer;
}

std::string year_value(const Phrase& phrase) {
  const auto year = phrase.full_year();
  if (!year) return "XXXX";
  return *year > 0 ? padded(*year, 4) : "BC" + padded(1 - *year, 4);
}

std::string_view season_letters(std::int64_t season) {
  constexpr std::string_view kLetters[] = {"SP", "SU", "FA", "WI"};
  return kLetters[(season - 1) & 3];
}

std::string time_value(const Phrase& phrase) {
  if (phrase.has(Field::hour)) {
    std::int64_t hour = phrase.get(Field::hour);
    const std::int64_t noon = phrase.maybe(Field::noon).value_or(0);
    if (noon > 0 && hour < 12) hour += 12;
    if (noon < 0 && hour == 12) hour = 0;
    return "T" + padded(hour, 2) + ":" + padded(phrase.maybe(Field::minute).value_or(0), 2);
  }
  if (phrase.has(Field::daypart))
    return "T" + std::string(daypart_letters(static_cast<phrase::DayPart>(phrase.get(Field::daypart))));
  return "";
}

}  // namespace

std::string_view daypart_letters(phrase::DayPart part) {
  constexpr std::string_view kLetters[] = {"MO", "MI", "AF", "EV", "NI", "DT", "MO"};
  return kLetters[static_cast<std::size_t>(part) - 1];
}

std::string calendar_value(const Phrase& phrase) {
  const bool before_christ = phrase.maybe(Field::era).value_or(1) < 0;
  const std::string prefix = before_christ ? "BC" : "";
  if (phrase.has(Field::millennium)) return prefix + padded(phrase.get(Field::millennium) - 1, 1);
  if (phrase.has(Field::century)) return prefix + padded(phrase.get(Field::century) - 1, 2);
  if (phrase.has(Field::decade)) return padded(phrase.get(Field::decade), 3);
  std::string value = year_value(phrase);
  if (phrase.has(Field::season)) return value + "-" + std::string(season_letters(phrase.get(Field::season)));
  if (phrase.has(Field::quarter)) return value + "-Q" + padded(phrase.get(Field::quarter), 1);
  if (phrase.has(Field::half)) return value + "-H" + padded(phrase.get(Field::half), 1);
  const std::string time = time_value(phrase);
  if (phrase.has(Field::month) || phrase.has(Field::day) || !time.empty())
    value += "-" + (phrase.has(Field::month) ? padded(phrase.get(Field::month), 2) : "XX");
  if (phrase.has(Field::day) || !time.empty())
    value += "-" + (phrase.has(Field::day) ? padded(phrase.get(Field::day), 2) : "XX");
  return value + time;
}

std::string duration_value(const Phrase& phrase) {
  std::string_view letters;
  bool time = false;
  std::int64_t factor = 1;
  switch (static_cast<Unit>(phrase.get(Field::unit))) {
    case Unit::second:
      letters = "S", time = true;
      break;
    case Unit::minute:
      letters = "M", time = true;
      break;
    case Unit::hour:
      letters = "H", time = true;
      break;
    case Unit::day:
      letters = "D";
      break;
    case Unit::week:
      letters = "W";
      break;
    case Unit::weekend:
      letters = "WE";
      break;
    case Unit::month:
      letters = "M";
      break;
    case Unit::quarter:
      letters = "M", factor = 3;
      break;
    case Unit::season:
      letters = "SE";
      break;
    case Unit::year:
      letters = "Y";
      break;
    case Unit::decade:
      letters = "DE";
      break;
    case Unit::century:
      letters = "CE";
      break;
    case Unit::millennium:
      letters = "ML";
      break;
  }
  const std::int64_t count = phrase.maybe(Field::count).value_or(1);
  std::string value = time ? "PT" : "P";
  value += count == phrase::kVague ? "X" : std::to_string(count * factor);
  if (const auto tenths = phrase.maybe(Field::tenths)) value.append(".").append(std::to_string(*tenths));
  return value.append(letters);
}

}  // namespace thisday::read

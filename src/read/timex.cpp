#include "read/timex.hpp"

#include <algorithm>
#include <optional>

namespace thisday::read {
namespace {

using phrase::Field;
using phrase::Phrase;
using phrase::Unit;

// A number with noughts before it.
void put(std::string& value, std::int64_t number, int digits) {
  if (number < 0) {  // "the 0th century"
    value += '-';
    return put(value, -number, digits - 1);
  }
  int length = 1;
  for (std::int64_t rest = number; rest >= 10; rest /= 10) ++length;
  length = std::max(length, digits);
  value.resize(value.size() + static_cast<std::size_t>(length));
  for (char* at = value.data() + value.size(); length > 0; --length, number /= 10)
    *--at = static_cast<char>('0' + number % 10);
}

void put_year(std::string& value, const Phrase& phrase) {
  const auto year = phrase.full_year();
  if (!year) {
    value += "XXXX";
  } else if (*year > 0) {
    put(value, *year, 4);
  } else {
    value += "BC";
    put(value, 1 - *year, 4);
  }
}

void put_part(std::string& value, std::optional<std::int64_t> number) {
  value += '-';
  if (number)
    put(value, *number, 2);
  else
    value += "XX";
}

std::string_view season_letters(std::int64_t season) {
  constexpr std::string_view kLetters[] = {"SP", "SU", "FA", "WI"};
  return kLetters[(season - 1) & 3];
}

void put_time(std::string& value, const Phrase& phrase) {
  value += 'T';
  if (!phrase.has(Field::hour)) {
    value += daypart_letters(static_cast<phrase::DayPart>(phrase.get(Field::daypart)));
    return;
  }
  std::int64_t hour = phrase.get(Field::hour);
  const std::int64_t noon = phrase.maybe(Field::noon).value_or(0);
  if (noon > 0 && hour < 12) hour += 12;
  if (noon < 0 && hour == 12) hour = 0;
  put(value, hour, 2);
  value += ':';
  put(value, phrase.maybe(Field::minute).value_or(0), 2);
}

}  // namespace

std::string_view daypart_letters(phrase::DayPart part) {
  constexpr std::string_view kLetters[] = {"MO", "MI", "AF", "EV", "NI", "DT", "MO"};
  return kLetters[static_cast<std::size_t>(part) - 1];
}

std::string calendar_value(const Phrase& phrase) {
  std::string value;
  const bool before_christ = phrase.maybe(Field::era).value_or(1) < 0;
  if (before_christ && (phrase.has(Field::millennium) || phrase.has(Field::century))) value = "BC";
  if (phrase.has(Field::millennium)) {
    put(value, phrase.get(Field::millennium) - 1, 1);
    return value;
  }
  if (phrase.has(Field::century)) {
    put(value, phrase.get(Field::century) - 1, 2);
    return value;
  }
  if (phrase.has(Field::decade)) {
    put(value, phrase.get(Field::decade), 3);
    return value;
  }
  const auto weekday = phrase.maybe(Field::weekday);
  if (weekday && !phrase.full_year() && !phrase.has(Field::month) && !phrase.has(Field::day)) {
    put(value = "XXXX-WXX-", *weekday, 1);
    return value;
  }
  put_year(value, phrase);
  if (phrase.has(Field::season)) return value.append("-").append(season_letters(phrase.get(Field::season)));
  if (phrase.has(Field::quarter)) {
    put(value += "-Q", phrase.get(Field::quarter), 1);
    return value;
  }
  if (phrase.has(Field::half)) {
    put(value += "-H", phrase.get(Field::half), 1);
    return value;
  }
  const bool time = phrase.has(Field::hour) || phrase.has(Field::daypart);
  if (phrase.has(Field::month) || phrase.has(Field::day) || time) put_part(value, phrase.maybe(Field::month));
  if (phrase.has(Field::day) || time) put_part(value, phrase.maybe(Field::day));
  if (time) put_time(value, phrase);
  return value;
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

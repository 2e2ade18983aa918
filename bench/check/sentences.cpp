#include "sentences.hpp"

#include <fmt/format.h>

#include <array>

#include "ask/date_words.hpp"
#include "when/calendar.hpp"

namespace thisday::bench {
namespace {

using story::Kind;
using when::CivilDay;

std::string american(const CivilDay& day) {
  return fmt::format("{} {}, {}", ask::month_name(day.month), day.day, ask::year_words(day.year));
}

std::string british(const CivilDay& day) {
  return fmt::format("{} {}", ask::day_words(day.month, day.day), ask::year_words(day.year));
}

/// "Marie Curie", of "Marie Curie, Polish-French physicist (d. 1934)"; and the rest without its brackets.
struct Person {
  std::string name;
  std::string rest;
};
Person person(std::string_view headline) {
  const std::size_t comma = headline.find_first_of(",(");
  Person person{std::string(headline.substr(0, comma)), {}};
  while (person.name.ends_with(' ')) person.name.pop_back();
  if (comma == std::string_view::npos || headline[comma] != ',') return person;
  std::string_view rest = headline.substr(comma + 1);
  rest = rest.substr(0, rest.find('('));
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  while (rest.ends_with(' ') || rest.ends_with('.')) rest.remove_suffix(1);
  person.rest = rest;
  return person;
}

std::string told(const story::Event& event) {
  std::string text = event.headline;
  for (char& c : text)
    if (c == '\n') c = ' ';
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text;
}

}  // namespace

std::string_view name(Move move) {
  constexpr std::array<std::string_view, 6> kNames = {"not moved", "a day", "a month", "a year", "a digit", "swapped"};
  return kNames[static_cast<std::size_t>(move)];
}

CivilDay moved(const CivilDay& day, when::Calendar calendar, Move move, std::mt19937& random) {
  CivilDay to = day;
  const int sign = random() % 2 == 0 ? 1 : -1;
  const auto swap_digits = [](std::int64_t number) {
    return number >= 10 ? number / 100 * 100 + number % 10 * 10 + number / 10 % 10 : number;
  };
  switch (move) {
    case Move::none:
      return day;
    case Move::day:
      to = when::civil_day(calendar, when::day_number(calendar, day) + sign);
      break;
    case Move::month:
      to.month = (day.month - 1 + sign + 12) % 12 + 1;
      break;
    case Move::year:
      to.year += sign;
      break;
    case Move::digit:
      if (random() % 2 == 0 && swap_digits(day.day) <= 28 && swap_digits(day.day) > 0)
        to.day = static_cast<int>(swap_digits(day.day));
      else
        to.year = swap_digits(day.year);
      break;
    case Move::swapped:
      if (day.day <= 12) std::swap(to.month, to.day);
      break;
  }
  return when::valid(calendar, to) ? to : day;
}

std::string sentence(const story::Event& event, const CivilDay& day, std::mt19937& random) {
  const std::string date = random() % 2 == 0 ? american(day) : british(day);
  if (event.kind == Kind::birth || event.kind == Kind::death) {
    const Person who = person(told(event));
    const char* verb = event.kind == Kind::birth ? "was born" : "died";
    const std::string all = who.rest.empty() ? who.name : fmt::format("{}, {},", who.name, who.rest);
    switch (random() % 3) {
      case 0:
        return fmt::format("{} {} on {}.", all, verb, date);
      case 1:
        return fmt::format("On {}, {} {}.", date, all, verb);
      default:
        return fmt::format("{}: {} {}.", date, all, verb);
    }
  }
  const std::string text = told(event);
  switch (random() % 3) {
    case 0:
      return fmt::format("On {}, {}.", date, text);
    case 1:
      return fmt::format("{}: {}.", date, text);
    default:
      return fmt::format("{} ({}).", text, date);
  }
}

}  // namespace thisday::bench

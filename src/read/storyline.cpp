#include "read/storyline.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "read/story_path.hpp"
#include "read/surroundings.hpp"

namespace thisday::read {
namespace {

using phrase::Field;
using phrase::Phrase;
using phrase::Sense;
using phrase::Unit;

int month_of(const Phrase& phrase) {
  if (phrase.has(Field::month)) return static_cast<int>(phrase.get(Field::month));
  // A winter is named after the year it ends in where the story comes from the autumn before it.
  constexpr std::array<int, 4> kSeasons = {4, 7, 10, 1};
  if (phrase.has(Field::season)) return kSeasons[static_cast<std::size_t>(phrase.get(Field::season) - 1) & 3];
  if (phrase.has(Field::quarter)) return static_cast<int>(phrase.get(Field::quarter)) * 3 - 1;
  return 0;
}

std::optional<StoryItem> item_of(const Phrase& phrase) {
  StoryItem item;
  if (phrase.sense() == Sense::offset || phrase.sense() == Sense::same) {
    if (phrase.maybe(Field::anchor) != static_cast<std::int64_t>(phrase::Anchor::story)) return std::nullopt;
    const std::int64_t count = phrase.maybe(Field::count).value_or(0);
    if (count == phrase::kVague || count > 1000) return std::nullopt;
    item.kind = StoryItem::Kind::step;
    const std::int64_t direction = phrase.maybe(Field::direction).value_or(0);
    switch (static_cast<Unit>(phrase.maybe(Field::unit).value_or(static_cast<std::int64_t>(Unit::day)))) {
      case Unit::month:
        item.step = count * direction;
        break;
      case Unit::year:
        item.step = 12 * count * direction;
        break;
      case Unit::decade:
        item.step = 120 * count * direction;
        break;
      default:
        return std::nullopt;
    }
    item.whole_years = item.step % 12 == 0;
    return item.step != 0 ? std::optional(item) : std::nullopt;
  }
  if (phrase.sense() != Sense::calendar || phrase.has(Field::foreign)) return std::nullopt;
  item.month = month_of(phrase);
  if (const auto year = phrase.full_year()) {
    if (std::abs(*year) > kFarthestYear) return std::nullopt;
    item.year = *year;
    return item;
  }
  if (item.month == 0 || phrase.has(Field::year2)) return std::nullopt;
  if (phrase.has(Field::direction)) {
    if (phrase.maybe(Field::unit) != static_cast<std::int64_t>(Unit::year)) return std::nullopt;
    item.kind = StoryItem::Kind::to_month;
    item.step = phrase.get(Field::direction);
    return item;
  }
  item.kind = StoryItem::Kind::month;
  item.season = phrase.has(Field::season);
  return item;
}

// Needs to know where the story is.
bool asks(const Phrase& phrase) {
  switch (phrase.sense()) {
    case Sense::calendar:
    case Sense::feast:
      return !phrase.complete();
    case Sense::offset:
    case Sense::same:
    case Sense::since:
      return true;
    case Sense::reference:
      return phrase.get(Field::reference) == static_cast<std::int64_t>(phrase::Reference::period);
    case Sense::part:
    case Sense::duration:
    case Sense::set:
    case Sense::nothing:
      break;
  }
  return false;
}

// So many dates after the last phrase that asks may still say which way the story went.
constexpr std::size_t kAfter = 40;

// How many phrases the story's line is followed for.
std::size_t asked_of(const std::vector<Phrase>& phrases) {
  std::size_t count = phrases.size();
  while (count > 0 && !asks(phrases[count - 1])) --count;
  return count == 0 ? 0 : std::min(count + kAfter, phrases.size());
}

}  // namespace

std::vector<Turn> follow(const story::Text& text, const std::vector<Phrase>& phrases) {
  std::vector<Turn> turns(phrases.size());
  const std::size_t asked = asked_of(phrases);
  std::vector<StoryItem> items;
  items.reserve(asked);
  Surroundings around(text.content);
  for (std::size_t i = 0; i < asked; ++i) {
    auto item = item_of(phrases[i]);
    // "Two years ago" is said by somebody in the story.
    turns[i].aside = phrases[i].maybe(Field::anchor) == static_cast<std::int64_t>(phrase::Anchor::now);
    if (!item) continue;
    const std::size_t at = phrases[i].begin, before = items.empty() ? 0 : phrases[items.back().phrase].end;
    item->phrase = i;
    item->opens = around.break_between(before, at);
    item->goes_on = !items.empty() && at - before < 8;
    around.go_to(at);
    item->bracket = around.in_bracket();
    item->heading = around.in_heading();
    items.push_back(*item);
  }
  if (items.empty()) return turns;
  const std::vector<StoryStep> steps = story_path(items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Turn& turn = turns[items[i].phrase];
    if (items[i].kind == StoryItem::Kind::month) turn.year = steps[i].year;
    turn.aside = steps[i].aside;
  }
  return turns;
}

}  // namespace thisday::read

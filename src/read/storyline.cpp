#include "read/storyline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace thisday::read {
namespace {

using phrase::Field;
using phrase::Phrase;
using phrase::Sense;
using phrase::Unit;

constexpr std::size_t kBeam = 8;
constexpr double kHopeless = 4;     // dearer than the cheapest way by so much, a way is given up
constexpr std::size_t kAhead = 2;   // full dates to come whose years are tried,
constexpr std::size_t kReach = 40;  // if they are among so many items;
constexpr std::size_t kBehind = 3;  // and those that were told last

// The costs of jumps, told apart on accounts of wars; only their ratios matter.
constexpr double kBackInYear = 0.5;
constexpr double kIntoNextYear = 0.7;  // without the turn of a year between autumn and spring
constexpr double kOtherYear = 1.1;     // a month of another year than the story's or the next
constexpr double kLongForward = 0.35;  // half a year and more
constexpr double kFullBack = 1.0;      // a full date before the story's time
constexpr double kFullFar = 0.25;      // a full date two years and more ahead
constexpr double kPerYear = 0.12;
constexpr double kAside = 1.2;         // a full date that does not move the story
constexpr double kYearAside = 0.9;     // one of year precision
constexpr double kBracketAside = 0.4;  // in brackets
constexpr double kMonthAside = 0.6;    // besides its jump: a month without a year that does not move the story

constexpr double kSeasonAside = 0.1;

struct Item {
  enum class Kind { full, month, step, to_month } kind = Kind::full;
  std::size_t phrase = 0;
  std::int64_t year = 0;  // of a full date
  int month = 0;          // 1 to 12; 0 for a year
  std::int64_t step = 0;  // in months, or in years of to_month
  bool whole_years = false;
  bool bracket = false;
  bool heading = false;
  bool opens = false;  // the first of its paragraph: where a story that goes elsewhere says so
  bool season = false;
  bool goes_on = false;  // right after the item before it: "Eight years earlier, on 25 May"
};

struct State {
  std::int64_t time = 0;  // months
  bool known = false;     // false before the first date
  bool coarse = false;    // only the year is known
  double cost = 0;
  std::size_t parent = 0;
  std::optional<std::int64_t> year;  // given to a month
  bool aside = false;
};

std::int64_t year_of(std::int64_t time) {
  return time >= 0 ? time / 12 : -((-time + 11) / 12);
}

int month_of(const Phrase& phrase) {
  if (phrase.has(Field::month)) return static_cast<int>(phrase.get(Field::month));
  // A winter is named after the year it ends in where the story comes from the autumn before it.
  constexpr std::array<int, 4> kSeasons = {4, 7, 10, 1};
  if (phrase.has(Field::season)) return kSeasons[static_cast<std::size_t>(phrase.get(Field::season) - 1) & 3];
  if (phrase.has(Field::quarter)) return static_cast<int>(phrase.get(Field::quarter)) * 3 - 1;
  return 0;
}

std::optional<Item> item_of(const Phrase& phrase) {
  Item item;
  if (phrase.sense() == Sense::offset || phrase.sense() == Sense::same) {
    if (phrase.maybe(Field::anchor) != static_cast<std::int64_t>(phrase::Anchor::story)) return std::nullopt;
    const std::int64_t count = phrase.maybe(Field::count).value_or(0);
    if (count == phrase::kVague || count > 1000) return std::nullopt;
    item.kind = Item::Kind::step;
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
  if (phrase.sense() != Sense::calendar) return std::nullopt;
  item.month = month_of(phrase);
  if (const auto year = phrase.full_year()) {
    if (std::abs(*year) > kFarthestYear) return std::nullopt;
    item.year = *year;
    return item;
  }
  if (item.month == 0 || phrase.has(Field::year2)) return std::nullopt;
  if (phrase.has(Field::direction)) {
    if (phrase.maybe(Field::unit) != static_cast<std::int64_t>(Unit::year)) return std::nullopt;
    item.kind = Item::Kind::to_month;
    item.step = phrase.get(Field::direction);
    return item;
  }
  item.kind = Item::Kind::month;
  item.season = phrase.has(Field::season);
  return item;
}

// A line by itself that ends no sentence.
bool in_heading(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 90;
  const std::size_t from = at > kLongest ? at - kLongest : 0;
  const std::string_view near = text.substr(from, 2 * kLongest);
  const std::size_t break_before = at == from ? std::string_view::npos : near.rfind('\n', at - from - 1);
  if (break_before == std::string_view::npos && from > 0) return false;
  const std::size_t begin = break_before == std::string_view::npos ? 0 : from + break_before + 1;
  const std::size_t end = std::min(near.find('\n', at - from), near.size()) + from;
  if (end - begin > kLongest) return false;
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t last = line.find_last_not_of(" \t\r");
  if (last == std::string_view::npos || std::string_view(".,;:!?\"").find(line[last]) != std::string_view::npos)
    return false;
  return (end == text.size() || text.substr(end, 2) == "\n\n" || begin < 2 || text[begin - 2] == '\n');
}

bool in_bracket(std::string_view text, std::size_t at) {
  for (std::size_t back = 0; back < 80 && at > back; ++back) {
    const char c = text[at - back - 1];
    if (c == '(') return true;
    if (c == ')' || c == '\n') return false;
  }
  return false;
}

class Path {
 public:
  Path(const std::vector<Item>& items) : items_(items) {}

  std::vector<std::vector<State>> run() {
    std::vector<std::vector<State>> beams;
    std::vector<State> now = {State{}};
    for (at_ = 0; at_ < items_.size(); ++at_) {
      next_.clear();
      cheapest_ = std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < now.size(); ++i) extend(now[i], i);
      prune();
      now = next_;
      beams.push_back(next_);
    }
    return beams;
  }

 private:
  void push(const State& from, std::size_t parent, double cost, std::int64_t time, bool coarse, std::int64_t year,
            bool aside) {
    State state = from;
    state.parent = parent;
    state.cost = from.cost + cost;
    state.year = year;
    state.aside = aside;
    if (!aside || !from.known) {
      state.time = time;
      state.coarse = coarse;
      state.known = true;
    }
    add(state);
  }

  void add(const State& state) {
    if (state.cost > cheapest_ + kHopeless) return;
    cheapest_ = std::min(cheapest_, state.cost);
    // One state for each place in time: the cheapest way to it.
    for (State& known : next_) {
      if (known.time != state.time || known.coarse != state.coarse || known.known != state.known) continue;
      if (state.cost < known.cost) known = state;
      return;
    }
    next_.push_back(state);
  }

  void stay(const State& from, std::size_t parent, bool aside) {
    State state = from;
    state.parent = parent;
    state.year.reset();
    state.aside = aside;
    add(state);
  }

  void extend(const State& from, std::size_t parent) {
    const Item& item = items_[at_];
    switch (item.kind) {
      case Item::Kind::full:
        full(from, parent, item);
        break;
      case Item::Kind::month:
        month(from, parent, item);
        break;
      case Item::Kind::step:
        if (!from.known || item.step < 0)
          stay(from, parent, true);
        else
          push(from, parent, 0, from.time + item.step, item.whole_years || from.coarse, 0, false);
        break;
      case Item::Kind::to_month: {
        if (!from.known) return stay(from, parent, false);
        const std::int64_t year = year_of(from.time) + item.step;
        push(from, parent, item.step < 0 ? kMonthAside / 2 : 0, year * 12 + item.month - 1, false, year, item.step < 0);
        break;
      }
    }
  }

  void full(const State& from, std::size_t parent, const Item& item) {
    const std::int64_t time = item.year * 12 + std::max(item.month, 1) - 1;
    const bool coarse = item.month == 0;
    if (!from.known) return push(from, parent, 0, time, coarse, item.year, false);
    const std::int64_t years = item.year - year_of(from.time);
    double cost = 0;
    if (years == 0) {
      if (coarse) return push(from, parent, 0, from.time, from.coarse, item.year, false);
      cost = !from.coarse && time < from.time ? kBackInYear / 3 : 0;
    } else if (years < 0) {
      cost = kFullBack + kPerYear * static_cast<double>(std::min<std::int64_t>(-years, 15));
    } else if (years > 1) {
      cost = kFullFar + kPerYear * static_cast<double>(std::min<std::int64_t>(years, 15));
    }
    if (item.heading) cost *= 0.3;
    if (item.opens && !coarse) cost *= 0.7;
    push(from, parent, cost, time, coarse, item.year, false);
    if (cost > 0 || item.bracket)
      push(from, parent, item.bracket ? kBracketAside : coarse ? kYearAside : kAside, time, coarse, item.year, true);
  }

  void month(const State& from, std::size_t parent, const Item& item) {
    if (from.known && item.goes_on && items_[at_ - 1].kind == Item::Kind::step && items_[at_ - 1].step < 0) {
      const std::int64_t year = year_of(from.time + items_[at_ - 1].step);
      return push(from, parent, 0, year * 12 + item.month - 1, false, year, true);
    }
    std::array<std::int64_t, 3 + kAhead + kBehind> years{};
    std::size_t count = 0;
    const auto try_year = [&](std::int64_t year) {
      if (std::find(years.begin(), years.begin() + count, year) == years.begin() + count) years[count++] = year;
    };
    if (from.known)
      for (const std::int64_t step : {0, 1, -1}) try_year(year_of(from.time) + step);
    std::size_t found = 0;
    for (std::size_t i = at_ + 1; i < std::min(items_.size(), at_ + kReach) && found < kAhead; ++i)
      if (items_[i].kind == Item::Kind::full) try_year(items_[i].year), ++found;
    found = 0;
    for (std::size_t i = at_; i-- > (at_ > kReach ? at_ - kReach : 0) && found < kBehind;)
      if (items_[i].kind == Item::Kind::full) try_year(items_[i].year), ++found;
    if (count == 0) return stay(from, parent, false);  // no year is told anywhere near
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t time = years[i] * 12 + item.month - 1;
      const double cost = from.known ? jump(from, time) : 0.5;
      push(from, parent, cost, time, false, years[i], false);
      if (item.season)  // "the winter offensive": told of from any time of the year
        push(from, parent, cost + kSeasonAside, time, false, years[i], true);
      else if (cost > kMonthAside)
        push(from, parent, cost * 0.5 + kMonthAside, time, false, years[i], true);
    }
  }

  static double jump(const State& from, std::int64_t time) {
    const std::int64_t years = year_of(time) - year_of(from.time);
    const auto far = [](std::int64_t n) {
      return kPerYear * static_cast<double>(std::min<std::int64_t>(std::abs(n), 15));
    };
    if (from.coarse) {
      if (years == 0) return 0;
      return years == 1 ? kIntoNextYear + kLongForward : kOtherYear + far(years);
    }
    const std::int64_t months = time - from.time;
    if (years == 0) return months >= 0 ? 0 : kBackInYear * (months < -8 ? 1.4 : 1.0);
    if (years == 1) {
      const std::int64_t now = from.time - year_of(from.time) * 12;  // 0 to 11
      const std::int64_t then = time - year_of(time) * 12;
      if (now >= 7 && then <= 4 && months <= 7) return now >= 8 || then <= 2 ? 0 : kIntoNextYear / 2;
      return months < 12 ? kIntoNextYear + (months > 6 ? kLongForward : 0) : kOtherYear;
    }
    return kOtherYear + far(years);
  }

  void prune() {
    if (next_.size() <= kBeam) return;
    std::nth_element(next_.begin(), next_.begin() + kBeam, next_.end(),
                     [](const State& a, const State& b) { return a.cost < b.cost; });
    next_.resize(kBeam);
  }

  const std::vector<Item>& items_;
  std::vector<State> next_;
  double cheapest_ = 0;  ///< of next_
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Turn> follow(const story::Text& text, const std::vector<Phrase>& phrases) {
  std::vector<Turn> turns(phrases.size());
  std::vector<Item> items;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    auto item = item_of(phrases[i]);
    // "Two years ago" is said by somebody in the story.
    turns[i].aside = phrases[i].maybe(Field::anchor) == static_cast<std::int64_t>(phrase::Anchor::now);
    if (!item) continue;
    item->phrase = i;
    const std::size_t before = items.empty() ? 0 : phrases[items.back().phrase].end;
    const std::size_t gap = phrases[i].begin - std::min(before, phrases[i].begin);
    item->opens = std::string_view(text.content).substr(before, std::min<std::size_t>(gap, 2000)).find("\n\n") !=
                  std::string_view::npos;
    item->goes_on = !items.empty() && phrases[i].begin - phrases[items.back().phrase].end < 8;
    item->bracket = in_bracket(text.content, phrases[i].begin);
    item->heading = in_heading(text.content, phrases[i].begin);
    items.push_back(*item);
  }
  if (items.empty()) return turns;
  const auto beams = Path(items).run();
  const auto& last = beams.back();
  auto state = static_cast<std::size_t>(
      std::min_element(last.begin(), last.end(), [](const State& a, const State& b) { return a.cost < b.cost; }) -
      last.begin());
  for (std::size_t i = items.size(); i-- > 0;) {
    const State& here = beams[i][state];
    Turn& turn = turns[items[i].phrase];
    if (items[i].kind == Item::Kind::month) turn.year = here.year;
    turn.aside = here.aside;
    state = here.parent;
  }
  return turns;
}

}  // namespace thisday::read

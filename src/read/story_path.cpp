#include "read/story_path.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdlib>
#include <limits>

namespace thisday::read {
namespace {

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
constexpr double kOpeningAside = 2.4;  // the first of its paragraph: there the story goes on, as far away as it may be
constexpr double kYearAside = 0.9;     // one of year precision
constexpr double kBracketAside = 0.4;  // in brackets
constexpr double kMonthAside = 0.6;    // besides its jump: a month without a year that does not move the story

constexpr double kSeasonAside = 0.1;
constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kFirstMonth = 0.5;  // before any year is known

std::int64_t year_of(std::int64_t time) {
  return time >= 0 ? time / 12 : -((-time + 11) / 12);
}

// Where one way stands.
struct State {
  std::int64_t time = 0;  // months
  double cost = 0;
  std::int64_t year = 0;  // given to a month, where it has one
  std::uint32_t parent = 0;
  bool known = false;   // false before the first date
  bool coarse = false;  // only the year is known
  bool has_year = false;
  bool aside = false;
};

// The states at one item. There are not many: a month comes from each of the ways kept to at most eight years.
class States {
 public:
  State& add() {
    assert(size_ < all_.size());
    return all_[size_++];
  }
  void clear() { size_ = 0; }
  void drop_last() { --size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  State& operator[](std::size_t i) { return all_[i]; }
  const State& operator[](std::size_t i) const { return all_[i]; }
  State* begin() { return all_.data(); }
  State* end() { return all_.data() + size_; }
  [[nodiscard]] const State* begin() const { return all_.data(); }
  [[nodiscard]] const State* end() const { return all_.data() + size_; }

 private:
  std::array<State, kBeam*(kAhead + kBehind + 4)> all_;
  std::size_t size_ = 0;
};

bool cheaper(const State& a, const State& b) {
  return a.cost < b.cost;
}

// What is kept of it: where it came from, and what it did.
struct Trace {
  std::int32_t year = 0;
  std::uint8_t parent = 0;
  bool has_year = false;
  bool aside = false;
};

class Path {
 public:
  explicit Path(const std::vector<StoryItem>& items) : items_(items) {}

  std::vector<StoryStep> run() {
    now_->add() = State();
    steps_.resize(items_.size());
    for (at_ = 0; at_ < items_.size(); ++at_) {
      next_->clear();
      cheapest_ = kNever;
      if (items_[at_].kind == StoryItem::Kind::full)
        full(*now_, items_[at_]);
      else if (items_[at_].kind == StoryItem::Kind::month)
        month(*now_, items_[at_]);
      else
        for (std::uint32_t i = 0; i < now_->size(); ++i) extend((*now_)[i], i);
      prune(*next_);
      begins_.push_back(traces_.size());
      for (const State& state : *next_) traces_.push_back(trace_of(state));
      std::swap(now_, next_);
      if (begins_.size() < most_) continue;
      settle();
      most_ = 2 * begins_.size() + kRemembered;
    }
    go_back(begins_.size(),
            static_cast<std::size_t>(std::min_element(now_->begin(), now_->end(), cheaper) - now_->begin()));
    return std::move(steps_);
  }

 private:
  // A story that has gone on by steps beyond this is no longer told in years.
  static Trace trace_of(const State& state) {
    constexpr std::int64_t kFarthest = std::numeric_limits<std::int32_t>::max();
    return {static_cast<std::int32_t>(std::clamp(state.year, -kFarthest, kFarthest)),
            static_cast<std::uint8_t>(state.parent), state.has_year, state.aside};
  }

  // The steps of the first `count` items that are remembered, from the last one's state back.
  void go_back(std::size_t count, std::size_t state) {
    for (std::size_t i = count; i-- > 0;) {
      const Trace& here = traces_[begins_[i] + state];
      StoryStep& step = steps_[settled_ + i];
      if (here.has_year) step.year = here.year;
      step.aside = here.aside;
      state = here.parent;
    }
  }

  // Ways that came from one state have the same steps up to there: these are settled, and forgotten.
  void settle() {
    std::uint32_t alive = (1U << now_->size()) - 1;
    std::size_t count = begins_.size();
    for (; count > 0 && !std::has_single_bit(alive); --count) {
      std::uint32_t parents = 0;
      for (; alive != 0; alive &= alive - 1)
        parents |= 1U << traces_[begins_[count - 1] + static_cast<std::size_t>(std::countr_zero(alive))].parent;
      alive = parents;
    }
    if (count == 0) return;
    go_back(count, static_cast<std::size_t>(std::countr_zero(alive)));
    const std::size_t kept = count < begins_.size() ? begins_[count] : traces_.size();
    traces_.erase(traces_.begin(), traces_.begin() + static_cast<std::ptrdiff_t>(kept));
    begins_.erase(begins_.begin(), begins_.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t& begin : begins_) begin -= kept;
    settled_ += count;
  }

  void push(const State& from, std::uint32_t parent, double cost, std::int64_t time, bool coarse, std::int64_t year,
            bool aside) {
    if (hopeless(from.cost + cost)) return;
    State state{from.time, from.cost + cost, year, parent, from.known, from.coarse, true, aside};
    if (!aside || !from.known) {
      state.time = time;
      state.coarse = coarse;
      state.known = true;
    }
    add(state);
  }

  void stay(const State& from, std::uint32_t parent, bool aside) {
    if (hopeless(from.cost)) return;
    add({from.time, from.cost, 0, parent, from.known, from.coarse, false, aside});
  }

  [[nodiscard]] bool hopeless(double cost) const { return cost > cheapest_ + kHopeless; }

  void add(const State& state) {
    cheapest_ = std::min(cheapest_, state.cost);
    // One state for each place in time: the cheapest way to it.
    for (State& known : *next_) {
      if (known.time != state.time) continue;
      if (known.coarse != state.coarse || known.known != state.known) continue;
      if (state.cost < known.cost) known = state;
      return;
    }
    next_->add() = state;
  }

  void extend(const State& from, std::uint32_t parent) {
    const StoryItem& item = items_[at_];
    switch (item.kind) {
      case StoryItem::Kind::full:
      case StoryItem::Kind::month:
        break;  // from all states at once
      case StoryItem::Kind::step:
        if (!from.known || item.step < 0)
          stay(from, parent, true);
        else
          push(from, parent, 0, from.time + item.step, item.whole_years || from.coarse, 0, false);
        break;
      case StoryItem::Kind::to_month: {
        if (!from.known) return stay(from, parent, false);
        const std::int64_t year = year_of(from.time) + item.step;
        push(from, parent, item.step < 0 ? kMonthAside / 2 : 0, year * 12 + item.month - 1, false, year, item.step < 0);
        break;
      }
    }
  }

  // A full date: the story comes there, by the cheapest way; or tells of it from where it is.
  void full(const States& now, const StoryItem& item) {
    const std::int64_t time = item.year * 12 + std::max(item.month, 1) - 1;
    const bool coarse = item.month == 0;
    std::array<FullStep, kBeam> steps;
    double cost = kNever;
    std::uint32_t parent = 0;
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      steps[i] = full_step(now[i], item, time);
      cheapest_ = std::min({cheapest_, steps[i].there, steps[i].here});
      if (steps[i].there >= cost) continue;
      cost = steps[i].there;
      parent = i;
    }
    if (cost < kNever) move_to(next_->add(), time, cost, coarse, item.year, parent);
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      const State& from = now[i];
      if (steps[i].here == kNever || hopeless(steps[i].here)) continue;
      // The states are at different places; only the date's own can be met twice.
      const bool met = cost < kNever && from.time == time && from.coarse == coarse;
      if (met && steps[i].here >= cost) continue;
      State& here = met ? (*next_)[0] : next_->add();
      move_to(here, from.time, steps[i].here, from.coarse, item.year, i);
      here.aside = steps[i].aside;
    }
  }

  // Field by field: put together elsewhere and copied, it would be read before it is written.
  static void move_to(State& state, std::int64_t time, double cost, bool coarse, std::int64_t year,
                      std::uint32_t parent) {
    state.time = time;
    state.cost = cost;
    state.year = year;
    state.parent = parent;
    state.known = state.has_year = true;
    state.coarse = coarse;
    state.aside = false;
  }

  // What it costs a state to come to a full date, and to stay where it is; infinite where that cannot be.
  struct FullStep {
    double there = kNever;
    double here = kNever;
    bool aside = true;
  };
  static FullStep full_step(const State& from, const StoryItem& item, std::int64_t time) {
    FullStep step;
    const bool coarse = item.month == 0;
    const std::int64_t years = item.year - year_of(from.time);
    double cost = 0;
    if (!from.known) {
      step.there = from.cost;
      return step;
    }
    if (years == 0) {
      if (coarse) {  // its own year
        step.here = from.cost;
        step.aside = false;
        return step;
      }
      cost = !from.coarse && time < from.time ? kBackInYear / 3 : 0;
    } else if (years < 0) {
      cost = kFullBack + kPerYear * static_cast<double>(std::min<std::int64_t>(-years, 15));
    } else if (years > 1) {
      cost = kFullFar + kPerYear * static_cast<double>(std::min<std::int64_t>(years, 15));
    }
    if (item.heading) cost *= 0.3;
    if (item.opens && !coarse) cost *= 0.7;
    step.there = from.cost + cost;
    if (cost > 0 || item.bracket)
      step.here = from.cost + (item.bracket ? kBracketAside
                               : coarse     ? kYearAside
                               : item.opens ? kOpeningAside
                                            : kAside);
    return step;
  }

  // A month without a year: of the year that the story is in, of those beside it, or of one told of nearby.
  void month(const States& now, const StoryItem& item) {
    landings_.clear();
    asides_.clear();
    find_years_nearby();
    const bool after_step = item.goes_on && items_[at_ - 1].kind == StoryItem::Kind::step && items_[at_ - 1].step < 0;
    for (std::uint32_t i = 0; i < now.size(); ++i) {
      const State& from = now[i];
      if (from.known && after_step) {
        const std::int64_t year = year_of(from.time + items_[at_ - 1].step);
        push(from, i, 0, year * 12 + item.month - 1, false, year, true);
        continue;
      }
      if (!from.known && nearby_.empty()) {  // no year is told anywhere near
        stay(from, i, false);
        continue;
      }
      State aside{from.time, kNever, 0, i, true, from.coarse, true, true};
      if (from.known)
        for (const std::int64_t step : {0, 1, -1}) try_year(from, i, landing(year_of(from.time) + step), item, aside);
      for (const std::int64_t year : nearby_) try_year(from, i, landing(year), item, aside);
      if (aside.cost < kNever) asides_.push_back(aside);
    }
    for (const Landing& there : landings_)
      if (!hopeless(there.cost))
        add({there.year * 12 + item.month - 1, there.cost, there.year, there.parent, true, false, true, false});
    for (const State& aside : asides_)
      if (!hopeless(aside.cost)) add(aside);
  }

  // A year that a month may be of, and the cheapest way there.
  struct Landing {
    std::int64_t year = 0;
    double cost = kNever;
    std::uint32_t parent = 0;
  };
  Landing& landing(std::int64_t year) {
    for (Landing& known : landings_)
      if (known.year == year) return known;
    return landings_.emplace_back(Landing{year});
  }

  void find_years_nearby() {
    nearby_.clear();
    std::size_t found = 0;
    for (std::size_t i = at_ + 1; i < std::min(items_.size(), at_ + kReach) && found < kAhead; ++i)
      if (items_[i].kind == StoryItem::Kind::full) nearby_.push_back(items_[i].year), ++found;
    found = 0;
    for (std::size_t i = at_; i-- > (at_ > kReach ? at_ - kReach : 0) && found < kBehind;)
      if (items_[i].kind == StoryItem::Kind::full) nearby_.push_back(items_[i].year), ++found;
  }

  void try_year(const State& from, std::uint32_t parent, Landing& there, const StoryItem& item, State& aside) {
    const double cost = from.known ? jump(from, there.year * 12 + item.month - 1) : kFirstMonth;
    cheapest_ = std::min(cheapest_, from.cost + cost);
    if (from.cost + cost < there.cost) {
      there.cost = from.cost + cost;
      there.parent = parent;
    }
    // "The winter offensive" is told of from any time of the year.
    if (!from.known || (!item.season && cost <= kMonthAside)) return;
    const double beside = from.cost + (item.season ? cost + kSeasonAside : cost * 0.5 + kMonthAside);
    if (beside >= aside.cost) return;
    aside.cost = beside;
    aside.year = there.year;
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

  // The cheapest few stay.
  static void prune(States& states) {
    if (states.size() > kBeam + 1) std::nth_element(states.begin(), states.begin() + kBeam, states.end(), cheaper);
    if (states.size() == kBeam + 1) *std::max_element(states.begin(), states.end(), cheaper) = states[kBeam];
    while (states.size() > kBeam) states.drop_last();
  }

  const std::vector<StoryItem>& items_;
  static constexpr std::size_t kRemembered = 1024;
  std::size_t most_ = kRemembered;  ///< items that are remembered before those that are decided are forgotten
  std::vector<StoryStep> steps_;
  std::size_t settled_ = 0;          ///< so many of them are known
  std::vector<Trace> traces_;        ///< of the items after them, one after the other
  std::vector<std::size_t> begins_;  ///< where those of each begin
  States first_, second_;
  States *now_ = &first_, *next_ = &second_;
  double cheapest_ = 0;  ///< of the next
  std::vector<State> asides_;
  std::vector<std::int64_t> nearby_;  ///< the years told of around a month
  std::vector<Landing> landings_;     ///< of a month
  std::size_t at_ = 0;
};

}  // namespace

std::vector<StoryStep> story_path(const std::vector<StoryItem>& items) {
  return Path(items).run();
}

}  // namespace thisday::read

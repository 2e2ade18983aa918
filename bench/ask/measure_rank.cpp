// Does ranking lead with what independent editors chose?
//
//   measure_rank [--year YEAR] [--seed SEED] DAYS… -- CALENDARS…
//
// A library is made of DAYS alone. What CALENDARS (BSD's calendar files) also have is worth showing: matched as merging
// does, of the same kind and day. For each day that has any, the events are put in order by rank, as the page does, and
// by year, by length, and by how many links they have; counted is how many of the worthy are in the first 5 and 10.
// With a seed, the days are cut in two halves, which are counted by themselves: one for setting weights, and one that
// tells whether they are any good.

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ask/library.hpp"
#include "bench/ask/days.hpp"
#include "keep/match.hpp"
#include "keep/store.hpp"

namespace {

using namespace thisday;
using ask::DayEvent;
using Paths = std::vector<std::string>;

keep::Telling telling_of(const story::Event& event, std::int64_t source) {
  keep::Telling telling = keep::telling_of({.kind = event.kind,
                                            .calendar = event.date->calendar(),
                                            .span = event.date->span(),
                                            .headline = event.headline,
                                            .quote = event.evidence.front().quote});
  telling.source = source;
  telling.work = source;
  return telling;
}

/// The names of the events that an event of the calendars is told of, too.
std::set<std::string> worthy(const keep::Store& store, const std::vector<bench::Told>& calendars) {
  std::set<std::string> names;
  std::size_t dated = 0;
  for (const bench::Told& calendar : calendars) {
    for (const story::Event& event : calendar.events) {
      const auto span = event.date ? event.date->span() : std::nullopt;
      if (!span || !span->earliest || span->earliest != span->latest) continue;
      ++dated;
      const keep::Telling told = telling_of(event, 1);
      const auto others = store.overlapping(*span);
      if (!others) continue;
      for (const story::Event& other : *others) {
        if (!other.date || other.kind != event.kind || other.date->span() != span) continue;
        if (keep::score(told, telling_of(other, 2)) >= keep::kMatch) names.insert(other.id.value);
      }
    }
  }
  fmt::print("{} dated events in the calendars, {} events of the library are worthy\n", dated, names.size());
  return names;
}

struct Count {
  std::size_t five = 0;
  std::size_t ten = 0;
};

class Measure {
 public:
  using Key = std::function<double(const DayEvent&)>;

  Measure(const ask::Library& library, std::set<std::string> worthy, std::int64_t year)
      : library_(library), worthy_(std::move(worthy)), year_(year) {}

  /// Days of which half count: 0 or 1; none: all.
  void run(std::string_view what, std::optional<story::Kind> kind, std::optional<int> half, unsigned seed) {
    std::mt19937 random(seed);
    std::map<std::string, Count> counts;
    std::size_t all = 0;
    const auto links = [](const DayEvent& found) {
      std::size_t count = found.event.links.size();
      for (const auto& evidence : found.event.evidence) count += evidence.links.size();
      return static_cast<double>(count);
    };
    const auto length = [](const DayEvent& found) { return static_cast<double>(found.event.headline.size()); };
    const auto time = [](const DayEvent& found) { return static_cast<double>(found.year.value_or(9999)); };
    const std::vector<std::pair<std::string, Key>> others = {
        {"oldest first", [&](const DayEvent& e) { return -time(e); }},
        {"latest first", time},
        {"longest first", length},
        {"shortest first", [&](const DayEvent& e) { return -length(e); }},
        {"most links first", links},
        {"fewest links first", [&](const DayEvent& e) { return -links(e); }}};
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const int drawn = static_cast<int>(random() >> 16 & 1);
        if (half && drawn != *half) continue;
        ask::DayQuestion question{.month = month, .day = day, .year = year_, .leap_day = ask::LeapDay::skip};
        question.kind = kind;
        auto answer = library_.on(question);
        if (!answer) continue;
        all += static_cast<std::size_t>(std::count_if(answer->events.begin(), answer->events.end(), [&](const auto& e) {
          return worthy_.contains(e.event.id.value);
        }));
        for (const auto& [name, key] : others) {
          std::stable_sort(answer->events.begin(), answer->events.end(),
                           [&key](const DayEvent& a, const DayEvent& b) { return key(a) > key(b); });
          count(answer->events, counts[name]);
        }
        question.order = ask::DayQuestion::Order::rank;
        question.limit = 10;
        const auto ranked = library_.on(question);
        if (ranked) count(ranked->events, counts["rank"]);
      }
    }
    print(what, all, counts);
  }

 private:
  void count(const std::vector<DayEvent>& events, Count& count) const {
    for (std::size_t i = 0; i < std::min<std::size_t>(events.size(), 10); ++i) {
      if (!worthy_.contains(events[i].event.id.value)) continue;
      ++count.ten;
      if (i < 5) ++count.five;
    }
  }

  static void print(std::string_view what, std::size_t all, const std::map<std::string, Count>& counts) {
    const auto percent = [&](std::size_t part) {
      return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
    };
    Count best;
    for (const auto& [name, count] : counts) {
      if (name == "rank") continue;
      best.five = std::max(best.five, count.five);
      best.ten = std::max(best.ten, count.ten);
    }
    fmt::print("\n{}: {} worthy\n", what, all);
    for (const auto& [name, count] : counts)
      fmt::print("  {:<19} {:5.1f} % in the first 5   {:5.1f} % in the first 10\n", name, percent(count.five),
                 percent(count.ten));
    const auto times = [](std::size_t a, std::size_t b) {
      return static_cast<double>(a) / static_cast<double>(std::max<std::size_t>(b, 1));
    };
    const Count rank = counts.at("rank");
    fmt::print("  rank is {:.2f} times the best of the others in the first 5, {:.2f} times in the first 10\n",
               times(rank.five, best.five), times(rank.ten, best.ten));
  }

  const ask::Library& library_;
  std::set<std::string> worthy_;
  std::int64_t year_;
};

}  // namespace

int main(int argc, char** argv) {
  std::pair<Paths, Paths> paths;
  std::int64_t year = 2026;
  std::optional<unsigned> seed;
  bool calendars = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--")
      calendars = true;
    else if (argument == "--year" && i + 1 < argc)
      year = std::atoll(argv[++i]);
    else if (argument == "--seed" && i + 1 < argc)
      seed = static_cast<unsigned>(std::atoi(argv[++i]));
    else
      (calendars ? paths.second : paths.first).push_back(argument);
  }
  std::string folder = (std::filesystem::temp_directory_path() / "thisday-bench-XXXXXX").string();
  if (!::mkdtemp(folder.data())) return 2;
  const std::string path = folder + "/library.db";
  std::set<std::string> names;
  {
    auto store = keep::Store::open(path, keep::Store::Mode::create);
    if (!store) return 2;
    for (const bench::Told& told : bench::read_all(paths.first)) {
      if (!(*store)->begin(told.source)) return 2;
      for (const story::Event& event : told.events) static_cast<void>((*store)->add(event).ok());
      if (!(*store)->commit()) return 2;
    }
    fmt::print("{} events in the library\n", (*store)->event_count());
    names = worthy(**store, bench::read_all(paths.second));
  }
  const auto library = ask::Library::open(path);
  if (!library) return 2;
  Measure measure(*library, std::move(names), year);
  const auto run = [&](const std::string& of, std::optional<int> half) {
    measure.run("whole days" + of, {}, half, seed.value_or(0));
    measure.run("events" + of, story::Kind::event, half, seed.value_or(0));
    measure.run("births" + of, story::Kind::birth, half, seed.value_or(0));
    measure.run("deaths" + of, story::Kind::death, half, seed.value_or(0));
  };
  run("", {});
  if (seed) run(", the half that weights are set by", 0);
  if (seed) run(", the other half", 1);
  std::filesystem::remove_all(folder);
  return 0;
}

// How well are two lists merged by words, names and dates alone? Scored against what their links say.
//
//   measure [--show N] LIST… -- OTHER…
//
// Reads both with the readers of gather, hides all links, and scores each pair of one record of a LIST and one of an
// OTHER whose dates allow that they are the same. Of pairs with links on both sides, those that share the link which
// names the record are the same. But on two days two things can happen to what a link names (Apollo 13 rises, and is
// wrecked): of events of different days it says nothing unless they are merged.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/file.hpp"
#include "gather/gather.hpp"
#include "keep/match.hpp"

namespace {

using namespace thisday;

class Records : public gather::Handler {
 public:
  void source(const story::Source&) override {}
  void event(story::Event event) override { events.push_back(std::move(event)); }
  void article(story::Entry, story::Text) override {}
  void refuse(gather::Refusal) override {}

  std::vector<story::Event> events;
};

struct Item {
  const story::Event* event = nullptr;
  keep::Telling telling;
  std::vector<std::string> links;
};

std::vector<Item> items(const Records& records, std::int64_t source) {
  std::vector<Item> all;
  for (const story::Event& event : records.events) {
    if (!event.date || !event.date->span() || !event.date->span()->earliest) continue;
    const story::Evidence& why = event.evidence.front();
    Item item{&event,
              keep::telling_of({.kind = event.kind,
                                .calendar = event.date->calendar(),
                                .span = event.date->span(),
                                .headline = event.headline,
                                .quote = why.quote}),
              event.links};
    item.telling.source = source;
    for (const story::Link& link : why.links) item.links.push_back(link.target);
    all.push_back(std::move(item));
  }
  return all;
}

/// The same title in any language: people are called so, and most else is not.
bool same_article(std::string_view a, std::string_view b) {
  const auto title = [](std::string_view link) {
    return link.substr(std::min(link.find_last_of(':') + 1, link.size()));
  };
  return a == b || (a.starts_with("wikipedia:") && b.starts_with("wikipedia:") && title(a) == title(b));
}

/// Whether the links say that two are the same: each side has some, and one side's own article is among the other's.
bool linked(const Item& a, const Item& b) {
  const auto has = [](const Item& item, const std::string& link) {
    return std::any_of(item.links.begin(), item.links.end(), [&](const auto& its) { return same_article(its, link); });
  };
  const bool person = a.event->kind == story::Kind::birth || a.event->kind == story::Kind::death;
  if (person) return has(a, b.links.front()) || has(b, a.links.front());
  return (a.links.size() == 1 && has(b, a.links.front())) || (b.links.size() == 1 && has(a, b.links.front()));
}

bool one_date(const Item& a, const Item& b) {
  const keep::DateRelation dates = keep::relation(a.telling, b.telling);
  return dates == keep::DateRelation::same || dates == keep::DateRelation::old_style;
}

struct Count {
  int right = 0;
  int wrong = 0;
  int missed = 0;
};

void show(std::string_view what, double score, const Item& a, const Item& b) {
  fmt::print("{} {:.2f}  {} {}\n", what, score, a.event->date->as_written().str(), a.event->headline.substr(0, 110));
  if (a.event->evidence.front().quote != a.event->headline)
    fmt::print("            {}\n", a.event->evidence.front().quote.substr(0, 150));
  fmt::print("            {} {}\n", b.event->date->as_written().str(), b.event->evidence.front().quote.substr(0, 260));
}

}  // namespace

int main(int argc, char** argv) {
  Records lists[2];
  int side = 0;
  int shown = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--") {
      side = 1;
    } else if (argument == "--show") {
      shown = std::atoi(argv[++i]);
    } else {
      const auto bytes = read_file(argument);
      if (!bytes) {
        fmt::print(stderr, "{}\n", bytes.error().message);
        return 2;
      }
      const gather::Input input{argument, *bytes};
      const auto format = gather::detect(input);
      if (!format || !gather::read(input, *format, lists[side])) fmt::print(stderr, "{}: not read\n", argument);
    }
  }
  const auto left = items(lists[0], 1);
  const auto right = items(lists[1], 2);
  std::multimap<std::int64_t, const Item*> by_day;
  for (const Item& item : right) by_day.emplace(item.telling.span->earliest->rata_die, &item);

  std::map<std::string_view, Count> counts;
  int shown_now = 0;
  for (const Item& a : left) {
    if (a.links.empty()) continue;
    const std::int64_t day = a.telling.span->earliest->rata_die;
    const auto from = by_day.lower_bound(day - 14);
    const auto to = by_day.upper_bound(day + 14);
    for (auto at = from; at != to; ++at) {
      const Item& b = *at->second;
      if (b.links.empty() || a.event->kind != b.event->kind) continue;
      if (keep::relation(a.telling, b.telling) == keep::DateRelation::apart) continue;
      const bool truth = linked(a, b);
      const double score = keep::score(a.telling, b.telling);
      const bool said = score >= keep::kMatch;
      if (truth && !said && a.event->kind == story::Kind::event && !one_date(a, b)) continue;
      Count& count = counts[story::name(a.event->kind)];
      count.right += truth && said;
      count.wrong += !truth && said;
      count.missed += truth && !said;
      if (truth != said && shown_now < shown) {
        ++shown_now;
        show(truth ? "missed" : "wrong ", score, a, b);
      }
    }
  }
  Count all;
  const auto line = [](std::string_view name, const Count& count) {
    const double precision = 100.0 * count.right / std::max(1, count.right + count.wrong);
    const double recall = 100.0 * count.right / std::max(1, count.right + count.missed);
    fmt::print("{:<11} {:>6} right {:>5} wrong {:>5} missed   precision {:5.1f} %   recall {:5.1f} %\n", name,
               count.right, count.wrong, count.missed, precision, recall);
  };
  for (const auto& [kind, count] : counts) {
    line(kind, count);
    all.right += count.right;
    all.wrong += count.wrong;
    all.missed += count.missed;
  }
  line("all", all);
}

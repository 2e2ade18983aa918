#include "ask/random.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "ask/on_this_day.hpp"
#include "ask/sources_of.hpp"

namespace thisday::ask {
namespace {

/// Seeds that people give lie close together; this spreads them over all numbers (splitmix64).
std::uint64_t spread(std::uint64_t seed) {
  seed += 0x9E3779B97F4A7C15U;
  seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9U;
  seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EBU;
  return seed ^ (seed >> 31);
}

/// One of the better half of a day's.
Result<std::optional<story::Event>> of_day(const keep::Store& store, const RandomQuestion& question) {
  // A year that has a 29 February, so that what stands in for it elsewhere stays out.
  DayQuestion day{.month = question.month, .day = question.day, .year = 2000, .leap_day = LeapDay::skip};
  day.kind = question.among.kind;
  day.include_sensitive = question.among.include_sensitive;
  day.order = DayQuestion::Order::rank;
  auto found = on_this_day(store, day);
  if (!found) return found.error();
  if (found->events.empty()) return std::optional<story::Event>();
  const std::size_t worthy = (found->events.size() + 1) / 2;
  return std::optional(std::move(found->events[spread(question.seed) % worthy].event));
}

}  // namespace

Result<RandomAnswer> random_event(const keep::Store& store, const RandomQuestion& question) {
  auto event = question.month != 0 ? of_day(store, question) : store.pick(question.among, spread(question.seed));
  if (!event) return event.error();
  RandomAnswer answer{*std::move(event), {}};
  if (!answer.event) return answer;
  std::set<story::SourceId> ids;
  add_source_ids(*answer.event, ids);
  auto sources = sources_of(store, ids);
  if (!sources) return sources.error();
  answer.sources = *std::move(sources);
  return answer;
}

}  // namespace thisday::ask

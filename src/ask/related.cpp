#include "ask/related.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "ask/sources_of.hpp"

namespace thisday::ask {
namespace {

using keep::Search;
using story::Event;

/// Those of its kin that lie wholly on one side of an event, as many as are asked for, in order of time: most alike,
/// then nearest.
Result<std::vector<Event>> on_one_side(const keep::Store& store, std::vector<keep::Kin> kin, const when::Span& side,
                                       const RelatedQuestion& question) {
  std::erase_if(kin, [&](const keep::Kin& each) {
    return (each.sensitive && !question.include_sensitive) || (side.earliest && each.earliest < *side.earliest) ||
           (side.latest && each.latest > *side.latest);
  });
  const auto far = [&](const keep::Kin& each) {
    return side.earliest ? each.earliest - *side.earliest : *side.latest - each.latest;
  };
  std::stable_sort(kin.begin(), kin.end(), [&](const keep::Kin& a, const keep::Kin& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : far(a) < far(b);
  });
  if (kin.size() > question.limit) kin.resize(question.limit);
  std::stable_sort(kin.begin(), kin.end(),
                   [](const keep::Kin& a, const keep::Kin& b) { return a.earliest < b.earliest; });
  std::vector<keep::Candidate> candidates;
  for (keep::Kin& each : kin) candidates.push_back(std::move(each.candidate));
  auto read = store.read(candidates);
  if (!read) return read.error();
  std::erase_if(read->events, [](const Event& event) { return event.id.value.empty(); });
  return std::move(read->events);
}

/// What else happened in the seven days around.
Result<std::vector<Event>> same_week(const keep::Store& store, const Related& about, when::DayNumber day,
                                     const RelatedQuestion& question) {
  Search search{.span = when::Span{day - 3, day + 3}};
  search.include_sensitive = question.include_sensitive;
  search.kind = story::Kind::event;
  search.limit = question.limit * 4 + 10;
  auto found = store.search(search);
  if (!found) return found.error();
  std::vector<Event> events;
  for (Event& event : found->events) {
    const auto span = event.date->span();
    if (!span->earliest || !span->latest || *span->latest - *span->earliest > 6 || event.id == about.event.id) continue;
    const auto same = [&](const Event& other) { return other.id == event.id; };
    if (std::any_of(about.led.begin(), about.led.end(), same)) continue;
    if (std::any_of(about.followed.begin(), about.followed.end(), same)) continue;
    events.push_back(std::move(event));
    if (events.size() == question.limit) break;
  }
  return events;
}

}  // namespace

Result<std::optional<Related>> related(const keep::Store& store, const story::EventId& id,
                                       const RelatedQuestion& question) {
  auto event = store.event(id);
  if (!event) return event.error();
  if (!*event) return std::optional<Related>();
  Related answer{**std::move(event), {}, {}, {}, {}};
  const auto span = answer.event.date ? answer.event.date->span() : std::nullopt;
  if (span && span->earliest && span->latest) {
    const auto kin = store.kin(id);
    if (!kin) return kin.error();
    auto led = on_one_side(store, *kin, {{}, *span->earliest - 1}, question);
    if (!led) return led.error();
    answer.led = *std::move(led);
    auto followed = on_one_side(store, *kin, {*span->latest + 1, {}}, question);
    if (!followed) return followed.error();
    answer.followed = *std::move(followed);
    auto then = same_week(store, answer, *span->earliest, question);
    if (!then) return then.error();
    answer.then = *std::move(then);
  }
  std::set<story::SourceId> ids;
  add_source_ids(answer.event, ids);
  for (const auto* events : {&answer.led, &answer.followed, &answer.then})
    for (const Event& each : *events) add_source_ids(each, ids);
  auto sources = sources_of(store, ids);
  if (!sources) return sources.error();
  answer.sources = *std::move(sources);
  return std::optional(std::move(answer));
}

}  // namespace thisday::ask

#include "ask/related.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ask/sources_of.hpp"

namespace thisday::ask {
namespace {

using keep::Search;
using story::Event;

/// Quotation marks keep the words of a name together.
std::string together(const std::string& name) {
  std::string words = "\"";
  for (const char c : name)
    if (c != '"') words += c;
  return words + '"';
}

/// Questions that find what is told of the same parties, then of the same subjects.
std::vector<Search> about_the_same(const Event& event) {
  std::vector<Search> all;
  for (const std::string& party : event.parties) all.push_back({.words = together(party)});
  for (const std::string& subject : event.subjects) all.push_back({.subject = subject});
  return all;
}

std::optional<when::DayNumber> first_day(const Event& event) {
  const auto span = event.date ? event.date->span() : std::nullopt;
  return span ? span->earliest : std::nullopt;
}

/// The events of a span that are about the same; those that share most first.
Result<std::vector<Event>> about_the_same(const keep::Store& store, const Event& event, const when::Span& span,
                                          const RelatedQuestion& question) {
  struct Found {
    Event event;
    std::size_t shared = 0;
  };
  std::vector<Found> found;
  for (Search search : about_the_same(event)) {
    search.span = span;
    search.include_sensitive = question.include_sensitive;
    auto answer = store.search(search);
    if (!answer) return answer.error();
    for (Event& each : answer->events) {
      if (each.id == event.id || !each.date || !each.date->span() || !first_day(each)) continue;
      // It lies wholly on this side, not around the event.
      const when::Span days = *each.date->span();
      if (span.earliest && *days.earliest < *span.earliest) continue;
      if (span.latest && (!days.latest || *days.latest > *span.latest)) continue;
      const auto known =
          std::find_if(found.begin(), found.end(), [&](const Found& other) { return other.event.id == each.id; });
      if (known != found.end())
        ++known->shared;
      else
        found.push_back({std::move(each), 1});
    }
  }
  const auto day = first_day(event);
  const auto far = [&](const Found& each) {
    const std::int64_t days = *first_day(each.event) - *day;
    return days < 0 ? -days : days;
  };
  std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
    return a.shared != b.shared ? a.shared > b.shared : far(a) < far(b);
  });
  if (found.size() > question.limit) found.resize(question.limit);
  std::stable_sort(found.begin(), found.end(),
                   [&](const Found& a, const Found& b) { return *first_day(a.event) < *first_day(b.event); });
  std::vector<Event> events;
  for (Found& each : found) events.push_back(std::move(each.event));
  return events;
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
    auto led = about_the_same(store, answer.event, {{}, *span->earliest - 1}, question);
    if (!led) return led.error();
    answer.led = *std::move(led);
    auto followed = about_the_same(store, answer.event, {*span->latest + 1, {}}, question);
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
